//! What modules were translated to: a file each, shared by all programs, known by a hash of what it was made of.
//!
//! ```text
//!  0       8     24         32
//! +-------+-----+----------+-------+
//! | magic | key | checksum | bytes |      modules/<key>.rkm
//! +-------+-----+----------+-------+
//! ```
//!
//! Apart from the database, because they are read at every start, one by one, and by programs that learn nothing.
//! A file that is damaged, foreign or unsafe to read counts as missing, and is written anew.

use crate::dir::{self, Dir, Sync};
use std::cell::{Cell, OnceCell};
use std::fs;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

const MAGIC: [u8; 8] = *b"RkMod01\0";
const HEADER_BYTES: usize = 32;
/// Largest file that is read or written.
const LIMIT_BYTES: u64 = 16 << 20;
/// Files kept; when there are more, the older half of them goes.
const LIMIT_FILES: usize = 4096;

/// Hash of what the bytes were made of: the source, the translator, and its options.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ModuleKey([u8; 16]);

impl ModuleKey {
    /// The key of something made of these parts, whose boundaries count.
    pub fn of(parts: &[&[u8]]) -> ModuleKey {
        let mut sum = Xxh3::new();
        for part in parts {
            sum.update(&(part.len() as u64).to_le_bytes());
            sum.update(part);
        }
        ModuleKey(sum.digest128().to_le_bytes())
    }

    fn file_name(&self) -> String {
        let hex: String = self.0.iter().map(|b| format!("{b:02x}")).collect();
        format!("{hex}.rkm")
    }
}

/// The files of a store's directory.
#[derive(Debug)]
pub struct Modules {
    store: PathBuf,
    writes: bool,
    /// The folder, if it can be read from: looked at when something is first asked for.
    folder: OnceCell<Option<PathBuf>>,
    swept: Cell<bool>,
}

impl Modules {
    /// Those of a store; `writes`: may new ones be added?
    pub fn new(store: &Path, writes: bool) -> Modules {
        Modules {
            store: store.to_path_buf(),
            writes,
            folder: OnceCell::new(),
            swept: Cell::new(false),
        }
    }

    /// The bytes under a key.
    pub fn get(&self, key: &ModuleKey) -> Option<Vec<u8>> {
        let folder = self.folder.get_or_init(|| {
            let folder = Dir::check(&self.store).ok()?.modules();
            dir::check_dir(&folder).is_ok().then_some(folder)
        });
        let path = folder.as_ref()?.join(key.file_name());
        let mut bytes = dir::read_file(&path, LIMIT_BYTES).ok()?;
        let header = bytes.first_chunk::<HEADER_BYTES>()?;
        let sum = checksum(key, &bytes[HEADER_BYTES..]);
        if header[..8] != MAGIC || header[8..24] != key.0 || header[24..] != sum {
            return None;
        }
        bytes.drain(..HEADER_BYTES);
        Some(bytes)
    }

    /// Keeps bytes under a key; where that cannot be done, nothing is kept.
    pub fn put(&self, key: &ModuleKey, bytes: &[u8]) {
        if !self.writes || bytes.len() as u64 > LIMIT_BYTES - HEADER_BYTES as u64 {
            return;
        }
        let Ok(store) = Dir::create(&self.store) else {
            return;
        };
        let mut file = Vec::with_capacity(HEADER_BYTES + bytes.len());
        file.extend_from_slice(&MAGIC);
        file.extend_from_slice(&key.0);
        file.extend_from_slice(&checksum(key, bytes));
        file.extend_from_slice(bytes);
        // Whoever finds nothing the next time translates again.
        let _ = dir::replace_file(&store.modules(), &key.file_name(), &file, Sync::No);
        if !self.swept.replace(true) {
            sweep(&store.modules());
        }
    }
}

fn checksum(key: &ModuleKey, bytes: &[u8]) -> [u8; 8] {
    let mut sum = Xxh3::new();
    sum.update(&key.0);
    sum.update(&xxh3_128(bytes).to_le_bytes());
    sum.digest().to_le_bytes()
}

/// Removes what crashed writers left and, if there are too many files, the older half.
fn sweep(folder: &Path) {
    let now_s = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |d| d.as_secs());
    dir::sweep(folder, now_s);
    let mut files = dir::list(folder);
    if files.len() <= LIMIT_FILES {
        return;
    }
    files.sort_by_key(|file| file.modified_s);
    for file in &files[..files.len() / 2] {
        // One that stays is found the next time.
        let _ = fs::remove_file(&file.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_under_their_key_only() {
        let root = tempfile::tempdir().unwrap();
        let store = root.path().join("store");
        let (key, other) = (ModuleKey::of(&[b"a", b"bc"]), ModuleKey::of(&[b"ab", b"c"]));
        assert_ne!(key, other);
        let modules = Modules::new(&store, true);
        modules.put(&key, b"some code");
        let modules = Modules::new(&store, false);
        assert_eq!(modules.get(&key).as_deref(), Some(&b"some code"[..]));
        assert_eq!(modules.get(&other), None);
        modules.put(&other, b"is only read");
        assert_eq!(modules.get(&other), None);
    }

    #[test]
    fn a_damaged_file_counts_as_missing() {
        let root = tempfile::tempdir().unwrap();
        let key = ModuleKey::of(&[b"a"]);
        let modules = Modules::new(root.path(), true);
        modules.put(&key, b"some code");
        let path = root.path().join("modules").join(key.file_name());
        let good = fs::read(&path).unwrap();
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 1;
            fs::write(&path, bad).unwrap();
            assert_eq!(modules.get(&key), None, "byte {at}");
        }
        fs::write(&path, &good[..HEADER_BYTES - 1]).unwrap();
        assert_eq!(modules.get(&key), None);
        modules.put(&key, b"some code");
        assert!(modules.get(&key).is_some());
    }
}
