//! The store's directory: where it is, what lies in it, and whom it is safe to read from.
//!
//! ```text
//! rekindle/                     0700, ours, not a symbolic link
//!   lock                        held by whoever saves
//!   attempts                    one byte for each saver that died while opening the database
//!   db/                         the database of record; db.bad/ is one that was set aside
//!   packs/<program>.rkp         what a warm start reads
//!   modules/<key>.rkm           what modules were translated to
//!   pending/<pid>-<run>.rkf     findings of runs that could not save
//! ```
//!
//! Machine code is read from here and executed, so whatever another user could have written is refused. Names are
//! checked without following links; inside a directory that only its owner may write to, that is enough.

use crate::key::ProgramKey;
use crate::reason::Reject;
use std::ffi::OsStr;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// A temporary file older than this, in seconds, was left behind by a process that died.
const STALE_TEMPORARY_S: u64 = 600;

/// The default directory: `rekindle` under `XDG_CACHE_HOME`, else under `.cache` in `HOME` (XDG Base Directory
/// Specification: a value that is empty or relative counts as not set). `None` where neither says anything: there
/// is no store then, never one in a shared temporary directory.
pub fn default_dir(xdg_cache_home: Option<&OsStr>, home: Option<&OsStr>) -> Option<PathBuf> {
    let absolute = |value: Option<&OsStr>| value.map(PathBuf::from).filter(|p| p.is_absolute());
    let cache = absolute(xdg_cache_home).or_else(|| Some(absolute(home)?.join(".cache")))?;
    Some(cache.join("rekindle"))
}

/// A store's directory that was found safe.
#[derive(Clone, Debug)]
pub(crate) struct Dir(PathBuf);

impl Dir {
    /// Checks an existing directory.
    pub(crate) fn check(path: &Path) -> Result<Dir, Reject> {
        // A trailing slash would make the system follow a link.
        let path: PathBuf = path.components().collect();
        check_dir(&path)?;
        Ok(Dir(path))
    }

    /// Checks the directory, making it first if there is none.
    pub(crate) fn create(path: &Path) -> Result<Dir, Reject> {
        match Dir::check(path) {
            Err(Reject::Missing) => {
                make_dir(path)?;
                Dir::check(path)
            }
            checked => checked,
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn lock(&self) -> PathBuf {
        self.0.join("lock")
    }

    pub(crate) fn attempts(&self) -> PathBuf {
        self.0.join("attempts")
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.0.join("db")
    }

    pub(crate) fn bad_database(&self) -> PathBuf {
        self.0.join("db.bad")
    }

    pub(crate) fn packs(&self) -> PathBuf {
        self.0.join("packs")
    }

    pub(crate) fn pack(&self, program: &ProgramKey) -> PathBuf {
        self.packs().join(pack_name(program))
    }

    pub(crate) fn modules(&self) -> PathBuf {
        self.0.join("modules")
    }

    pub(crate) fn pending(&self) -> PathBuf {
        self.0.join("pending")
    }

    /// The programs that have a pack.
    pub(crate) fn programs(&self) -> Vec<ProgramKey> {
        let mut programs: Vec<_> = list(&self.packs())
            .iter()
            .filter_map(|file| ProgramKey::from_hex(file.name.strip_suffix(".rkp")?))
            .collect();
        programs.sort_unstable();
        programs
    }
}

pub(crate) fn pack_name(program: &ProgramKey) -> String {
    format!("{}.rkp", program.hex())
}

pub(crate) fn make_dir(path: &Path) -> Result<(), Reject> {
    Ok(DirBuilder::new().recursive(true).mode(0o700).create(path)?)
}

/// Is it a directory of ours that nobody else may write to?
pub(crate) fn check_dir(path: &Path) -> Result<(), Reject> {
    let meta = fs::symlink_metadata(path)?;
    if meta.is_symlink() {
        return Err(Reject::Symlink);
    }
    if !meta.is_dir() {
        return Err(Reject::FileType);
    }
    check_owner(&meta)
}

fn check_owner(meta: &fs::Metadata) -> Result<(), Reject> {
    if meta.uid() != rustix::process::geteuid().as_raw() {
        return Err(Reject::Owner);
    }
    if meta.mode() & 0o022 != 0 {
        return Err(Reject::Mode);
    }
    Ok(())
}

/// Opens a plain file of ours for reading; gives its length in bytes too.
pub(crate) fn open_file(path: &Path) -> Result<(File, u64), Reject> {
    // Without NONBLOCK, opening a fifo would wait for a writer.
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags.bits() as i32)
        .open(path)?;
    let meta = file.metadata()?;
    if !meta.is_file() {
        return Err(Reject::FileType);
    }
    check_owner(&meta)?;
    Ok((file, meta.len()))
}

/// Reads a plain file of ours, if it is no larger than `limit_bytes`.
pub(crate) fn read_file(path: &Path, limit_bytes: u64) -> Result<Vec<u8>, Reject> {
    let (file, len) = open_file(path)?;
    if len > limit_bytes {
        return Err(Reject::TooLarge);
    }
    let mut bytes = Vec::with_capacity(len as usize);
    file.take(limit_bytes).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Does a replaced file have to survive a loss of power at once?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sync {
    Yes,
    No,
}

/// Replaces `folder/name` as one step: a reader sees the old file or the new one, never a part. Makes the folder.
pub(crate) fn replace_file(
    folder: &Path,
    name: &str,
    bytes: &[u8],
    sync: Sync,
) -> Result<(), Reject> {
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    match check_dir(folder) {
        Err(Reject::Missing) => make_dir(folder)?,
        checked => checked?,
    }
    let count = COUNTER.fetch_add(1, Ordering::Relaxed);
    let temporary = folder.join(format!("{name}.{}.{count}.tmp", std::process::id()));
    let write = || -> io::Result<()> {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&temporary)?;
        file.write_all(bytes)?;
        if sync == Sync::Yes {
            file.sync_data()?;
        }
        fs::rename(&temporary, folder.join(name))
    };
    write().map_err(|error| {
        // Nothing hangs on it: what stays behind is swept up later.
        let _ = fs::remove_file(&temporary);
        Reject::from(error)
    })
}

/// A file in one of the store's folders.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Listed {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) len_bytes: u64,
    pub(crate) modified_s: u64,
}

/// The plain files of a folder, by name; nothing if it is missing or not safe to read.
pub(crate) fn list(folder: &Path) -> Vec<Listed> {
    if check_dir(folder).is_err() {
        return Vec::new();
    }
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<Listed> = entries
        .map_while(Result::ok)
        .filter_map(|entry| {
            let meta = fs::symlink_metadata(entry.path()).ok()?;
            meta.is_file().then_some(Listed {
                name: entry.file_name().into_string().ok()?,
                path: entry.path(),
                len_bytes: meta.len(),
                modified_s: u64::try_from(meta.mtime()).unwrap_or(0),
            })
        })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// When a file was last written, in seconds since 1970.
pub(crate) fn modified_s(path: &Path) -> Option<u64> {
    u64::try_from(fs::symlink_metadata(path).ok()?.mtime()).ok()
}

/// Removes temporary files that nobody will rename any more.
pub(crate) fn sweep(folder: &Path, now_s: u64) {
    for file in list(folder) {
        if file.name.ends_with(".tmp") && file.modified_s + STALE_TEMPORARY_S < now_s {
            let _ = fs::remove_file(file.path);
        }
    }
}

/// Bytes of all files under a folder, at most two levels deep (the database has no more).
pub(crate) fn tree_bytes(folder: &Path) -> u64 {
    walk(folder, 2).iter().map(|(_, meta)| meta.len()).sum()
}

/// Makes every file under a folder readable by its owner only; the database makes its files by the process's mask.
pub(crate) fn make_private(folder: &Path) {
    for (path, meta) in walk(folder, 2) {
        if meta.mode() & 0o077 != 0 {
            let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o600));
        }
    }
}

fn walk(folder: &Path, depth: u32) -> Vec<(PathBuf, fs::Metadata)> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files = Vec::new();
    for entry in entries.map_while(Result::ok) {
        match entry.metadata() {
            Ok(meta) if meta.is_file() => files.push((entry.path(), meta)),
            Ok(meta) if meta.is_dir() && depth > 1 => {
                files.extend(walk(&entry.path(), depth - 1));
            }
            _ => {}
        }
    }
    files
}

#[cfg(test)]
#[path = "dir_tests.rs"]
mod tests;
