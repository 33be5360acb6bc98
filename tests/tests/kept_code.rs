//! Code of modules is kept between runs, and never instead of what the source says now.

use rekindle_tests::session::{Session, complaint, text};
use std::path::PathBuf;

/// A module that is long enough to be kept.
fn module(answer: &str) -> String {
    let mut source = String::from("\"\"\"A module.\"\"\"\n");
    for i in 0..60 {
        source.push_str(&format!(
            "def function_{i}(a, *b, c={i}, **d):\n    return [a, b, c, d]\n"
        ));
    }
    source.push_str(&format!("answer = {answer}\n"));
    source
}

const MAIN: &str =
    "import typing, shop\nprint(shop.answer, shop.function_7(1, 2, x=3), typing.List[int])\n";

fn run(session: &Session) -> (String, String) {
    let store = format!("store={}", session.store().display());
    let output = session.run(&["-X", &store, "main.py"]);
    (text(&output), complaint(&output))
}

fn files(session: &Session) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(session.store().join("modules"));
    let entries = entries.map(|entries| entries.flatten().collect::<Vec<_>>());
    let mut paths: Vec<_> = entries
        .unwrap_or_default()
        .iter()
        .map(|e| e.path())
        .collect();
    paths.sort();
    paths
}

fn expected(answer: &str) -> (String, String) {
    let out = format!("{answer} [1, (2,), 7, {{'x': 3}}] typing.List[int]\n");
    (out, String::new())
}

#[test]
fn a_warm_start_is_as_a_cold_one_and_edits_are_seen() {
    let session = Session::new();
    session.write("main.py", MAIN);
    session.write("shop.py", module("41"));
    assert_eq!(run(&session), expected("41"));
    let kept = files(&session);
    assert!(kept.len() > 3, "{kept:?}");
    assert_eq!(run(&session), expected("41"));
    assert_eq!(files(&session), kept, "nothing new was learned");
    session.write("shop.py", module("42"));
    assert_eq!(run(&session), expected("42"));
    session.write("shop.py", module("1 / 0"));
    let (out, complaint) = run(&session);
    assert_eq!(out, "");
    assert!(complaint.contains("    answer = 1 / 0\n"), "{complaint}");
    assert_eq!(
        run(&session).1,
        complaint,
        "tracebacks are the same when warm"
    );
}

#[test]
fn damaged_and_foreign_files_count_as_missing() {
    let session = Session::new();
    session.write("main.py", MAIN);
    session.write("shop.py", module("41"));
    assert_eq!(run(&session), expected("41"));
    let kept = files(&session);
    let damage: [fn(&mut Vec<u8>); 4] = [
        |bytes| bytes.truncate(40),
        |bytes| bytes.clear(),
        |bytes| bytes.iter_mut().skip(32).for_each(|b| *b ^= 1),
        |bytes| *bytes = b"something else altogether".to_vec(),
    ];
    for harm in damage {
        for file in &kept {
            let mut bytes = std::fs::read(file).expect("read");
            harm(&mut bytes);
            std::fs::write(file, bytes).expect("written");
        }
        assert_eq!(run(&session), expected("41"));
    }
    // One module's file under the name of another.
    for pair in kept.windows(2) {
        std::fs::copy(&pair[0], &pair[1]).expect("copied");
    }
    assert_eq!(run(&session), expected("41"));
}

#[test]
fn without_a_store_nothing_is_kept() {
    let session = Session::new();
    session.write("main.py", MAIN);
    session.write("shop.py", module("41"));
    let output = session.run(&["-X", "store=off", "main.py"]);
    assert_eq!((text(&output), complaint(&output)), expected("41"));
    assert!(!session.store().exists());
}
