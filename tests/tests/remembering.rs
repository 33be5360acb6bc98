//! What one run learned serves the next, follows edits, and never changes what a program prints.

use rekindle_tests::session::{Session, complaint, number, text};
use serde_json::Value as Json;
use std::path::{Path, PathBuf};

fn python(path: &str) -> PathBuf {
    rekindle_tests::repository().join("tests/py").join(path)
}

fn read(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(path.as_ref()).expect("readable")
}

/// The edits' base program with what was learned of it.
struct Learned {
    session: Session,
    /// A copy, so that it can be edited.
    file: PathBuf,
}

/// Units of the base program: one for each of its four functions.
const UNITS: f64 = 4.0;

fn learned() -> Learned {
    let session = Session::new();
    let file = session.write("program.py", read(python("edits/base.py")));
    let (output, stats) = session.measured(&[], &file, &[]);
    assert_eq!(
        text(&output),
        read(python("edits/base.out")),
        "{}",
        complaint(&output)
    );
    assert_eq!(number(&stats, "tier1.recorded"), UNITS, "{stats:#}");
    // What tier 2 did not get to do is done in the second run.
    session.measured(&[], &file, &[]);
    Learned { session, file }
}

/// Units that the run took from the store, whichever tier they went to.
fn loaded(stats: &Json) -> f64 {
    number(stats, "tier1.loaded")
}

#[test]
fn a_second_run_records_and_compiles_nothing() {
    let Learned { session, file } = learned();
    let (_, stats) = session.measured(&[], &file, &[]);
    assert_eq!(number(&stats, "tier1.recorded"), 0.0, "{stats:#}");
    assert_eq!(number(&stats, "tier2.compiled"), 0.0, "{stats:#}");
    assert_eq!(stats["tier2"]["llvm_loaded"], false);
    assert_eq!(stats["store"]["state"], "warm");
    assert_eq!(loaded(&stats), UNITS, "{stats:#}");
}

#[test]
fn editing_one_function_leaves_the_others_warm() {
    let Learned { session, file } = learned();
    session.write("program.py", read(python("edits/function_edited.py")));
    let (output, stats) = session.measured(&[], &file, &[]);
    assert_eq!(text(&output), read(python("edits/function_edited.out")));
    assert_eq!(loaded(&stats), UNITS - 1.0, "{stats:#}");
    assert_eq!(number(&stats, "tier1.recorded"), 1.0, "{stats:#}");
}

#[test]
fn comments_and_places_do_not_matter() {
    for edit in ["comment_edited", "function_moved"] {
        let Learned { session, file } = learned();
        session.write("program.py", read(python(&format!("edits/{edit}.py"))));
        let (output, stats) = session.measured(&[], &file, &[]);
        assert_eq!(text(&output), read(python(&format!("edits/{edit}.out"))));
        assert_eq!(loaded(&stats), UNITS, "{edit}: {stats:#}");
        assert_eq!(number(&stats, "tier1.recorded"), 0.0, "{edit}: {stats:#}");
    }
}

/// Changes every file of the store, and checks that the program does not notice.
fn damaged(damage: impl Fn(Vec<u8>) -> Vec<u8>) -> Json {
    let Learned { session, file } = learned();
    for path in files_below(&session.store()) {
        let bytes = std::fs::read(&path).expect("readable");
        std::fs::write(&path, damage(bytes)).expect("written");
    }
    let (output, stats) = session.measured(&[], &file, &[]);
    assert_eq!(text(&output), read(python("edits/base.out")));
    assert_eq!(
        (output.status.code(), complaint(&output).as_str()),
        (Some(0), "")
    );
    stats
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() {
            files.extend(files_below(&entry.path()));
        } else {
            files.push(entry.path());
        }
    }
    files
}

/// How many records the run refused, or the whole store at once.
fn refusals(stats: &Json) -> usize {
    let by_reason = stats["store"]["refused"]
        .as_object()
        .map_or(0, |reasons| reasons.len());
    let by_unit = stats["store"]["rejected"]
        .as_array()
        .map_or(0, |units| units.len());
    by_reason + by_unit + (stats["store"]["state"] != "warm") as usize
}

#[test]
fn a_truncated_store_is_refused_as_far_as_it_is_missing() {
    let stats = damaged(|mut bytes| {
        bytes.truncate(bytes.len() / 2);
        bytes
    });
    assert!(refusals(&stats) > 0, "{stats:#}");
    let stats = damaged(|_| Vec::new());
    assert_ne!(stats["store"]["state"], "warm");
}

#[test]
fn flipped_bytes_are_refused_with_a_reason() {
    // Units lie behind the table of contents: damage in the second half meets some of them.
    let stats = damaged(|mut bytes| {
        let half = bytes.len() / 2;
        for byte in bytes[half..].iter_mut().step_by(97) {
            *byte ^= 0x40;
        }
        bytes
    });
    assert!(refusals(&stats) > 0, "{stats:#}");
}

#[test]
fn half_a_store_is_as_good_as_it_is() {
    let Learned { session, file } = learned();
    for path in files_below(&session.store()).iter().step_by(2) {
        std::fs::remove_file(path).expect("removed");
    }
    let (output, _) = session.measured(&[], &file, &[]);
    assert_eq!(text(&output), read(python("edits/base.out")));
    assert_eq!(complaint(&output), "");
}

#[test]
fn eight_processes_share_a_store() {
    let session = Session::new();
    let file = session.write("program.py", read(python("edits/base.py")));
    let store = format!("store={}", session.store().display());
    let expected = read(python("edits/base.out"));
    for _ in 0..2 {
        let children: Vec<_> = (0..8)
            .map(|_| {
                let mut command = session.command(&["-X", &store, file.to_str().expect("plain")]);
                command
                    .stdout(std::process::Stdio::piped())
                    .stderr(std::process::Stdio::piped());
                command.spawn().expect("starts")
            })
            .collect();
        for child in children {
            let output = child.wait_with_output().expect("ends");
            assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
            assert_eq!(String::from_utf8_lossy(&output.stderr), "");
            assert!(output.status.success());
        }
    }
    let verified = session.run(&[
        "store",
        "verify",
        "--store",
        session.store().to_str().expect("plain"),
    ]);
    assert!(
        verified.status.success(),
        "{}{}",
        text(&verified),
        complaint(&verified)
    );
}

#[test]
fn a_store_that_is_only_read_is_not_written() {
    let session = Session::new();
    let file = session.write("program.py", read(python("edits/base.py")));
    let (_, stats) = session.measured(&["store=ro"], &file, &[]);
    assert_eq!(number(&stats, "store.written_bytes"), 0.0);
    assert!(!session.store().exists());
}

#[test]
fn a_profile_carries_what_was_learned() {
    let Learned { session, file } = learned();
    let (file_text, profile) = (file.to_str().expect("plain"), session.path("profile.rkp"));
    let (store, profile) = (session.store(), profile.to_str().expect("plain"));
    let export = session.run(&[
        "profile",
        "export",
        file_text,
        "-o",
        profile,
        "--store",
        store.to_str().expect("plain"),
    ]);
    assert!(export.status.success(), "{}", complaint(&export));
    std::fs::remove_dir_all(&store).expect("removed");
    let prewarm = session.run(&[
        "prewarm",
        file_text,
        "--profile",
        profile,
        "--store",
        store.to_str().expect("plain"),
    ]);
    assert!(prewarm.status.success(), "{}", complaint(&prewarm));
    let (output, stats) = session.measured(&[], &file, &[]);
    assert_eq!(text(&output), read(python("edits/base.out")));
    assert_eq!(number(&stats, "tier1.recorded"), 0.0, "{stats:#}");
    assert_eq!(loaded(&stats), UNITS, "{stats:#}");
}
