//! The units of the model's programs, as a recorder would write them.

use super::model::{Op, REGS};
use super::program::{Choices, kind};
use rekindle_abi::Value;
use rekindle_abi::heap::ShapeId;
use rekindle_abi::helpers::Helper;
use rekindle_trace_ir::*;
use std::collections::BTreeMap;

/// The unit of a program: what is tested is guessed, and what is guessed wrong leaves.
pub(super) fn unit(code: &[Op], c: &mut Choices<'_>) -> Unit {
    let mut unit = parse("literal l0 = shape \"m\" \"C\" \"v\":value \"i\":int\nb0:\n exit s0")
        .expect("an empty unit");
    let mut heads: Vec<usize> = vec![0];
    for (i, op) in code.iter().enumerate() {
        match op {
            Op::Jump { pc } => heads.push(*pc),
            Op::UnlessLess { pc, .. } | Op::IfNone { pc, .. } => heads.extend([*pc, i + 1]),
            _ => {}
        }
    }
    heads.sort();
    heads.dedup();
    let mut blocks = BTreeMap::new();
    for pc in heads {
        let id = BlockId(unit.blocks.len() as u32);
        let types: Vec<Ty> = (0..REGS)
            .map(|reg| match c.below(2) == 1 && kind::INT.contains(&reg) {
                true => Ty::Int,
                false => Ty::Value,
            })
            .collect();
        let param = |ty: &Ty, unit: &mut Unit| {
            let ty = *ty;
            unit.push(Ins {
                ty,
                ..Ins::new(Uop::Param)
            })
        };
        let mut block = Block::new(Terminator::Exit(SnapId::NONE));
        block.params = types.iter().map(|ty| param(ty, &mut unit)).collect();
        block.origin = Some((CtxId(0), pc as u32));
        blocks.insert(pc, id);
        unit.blocks.push(block);
    }
    let mut recorder = Recorder {
        unit,
        blocks,
        block: Unit::ENTRY,
        regs: [Ref::NONE; REGS],
        snap: SnapId::NONE,
    };
    for i in 0..REGS {
        recorder.regs[i] = recorder.push(Ins {
            imm: i as i64,
            region: Region::Frame,
            ..Ins::new(Uop::LoadReg)
        });
    }
    let edge = recorder.edge(0);
    recorder.unit[Unit::ENTRY].end = Terminator::Jump(edge);
    for (pc, block) in recorder.blocks.clone() {
        recorder.record_block(code, pc, block, c);
    }
    recorder.unit
}

struct Recorder {
    unit: Unit,
    blocks: BTreeMap<usize, BlockId>,
    block: BlockId,
    /// What each register holds; ints may be raw.
    regs: [Ref; REGS],
    snap: SnapId,
}

impl Recorder {
    fn push(&mut self, ins: Ins) -> Ref {
        let r = self.unit.push(ins);
        let block = self.block;
        self.unit[block].body.push(r);
        r
    }

    fn op(&mut self, op: Uop, args: &[Ref]) -> Ref {
        let mut ins = Ins::new(op);
        ins.args[..args.len()].copy_from_slice(args);
        if op.effect() == Effect::Guard {
            ins.snap = self.snap;
        }
        self.push(ins)
    }

    fn constant(&mut self, op: Uop, imm: i64) -> Ref {
        self.push(Ins {
            imm,
            ..Ins::new(op)
        })
    }

    fn memory(&mut self, op: Uop, ty: Ty, args: &[Ref], imm: i64, region: Region) -> Ref {
        let mut ins = Ins {
            ty,
            imm,
            region,
            ..Ins::new(op)
        };
        ins.args[..args.len()].copy_from_slice(args);
        self.push(ins)
    }

    fn call(&mut self, helper: Helper, ty: Ty, args: &[Ref], snap: SnapId) -> Ref {
        let mut ins = Ins {
            ty,
            imm: helper as i64,
            snap,
            ..Ins::new(Uop::Call)
        };
        ins.args[..args.len()].copy_from_slice(args);
        self.push(ins)
    }

    fn guard(&mut self, cond: Ref) {
        self.op(Uop::GuardTrue, &[cond]);
    }

    /// A snapshot that resumes before `pc`.
    fn snapshot(&mut self, pc: usize) -> SnapId {
        let regs = (0..).zip(self.regs);
        self.unit.snapshots.push(Snapshot {
            frames: vec![FrameState {
                context: CtxId(0),
                pc: pc as u32,
                function: None,
                owner: None,
                regs: regs.collect(),
            }],
            resume: Resume::Before,
            virtuals: Vec::new(),
        });
        SnapId(self.unit.snapshots.len() as u32 - 1)
    }

    /// The int in a register; leaves if there is none.
    fn int(&mut self, reg: usize) -> Ref {
        let r = self.regs[reg];
        if self.unit[r].ty == Ty::Int {
            return r;
        }
        let test = self.op(Uop::IsInt, &[r]);
        self.guard(test);
        self.op(Uop::IntDecode, &[r])
    }

    fn value(&mut self, reg: usize) -> Ref {
        let r = self.regs[reg];
        match self.unit[r].ty {
            Ty::Value => r,
            _ => self.op(Uop::IntEncode, &[r]),
        }
    }

    fn fixed_shape(&mut self, reg: usize, shape: ShapeId, region: Region) -> Ref {
        let object = self.value(reg);
        let test = self.memory(Uop::HasShape, Ty::Bool, &[object], shape.0 as i64, region);
        self.guard(test);
        object
    }

    fn instance(&mut self, reg: usize) -> Ref {
        let object = self.value(reg);
        let shape = self.shape();
        let test = self.memory(
            Uop::HasShapeOf,
            Ty::Bool,
            &[object, shape],
            0,
            Region::Shape,
        );
        self.guard(test);
        object
    }

    fn shape(&mut self) -> Ref {
        self.memory(Uop::Literal, Ty::Int, &[], 0, Region::Immutable)
    }

    /// List, index, both checked, and the items.
    fn item(&mut self, list: usize, index: usize) -> (Ref, Ref) {
        let object = self.fixed_shape(list, ShapeId::LIST_INT, Region::Shape);
        let index = self.int(index);
        let len = self.memory(Uop::Load, Ty::Int, &[object], 16, Region::ListHead);
        let inside = self.op(Uop::IntUlt, &[index, len]);
        self.guard(inside);
        let items = self.memory(Uop::Load, Ty::Ptr, &[object], 8, Region::ListHead);
        (items, index)
    }

    /// An edge to the block at `pc`, with registers as it wants them.
    fn edge(&mut self, pc: usize) -> Edge {
        self.snap = self.snapshot(pc);
        let to = self.blocks[&pc];
        let mut args = Vec::new();
        for reg in 0..REGS {
            let param = self.unit[to].params[reg];
            args.push(match self.unit[param].ty {
                Ty::Int => self.int(reg),
                _ => self.value(reg),
            });
        }
        Edge { to, args }
    }

    fn record_block(&mut self, code: &[Op], pc: usize, block: BlockId, c: &mut Choices<'_>) {
        self.block = block;
        for reg in 0..REGS {
            self.regs[reg] = self.unit[block].params[reg];
        }
        self.unit[block].entry_snap = self.snapshot(pc);
        for (at, op) in code.iter().enumerate().skip(pc) {
            if at > pc && self.blocks.contains_key(&at) {
                let edge = self.edge(at);
                self.unit[block].end = Terminator::Jump(edge);
                return;
            }
            self.snap = self.snapshot(at);
            if let Some(end) = self.record(op, at, c) {
                let block = self.block;
                self.unit[block].end = end;
                return;
            }
        }
    }

    /// Records a test: both ways, or one way with a guard.
    fn test(&mut self, cond: Ref, yes: usize, no: usize, c: &mut Choices<'_>) -> Terminator {
        match c.below(8) {
            7 => {
                self.guard(cond);
                Terminator::Jump(self.edge(yes))
            }
            6 => {
                self.op(Uop::GuardFalse, &[cond]);
                Terminator::Jump(self.edge(no))
            }
            _ => {
                // Edges may need code of their own.
                let [yes, no] = [yes, no].map(|pc| {
                    let own = BlockId(self.unit.blocks.len() as u32);
                    let end = Terminator::Exit(SnapId::NONE);
                    self.unit.blocks.push(Block::new(end));
                    let from = std::mem::replace(&mut self.block, own);
                    let edge = self.edge(pc);
                    self.unit[own].end = Terminator::Jump(edge);
                    self.block = from;
                    Edge {
                        to: own,
                        args: Vec::new(),
                    }
                });
                Terminator::Branch { cond, yes, no }
            }
        }
    }

    fn record(&mut self, op: &Op, pc: usize, c: &mut Choices<'_>) -> Option<Terminator> {
        let (slot_value, slot_int) = (Region::SlotValue, Region::SlotInt);
        match *op {
            Op::Int { to, int } => self.regs[to] = self.constant(Uop::ConstInt, int),
            Op::None { to } => {
                self.regs[to] = self.constant(Uop::ConstValue, Value::NONE.0 as i64);
            }
            Op::Move { to, a } => self.regs[to] = self.regs[a],
            Op::Add { to, a, b } | Op::Sub { to, a, b } | Op::Mul { to, a, b } => {
                let args = [self.int(a), self.int(b)];
                let uop = match op {
                    Op::Add { .. } => Uop::IntAddOvf,
                    Op::Sub { .. } => Uop::IntSubOvf,
                    _ => Uop::IntMulOvf,
                };
                self.regs[to] = self.op(uop, &args);
            }
            Op::Mod { to, a, int } => {
                let args = [self.int(a), self.constant(Uop::ConstInt, int)];
                self.regs[to] = self.op(Uop::IntFloorMod, &args);
            }
            Op::GetValue { to, a } => {
                let object = self.instance(a);
                self.regs[to] = self.memory(Uop::Load, Ty::Value, &[object], 16, slot_value);
            }
            Op::SetValue { a, b } => {
                let object = self.instance(a);
                let value = self.value(b);
                self.memory(Uop::Store, Ty::Void, &[object, value], 16, slot_value);
                self.op(Uop::Barrier, &[object, value]);
            }
            Op::GetInt { to, a } => {
                let object = self.instance(a);
                self.regs[to] = self.memory(Uop::Load, Ty::Int, &[object], 24, slot_int);
            }
            Op::SetInt { a, b } => {
                let object = self.instance(a);
                let int = self.int(b);
                self.memory(Uop::Store, Ty::Void, &[object, int], 24, slot_int);
            }
            Op::Item { to, a, b } => {
                let (items, index) = self.item(a, b);
                let args = [items, index];
                self.regs[to] = self.memory(Uop::LoadIndex, Ty::Int, &args, 0, Region::ListInt);
            }
            Op::SetItem { a, b, c } => {
                let (items, index) = self.item(a, b);
                let args = [items, index, self.int(c)];
                self.memory(Uop::StoreIndex, Ty::Void, &args, 0, Region::ListInt);
            }
            Op::Append { a, b } => {
                let list = self.fixed_shape(a, ShapeId::LIST_INT, Region::Shape);
                let int = self.int(b);
                self.call(Helper::list_append_int, Ty::Int, &[list, int], SnapId::NONE);
            }
            Op::Length { to, a } => {
                let list = self.fixed_shape(a, ShapeId::LIST_INT, Region::Shape);
                self.regs[to] = self.memory(Uop::Load, Ty::Int, &[list], 16, Region::ListHead);
            }
            Op::Opaque { to, a } => {
                let value = self.value(a);
                let snap = self.snap;
                self.regs[to] = self.call(Helper::get_iter, Ty::Int, &[value], snap);
            }
            Op::Tuple { to, a, b } => {
                let len = self.constant(Uop::ConstInt, 2);
                let tuple = self.call(Helper::new_tuple, Ty::Value, &[len], SnapId::NONE);
                for (i, reg) in [(16, a), (24, b)] {
                    let value = self.value(reg);
                    self.memory(Uop::Store, Ty::Void, &[tuple, value], i, Region::Immutable);
                }
                self.regs[to] = tuple;
            }
            Op::First { to, a } => {
                let tuple = self.fixed_shape(a, ShapeId::TUPLE, Region::Immutable);
                let len = self.memory(Uop::Load, Ty::Int, &[tuple], 8, Region::Immutable);
                let two = self.constant(Uop::ConstInt, 2);
                let pair = self.op(Uop::IntEq, &[len, two]);
                self.guard(pair);
                self.regs[to] = self.memory(Uop::Load, Ty::Value, &[tuple], 16, Region::Immutable);
            }
            Op::New { to, a } => {
                let shape = self.shape();
                let object = self.call(Helper::new_instance, Ty::Value, &[shape], SnapId::NONE);
                let (value, int) = (self.value(a), self.constant(Uop::ConstInt, 7));
                self.memory(Uop::Store, Ty::Void, &[object, value], 16, slot_value);
                self.memory(Uop::Store, Ty::Void, &[object, int], 24, slot_int);
                self.regs[to] = object;
            }
            Op::Cell { to, a } => {
                let value = self.value(a);
                self.regs[to] = self.call(Helper::make_cell, Ty::Value, &[value], SnapId::NONE);
            }
            Op::GetCell { to, a } => {
                let cell = self.fixed_shape(a, ShapeId::CELL, Region::Immutable);
                self.regs[to] = self.memory(Uop::Load, Ty::Value, &[cell], 8, Region::Cell);
            }
            Op::SetCell { a, b } => {
                let cell = self.fixed_shape(a, ShapeId::CELL, Region::Immutable);
                let value = self.value(b);
                self.memory(Uop::Store, Ty::Void, &[cell, value], 8, Region::Cell);
                self.op(Uop::Barrier, &[cell, value]);
            }
            Op::Jump { pc } => return Some(Terminator::Jump(self.edge(pc))),
            Op::UnlessLess { a, b, pc: other } => {
                let args = [self.int(a), self.int(b)];
                let cond = self.op(Uop::IntLt, &args);
                return Some(self.test(cond, pc + 1, other, c));
            }
            Op::IfNone { a, pc: other } => {
                let value = self.value(a);
                let none = self.constant(Uop::ConstValue, Value::NONE.0 as i64);
                let cond = self.op(Uop::WordEq, &[value, none]);
                return Some(self.test(cond, other, pc + 1, c));
            }
            Op::End => return Some(Terminator::Exit(self.snap)),
        }
        None
    }
}
