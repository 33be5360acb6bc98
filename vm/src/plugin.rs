//! The LLVM plugin as a file.

use rekindle_tier2::PluginPath;
use std::path::{Path, PathBuf};

/// The plugin that a program of this path would load, if there is one.
pub fn find(executable: &Path) -> Option<PathBuf> {
    PluginPath::Near(executable.to_path_buf()).find()
}
