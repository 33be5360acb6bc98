//! What the tests of whole programs share.
//!
//! * [`cases`]: the Python programs below `tests/py`, and what CPython prints for them.
//! * [`cpython`]: CPython's own test files, found on the machine.
//! * [`matrix`]: in which ways each is run: one table.
//! * [`judge`]: running a case in a way, and comparing.
//! * [`process`]: running a process with a deadline.
//! * [`session`]: several runs in one place, with statistics.
//! * [`generate`]: programs made at random.
//! * [`differ`], [`shrink`]: comparing ways to run a program, and making one that differs smaller.
//! * [`gaps`]: what is known not to work yet.

#![forbid(unsafe_code)]

pub mod cases;
pub mod cpython;
pub mod differ;
pub mod gaps;
pub mod generate;
pub mod judge;
pub mod matrix;
pub mod process;
pub mod session;
pub mod shrink;

use std::path::{Path, PathBuf};

/// The repository.
pub fn repository() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests
        .parent()
        .expect("the crate lies in the repository")
        .to_path_buf()
}

/// The program under test: `REKINDLE`, else what the same build put beside the tests.
///
/// # Errors
/// Where it was looked for.
pub fn rekindle() -> Result<PathBuf, String> {
    if let Some(path) = std::env::var_os("REKINDLE") {
        return Ok(path.into());
    }
    let exe = std::env::current_exe().map_err(|error| error.to_string())?;
    // Tests lie in target/PROFILE/deps, commands beside the program.
    for folder in exe.ancestors().skip(1).take(2) {
        let path = folder.join("rekindle");
        if path.is_file() {
            return Ok(path);
        }
    }
    Err(format!(
        "there is no rekindle beside {}: build the whole workspace in this profile first",
        exe.display()
    ))
}
