//! Running the program several times in one place of its own.

use crate::process::{self, Output};
use serde_json::Value as Json;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Longest time for one process.
const LIMIT: Duration = Duration::from_secs(120);

/// A scratch folder, with a store in it, and the program under test.
pub struct Session {
    rekindle: PathBuf,
    folder: tempfile::TempDir,
}

impl Session {
    /// A new one; its store is not there yet.
    ///
    /// # Panics
    /// When the program was not built, or there is no room for the folder.
    #[expect(
        clippy::new_without_default,
        reason = "it makes a folder and may panic"
    )]
    pub fn new() -> Session {
        let rekindle = crate::rekindle().unwrap_or_else(|why| panic!("{why}"));
        Session {
            rekindle,
            folder: tempfile::tempdir().expect("a scratch folder"),
        }
    }

    /// The program under test.
    pub fn rekindle(&self) -> &Path {
        &self.rekindle
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The store's directory.
    pub fn store(&self) -> PathBuf {
        self.path("store")
    }

    /// Puts a file into the folder.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).expect("written");
        path
    }

    /// The program with these arguments, in the folder and a clean environment.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.rekindle);
        process::clean(&mut command)
            .current_dir(self.folder.path())
            .args(args);
        command
    }

    /// Runs the program with these arguments.
    pub fn run(&self, args: &[&str]) -> Output {
        process::run(&mut self.command(args), LIMIT).unwrap_or_else(|why| panic!("{args:?}: {why}"))
    }

    /// Runs a Python file on the session's store: what it wrote, and the statistics.
    pub fn measured(&self, options: &[&str], file: &Path, words: &[&str]) -> (Output, Json) {
        let stats = self.path("stats.json");
        let _ = std::fs::remove_file(&stats);
        let (store, choice) = (
            format!("store={}", self.store().display()),
            format!("stats=json:{}", stats.display()),
        );
        let mut args = vec!["-X", &store, "-X", &choice];
        for option in options {
            args.extend(["-X", option]);
        }
        let file = file.to_str().expect("paths here are plain");
        args.push(file);
        args.extend(words);
        let output = self.run(&args);
        let text = std::fs::read_to_string(&stats).unwrap_or_default();
        let json = serde_json::from_str(&text).unwrap_or(Json::Null);
        (output, json)
    }
}

/// A number in the statistics by its path, as in `tier1.recorded`.
///
/// # Panics
/// When there is no such number.
pub fn number(stats: &Json, path: &str) -> f64 {
    let found = path.split('.').fold(stats, |at, name| &at[name]);
    found
        .as_f64()
        .unwrap_or_else(|| panic!("{path} in {stats:#}"))
}

/// Standard output as text.
pub fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.out).into_owned()
}

/// Standard error as text.
pub fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.err).into_owned()
}
