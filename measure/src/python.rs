//! What other Pythons say of themselves, and which is the fastest.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What another Python says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Python {
    /// How it is called.
    pub command: String,
    /// Its version, and the compiler that built it.
    pub version: String,
    /// The flags it was built with.
    pub flags: String,
}

/// Prints the flags of `configure`, and those of the compiler that say what it may optimize.
const FLAGS: &str = "
import sysconfig
get = sysconfig.get_config_var
words = (get('CONFIG_ARGS') or '').split()
words += [w for w in (get('PY_CFLAGS') or '').split() if w.startswith(('-O', '-flto', '-fprofile', '-march'))]
words += ['computed-gotos'] if get('HAVE_COMPUTED_GOTOS') else []
seen = []
for word in words:
    word = word.strip(\"'\")
    if word not in seen and not word.startswith(('--prefix', '--libdir', '--mandir', '--infodir')):
        seen.append(word)
print(' '.join(seen) or 'build flags unknown')
";

/// A second's work of the kind that interpreters differ in; prints the shortest of five times.
const PROBE: &str = "
import time
class P:
    def __init__(self, k): self.k = k
    def step(self, n): return (self.k + n) & 255
def f():
    ps = [P(k) for k in range(10)]
    total, seen = 0, {}
    for i in range(60000):
        total += ps[i % 10].step(i)
        seen[total & 63] = i
    return total
def timed():
    start = time.perf_counter()
    f()
    return time.perf_counter() - start
print(min(timed() for _ in range(5)))
";

fn ask(python: &Path, args: &[&str]) -> Result<String, String> {
    let output = Command::new(python).args(args).output();
    let output = output.map_err(|error| format!("{}: {error}", python.display()))?;
    if !output.status.success() {
        return Err(format!("{}: {}", python.display(), output.status));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

impl Python {
    /// Asks it.
    ///
    /// # Errors
    /// It cannot be run.
    pub fn ask(python: &Path) -> Result<Python, String> {
        Ok(Python {
            command: python.display().to_string(),
            version: ask(python, &["-VV"])?,
            flags: ask(python, &["-c", FLAGS])?,
        })
    }

    /// Is it CPython?
    pub fn is_cpython(&self) -> bool {
        !self.version.contains("PyPy") && !self.version.contains("Rekindle")
    }
}

impl fmt::Display for Python {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {}\n  built with {}",
            self.command, self.version, self.flags
        )
    }
}

/// Seconds that a small program takes on it.
///
/// # Errors
/// It cannot be run, or says no number.
pub fn probe_s(python: &Path) -> Result<f64, String> {
    let text = ask(python, &["-c", PROBE])?;
    text.parse()
        .map_err(|_| format!("{}: no time but {text}", python.display()))
}

/// The fastest of these on a small program; those that cannot be run are left out.
pub fn fastest(pythons: &[PathBuf]) -> Option<PathBuf> {
    let timed = pythons.iter().filter_map(|p| Some((p, probe_s(p).ok()?)));
    timed
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(python, _)| python.clone())
}
