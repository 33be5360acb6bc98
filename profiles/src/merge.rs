//! Counts of many runs, and the law by which they merge.
//!
//! A [`CodeProfile`] is a set of runs, each with what it counted. Merging is the union by run, truncated to the
//! newest [`MAX_RUNS`]; within one run it is the union by place, taking the larger count. Union, maximum and
//! "the newest n of a union" are commutative, associative and idempotent, and so is the whole: profiles may meet in
//! any order, any number of times, on any machine.
//!
//! Nothing is normalized when it is stored, because that would break these laws. Reading does it:
//! [`CodeProfile::weighed`] divides each count by its run's total, and an older run weighs half of the next newer.

use crate::key::RunId;
use serde::{Deserialize, Serialize};

/// How many runs a profile remembers.
pub const MAX_RUNS: usize = 8;

/// How many rows of one table a run may add to one code object; the largest counts stay.
pub const MAX_ROWS: usize = 1024;

/// Longest name of a reason, in bytes.
pub const MAX_NAME_BYTES: usize = 64;

/// What was counted in one code object, run by run.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct CodeProfile {
    /// Newest first, each run once, at most [`MAX_RUNS`].
    runs: Vec<RunCounts>,
}

/// What one run counted in one code object. Counts are of that run alone, as they were.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct RunCounts {
    /// The run.
    pub run: RunId,
    /// All iterations and calls of the run, in every code object; what counts are divided by.
    pub total: u64,
    /// Loop heads and the entry, with their executions.
    pub hot: Vec<SiteCount>,
    /// Exits from compiled code.
    pub exits: Vec<ReasonCount>,
    /// Recordings and compilations given up.
    pub aborts: Vec<ReasonCount>,
    /// What was seen at an instruction: types, branches, callees.
    pub feedback: Vec<Feedback>,
}

/// Executions of one place.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct SiteCount {
    /// Instruction index.
    pub pc: u32,
    /// How often.
    pub count: u64,
}

/// Exits or aborts of one place for one reason.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct ReasonCount {
    /// Instruction index.
    pub pc: u32,
    /// Name of the reason's row; names outlive a build, numbers do not.
    pub reason: String,
    /// How often.
    pub count: u64,
}

/// One thing seen at one instruction.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Feedback {
    /// Instruction index.
    pub pc: u32,
    /// What kind of thing; numbers are the virtual machine's, and are never given a new meaning.
    pub kind: u16,
    /// Which one: a type's code, a branch's direction, the hash of a callee.
    pub value: u64,
    /// How often.
    pub count: u64,
}

/// A row of a table: a place, and a count that grows.
trait Row: Clone + Ord {
    fn count_mut(&mut self) -> &mut u64;
    fn same_place(&self, other: &Self) -> bool;
    fn is_sane(&self) -> bool {
        true
    }
}

impl Row for SiteCount {
    fn count_mut(&mut self) -> &mut u64 {
        &mut self.count
    }
    fn same_place(&self, other: &Self) -> bool {
        self.pc == other.pc
    }
}

impl Row for ReasonCount {
    fn count_mut(&mut self) -> &mut u64 {
        &mut self.count
    }
    fn same_place(&self, other: &Self) -> bool {
        (self.pc, &self.reason) == (other.pc, &other.reason)
    }
    fn is_sane(&self) -> bool {
        self.reason.len() <= MAX_NAME_BYTES
    }
}

impl Row for Feedback {
    fn count_mut(&mut self) -> &mut u64 {
        &mut self.count
    }
    fn same_place(&self, other: &Self) -> bool {
        (self.pc, self.kind, self.value) == (other.pc, other.kind, other.value)
    }
}

/// Sorts by place; of several rows of one place the one with the largest count stays.
///
/// The derived order of a row ends with its count, so equal places end up side by side, the largest last.
fn normal<R: Row>(rows: &mut Vec<R>) {
    rows.sort_unstable();
    rows.dedup_by(|later, earlier| {
        let same = later.same_place(earlier);
        if same {
            *earlier.count_mut() = *later.count_mut();
        }
        same
    });
}

fn union<R: Row>(into: &mut Vec<R>, from: &[R]) {
    into.extend_from_slice(from);
    normal(into);
}

/// Keeps the rows with the largest counts.
fn cap<R: Row>(rows: &mut Vec<R>) {
    normal(rows);
    if rows.len() > MAX_ROWS {
        rows.sort_by_cached_key(|row| std::cmp::Reverse(*row.clone().count_mut()));
        rows.truncate(MAX_ROWS);
        rows.sort_unstable();
    }
}

impl RunCounts {
    fn normal(&mut self) {
        normal(&mut self.hot);
        normal(&mut self.exits);
        normal(&mut self.aborts);
        normal(&mut self.feedback);
    }

    fn union(&mut self, other: &RunCounts) {
        self.total = self.total.max(other.total);
        union(&mut self.hot, &other.hot);
        union(&mut self.exits, &other.exits);
        union(&mut self.aborts, &other.aborts);
        union(&mut self.feedback, &other.feedback);
    }

    fn is_sane(&self) -> bool {
        self.exits.iter().chain(&self.aborts).all(Row::is_sane)
    }
}

impl CodeProfile {
    /// The profile of one run, bounded by [`MAX_ROWS`] rows of each table.
    pub fn of_run(mut counts: RunCounts) -> CodeProfile {
        cap(&mut counts.hot);
        cap(&mut counts.exits);
        cap(&mut counts.aborts);
        cap(&mut counts.feedback);
        CodeProfile { runs: vec![counts] }
    }

    /// The runs, newest first.
    pub fn runs(&self) -> &[RunCounts] {
        &self.runs
    }

    /// Adds what another profile of the same code object knows.
    pub fn merge(&mut self, other: &CodeProfile) {
        for run in &other.runs {
            match self.runs.iter_mut().find(|r| r.run == run.run) {
                Some(same) => same.union(run),
                None => self.runs.push(run.clone()),
            }
        }
        self.runs.sort_unstable_by_key(|r| std::cmp::Reverse(r.run));
        self.runs.truncate(MAX_RUNS);
    }

    /// Forgets runs that claim to have begun after `limit_s`, so that a wrong clock cannot hold its place for ever.
    pub fn forget_after(&mut self, limit_s: u64) {
        self.runs.retain(|r| r.run.started_s <= limit_s);
    }

    /// Brings decoded data into normal form; `false` if names are longer than any row's.
    pub(crate) fn settle(&mut self) -> bool {
        let decoded = std::mem::take(&mut self.runs);
        for mut run in decoded {
            run.normal();
            self.merge(&CodeProfile { runs: vec![run] });
        }
        self.runs.iter().all(RunCounts::is_sane)
    }

    /// The profile as a reader wants it: one row per place over all runs.
    pub fn weighed(&self) -> Weighed {
        let mut out = Weighed::default();
        let weights: u128 = (0..self.runs.len()).map(weight).sum();
        let mut shares: Vec<(u32, u128)> = Vec::new();
        for (rank, run) in self.runs.iter().enumerate() {
            let total = u128::from(run.total.max(1));
            for site in &run.hot {
                let ppm = (u128::from(site.count) * 1_000_000 / total).min(1_000_000);
                shares.push((site.pc, ppm * weight(rank)));
            }
            decayed(&mut out.exits, &run.exits, rank);
            decayed(&mut out.aborts, &run.aborts, rank);
            decayed(&mut out.feedback, &run.feedback, rank);
        }
        sum_places(&mut out.exits);
        sum_places(&mut out.aborts);
        sum_places(&mut out.feedback);
        shares.sort_unstable();
        for (pc, share) in shares {
            let ppm = (share / weights) as u32;
            match out.hot.last_mut() {
                Some(last) if last.0 == pc => last.1 += ppm,
                _ => out.hot.push((pc, ppm)),
            }
        }
        out
    }

    /// Would adding `new` teach a reader of this profile anything: a place not seen before, or one whose count,
    /// as a reader sees it, is four times larger or smaller?
    pub fn would_learn(&self, new: &CodeProfile) -> bool {
        let (old, new) = (self.weighed(), new.weighed());
        let shifted = |a: u64, b: u64| a.max(b) >= 4 * a.min(b).max(1) && a.max(b) >= 1000;
        new.hot.iter().any(
            |(pc, ppm)| match old.hot.binary_search_by_key(pc, |h| h.0) {
                Ok(at) => shifted(u64::from(*ppm), u64::from(old.hot[at].1)),
                Err(_) => true,
            },
        ) || brings_places(&old.exits, &new.exits)
            || brings_places(&old.aborts, &new.aborts)
            || brings_places(&old.feedback, &new.feedback)
    }
}

/// Both tables are in order of place.
fn brings_places<R: Row>(old: &[R], new: &[R]) -> bool {
    new.iter().any(|row| {
        let mut first = row.clone();
        *first.count_mut() = 0;
        let at = old.partition_point(|o| *o < first);
        !old.get(at).is_some_and(|o| o.same_place(row))
    })
}

/// The weight of the `rank`-th newest run.
fn weight(rank: usize) -> u128 {
    1 << (MAX_RUNS - 1 - rank.min(MAX_RUNS - 1))
}

/// Adds a run's rows, halved once for each newer run, but never to nothing: what failed once is worth remembering.
fn decayed<R: Row>(into: &mut Vec<R>, rows: &[R], rank: usize) {
    into.extend(rows.iter().cloned().map(|mut row| {
        let count = row.count_mut();
        *count = (*count >> rank).max(1);
        row
    }));
}

fn sum_places<R: Row>(rows: &mut Vec<R>) {
    rows.sort_unstable();
    rows.dedup_by(|later, earlier| {
        let same = later.same_place(earlier);
        if same {
            let sum = earlier.count_mut().saturating_add(*later.count_mut());
            *earlier.count_mut() = sum;
        }
        same
    });
}

/// A profile over all its runs, for a reader.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Weighed {
    /// Place and its share of all iterations and calls, in millionths, by place.
    pub hot: Vec<(u32, u32)>,
    /// Exits, decayed, by place.
    pub exits: Vec<ReasonCount>,
    /// Aborts, decayed, by place.
    pub aborts: Vec<ReasonCount>,
    /// Feedback, decayed, by place.
    pub feedback: Vec<Feedback>,
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
