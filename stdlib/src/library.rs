//! The part of the standard library that is written in Python, inside the program itself.
//!
//! It looks like a folder at the end of `sys.path` that no disk has: [`FOLDER`]. What is in it was
//! packed by `build.rs`, one file at a time.

use flate2::read::DeflateDecoder;
use std::io::Read as _;
use std::path::Path;

/// The folder's name; it is the last of `sys.path`, as CPython's own library is.
pub const FOLDER: &str = "<rekindle>/lib";

/// Path below the folder, start in [`PACKED`], packed length, length, digest of the content; sorted by path.
type Row = (&'static str, usize, usize, usize, u64);

static INDEX: &[Row] = include!(concat!(env!("OUT_DIR"), "/library.rs"));
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.bin"));

/// The part of a path below the folder; `None` if it leads elsewhere.
pub fn inside(path: &Path) -> Option<&str> {
    path.strip_prefix(FOLDER).ok()?.to_str()
}

fn find(path: &str) -> Option<&'static Row> {
    let at = INDEX.binary_search_by(|row| row.0.cmp(path)).ok()?;
    Some(&INDEX[at])
}

/// Is there a file of this path (below the folder)?
pub fn is_file(path: &str) -> bool {
    find(path).is_some()
}

/// Is there a folder of this path (below the folder)? The folder itself is the empty path.
pub fn is_dir(path: &str) -> bool {
    path.is_empty() || below(path).next().is_some()
}

/// Files anywhere below a folder, by their paths below that.
fn below(path: &str) -> impl Iterator<Item = &'static str> {
    let prefix = match path {
        "" => String::new(),
        path => format!("{path}/"),
    };
    let first = INDEX.partition_point(|row| row.0 < &*prefix);
    INDEX[first..]
        .iter()
        .map_while(move |row| row.0.strip_prefix(&*prefix))
}

/// What a folder holds: names of files and folders, sorted; nothing if there is no such folder.
pub fn entries(path: &str) -> Vec<&'static str> {
    let mut names: Vec<_> = below(path)
        .map(|rest| rest.split_once('/').map_or(rest, |(folder, _)| folder))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The content of a file.
pub fn read(path: &str) -> Option<Vec<u8>> {
    let (_, start, packed, len, _) = *find(path)?;
    let mut text = Vec::with_capacity(len);
    let read = DeflateDecoder::new(&PACKED[start..start + packed]).read_to_end(&mut text);
    debug_assert!(read.is_ok_and(|n| n == len), "the packed library is whole");
    Some(text)
}

/// A digest of a file's content, which need not be unpacked for it.
pub fn digest(path: &str) -> Option<u64> {
    find(path).map(|row| row.4)
}

/// The content of a file on disk or in the library.
///
/// # Errors
/// The file cannot be read.
pub fn read_path(path: &Path) -> std::io::Result<Vec<u8>> {
    match inside(path) {
        Some(inside) => read(inside).ok_or(std::io::ErrorKind::NotFound.into()),
        None => std::fs::read(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_unpacks_to_its_length() {
        assert!(INDEX.is_sorted_by(|a, b| a.0 < b.0));
        for (path, _, _, len, _) in INDEX {
            assert_eq!(read(path).map(|text| text.len()), Some(*len), "{path}");
        }
    }

    #[test]
    fn it_is_a_folder_like_others() {
        assert_eq!(
            inside(Path::new("<rekindle>/lib/re/_parser.py")),
            Some("re/_parser.py")
        );
        assert_eq!(inside(Path::new(FOLDER)), Some(""));
        assert_eq!(inside(Path::new("/lib/re")), None);
        assert!(is_file("re/_parser.py") && is_dir("re") && is_dir(""));
        assert!(!is_file("re") && !is_dir("re/_parser.py") && !is_dir("r"));
        assert!(entries("re").contains(&"_parser.py"));
        assert!(entries("").contains(&"re"));
        assert!(!is_dir("idlelib"));
    }
}
