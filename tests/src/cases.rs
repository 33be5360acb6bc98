//! The Python programs below `tests/py`, and what CPython prints for them.

use std::fs;
use std::path::{Path, PathBuf};

/// A program with one list of arguments, and what it must do.
#[derive(Clone, Debug)]
pub struct Case {
    /// As in `small/fstrings` or `programs/nbody.tiny`.
    pub name: String,
    /// The main file.
    pub file: PathBuf,
    /// Its argument, if any.
    pub argument: Option<String>,
    /// The command line instead of file and argument, to be run in the program's folder.
    pub command_line: Option<String>,
    /// Standard output.
    pub out: Vec<u8>,
    /// Standard error; the program's folder is written `$DIR/`.
    pub err: String,
    /// Exit status.
    pub status: i32,
}

/// Sizes of the programs in `programs`.
pub const SIZES: [&str; 3] = ["tiny", "short", "long"];

/// All programs at these sizes.
pub fn programs(folder: &Path, sizes: &[&str]) -> Vec<Case> {
    let files = python_files(&folder.join("programs"));
    let sized = files
        .iter()
        .flat_map(|file| sizes.iter().map(move |size| (file, Some(*size))));
    sized
        .filter_map(|(file, size)| case("programs", file, size))
        .collect()
}

/// Is the program one of those that are there to be measured (a line `# workload`)? Most of them import much of the library: the gate
/// runs them in the ways of a small test, and `make nightly` in all.
pub fn is_workload(case: &Case) -> bool {
    let text = std::fs::read_to_string(&case.file);
    text.is_ok_and(|text| text.lines().any(|line| line == "# workload"))
}

/// Does a test say, in a line `# without stress=gc: …` with its reason, that a collection at every safepoint takes it too long?
pub fn is_without_gc_stress(case: &Case) -> bool {
    let text = std::fs::read_to_string(&case.file);
    text.is_ok_and(|text| {
        let reason = |line: &str| line.strip_prefix("# without stress=gc: ").map(str::len);
        text.lines().any(|line| reason(line).is_some_and(|n| n > 0))
    })
}

/// All small tests, each once for every word of its line `# runs: …`.
pub fn small(folder: &Path) -> Vec<Case> {
    tests_of("small", &folder.join("small"))
}

/// The tests of the language, by section: each folder of `lang`.
pub fn language(folder: &Path) -> Vec<(String, Vec<Case>)> {
    let entries = fs::read_dir(folder.join("lang")).map(|entries| entries.flatten().collect());
    let entries: Vec<fs::DirEntry> = entries.unwrap_or_default();
    let folders = entries.iter().map(fs::DirEntry::path);
    let mut sections: Vec<(String, Vec<Case>)> = folders
        .filter(|path| path.is_dir())
        .filter_map(|path| {
            let section = path.file_name()?.to_str()?.to_string();
            let cases = tests_of(&format!("lang/{section}"), &path);
            Some((section, cases))
        })
        .collect();
    sections.sort_by(|a, b| a.0.cmp(&b.0));
    sections
}

/// The tests of a folder, each once for every word of its line `# runs: …`.
fn tests_of(group: &str, folder: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    for file in python_files(folder) {
        let source = fs::read_to_string(&file).unwrap_or_default();
        let runs = source.lines().find_map(|line| line.strip_prefix("# runs:"));
        match runs {
            Some(words) => {
                cases.extend(
                    words
                        .split_whitespace()
                        .filter_map(|w| case(group, &file, Some(w))),
                );
            }
            None => cases.extend(case(group, &file, None)),
        }
    }
    cases
}

/// Programs that end with an error.
pub fn errors(folder: &Path) -> Vec<Case> {
    let files = python_files(&folder.join("errors"));
    files
        .iter()
        .filter_map(|file| case("errors", file, None))
        .collect()
}

/// `NAME.py` and `NAME/main.py` in a folder, in order; the latter need not be there beside a file `args`.
fn python_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).map(|entries| entries.flatten().collect::<Vec<_>>());
    let mut files: Vec<PathBuf> = entries
        .unwrap_or_default()
        .into_iter()
        .map(|entry| entry.path())
        .map(|path| {
            if path.is_dir() {
                path.join("main.py")
            } else {
                path
            }
        })
        .filter(|path| path.extension().is_some_and(|e| e == "py"))
        .filter(|path| path.is_file() || path.with_file_name("args").is_file())
        .collect();
    files.sort();
    files
}

/// A case, if there is an expectation for it.
fn case(group: &str, file: &Path, argument: Option<&str>) -> Option<Case> {
    let folder = file.parent()?;
    let own = file.file_stem()?.to_str()?;
    let name = if own == "main" {
        folder.file_name()?.to_str()?
    } else {
        own
    };
    let with_argument = |stem: &str| match argument {
        Some(argument) => format!("{stem}.{argument}"),
        None => stem.to_string(),
    };
    let (stem, own) = (with_argument(name), with_argument(own));
    let at =
        |suffix: &str| Some(folder.join(format!("{own}.{suffix}"))).filter(|path| path.is_file());
    let text = |suffix: &str| at(suffix).and_then(|path| fs::read_to_string(path).ok());
    let (out, err) = (at("out"), text("err"));
    if out.is_none() && err.is_none() {
        return None;
    }
    Some(Case {
        name: format!("{group}/{stem}"),
        file: file.to_path_buf(),
        argument: argument.map(str::to_string),
        command_line: (own == "main")
            .then(|| fs::read_to_string(folder.join("args")).ok())
            .flatten(),
        out: out.map_or(Some(Vec::new()), |path| fs::read(path).ok())?,
        err: err.unwrap_or_default(),
        status: text("status")
            .and_then(|s| s.trim().parse().ok())
            .unwrap_or(0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Folders of `tests/py/lang`: sections of the language's reference, and built-in types.
    const SECTIONS: [&str; 31] = [
        "annotations",
        "async",
        "bool",
        "bytearray",
        "bytes",
        "complex",
        "compound",
        "dict",
        "exception",
        "execution",
        "expressions",
        "float",
        "frozenset",
        "function",
        "imports",
        "int",
        "iterator",
        "lexical",
        "list",
        "memoryview",
        "module",
        "objects",
        "range",
        "set",
        "simple",
        "singletons",
        "slice",
        "special_names",
        "str",
        "tuple",
        "type",
    ];
    /// Programs that each has at least.
    const SECTION_CASES: usize = 15;
    /// Programs in all.
    const LANGUAGE_CASES: usize = 481;

    #[test]
    fn every_section_of_the_language_has_its_tests() {
        let sections = language(&crate::repository().join("tests/py"));
        let short: Vec<String> = sections
            .iter()
            .filter(|(_, cases)| cases.len() < SECTION_CASES)
            .map(|(section, cases)| format!("{section} has {}", cases.len()))
            .collect();
        assert!(short.is_empty(), "{short:?}, of {SECTION_CASES}");
        let names: Vec<&str> = sections.iter().map(|(section, _)| &**section).collect();
        assert_eq!(names, SECTIONS);
        let all: usize = sections.iter().map(|(_, cases)| cases.len()).sum();
        assert!(all >= LANGUAGE_CASES, "{all}");
    }

    #[test]
    fn cases_are_found_with_their_expectations() {
        let folder = crate::repository().join("tests/py");
        let tiny = programs(&folder, &["tiny"]);
        assert!(tiny.len() >= 16, "{}", tiny.len());
        assert!(
            tiny.iter()
                .all(|case| !case.out.is_empty() && case.status == 0)
        );
        let small = small(&folder);
        let named = |name: &str| {
            small
                .iter()
                .find(|case| case.name == name)
                .expect("is there")
        };
        assert_eq!(named("small/exit_message").status, 1);
        assert!(
            named("small/uncaught_assert")
                .err
                .contains("\"$DIR/uncaught_assert.py\"")
        );
        assert!(named("small/imports").file.ends_with("imports/main.py"));
        let errors = errors(&folder);
        assert!(errors.iter().any(|case| case.command_line.is_some()));
    }
}
