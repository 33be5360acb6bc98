//! What a run did: the fields of `-X stats=json:FILE`.
//!
//! Times are wall-clock milliseconds. Fields may be added; the ones here keep their meaning.

use rekindle_tier1::findings::{HotAbort, HotExit, UnitFinding};
use serde::Serialize;
use std::collections::BTreeMap;

/// Everything that is told of one run.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Stats {
    /// From the creation of the machine to the end of the run.
    pub wall_ms: f64,
    /// Of that, the program's own time: without start-up and without saving.
    pub run_ms: f64,
    /// Largest resident memory of the process, in mebibytes.
    pub peak_rss_mb: f64,
    /// Shares of executed loop iterations and calls, by tier; they add up to 1.
    pub tier_share: TierShare,
    /// Executed loop iterations and calls, by tier.
    pub executed: Executed,
    /// The compiler from templates.
    pub tier1: Tier1,
    /// The compiler by LLVM.
    pub tier2: Tier2,
    /// What was remembered.
    pub store: StoreStats,
    /// The collector.
    pub gc: Gc,
}

/// Shares by tier, from 0 to 1.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct TierShare {
    /// The interpreter.
    pub tier0: f64,
    /// Code from templates.
    pub tier1: f64,
    /// LLVM's code.
    pub tier2: f64,
}

/// Loop iterations and calls by tier.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Executed {
    /// By the interpreter.
    pub tier0: u64,
    /// By code from templates.
    pub tier1: u64,
    /// By LLVM's code.
    pub tier2: u64,
}

impl Executed {
    /// The shares; a program that ran no loop and made no call was the interpreter's.
    pub fn shares(&self) -> TierShare {
        let all = self.tier0 + self.tier1 + self.tier2;
        if all == 0 {
            return TierShare {
                tier0: 1.0,
                ..TierShare::default()
            };
        }
        let share = |n: u64| n as f64 / all as f64;
        TierShare {
            tier0: share(self.tier0),
            tier1: share(self.tier1),
            tier2: share(self.tier2),
        }
    }
}

/// Tier 1.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Tier1 {
    /// Recordings that ended with a unit or a larger one.
    pub recorded: u64,
    /// Units compiled.
    pub compiled: u64,
    /// Units taken from the store, those that came with LLVM's code included.
    pub loaded: u64,
    /// Recordings given up, by reason.
    pub aborted: BTreeMap<String, u64>,
    /// How often compiled code was left through an exit.
    pub exits: u64,
    /// How often compiled code was entered.
    pub entered: u64,
    /// Bytes of machine code.
    pub code_bytes: u64,
    /// Blocks of the largest unit.
    pub most_blocks: u64,
    /// Time spent optimizing and stitching.
    pub compile_ms: f64,
    /// The exits most used, the first of them the most used one.
    pub hot_exits: Vec<HotExit>,
    /// Where recordings were given up most.
    pub hot_aborts: Vec<HotAbort>,
    /// The units that grew most.
    pub largest: Vec<UnitFinding>,
}

/// Tier 2.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Tier2 {
    /// Units compiled.
    pub compiled: u64,
    /// Units taken from the store with LLVM's code.
    pub loaded: u64,
    /// Units or objects refused, by reason.
    pub rejected: BTreeMap<String, u64>,
    /// Was LLVM loaded into the process?
    pub llvm_loaded: bool,
    /// Time that the compiler took, in the background or not.
    pub compile_ms: f64,
}

/// The store.
#[derive(Clone, Debug, Default, Serialize)]
pub struct StoreStats {
    /// `off`, `warm`, `missing`, or why it was refused.
    pub state: String,
    /// Time to open what is remembered of the program.
    pub open_ms: f64,
    /// Time to read, check and link what was used of it.
    pub load_ms: f64,
    /// Time spent saving at the end.
    pub save_ms: f64,
    /// Bytes written.
    pub written_bytes: u64,
    /// What became of the run's findings.
    pub save_state: String,
    /// Units of earlier runs that were not taken up, by reason.
    pub refused: BTreeMap<String, u64>,
    /// The same one by one: code, place, reason.
    pub rejected: Vec<String>,
}

/// The collector.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Gc {
    /// Collections of the young.
    pub young: u64,
    /// Collections of everything.
    pub full: u64,
    /// Time spent in them.
    pub pause_ms: f64,
    /// The longest of them.
    pub longest_pause_ms: f64,
}

/// The process's largest resident memory so far, in mebibytes; 0 where the system does not tell.
///
/// From `/proc/self/status`: unlike `getrusage` it starts anew when a process becomes another
/// program.
pub fn peak_rss_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kib = status.lines().find_map(|line| {
        let rest = line.strip_prefix("VmHWM:")?;
        rest.trim().strip_suffix("kB")?.trim().parse::<f64>().ok()
    });
    kib.unwrap_or(0.0) / 1024.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up() {
        let executed = Executed {
            tier0: 1,
            tier1: 2,
            tier2: 5,
        };
        let TierShare {
            tier0,
            tier1,
            tier2,
        } = executed.shares();
        assert_eq!((tier0, tier1, tier2), (0.125, 0.25, 0.625));
        assert_eq!(Executed::default().shares().tier0, 1.0);
    }

    #[test]
    fn memory_is_known() {
        assert!(peak_rss_mb() > 0.5);
    }
}
