//! The environment variables that are honoured.

use std::ffi::OsString;
use std::path::PathBuf;

/// The environment, as far as it matters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Environment {
    /// Ignore what begins with `PYTHON` (`-E`, `-I`).
    pub(crate) ignore_python: bool,
}

impl Environment {
    /// A variable that is set and not empty, as CPython takes them.
    pub(crate) fn python(&self, name: &str) -> Option<String> {
        if self.ignore_python {
            return None;
        }
        std::env::var(name).ok().filter(|value| !value.is_empty())
    }

    /// A variable that counts: a number, or 1 for anything else.
    pub(crate) fn count(&self, name: &str) -> u8 {
        self.python(name)
            .map_or(0, |value| value.parse().unwrap_or(1))
    }

    /// A variable of Rekindle's own.
    pub(crate) fn own(&self, name: &str) -> Option<OsString> {
        std::env::var_os(name).filter(|value| !value.is_empty())
    }

    /// Where findings are kept unless something else is said.
    pub(crate) fn default_store(&self) -> Option<PathBuf> {
        let (cache, home) = (std::env::var_os("XDG_CACHE_HOME"), std::env::var_os("HOME"));
        rekindle_vm::profiles::default_dir(cache.as_deref(), home.as_deref())
    }

    /// `PYTHONPATH`, split.
    pub(crate) fn python_path(&self) -> Vec<String> {
        let value = self.python("PYTHONPATH").unwrap_or_default();
        let entries = value.split(':').filter(|entry| !entry.is_empty());
        entries.map(str::to_string).collect()
    }
}
