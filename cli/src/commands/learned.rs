//! What a portable profile holds, for a reader: each program with its units; and what two of them differ in.

use super::store::size;
use rekindle_vm::profiles::{Findings, Imported, RunId, UnitKey, UnitKind, UnitRecord};
use std::collections::BTreeMap;

/// Every program with its units, those that were executed most first.
pub(super) fn show(imported: &Imported) -> String {
    let mut text = String::new();
    for program in programs(imported) {
        text.push_str(&format!(
            "{}: {} units, {} profiles of code objects\n",
            program.label,
            program.units.len(),
            program.profiles.len()
        ));
        let mut units = program.units;
        units.sort_by_key(|unit| (std::cmp::Reverse(unit.hotness), unit.key));
        for unit in &units {
            text.push_str(&format!("  {}  {}\n", place(&unit.key), describe(unit)));
        }
    }
    for rejected in &imported.rejected {
        text.push_str(&format!("refused: {}\n", rejected.why.text()));
    }
    text
}

/// What only one of them has, and what they say differently. Empty if they say the same.
pub(super) fn diff(left: &Imported, right: &Imported) -> String {
    let (left, right) = (by_label(left), by_label(right));
    let mut labels: Vec<&String> = left.keys().chain(right.keys()).collect();
    labels.sort();
    labels.dedup();
    let mut text = String::new();
    for label in labels {
        let none = BTreeMap::new();
        let units = |side: &'_ BTreeMap<String, Units>| side.get(label).cloned();
        let (old, new) = (units(&left), units(&right));
        let lines = diff_units(old.as_ref().unwrap_or(&none), new.as_ref().unwrap_or(&none));
        let head = match (&old, &new) {
            (Some(_), None) => "only in the first",
            (None, Some(_)) => "only in the second",
            _ if lines.is_empty() => continue,
            _ => "differs",
        };
        text.push_str(&format!("{label}: {head}\n{lines}"));
    }
    text
}

/// Units by where they begin.
type Units = BTreeMap<UnitKey, UnitRecord>;

fn programs(imported: &Imported) -> Vec<Findings> {
    let mut programs = imported.by_program(RunId::default());
    programs.sort_by(|a, b| a.label.cmp(&b.label));
    programs
}

fn by_label(imported: &Imported) -> BTreeMap<String, Units> {
    let units = |program: Findings| {
        program
            .units
            .into_iter()
            .map(|unit| (unit.key, unit))
            .collect()
    };
    programs(imported)
        .into_iter()
        .map(|program| (program.label.clone(), units(program)))
        .collect()
}

fn diff_units(old: &Units, new: &Units) -> String {
    let mut text = String::new();
    for (key, unit) in old {
        match new.get(key) {
            None => text.push_str(&format!("- {}  {}\n", place(key), describe(unit))),
            Some(other) if describe(other) != describe(unit) || other.ir != unit.ir => {
                text.push_str(&format!("< {}  {}\n", place(key), describe(unit)));
                text.push_str(&format!("> {}  {}\n", place(key), describe(other)));
            }
            Some(_) => {}
        }
    }
    for (key, unit) in new.iter().filter(|(key, _)| !old.contains_key(key)) {
        text.push_str(&format!("+ {}  {}\n", place(key), describe(unit)));
    }
    text
}

/// The code object by the start of its fingerprint, and the instruction.
fn place(key: &UnitKey) -> String {
    format!("{:.12} @{:<5}", key.root.hex(), key.root_pc)
}

fn describe(unit: &UnitRecord) -> String {
    let kind = match unit.kind {
        UnitKind::Loop => "loop",
        UnitKind::Function => "function",
    };
    let left: u64 = unit.exits.iter().map(|(_, count)| u64::from(*count)).sum();
    let mut text = format!(
        "{kind:<8} tier {}, executed {}, left {left}, {} of IR",
        unit.tier,
        unit.hotness,
        size(unit.ir.len() as u64)
    );
    if let Some(why) = &unit.invalid_reason {
        text.push_str(&format!(", not used again: {why}"));
    }
    text
}
