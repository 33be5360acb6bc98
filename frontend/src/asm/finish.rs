//! Fixes the jumps. A jump with 16 bits that has to go further gets help: a compare-jump turns
//! into its opposite over a long jump; the end of an iteration jumps by an island.

use super::{Asm, Label};
use crate::lines::Lines;
use rekindle_bytecode::code::PositionEntry;
use rekindle_bytecode::{Handler, Ins, Op, Position, Role};

/// What [`Asm::finish`] leaves.
pub(crate) struct Finished {
    pub(crate) ins: Vec<Ins>,
    pub(crate) handlers: Vec<Handler>,
    pub(crate) positions: Vec<PositionEntry>,
}

const REACH: i64 = i16::MAX as i64;

fn is_short(ins: Ins) -> bool {
    let roles = ins.op.roles();
    roles[0] == Role::Jump || roles[2] == Role::Jump
}

fn set_distance(ins: &mut Ins, distance: i32) {
    let roles = ins.op.roles();
    if roles[0] == Role::Jump {
        ins.a = distance as u16;
    } else if roles[2] == Role::Jump {
        ins.c = distance as u16;
    } else {
        ins.b = distance as u16;
        ins.c = (distance >> 16) as u16;
    }
}

/// How many instructions a far form takes.
fn far_length(ins: Ins) -> u32 {
    if matches!(ins.op, Op::ForIter | Op::Send) {
        3
    } else {
        2
    }
}

impl Asm {
    fn target(&self, label: Label) -> u32 {
        let pc = self.labels[label.0 as usize].pc;
        debug_assert_ne!(pc, super::UNPLACED, "a jump to a label that was not placed");
        pc
    }

    /// Jumps that must take their far form.
    fn far_jumps(&self) -> Vec<u32> {
        let mut far: Vec<u32> = Vec::new();
        if self.ins.len() < REACH as usize {
            return far;
        }
        loop {
            let moved = |pc: u32| pc as i64 + 2 * far.partition_point(|&f| f < pc) as i64;
            let found: Vec<u32> = self
                .jumps
                .iter()
                .filter(|&&(pc, label)| {
                    is_short(self.ins[pc as usize])
                        && (moved(self.target(label)) - moved(pc)).abs() >= REACH
                })
                .map(|&(pc, _)| pc)
                .collect();
            if found.len() == far.len() {
                return found;
            }
            far = found;
        }
    }

    /// Replaces short jumps that do not reach; afterwards `jumps` names labels for all.
    fn stretch(&mut self, far: &[u32]) {
        let old = std::mem::take(&mut self.ins);
        let mut moved = Vec::with_capacity(old.len() + 1);
        let mut next_far = far.iter().peekable();
        let label_at: std::collections::HashMap<u32, Label> = self.jumps.iter().copied().collect();
        self.jumps.clear();
        for (pc, mut ins) in old.into_iter().enumerate() {
            let pc = pc as u32;
            moved.push(self.ins.len() as u32);
            let label = label_at.get(&pc).copied();
            if next_far.next_if_eq(&&pc).is_none() {
                if let Some(label) = label {
                    self.jumps.push((self.ins.len() as u32, label));
                }
                self.ins.push(ins);
                continue;
            }
            set_distance(&mut ins, 2);
            if far_length(ins) == 2 {
                ins.x ^= 1;
                self.ins.push(ins);
            } else {
                self.ins.push(ins);
                self.ins.push(Ins::wide(Op::Jump, 0, 2));
            }
            let label = label.expect("a far jump has a label");
            self.jumps.push((self.ins.len() as u32, label));
            self.ins.push(Ins::new(Op::Jump, 0, 0, 0));
        }
        moved.push(self.ins.len() as u32);
        let new = |pc: u32| moved[pc as usize];
        for label in &mut self.labels {
            if label.pc != super::UNPLACED {
                label.pc = new(label.pc);
            }
        }
        for h in &mut self.handlers {
            (h.start, h.end, h.target) = (new(h.start), new(h.end), new(h.target));
        }
        for (pc, _) in &mut self.positions {
            *pc = new(*pc);
        }
    }

    /// The instructions with all jumps in place.
    pub(crate) fn finish(&mut self, lines: &Lines) -> Finished {
        let far = self.far_jumps();
        if !far.is_empty() {
            self.stretch(&far);
        }
        for i in 0..self.jumps.len() {
            let (pc, label) = self.jumps[i];
            let distance = self.target(label) as i64 - pc as i64;
            set_distance(&mut self.ins[pc as usize], distance as i32);
        }
        let mut line = 0;
        let positions = self
            .positions
            .iter()
            .map(|&(pc, range)| {
                if range == super::nowhere() {
                    return PositionEntry {
                        pc,
                        at: Position::default(),
                    };
                }
                let at = lines.position(range, line);
                line = at.line;
                PositionEntry { pc, at }
            })
            .collect();
        Finished {
            ins: std::mem::take(&mut self.ins),
            handlers: std::mem::take(&mut self.handlers),
            positions,
        }
    }
}
