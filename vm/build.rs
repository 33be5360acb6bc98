//! A digest of the sources that decide what compiled code does: code that another state of them made is not taken up,
//! since what was mended since may be in it.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Crates whose sources count: what records, optimizes and lowers, and what the recording believes of the interpreter.
const CRATES: &[&str] = &[
    "abi",
    "bytecode",
    "frontend",
    "lowering",
    "objects",
    "tier0-interp",
    "tier1-trace",
    "tier2-llvm",
    "trace-ir",
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut hash = DefaultHasher::new();
    for name in CRATES {
        let folder = root.join(name).join("src");
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut files = Vec::new();
        collect(&folder, &mut files);
        files.sort();
        for file in files {
            let text = std::fs::read(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
            text.hash(&mut hash);
        }
    }
    println!("cargo::rustc-env=REKINDLE_SOURCES={:016x}", hash.finish());
}

/// All Rust files below a folder.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for path in entries.flatten().map(|e| e.path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}
