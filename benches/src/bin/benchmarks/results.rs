//! What was measured, as it is kept between runs: a later run replaces what it measures anew, by name.

use rekindle_measure::change::Shape;
use rekindle_measure::estimate::Estimate;
use rekindle_measure::python::Python;
use rekindle_measure::summary::{Machine, ProgramSummary};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// Everything.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Results {
    pub(crate) machine: Option<Machine>,
    /// The pass that was made last.
    pub(crate) pass: String,
    /// The first is what ratios are to.
    pub(crate) rivals: Vec<Rival>,
    /// By size.
    pub(crate) programs: BTreeMap<String, Vec<ProgramSummary>>,
    pub(crate) pyperformance: Vec<Repeated>,
    /// Benchmarks that need packages, and which.
    pub(crate) left_out: BTreeMap<String, Vec<String>>,
    pub(crate) twins: Vec<Repeated>,
}

/// Another Python, and how long a small program takes on it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Rival {
    pub(crate) python: Python,
    pub(crate) probe_ms: f64,
}

/// A benchmark that is repeated in its processes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Repeated {
    pub(crate) name: String,
    /// Rounds.
    pub(crate) runs: usize,
    /// Who failed, and why; in the order of the contenders.
    pub(crate) failed: Vec<(String, String)>,
    /// One for each thing that it repeats.
    pub(crate) parts: Vec<Part>,
    /// Peak memory in MiB by contender, in their order.
    pub(crate) memory_mb: Vec<(String, f64)>,
}

/// One thing that is repeated.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Part {
    pub(crate) name: String,
    /// Milliseconds of the first contender's steady iteration.
    pub(crate) base_ms: f64,
    /// Each other contender.
    pub(crate) cells: Vec<Cell>,
}

/// How many times as fast as the first contender; above 1 is faster.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Cell {
    pub(crate) contender: String,
    /// The first iteration.
    pub(crate) first: Estimate,
    /// All that the first contender does in its time, warming up included.
    pub(crate) run: Estimate,
    /// Where it is steady.
    pub(crate) steady: Estimate,
    pub(crate) shape: Shape,
}

impl Results {
    /// What is kept; nothing if there is no such file.
    pub(crate) fn load(file: &Path) -> Result<Results, String> {
        match std::fs::read_to_string(file) {
            Ok(text) => serde_json::from_str(&text).map_err(|e| format!("{}: {e}", file.display())),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Results::default()),
            Err(e) => Err(format!("{}: {e}", file.display())),
        }
    }

    pub(crate) fn save(&self, file: &Path) -> Result<(), String> {
        let told = |e: &dyn std::fmt::Display| format!("{}: {e}", file.display());
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).map_err(|e| told(&e))?;
        }
        let text = serde_json::to_string_pretty(self).map_err(|e| told(&e))?;
        std::fs::write(file, text + "\n").map_err(|e| told(&e))
    }
}

/// Puts a program in its place.
pub(crate) fn replace_program(all: &mut Vec<ProgramSummary>, new: ProgramSummary) {
    match all.iter_mut().find(|old| old.name == new.name) {
        Some(old) => *old = new,
        None => all.push(new),
    }
}

/// Puts a benchmark in its place.
pub(crate) fn replace(all: &mut Vec<Repeated>, new: Repeated) {
    match all.iter_mut().find(|old| old.name == new.name) {
        Some(old) => *old = new,
        None => all.push(new),
    }
}

impl Part {
    pub(crate) fn cell(&self, contender: &str) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.contender == contender)
    }
}
