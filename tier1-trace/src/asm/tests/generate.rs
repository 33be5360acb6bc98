//! Units made from a script of random numbers: straight code, diamonds and nested loops over
//! more values than there are registers, with guards, memory, and calls that spoil registers.

use super::world::data_literal;
use rekindle_trace_ir::{
    Block, BlockId, CtxId, Edge, FrameState, Ins, Ref, Region, Resume, SnapId, Snapshot,
    Terminator, Ty, Unit, Uop,
};

/// Blocks and instructions at most.
const MOST_BLOCKS: usize = 40;

pub(super) struct Generator<'a> {
    script: std::iter::Copied<std::slice::Iter<'a, u16>>,
    pub(super) unit: Unit,
    /// The open block.
    block: BlockId,
    /// Values that are defined wherever the open block is reached.
    known: [Vec<Ref>; 3],
    pub(super) data: Ref,
}

/// Index in [`Generator::known`].
pub(super) type Class = usize;
const INT: Class = 0;
const FLOAT: Class = 1;
pub(super) const VALUE: Class = 2;

fn class_of(ty: Ty) -> Class {
    match ty {
        Ty::Int => INT,
        Ty::Float => FLOAT,
        _ => VALUE,
    }
}

impl<'a> Generator<'a> {
    pub(super) fn new(script: &'a [u16]) -> Generator<'a> {
        let mut unit = rekindle_trace_ir::parse("b0:\n %0 = const_value None\n return %0")
            .expect("text parses");
        unit.literals = vec![data_literal(), data_literal()];
        unit.ins.clear();
        unit.blocks.clear();
        Generator {
            script: script.iter().copied(),
            unit,
            block: BlockId(0),
            known: Default::default(),
            data: Ref::NONE,
        }
    }

    pub(super) fn unit(mut self) -> Unit {
        self.block = self.new_block();
        self.data = self.emit(Ins {
            ty: Ty::Ptr,
            imm: 0,
            ..Ins::new(Uop::Literal)
        });
        let number = self.emit(Ins {
            ty: Ty::Int,
            imm: 1,
            ..Ins::new(Uop::Literal)
        });
        self.learn(number);
        for i in 0..4 {
            let bits = 0x3ff8_0000_0000_0000 + (i << 48);
            let float = self.emit(Ins {
                imm: bits,
                ..Ins::new(Uop::ConstFloat)
            });
            let small = self.constant(3 * i + 1);
            let large = self.constant(0x1234_5678_9abc << (i + 1));
            let reg = self.emit(Ins {
                imm: i,
                region: Region::Frame,
                ..Ins::new(Uop::LoadReg)
            });
            [float, small, large, reg]
                .into_iter()
                .for_each(|r| self.learn(r));
        }
        self.region(2);
        let snap = self.snapshot(usize::MAX);
        let last = self.some(VALUE);
        let end = match self.pick(4) {
            0 => Terminator::Return(last),
            _ => Terminator::Exit(snap),
        };
        self.close(end);
        self.unit
    }

    /// A number below `n`; 0 when the script is over.
    pub(super) fn pick(&mut self, n: usize) -> usize {
        self.script.next().map_or(0, |x| x as usize % n)
    }

    fn new_block(&mut self) -> BlockId {
        self.unit
            .blocks
            .push(Block::new(Terminator::Exit(SnapId::NONE)));
        BlockId(self.unit.blocks.len() as u32 - 1)
    }

    fn close(&mut self, end: Terminator) {
        let block = self.block;
        self.unit[block].end = end;
    }

    fn emit(&mut self, ins: Ins) -> Ref {
        let (r, block) = (self.unit.push(ins), self.block);
        self.unit[block].body.push(r);
        r
    }

    pub(super) fn op(&mut self, op: Uop, args: &[Ref]) -> Ref {
        let mut ins = Ins::new(op);
        ins.args[..args.len()].copy_from_slice(args);
        self.emit(ins)
    }

    pub(super) fn guard(&mut self, op: Uop, args: &[Ref], snap: SnapId) -> Ref {
        let r = self.op(op, args);
        self.unit[r].snap = snap;
        r
    }

    pub(super) fn constant(&mut self, number: i64) -> Ref {
        self.emit(Ins {
            imm: number,
            ..Ins::new(Uop::ConstInt)
        })
    }

    fn param(&mut self, block: BlockId, ty: Ty) -> Ref {
        let op = if ty.is_float() {
            Uop::ParamFloat
        } else {
            Uop::Param
        };
        let r = self.unit.push(Ins { ty, ..Ins::new(op) });
        self.unit[block].params.push(r);
        r
    }

    /// From here on it may be used.
    pub(super) fn learn(&mut self, r: Ref) {
        let class = class_of(self.unit[r].ty);
        self.known[class].push(r);
    }

    /// Something known, what came last more often than the rest.
    pub(super) fn some(&mut self, class: Class) -> Ref {
        let all = self.known[class].len();
        let n = self.pick(all);
        self.known[class][all - 1 - n * n / all]
    }

    pub(super) fn int(&mut self) -> Ref {
        self.some(INT)
    }

    pub(super) fn float(&mut self) -> Ref {
        self.some(FLOAT)
    }

    /// A state that names up to `most` of each kind of value.
    pub(super) fn snapshot(&mut self, most: usize) -> SnapId {
        let lists = self.known.iter();
        let names: Vec<Ref> = lists
            .flat_map(|l| l.iter().rev().take(most).copied())
            .collect();
        self.unit.snapshots.push(Snapshot {
            frames: vec![FrameState {
                context: CtxId(0),
                pc: 0,
                function: None,
                owner: None,
                regs: (0..).zip(names).collect(),
            }],
            resume: Resume::Before,
            virtuals: Vec::new(),
        });
        SnapId(self.unit.snapshots.len() as u32 - 1)
    }

    /// Code, perhaps with branches and loops in it.
    fn region(&mut self, depth: usize) {
        for _ in 0..self.pick(4) + 1 {
            for _ in 0..self.pick(8) {
                self.instruction();
            }
            if depth > 0 && self.unit.blocks.len() < MOST_BLOCKS {
                match self.pick(3) {
                    0 => self.repeat(depth - 1),
                    1 => self.choose(depth - 1),
                    _ => {}
                }
            }
        }
    }

    /// Arguments for parameters of these types, from what is known here.
    fn args(&mut self, params: &[Ref]) -> Vec<Ref> {
        let classes: Vec<Class> = params.iter().map(|p| class_of(self.unit[*p].ty)).collect();
        classes.into_iter().map(|c| self.some(c)).collect()
    }

    fn params(&mut self, block: BlockId) -> Vec<Ref> {
        let mut params = Vec::new();
        for (ty, most) in [(Ty::Int, 7), (Ty::Float, 8), (Ty::Value, 4)] {
            for _ in 0..self.pick(most) {
                params.push(self.param(block, ty));
            }
        }
        params
    }

    /// Goes on in a block where that many values and these parameters are known.
    fn enter(&mut self, block: BlockId, known: [usize; 3], params: &[Ref]) {
        self.block = block;
        for (list, n) in self.known.iter_mut().zip(known) {
            list.truncate(n);
        }
        params.iter().for_each(|p| self.learn(*p));
    }

    fn marks(&self) -> [usize; 3] {
        [0, 1, 2].map(|class: Class| self.known[class].len())
    }

    /// A loop that runs a few times.
    fn repeat(&mut self, depth: usize) {
        let (head, after) = (self.new_block(), self.new_block());
        let counter = self.param(head, Ty::Int);
        let params = self.params(head);
        let zero = self.constant(0);
        let mut args = vec![zero];
        args.extend(self.args(&params));
        self.close(Terminator::Jump(Edge { to: head, args }));
        let known = self.marks();
        self.enter(head, known, &params);
        self.learn(counter);
        self.region(depth);
        let one = self.constant(1);
        let next = self.op(Uop::IntAdd, &[counter, one]);
        let turns = self.pick(5) as i64;
        let limit = self.constant(turns);
        let more = self.op(Uop::IntLe, &[next, limit]);
        let mut args = vec![next];
        args.extend(self.args(&params));
        let results = self.params(after);
        let out = self.args(&results);
        self.close(Terminator::Branch {
            cond: more,
            yes: Edge { to: head, args },
            no: Edge {
                to: after,
                args: out,
            },
        });
        self.enter(after, known, &results);
    }

    /// A diamond.
    fn choose(&mut self, depth: usize) {
        let (yes, no, after) = (self.new_block(), self.new_block(), self.new_block());
        let cond = self.test();
        let params = self.params(yes);
        let args = self.args(&params);
        self.close(Terminator::Branch {
            cond,
            yes: Edge { to: yes, args },
            no: Edge {
                to: no,
                args: Vec::new(),
            },
        });
        let known = self.marks();
        let results = self.params(after);
        for (block, params) in [(yes, params), (no, Vec::new())] {
            self.enter(block, known, &params);
            self.region(depth);
            let args = self.args(&results);
            self.close(Terminator::Jump(Edge { to: after, args }));
        }
        self.enter(after, known, &results);
    }
}
