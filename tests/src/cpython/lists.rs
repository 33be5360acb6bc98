//! The lists beside the driver: which files count, which tests do not, and which fail and why.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// A file of the test library and the share of its tests that must pass, in percent.
#[derive(Clone, Debug)]
pub struct Goal {
    /// `heapq` for `test.test_heapq`
    pub name: String,
    /// Per cent; 0 when the file is only watched.
    pub share: u32,
}

/// The folder of the driver and of the lists.
pub fn folder() -> PathBuf {
    crate::repository().join("tests/cpython")
}

/// `files.txt`: a name and a goal a line.
///
/// # Errors
/// The line that makes no sense.
pub fn goals() -> Result<Vec<Goal>, String> {
    lines("files.txt")?
        .iter()
        .map(|line| {
            let parsed = line.split_once(' ').and_then(|(name, share)| {
                Some(Goal {
                    name: name.into(),
                    share: share.trim().parse().ok()?,
                })
            });
            parsed.ok_or_else(|| format!("files.txt: '{line}' is not NAME PERCENT"))
        })
        .collect()
}

/// `known.txt`: a test's id and, after two spaces, the reason why it fails.
///
/// # Errors
/// The line that makes no sense.
pub fn known() -> Result<BTreeMap<String, String>, String> {
    lines("known.txt")?
        .iter()
        .map(|line| {
            let parsed = line.split_once("  ");
            let parsed = parsed.map(|(id, reason)| (id.to_string(), reason.trim().to_string()));
            parsed
                .filter(|(_, reason)| !reason.is_empty())
                .ok_or_else(|| format!("known.txt: '{line}' is not ID, two spaces, REASON"))
        })
        .collect()
}

/// `excluded-VERSION.txt`: tests of that version's library that CPython 3.14 does not pass. A line `test.test_x.*`
/// takes out the whole file, which 3.14 cannot even import; `ID[N]` is an example of a doctest that 3.14 fails.
///
/// # Errors
/// There is none for this version: how to make it.
pub fn excluded(version: &str) -> Result<BTreeSet<String>, String> {
    if version == "3.14" {
        return Ok(BTreeSet::new());
    }
    lines(&excluded_name(version))
        .map(BTreeSet::from_iter)
        .map_err(|error| format!("{error} (make it with --exclude)"))
}

/// Is this test taken out?
pub fn is_excluded(excluded: &BTreeSet<String>, file: &str, id: &str) -> bool {
    excluded.contains(id) || excluded.contains(&format!("test.test_{file}.*"))
}

/// Is this the id of an example of a doctest?
pub fn is_example(id: &str) -> bool {
    test_of(id) != id
}

/// The test of an example of a doctest; the id itself when it is a test's.
pub fn test_of(id: &str) -> &str {
    let example = id.strip_suffix(']').and_then(|id| id.rsplit_once('['));
    example.map_or(id, |(test, _)| test)
}

/// The name of the list for a version.
pub fn excluded_name(version: &str) -> String {
    format!("excluded-{version}.txt")
}

fn lines(name: &str) -> Result<Vec<String>, String> {
    let path = folder().join(name);
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text.lines().map(str::trim_end);
    Ok(lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_string)
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_can_be_read_and_agree() {
        let goals = goals().expect("files.txt");
        assert!(goals.len() >= 71, "all files of the goal are there");
        for id in known().expect("known.txt").keys() {
            // A file of doctests alone is one test; the doctests of built-ins' docs have the built-ins' names.
            let of = goals.iter().any(|goal| {
                let file = format!("test.test_{}", goal.name);
                *id == file
                    || id.starts_with(&format!("{file}."))
                    || id.contains(&format!("({file}."))
            });
            assert!(
                of || id.starts_with("builtins."),
                "known.txt: {id} is of no file in files.txt"
            );
        }
    }

    #[test]
    fn a_file_that_cannot_be_imported_is_out_as_a_whole() {
        let excluded = BTreeSet::from(["test.test_float.*".to_string(), "test.test_x.A.b".into()]);
        assert!(is_excluded(&excluded, "float", "test.test_float.A.test_b"));
        assert!(is_excluded(&excluded, "x", "test.test_x.A.b"));
        assert!(!is_excluded(&excluded, "x", "test.test_x.A.c"));
    }
}
