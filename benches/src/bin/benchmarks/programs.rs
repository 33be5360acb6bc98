//! The programs of `tests/py/programs`: whole processes, every tier, cold, warm and prewarmed.

use crate::results::replace_program;
use crate::{Bench, progress, say};
use rekindle_measure::contender::Subject;
use rekindle_measure::{session, summary};
use std::path::{Path, PathBuf};

/// Measures every program in the sizes of the pass.
pub(crate) fn measure(bench: &mut Bench) -> Result<(), String> {
    let all = files(&bench.root)?;
    let all: Vec<_> = all.iter().filter(|file| bench.wants(&name(file))).collect();
    for size in bench.effort.sizes.clone() {
        let plan = if size == "long" {
            bench.effort.long
        } else {
            bench.effort.short
        };
        for (i, file) in all.iter().enumerate() {
            let subject = Subject {
                name: name(file),
                file: file.to_path_buf(),
                args: vec![size.clone().into()],
                same_output: true,
                ..Subject::default()
            };
            let contenders = bench.contenders(&bench.effort.tiers, &bench.effort.modes)?;
            let measured = session::measure(&subject, contenders, plan, &mut progress)?;
            let summary = summary::program(&measured);
            let last = summary.contenders.last().map_or("", |row| &row.verdict);
            let differing = summary.differing.as_deref().unwrap_or_default();
            say(&format!(
                "{size} {}/{} {}: {last} {differing}",
                i + 1,
                all.len(),
                summary.name
            ));
            replace_program(
                bench.results.programs.entry(size.clone()).or_default(),
                summary,
            );
            bench.keep()?;
        }
    }
    Ok(())
}

/// The programs, by name.
pub(crate) fn files(root: &Path) -> Result<Vec<PathBuf>, String> {
    let folder = root.join("tests/py/programs");
    let entries = std::fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "py"));
    files.sort();
    Ok(files)
}

fn name(file: &Path) -> String {
    file.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
