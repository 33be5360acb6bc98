//! What people forget: the table of rooms, sizes of files, links of documents.

use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Lines a file may have.
const LINES: usize = 400;
/// Lines it may have if its module doc says why, in a sentence with these words.
const LINES_WITH_REASON: usize = 1050;
const REASON: &str = "longer than most";
/// Tables, whose rows are their own reason.
const TABLES: &[&str] = &[
    "abi/src/heap.rs",
    "bytecode/src/op.rs",
    "objects/src/native_docs/decimals.rs",
    "objects/src/unicode_tables.rs",
    "trace-ir/src/uop.rs",
];
/// Libraries that one facade alone may name, and where that is.
const FACADES: &[(&str, &str)] = &[
    ("inkwell", "lowering/src/llvm"),
    ("llvm_sys", "lowering/src/llvm"),
    ("ruff_python_parser", "frontend/src/parse.rs"),
    ("sled::", "profiles/src/sled_store.rs"),
];

fn repository() -> PathBuf {
    rekindle_tests::repository()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file with this ending that is the project's own, relative to the repository.
fn files(ending: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            let name = name.to_string_lossy();
            if name.starts_with('.') || name == "target" || name == "node_modules" {
                continue;
            }
            if path.is_dir() {
                walk(&path, ending, found);
            } else if name.ends_with(ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&repository(), ending, &mut found);
    found.sort();
    let relative = |path: PathBuf| {
        path.strip_prefix(repository())
            .expect("below it")
            .to_path_buf()
    };
    found.into_iter().map(relative).collect()
}

fn check(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// A row of the table of rooms.
struct Room {
    /// Folders it may use; None: anything.
    uses: Option<BTreeSet<String>>,
    /// Modules that may have `unsafe`; None: everywhere.
    rooms_with_unsafe: Option<Vec<String>>,
}

fn rooms() -> BTreeMap<String, Room> {
    let text = read(&repository().join("docs/architecture.md"));
    let (_, table) = text
        .split_once("## The rooms")
        .expect("the section is there");
    let (table, _) = table.split_once("\n## ").expect("a section follows");
    let quoted = |cell: &str| -> Vec<String> {
        cell.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_string)
            .collect()
    };
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [folder, _, uses, unsafe_in] = cells[..] else {
            panic!("four columns: {row}")
        };
        let room = Room {
            uses: (uses != "anything").then(|| quoted(uses).into_iter().collect()),
            rooms_with_unsafe: (unsafe_in != "everywhere").then(|| quoted(unsafe_in)),
        };
        (quoted(folder).remove(0), room)
    })
    .collect()
}

/// Folders of the workspace's crates, each with the folders that it uses (not for its tests).
fn crates() -> BTreeMap<String, BTreeSet<String>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(repository())
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Json = serde_json::from_slice(&output.stdout).expect("JSON");
    let text = |v: &Json| v.as_str().expect("a string").to_string();
    let folder_of = |path: &Path| {
        let path = path
            .strip_prefix(repository())
            .expect("below the repository");
        path.to_string_lossy().into_owned()
    };
    let mut crates = BTreeMap::new();
    for package in metadata["packages"].as_array().expect("a list") {
        let manifest = PathBuf::from(text(&package["manifest_path"]));
        let uses = package["dependencies"].as_array().expect("a list").iter();
        let uses = uses
            .filter(|d| d["path"].is_string() && d["kind"] != "dev")
            .map(|d| folder_of(Path::new(&text(&d["path"]))))
            .collect();
        crates.insert(folder_of(manifest.parent().expect("a folder")), uses);
    }
    crates
}

#[test]
fn the_table_of_rooms_says_what_cargo_says() {
    let (rooms, crates) = (rooms(), crates());
    let mut problems = Vec::new();
    for (folder, uses) in &crates {
        let Some(room) = rooms.get(folder) else {
            problems.push(format!(
                "{folder} is not in the table of docs/architecture.md"
            ));
            continue;
        };
        let Some(allowed) = &room.uses else { continue };
        for used in uses.difference(allowed) {
            problems.push(format!(
                "{folder} uses {used}, which the table does not allow"
            ));
        }
        for unused in allowed.difference(uses) {
            problems.push(format!("{folder} may use {unused} and does not"));
        }
    }
    let gone = rooms.keys().filter(|folder| !crates.contains_key(*folder));
    problems
        .extend(gone.map(|folder| format!("{folder} is in the table and not in the workspace")));
    check(problems);
}

/// The code of a file without comments and strings on lines of their own; enough to find a word.
fn has_unsafe(text: &str) -> bool {
    let code = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//"));
    code.filter(|line| !line.contains("forbid(unsafe_code)"))
        .any(|line| {
            line.split(|c: char| !c.is_alphanumeric() && c != '_')
                .any(|word| word == "unsafe")
                && !line.contains("\"unsafe")
        })
}

#[test]
fn unsafe_stays_in_its_rooms() {
    let rooms = rooms();
    let mut problems = Vec::new();
    for file in files(".rs") {
        // The longest folder of the table that the file lies in.
        let room = rooms
            .iter()
            .filter(|(folder, _)| file.starts_with(folder))
            .max_by_key(|(folder, _)| folder.len());
        let Some((folder, room)) = room else { continue };
        let Some(allowed) = &room.rooms_with_unsafe else {
            continue;
        };
        let inside = file.strip_prefix(folder).expect("it lies there");
        let module = inside
            .strip_prefix("src")
            .unwrap_or(inside)
            .with_extension("");
        let tests = module.iter().any(|part| part == "tests") || folder == "tests";
        let listed = allowed.iter().any(|m| module.starts_with(m));
        if !tests && !listed && has_unsafe(&read(&repository().join(&file))) {
            problems.push(format!(
                "{} has unsafe code, which the table does not allow",
                file.display()
            ));
        }
    }
    check(problems);
}

/// A second row would silently take the place of the first, or hide behind it.
#[test]
fn every_native_function_has_one_row() {
    let mut seen = std::collections::BTreeMap::new();
    let mut problems = Vec::new();
    for file in files(".rs") {
        let place = file.display().to_string();
        if !(place.starts_with("objects/src") || place.starts_with("stdlib/src")) {
            continue;
        }
        for line in read(&repository().join(&file)).lines() {
            let row = line
                .trim()
                .strip_prefix('"')
                .and_then(|rest| rest.split_once("\" => "));
            let Some((path, rest)) = row else { continue };
            if path.contains('.')
                && rest.ends_with(';')
                && rest.split(", ").count() == 5
                && let Some(first) = seen.insert(path.to_string(), place.clone())
            {
                problems.push(format!("{path} stands in {first} and in {place}"));
            }
        }
    }
    assert!(seen.len() > 1000, "the rows are found: {}", seen.len());
    check(problems);
}

#[test]
fn files_are_small_or_say_why_not() {
    let mut problems = Vec::new();
    for file in files(".rs") {
        let text = read(&repository().join(&file));
        let lines = text.lines().count();
        let goldens = file.iter().any(|part| part == "goldens");
        if lines <= LINES || goldens || TABLES.contains(&&*file.to_string_lossy()) {
            continue;
        }
        let doc: String = text
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .collect();
        if lines > LINES_WITH_REASON || !doc.contains(REASON) {
            problems.push(format!(
                "{} has {lines} lines and gives no reason",
                file.display()
            ));
        }
    }
    check(problems);
}

#[test]
fn nothing_is_put_off_or_left_out() {
    let mut problems = Vec::new();
    // Spelt so that this file does not name them.
    let words = ["#[ig", "TO", "FIX"]
        .iter()
        .zip(["nore", "DO", "ME"])
        .map(|(a, b)| format!("{a}{b}"));
    let words: Vec<String> = words.collect();
    for file in files(".rs") {
        let text = read(&repository().join(&file));
        for word in words.iter().filter(|word| text.contains(*word)) {
            problems.push(format!("{} has {word}", file.display()));
        }
    }
    check(problems);
}

#[test]
fn facades_alone_name_what_is_behind_them() {
    let mut problems = Vec::new();
    for file in files(".rs")
        .iter()
        .filter(|file| !file.starts_with("tests"))
    {
        let text = read(&repository().join(file));
        for (name, place) in FACADES {
            let code = text
                .lines()
                .map(str::trim_start)
                .filter(|line| !line.starts_with("//"));
            if !file.starts_with(place) && code.into_iter().any(|line| line.contains(name)) {
                problems.push(format!(
                    "{} names {name}, which is {place}'s to name",
                    file.display()
                ));
            }
        }
    }
    check(problems);
}

#[test]
fn links_of_documents_lead_somewhere() {
    let mut problems = Vec::new();
    for file in files(".md") {
        let text = read(&repository().join(&file));
        let folder = repository().join(file.parent().expect("a folder"));
        for link in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let path = link.split('#').next().unwrap_or_default();
            if path.is_empty() || path.contains("://") {
                continue;
            }
            if !folder.join(path).exists() {
                problems.push(format!("{}: {link} leads nowhere", file.display()));
            }
        }
    }
    check(problems);
}
