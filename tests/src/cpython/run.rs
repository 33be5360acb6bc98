//! One file of the test library under one interpreter.

use super::library::Library;
use super::lists;
use crate::process;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The outcome of each test by its id. The words are the driver's (`tests/cpython/run_file.py`), and `crash …`. Examples
/// of doctests that failed are in it too, as [`EXAMPLE`].
pub type Outcomes = BTreeMap<String, String>;

/// The id under which a file is entered that could not be loaded at all, as in the driver.
pub const WHOLE_FILE: &str = "<module>";

/// The word for an example that failed, whose id [`lists::is_example`] knows.
pub const EXAMPLE: &str = "example";

/// How often a file is begun anew after a test that ended the process.
const RESTARTS: usize = 25;

/// Who runs the tests.
#[derive(Clone, Debug)]
pub enum Interpreter {
    /// The CPython that the library came with.
    Own,
    /// CPython 3.14 as WebAssembly: its folder of node modules.
    Wasm(PathBuf),
    /// Rekindle, and what goes before the program on its command line.
    Rekindle(PathBuf, Vec<String>),
}

/// Runs `test.test_FILE` in a folder of its own below `scratch`, and gives what came of each test. The excluded
/// examples of doctests are run and not judged.
///
/// # Errors
/// The interpreter cannot be started, or the scratch folder not be written.
pub fn run(
    who: &Interpreter,
    library: &Library,
    file: &str,
    excluded: &BTreeSet<String>,
    scratch: &Path,
    limit: Duration,
) -> Result<Outcomes, String> {
    let folder = tempfile::tempdir_in(scratch).map_err(|error| error.to_string())?;
    let links = folder.path().join("library");
    let tell = |error: std::io::Error| error.to_string();
    fs::create_dir(&links).map_err(tell)?;
    std::os::unix::fs::symlink(&library.folder, links.join("test")).map_err(tell)?;
    let mut outcomes = Outcomes::new();
    for _ in 0..RESTARTS {
        let examples = excluded.iter().filter(|id| lists::is_example(id));
        let skip: String = outcomes
            .keys()
            .chain(examples)
            .map(|id| format!("{id}\n"))
            .collect();
        fs::write(folder.path().join("skip"), skip).map_err(tell)?;
        let results = folder.path().join("results");
        // A run that gets nowhere must not be taken for the one before.
        fs::write(&results, "").map_err(tell)?;
        let mut command = command(who, library, file, folder.path());
        let ended = match process::run(&mut command, limit) {
            Ok(output) => output.status_text(),
            Err(late) => late,
        };
        let text = fs::read(&results).map_err(tell)?;
        let (running, whole) = read(&String::from_utf8_lossy(&text), &mut outcomes);
        match running {
            _ if whole => return Ok(outcomes),
            Some(id) => outcomes.insert(id, format!("crash {ended}")),
            None => {
                outcomes.insert(WHOLE_FILE.into(), format!("crash {ended}"));
                return Ok(outcomes);
            }
        };
    }
    outcomes.insert(WHOLE_FILE.into(), "too many crashes".into());
    Ok(outcomes)
}

fn command(who: &Interpreter, library: &Library, file: &str, folder: &Path) -> Command {
    let driver = lists::folder().join("run_file.py");
    let (mut command, place) = match who {
        Interpreter::Own => (Command::new(&library.python), folder.to_path_buf()),
        Interpreter::Rekindle(path, options) => {
            let mut command = Command::new(path);
            command.args(options);
            (command, folder.to_path_buf())
        }
        Interpreter::Wasm(modules) => {
            let mut command = Command::new("node");
            command.arg(crate::repository().join("setup/oracle/cpython314.mjs"));
            command.arg(modules);
            (command, PathBuf::from("/results"))
        }
    };
    process::clean(&mut command).current_dir(folder);
    for name in ["PATH", "HOME"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    if let Interpreter::Wasm(_) = who {
        let mounts = format!(
            "{}={},{}=/library/test",
            folder.display(),
            place.display(),
            library.folder.display()
        );
        command.env("ORACLE_MOUNTS", mounts.replace(',', ":"));
        command.env("ORACLE_PATH", "/library");
    } else {
        command.env("PYTHONPATH", folder.join("library"));
    }
    command
        .arg(driver)
        .arg(format!("test.test_{file}"))
        .arg(place.join("results"))
        .arg("--skip")
        .arg(place.join("skip"));
    command
}

/// Reads the driver's lines: the test that was running when they end, and whether they are whole.
fn read(text: &str, outcomes: &mut Outcomes) -> (Option<String>, bool) {
    let (mut running, mut whole) = (None, false);
    for line in text.lines() {
        match line.split_once(' ') {
            Some((">", id)) => running = Some(id.to_string()),
            Some((word, id)) => {
                outcomes.insert(id.to_string(), word.to_string());
                if running.as_deref() == Some(id) {
                    running = None;
                }
            }
            None => whole |= line == ".",
        }
    }
    (running, whole)
}

/// Did the test do what it should?
pub fn is_pass(word: &str) -> bool {
    matches!(word, "passed" | "expected")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_without_an_end_was_running() {
        let mut outcomes = Outcomes::new();
        let (running, whole) = read("> a.b\npassed a.b\n> a.c\n", &mut outcomes);
        assert_eq!((running.as_deref(), whole), (Some("a.c"), false));
        assert_eq!(outcomes["a.b"], "passed");
        let (running, whole) = read("> a.d\nfailed a.d\n.\n", &mut outcomes);
        assert_eq!((running, whole), (None, true));
        assert!(!is_pass(&outcomes["a.d"]));
    }
}
