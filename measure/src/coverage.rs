//! Which tier did a program's work, and what kept it from doing more: read from `-X stats=json:FILE`.

use crate::contender::{Contender, Subject};
use crate::process::Scratch;
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::path::PathBuf;

/// Rows of each list in the text.
const SHOWN: usize = 8;

/// What the statistics say of one run; what they say beside is passed over.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Coverage {
    /// The program.
    pub name: String,
    /// Milliseconds of the program itself.
    pub run_ms: f64,
    /// Shares of loop turns and calls.
    pub tier_share: Shares,
    /// What the tier of traces did.
    pub tier1: Tier1,
    /// What LLVM's tier did.
    pub tier2: Tier2,
    /// The collector.
    pub gc: Gc,
}

/// Shares of loop turns and calls, from 0 to 1.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Shares {
    /// Interpreted.
    pub tier0: f64,
    /// In stitched code.
    pub tier1: f64,
    /// In LLVM's code.
    pub tier2: f64,
}

/// What the tier of traces did.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Tier1 {
    /// Traces recorded.
    pub recorded: u64,
    /// Units loaded from the store.
    pub loaded: u64,
    /// Times that compiled code was left.
    pub exits: u64,
    /// Times that it was entered.
    pub entered: u64,
    /// Bytes of code.
    pub code_bytes: u64,
    /// Milliseconds of recording and compiling.
    pub compile_ms: f64,
    /// Where it was left.
    pub hot_exits: Vec<Exit>,
    /// Where recording was given up.
    pub hot_aborts: Vec<Abort>,
    /// The largest units.
    pub largest: Vec<Size>,
}

/// What LLVM's tier did.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Tier2 {
    /// Units compiled.
    pub compiled: u64,
    /// Milliseconds of it, in the background.
    pub compile_ms: f64,
}

/// What the collector did.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Gc {
    /// Milliseconds in all.
    pub pause_ms: f64,
}

/// A place where compiled code is left.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Exit {
    /// The unit.
    pub unit: String,
    /// The line and instruction.
    pub at: String,
    /// The guard.
    pub condition: String,
    /// How often.
    pub count: u64,
}

/// A place where recording was given up.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Abort {
    /// The line and instruction.
    pub at: String,
    /// The instruction's name.
    pub instruction: String,
    /// Why.
    pub reason: String,
    /// How often.
    pub count: u64,
}

/// A unit's size.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Size {
    /// The unit.
    pub unit: String,
    /// Micro-ops.
    pub size: u64,
    /// Times it was entered from the interpreter.
    pub entered: u64,
    /// Times it was left.
    pub exits: u64,
    /// Was it given up?
    pub retired: bool,
}

/// Runs a program once and reads its statistics.
///
/// # Errors
/// It fails, or writes none.
pub fn of(subject: &Subject, mut contender: Contender) -> Result<Coverage, String> {
    let scratch = Scratch::new()?;
    contender.prepare(subject, &scratch)?;
    let file: PathBuf = scratch.fresh();
    let mut option = OsString::from("stats=json:");
    option.push(&file);
    let run = contender.run_with(&["-X".into(), option], subject, &scratch)?;
    if let Some(why) = run.complaint {
        return Err(format!("{}: {why}", subject.name));
    }
    let text = std::fs::read_to_string(&file)
        .map_err(|error| format!("{}: no statistics: {error}", subject.name))?;
    parse(&subject.name, &text)
}

/// Reads statistics.
fn parse(name: &str, text: &str) -> Result<Coverage, String> {
    let mut coverage: Coverage =
        serde_json::from_str(text).map_err(|error| format!("{name}: {error}"))?;
    coverage.name = name.to_string();
    coverage.tier1.hot_exits = joined(std::mem::take(&mut coverage.tier1.hot_exits));
    Ok(coverage)
}

/// Exits of one place and guard as one row, the most frequent first.
fn joined(exits: Vec<Exit>) -> Vec<Exit> {
    let mut all: Vec<Exit> = Vec::new();
    for exit in exits.into_iter().filter(|exit| exit.count > 0) {
        let same = |e: &&mut Exit| {
            (&e.unit, &e.at, &e.condition) == (&exit.unit, &exit.at, &exit.condition)
        };
        match all.iter_mut().find(same) {
            Some(row) => row.count += exit.count,
            None => all.push(exit),
        }
    }
    all.sort_by_key(|exit| std::cmp::Reverse(exit.count));
    all
}

impl Coverage {
    /// For a terminal, with what cost most first.
    pub fn text(&self) -> String {
        let (shares, t1, t2) = (&self.tier_share, &self.tier1, &self.tier2);
        let mut text = format!(
            "{}: {:.1} ms; of loop turns and calls interpreted {:.1} %, tier 1 {:.1} %, tier 2 {:.1} %\n",
            self.name,
            self.run_ms,
            shares.tier0 * 100.0,
            shares.tier1 * 100.0,
            shares.tier2 * 100.0
        );
        text.push_str(&format!(
            "  {} recorded, {} loaded, {:.1} ms to compile, {} KiB of code, {} by LLVM ({:.0} ms aside); {} times entered, {} exits; collector {:.1} ms\n",
            t1.recorded, t1.loaded, t1.compile_ms, t1.code_bytes / 1024, t2.compiled, t2.compile_ms, t1.entered, t1.exits, self.gc.pause_ms
        ));
        for exit in t1.hot_exits.iter().take(SHOWN) {
            text.push_str(&format!(
                "  exit  {:>9} × {} ({}) of {}\n",
                exit.count, exit.at, exit.condition, exit.unit
            ));
        }
        for abort in t1.hot_aborts.iter().take(SHOWN) {
            text.push_str(&format!(
                "  abort {:>9} × {} {}: {}\n",
                abort.count, abort.at, abort.instruction, abort.reason
            ));
        }
        for unit in t1.largest.iter().take(3) {
            let retired = if unit.retired { ", retired" } else { "" };
            text.push_str(&format!(
                "  large {:>9} micro-ops: {}, entered {}, left {}{retired}\n",
                unit.size, unit.unit, unit.entered, unit.exits
            ));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATISTICS: &str = r#"{"run_ms": 9.5, "more": [1], "tier_share": {"tier0": 0.25, "tier1": 0.75, "tier2": 0},
        "tier1": {"recorded": 4, "exits": 90, "aborted": {"x": 1},
            "hot_exits": [{"unit": "f:1 @2", "at": "f:3 @8", "condition": "int_ne", "count": 30},
                          {"unit": "f:1 @2", "at": "g:9 @1", "condition": "int_eq", "count": 40},
                          {"unit": "f:1 @2", "at": "f:3 @8", "condition": "int_ne", "count": 20},
                          {"unit": "f:1 @2", "at": "f:4 @8", "condition": "int_ne", "count": 0}],
            "hot_aborts": [{"at": "f:3 @29", "instruction": "send", "reason": "unsupported_instruction", "count": 1}]}}"#;

    #[test]
    fn exits_of_one_place_are_one_row() {
        let text = parse("prog", STATISTICS).expect("statistics").text();
        let rows: Vec<&str> = text.lines().map(str::trim).collect();
        assert_eq!(
            rows[0],
            "prog: 9.5 ms; of loop turns and calls interpreted 25.0 %, tier 1 75.0 %, tier 2 0.0 %"
        );
        assert_eq!(
            rows[2..],
            [
                "exit         50 × f:3 @8 (int_ne) of f:1 @2",
                "exit         40 × g:9 @1 (int_eq) of f:1 @2",
                "abort         1 × f:3 @29 send: unsupported_instruction",
            ]
        );
    }

    #[test]
    fn what_is_no_statistics_is_told() {
        assert!(parse("prog", "[").is_err());
    }
}
