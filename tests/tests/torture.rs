//! A store that was cut, flipped, halved, killed or fought over changes nothing that a program does.
//!
//! Damage is seeded, so that a failure repeats: the message says what was done to which file.

use rekindle_tests::cases::{self, Case};
use rekindle_tests::session::{Session, complaint, number, text};
use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::OnceLock;
use std::time::Duration;

/// Programs that leave units of many kinds.
const PROGRAMS: [&str; 4] = ["mandelbrot", "os_sim", "word_freq", "closures"];
/// Places of damage in each file of the store.
const PLACES: usize = 8;
/// Of the form of a pack, as `profiles/src/pack.rs` draws it.
const PACK_HEADER_BYTES: usize = 48;
const PACK_ENTRY_BYTES: usize = 88;

/// Numbers that look random and are always the same.
struct Noise(u64);

impl Noise {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }
}

/// A session whose store can be put back to what two runs of each program left, LLVM's code included.
struct Filled {
    session: Session,
    cases: Vec<Case>,
    /// Every file of the store, which is there now, and its bytes.
    files: Vec<(PathBuf, Vec<u8>)>,
}

fn filled() -> Filled {
    // Every test begins with the same store: it is filled once.
    static FILES: OnceLock<Vec<(PathBuf, Vec<u8>)>> = OnceLock::new();
    let tests = rekindle_tests::repository().join("tests/py");
    let mut cases = cases::programs(&tests, &["tiny"]);
    cases.retain(|case| {
        PROGRAMS
            .iter()
            .any(|p| case.name == format!("programs/{p}.tiny"))
    });
    assert_eq!(cases.len(), PROGRAMS.len());
    let relative = FILES.get_or_init(|| {
        let session = Session::new();
        for case in cases.iter().chain(&cases) {
            check(&session, case, &["tier=2"], "while the store is filled");
        }
        // Runs as short as these leave the database to others: a command opens it.
        let store = session.store();
        let store = store.to_str().expect("text");
        for act in [
            ["profile", "export", "--store", store, "--output", "all.rkp"].as_slice(),
            &["profile", "import", "--store", store, "all.rkp"],
        ] {
            let output = session.run(act);
            assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
        }
        assert!(session.store().join("db").is_dir());
        let path = |path: &PathBuf| path.strip_prefix(session.store()).expect("below").into();
        let files = files_below(&session.store()).into_iter();
        files
            .map(|file| (path(&file), fs::read(&file).expect("readable")))
            .collect()
    });
    let session = Session::new();
    let files = relative.iter();
    let files = files.map(|(path, bytes)| (session.store().join(path), bytes.clone()));
    let filled = Filled {
        files: files.collect(),
        session,
        cases,
    };
    filled.restore();
    filled
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() {
            files.extend(files_below(&entry.path()));
        } else {
            files.push(entry.path());
        }
    }
    files.sort();
    files
}

/// The program does what it always does; what it says of itself.
fn check(session: &Session, case: &Case, options: &[&str], place: &str) -> Json {
    let words: Vec<&str> = case.argument.iter().map(String::as_str).collect();
    let (output, stats) = session.measured(options, &case.file, &words);
    let (name, message) = (&case.name, complaint(&output));
    assert_eq!(message, case.err, "{name}, {place}");
    assert_eq!(output.status.code(), Some(case.status), "{name}, {place}");
    assert_eq!(text(&output).as_bytes(), case.out, "{name}, {place}");
    stats
}

impl Filled {
    /// Puts the store back as it was.
    fn restore(&self) {
        let _ = fs::remove_dir_all(self.session.store());
        for (path, bytes) in &self.files {
            let folder = path.parent().expect("below the store");
            fs::create_dir_all(folder).expect("made");
            fs::write(path, bytes).expect("written");
        }
        private(&self.session.store());
    }

    /// Runs two of the programs, in turn, on the store as it is, and once more on what that left.
    fn check(&self, turn: usize, place: &str) {
        for run in 0..2 {
            let case = &self.cases[(turn + run) % self.cases.len()];
            check(
                &self.session,
                case,
                &[],
                &format!("run {run} after {place}"),
            );
        }
    }
}

/// Only the owner may look into a store, else it is refused as a whole.
fn private(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).expect("ours");
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() {
            private(&entry.path());
        } else {
            let mode = fs::Permissions::from_mode(0o600);
            fs::set_permissions(entry.path(), mode).expect("ours");
        }
    }
}

#[test]
fn files_cut_short() {
    let store = filled();
    let mut noise = Noise(11);
    for (turn, (path, bytes)) in store.files.iter().enumerate() {
        for len in [0, bytes.len() / 2, noise.below(bytes.len())] {
            store.restore();
            fs::write(path, &bytes[..len]).expect("written");
            store.check(turn, &format!("{} was cut to {len}", path.display()));
        }
    }
}

#[test]
fn bytes_flipped() {
    let store = filled();
    let mut noise = Noise(22);
    for (turn, (path, bytes)) in store.files.iter().enumerate() {
        for n in 0..PLACES {
            // One byte, or a good part of all.
            let count = [1, 1, 3, 1 + bytes.len() / 50][n % 4];
            let mut damaged = bytes.clone();
            for _ in 0..count.min(damaged.len()) {
                let at = noise.below(damaged.len());
                damaged[at] ^= 1 << noise.below(8);
            }
            store.restore();
            fs::write(path, damaged).expect("written");
            store.check(
                turn + n,
                &format!("flip {n} of {count} in {}", path.display()),
            );
        }
    }
}

#[test]
fn half_of_it_gone() {
    let store = filled();
    let mut noise = Noise(33);
    for turn in 0..PLACES {
        store.restore();
        let mut gone = Vec::new();
        for (path, _) in &store.files {
            if noise.below(2) == 0 {
                fs::remove_file(path).expect("removed");
                gone.push(path.display().to_string());
            }
        }
        store.check(turn, &format!("removing {}", gone.join(" ")));
    }
    // And whole folders.
    for (turn, name) in ["db", "packs"].iter().enumerate() {
        store.restore();
        fs::remove_dir_all(store.session.store().join(name)).expect("removed");
        store.check(turn, &format!("removing {name}"));
    }
}

#[test]
fn writers_killed() {
    let store = filled();
    let mut noise = Noise(44);
    for turn in 0..PLACES {
        let _ = fs::remove_dir_all(store.session.store());
        let case = &store.cases[turn % store.cases.len()];
        let dir = format!("store={}", store.session.store().display());
        let file = case.file.to_str().expect("plain");
        let mut command = store.session.command(&["-X", &dir, file, "tiny"]);
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        std::thread::sleep(Duration::from_micros(noise.below(60_000) as u64));
        child.kill().expect("ours to kill");
        child.wait().expect("ends");
        store.check(turn, &format!("killing writer {turn}"));
    }
}

#[test]
fn eight_processes_at_once() {
    let store = filled();
    let dir = format!("store={}", store.session.store().display());
    // On nothing, on what the first eight left, and on half of that.
    let _ = fs::remove_dir_all(store.session.store());
    for round in 0..3 {
        let children = (0..8).map(|n| {
            let case = &store.cases[n % store.cases.len()];
            let file = case.file.to_str().expect("plain");
            let mut command = store.session.command(&["-X", &dir, file, "tiny"]);
            let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
            (case, command.spawn().expect("starts"))
        });
        for (case, child) in children.collect::<Vec<_>>() {
            let output = child.wait_with_output().expect("ends");
            let place = format!("{}, round {round}", case.name);
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{place}");
            assert_eq!(output.stdout, case.out, "{place}");
            assert!(output.status.success(), "{place}");
        }
        if round == 1 {
            for path in files_below(&store.session.store()) {
                let bytes = fs::read(&path).expect("readable");
                fs::write(&path, &bytes[..bytes.len() / 2]).expect("written");
            }
        }
    }
}

/// Flips single bytes behind the table of contents of a program's pack: whatever does not load
/// any more is named, with the reason, and everything else loads.
#[test]
fn a_flipped_byte_inside_a_unit_names_the_unit() {
    let session = Session::new();
    let tests = rekindle_tests::repository().join("tests/py");
    let read = |name: &str| fs::read(tests.join("edits").join(name)).expect("readable");
    let file = session.write("program.py", read("base.py"));
    let run = |options: &[&str], place: &str| {
        let (output, stats) = session.measured(options, &file, &[]);
        assert_eq!(complaint(&output), "", "{place}");
        assert_eq!(text(&output).as_bytes(), read("base.out"), "{place}");
        assert!(output.status.success(), "{place}");
        stats
    };
    run(&["tier=2"], "first run");
    run(&["tier=2"], "second run");
    let whole = run(&["store=ro"], "undamaged");
    let loaded = |stats: &Json| (number(stats, "tier1.loaded"), number(stats, "tier2.loaded"));
    let (units, objects) = loaded(&whole);
    assert_eq!((units, objects), (4.0, 4.0), "{whole:#}");
    assert_eq!(whole["store"]["rejected"], Json::Array(Vec::new()));

    let mut packs = files_below(&session.store().join("packs"));
    // On a busy machine a run may end before its writer does, which leaves a temporary file.
    packs.retain(|path| path.extension().is_some_and(|e| e == "rkp"));
    let [pack] = &packs[..] else {
        panic!("one program has one pack: {packs:?}")
    };
    let bytes = fs::read(pack).expect("readable");
    let entries = u32::from_le_bytes(bytes[12..16].try_into().expect("four bytes"));
    let contents = PACK_HEADER_BYTES + entries as usize * PACK_ENTRY_BYTES;
    let (mut noise, mut named) = (Noise(55), BTreeSet::new());
    for n in 0..40 {
        let at = contents + noise.below(bytes.len() - contents);
        let mut damaged = bytes.clone();
        damaged[at] ^= 1 << noise.below(8);
        fs::write(pack, damaged).expect("written");
        let place = format!("flip {n} at {at}");
        let stats = run(&["store=ro"], &place);
        let rejected = stats["store"]["rejected"].as_array().expect("a list");
        let (left, compiled) = loaded(&stats);
        if (left, compiled) == (units, objects) {
            // It hit a record that this run did not need.
            assert_eq!(rejected.len(), 0, "{place}: {stats:#}");
            continue;
        }
        // A unit goes with its object; an object alone leaves its unit to tier 1.
        let lost = (units - left, objects - compiled);
        assert!(
            lost == (1.0, 1.0) || lost == (0.0, 1.0),
            "{place}: {stats:#}"
        );
        let [Json::String(line)] = &rejected[..] else {
            panic!("{place}: {stats:#}")
        };
        let (unit, reason) = line.split_once(": ").expect("a name and a reason");
        assert_eq!(reason, "checksum", "{place}");
        named.insert(unit.to_string());
    }
    assert_eq!(named.len() as f64, units, "{named:?}");
}
