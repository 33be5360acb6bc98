//! Control and data flow of a [`Code`]: jump targets, loops, liveness.
//!
//! Computed once per hot code object, never for code that stays cold.

use crate::{Code, Op};

/// A set of registers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegSet(Vec<u64>);

impl RegSet {
    fn new(size: u16) -> RegSet {
        RegSet(vec![0; (size as usize).div_ceil(64).max(1)])
    }

    /// Is the register in the set?
    pub fn has(&self, reg: u16) -> bool {
        self.0
            .get(reg as usize / 64)
            .is_some_and(|w| w >> (reg % 64) & 1 == 1)
    }

    fn add(&mut self, reg: u16) {
        self.0[reg as usize / 64] |= 1 << (reg % 64);
    }

    fn remove(&mut self, reg: u16) {
        self.0[reg as usize / 64] &= !(1 << (reg % 64));
    }

    fn union(&mut self, other: &RegSet) -> bool {
        let mut changed = false;
        for (a, b) in self.0.iter_mut().zip(&other.0) {
            changed |= *b & !*a != 0;
            *a |= *b;
        }
        changed
    }

    /// The registers, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u16> + '_ {
        self.0.iter().enumerate().flat_map(|(i, &word)| {
            (0..64u16)
                .filter(move |bit| word >> bit & 1 == 1)
                .map(move |bit| i as u16 * 64 + bit)
        })
    }
}

/// A loop: the instructions `head ..= back` belong to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Loop {
    /// Target of its backward jumps.
    pub head: u32,
    /// Its last backward jump.
    pub back: u32,
}

/// What is known about a code's flow.
#[derive(Clone, Debug)]
pub struct Flow {
    /// For each instruction: does control join here (jump target or handler)?
    pub is_target: Vec<bool>,
    /// Loops by ascending head; inner loops have larger heads.
    pub loops: Vec<Loop>,
    live_in: Vec<RegSet>,
}

impl Flow {
    /// Analyses `code`. With `all_locals` every named local counts as live everywhere (for
    /// programs that look at frames).
    pub fn new(code: &Code, all_locals: bool) -> Flow {
        let n = code.ins.len();
        let mut is_target = vec![false; n];
        let mut loops: Vec<Loop> = Vec::new();
        for (pc, ins) in code.ins.iter().enumerate() {
            if let Some(target) = ins.jump_target(pc as u32) {
                is_target[target as usize] = true;
                if ins.op == Op::JumpBack {
                    match loops.iter_mut().find(|l| l.head == target) {
                        Some(l) => l.back = pc as u32,
                        None => loops.push(Loop {
                            head: target,
                            back: pc as u32,
                        }),
                    }
                }
            }
        }
        for h in &code.handlers {
            is_target[h.target as usize] = true;
        }
        loops.sort_by_key(|l| l.head);
        Flow {
            live_in: liveness(code, all_locals),
            is_target,
            loops,
        }
    }

    /// Registers whose values may still be read when control is at `pc` (before it runs).
    pub fn live_at(&self, pc: u32) -> &RegSet {
        &self.live_in[pc as usize]
    }

    /// The innermost loop that contains `pc`.
    pub fn innermost_loop(&self, pc: u32) -> Option<Loop> {
        self.loops
            .iter()
            .rev()
            .find(|l| l.head <= pc && pc <= l.back)
            .copied()
    }
}

fn liveness(code: &Code, all_locals: bool) -> Vec<RegSet> {
    let n = code.ins.len();
    let mut base = RegSet::new(code.frame_size);
    if all_locals {
        (0..code.locals.len() as u16).for_each(|r| base.add(r));
    } else {
        // Cells are read by inner functions at times that this analysis does not see.
        code.cells.iter().for_each(|&r| base.add(r));
    }
    let mut live = vec![base; n];
    let mut changed = true;
    while changed {
        changed = false;
        for pc in (0..n).rev() {
            let ins = code.ins[pc];
            let mut set = RegSet::new(code.frame_size);
            if ins.falls_through() && pc + 1 < n {
                set.union(&live[pc + 1]);
            }
            let target = ins.jump_target(pc as u32).map(|t| t as usize);
            // At its end an iteration leaves its destination as it was.
            let keeps = ins.op == Op::ForIter;
            if let Some(t) = target.filter(|_| !keeps) {
                set.union(&live[t]);
            }
            ins.for_each_def(|r| set.remove(r));
            if let Some(t) = target.filter(|_| keeps) {
                set.union(&live[t]);
            }
            ins.for_each_use(|r| set.add(r));
            // An exception leaves the registers as they were before the instruction.
            for h in code
                .handlers
                .iter()
                .filter(|h| h.start <= pc as u32 && (pc as u32) < h.end)
            {
                let mut at_handler = live[h.target as usize].clone();
                at_handler.remove(h.reg);
                set.union(&at_handler);
            }
            changed |= live[pc].union(&set);
        }
    }
    live
}
