//! Where a CPython with its test library is.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A CPython and the folder of its package `test`.
#[derive(Clone, Debug)]
pub struct Library {
    /// The interpreter.
    pub python: PathBuf,
    /// Major and minor.
    pub version: (u32, u32),
    /// The package's folder.
    pub folder: PathBuf,
}

impl Library {
    /// `MAJOR.MINOR`
    pub fn version_text(&self) -> String {
        format!("{}.{}", self.version.0, self.version.1)
    }
}

/// What each candidate is asked: its version, and where its tests are.
const QUESTION: &str = "import sys, os, test
print(*sys.version_info[:2], os.path.dirname(test.__file__), sep='\\n')
assert sys.implementation.name == 'cpython'
import test.test_heapq, test.support";

/// The newest one: `given`, else of pyenv's and the system's.
///
/// # Errors
/// None has its tests with it: where was looked.
pub fn find(given: Option<&Path>) -> Result<Library, String> {
    let candidates = match given {
        Some(path) => vec![path.to_path_buf()],
        None => candidates(),
    };
    let found = candidates.iter().filter_map(|python| ask(python));
    found
        .max_by(|a, b| a.version.cmp(&b.version))
        .ok_or_else(|| {
            let names: Vec<String> = candidates.iter().map(|p| p.display().to_string()).collect();
            format!(
                "no CPython with its test library at hand (asked: {})",
                names.join(", ")
            )
        })
}

fn candidates() -> Vec<PathBuf> {
    let mut candidates: Vec<PathBuf> = ["/usr/local/bin/python3", "/usr/bin/python3"]
        .map(PathBuf::from)
        .into();
    let home = std::env::var_os("HOME").unwrap_or_default();
    let pyenv = std::env::var_os("PYENV_ROOT")
        .map_or_else(|| Path::new(&home).join(".pyenv"), PathBuf::from);
    if let Ok(versions) = std::fs::read_dir(pyenv.join("versions")) {
        candidates.extend(versions.flatten().map(|v| v.path().join("bin/python3")));
    }
    candidates.retain(|python| python.is_file());
    candidates.sort();
    candidates
}

fn ask(python: &Path) -> Option<Library> {
    let output = Command::new(python)
        .args(["-I", "-c", QUESTION])
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut lines = text.lines();
    let version = (lines.next()?.parse().ok()?, lines.next()?.parse().ok()?);
    Some(Library {
        python: python.to_path_buf(),
        version,
        folder: lines.next()?.into(),
    })
}
