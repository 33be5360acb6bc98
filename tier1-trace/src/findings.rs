//! What became of the units, told at the end of a run: where they are left, and how large they have grown.

use crate::body::UnitState;
use crate::engine::State;
use crate::growth::TRIED;
use rekindle_bytecode::Code;
use rekindle_trace_ir::{Ref, UnitKind};
use serde::Serialize;

/// A guard through which a unit was left.
#[derive(Clone, Debug, Serialize)]
pub struct HotExit {
    /// The unit: where it begins.
    pub unit: String,
    /// The instruction at which it was left.
    pub at: String,
    /// The micro-op of the condition.
    pub condition: &'static str,
    /// How often.
    pub count: u64,
}

/// A place at which recordings were given up.
#[derive(Clone, Debug, Serialize)]
pub struct HotAbort {
    /// Function, line and instruction.
    pub at: String,
    /// What the instruction is.
    pub instruction: &'static str,
    /// The reason's name.
    pub reason: &'static str,
    /// How often.
    pub count: u64,
}

/// A unit.
#[derive(Clone, Debug, Serialize)]
pub struct UnitFinding {
    /// Where it begins.
    pub unit: String,
    /// Of a loop, and not of a function?
    pub is_loop: bool,
    /// Recordings that made it larger.
    pub growth: u32,
    /// Micro-ops in its graph.
    pub size: usize,
    /// Times entered.
    pub entered: u64,
    /// Turns of its loop.
    pub turns: u64,
    /// Times left through an exit.
    pub exits: u64,
    /// It did not pay.
    pub retired: bool,
}

impl State {
    /// The most used exits, the first of them the most used one.
    pub fn hot_exits(&self, most: usize) -> Vec<HotExit> {
        let all = self.units.iter().flat_map(|u| {
            let counts = u.exits.iter().enumerate().filter(|(_, n)| **n > 0);
            counts.map(move |(guard, n)| (u, Ref(guard as u32), *n))
        });
        let mut all: Vec<_> = all.collect();
        all.sort_by_key(|(.., n)| std::cmp::Reverse(*n % TRIED));
        all.truncate(most);
        let told = all.into_iter().map(|(u, guard, n)| HotExit {
            unit: begin(u),
            at: place_of(u, guard),
            condition: condition_of(u, guard),
            count: u64::from(n % TRIED),
        });
        told.collect()
    }

    /// Where recordings were given up most.
    pub fn hot_aborts(&self, most: usize) -> Vec<HotAbort> {
        let all = self.stats.aborted_at.iter();
        let told = all.map(|((reason, (code, pc)), count)| {
            // SAFETY: code states live as long as the runtime.
            let code = unsafe { &(**code).code };
            let ins = code.ins.get(*pc as usize);
            HotAbort {
                at: place_in(code, *pc),
                instruction: ins.map_or("", |i| i.op.name()),
                reason,
                count: *count,
            }
        });
        let mut all: Vec<_> = told.collect();
        all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.at.cmp(&b.at)));
        all.truncate(most);
        all
    }

    /// The units that grew most.
    pub fn large_units(&self, most: usize) -> Vec<UnitFinding> {
        let told = self.units.iter().map(|u| UnitFinding {
            unit: begin(u),
            is_loop: u.kind == UnitKind::Loop,
            growth: u.growth,
            size: u.size,
            entered: u.entered,
            turns: u.iterations,
            exits: u.exits.iter().map(|n| u64::from(*n % TRIED)).sum(),
            retired: u.retired,
        });
        let mut all: Vec<_> = told.collect();
        all.sort_by_key(|u| std::cmp::Reverse(u.growth));
        all.truncate(most);
        all
    }
}

fn begin(u: &UnitState) -> String {
    place(u, 0, u.root_pc)
}

fn place_of(u: &UnitState, guard: Ref) -> String {
    let ins = u.source.ins.get(guard.0 as usize);
    let snap = ins.filter(|i| (i.snap.0 as usize) < u.source.snapshots.len());
    let Some(frame) = snap.and_then(|i| u.source[i.snap].frames.last()) else {
        return begin(u);
    };
    let code = u.source.contexts[frame.context.0 as usize].code;
    place(u, code as usize, frame.pc)
}

/// `name:line`, with the instruction's number.
fn place(u: &UnitState, code: usize, pc: u32) -> String {
    // SAFETY: code states live as long as the runtime.
    place_in(unsafe { &(*u.codes[code]).code }, pc)
}

fn place_in(code: &Code, pc: u32) -> String {
    format!("{}:{} @{pc}", code.qualname, code.position(pc).line)
}

fn condition_of(u: &UnitState, guard: Ref) -> &'static str {
    let Some(ins) = u.source.ins.get(guard.0 as usize) else {
        return "moved";
    };
    let tested = u.source.ins.get(ins.args[0].0 as usize);
    tested.map_or(ins.op.name(), |t| t.op.name())
}
