//! Which form each instruction takes, and what its operands are.
//!
//! Tests that are used once, by the guard or branch behind them, are fused with it. Constants
//! become immediates where a stencil accepts them; a constant that does not fit is *pinned* when
//! it is used in a loop (made once, at the unit's entry, and given a register or slot like any
//! value) and made where it is used otherwise. Snapshots name constants and literals for free.

use super::Refusal;
use super::layout::Layout;
use super::uses::{Uses, names_of};
use crate::stencils::Table;
use rekindle_abi::stencil::{HoleValue, Place};
use rekindle_trace_ir::form::Signature;
use rekindle_trace_ir::{BlockId, Effect, Form, Ins, Ref, SnapId, Terminator, Ty, Unit, Uop};
use rustc_hash::FxHashMap;

/// Index in [`Selection::values`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub(super) struct Id(pub(super) u32);

/// A word that is known before the unit runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub(super) struct Constant {
    pub(super) bits: u64,
    pub(super) float: bool,
}

/// Where an operand comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Operand {
    /// A register or slot.
    Value(Id),
    /// The instruction itself.
    Imm(i64),
    /// Made in a scratch slot right before.
    Constant(Constant),
}

/// Up to three operands.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Operands {
    list: [Operand; 3],
    len: u8,
}

impl Operands {
    pub(super) const EMPTY: Operands = Operands {
        list: [Operand::Imm(0); 3],
        len: 0,
    };

    fn push(&mut self, operand: Operand) {
        self.list[self.len as usize] = operand;
        self.len += 1;
    }

    pub(super) fn as_slice(&self) -> &[Operand] {
        &self.list[..self.len as usize]
    }

    pub(super) fn values(&self) -> impl Iterator<Item = Id> + '_ {
        self.as_slice().iter().filter_map(|o| match o {
            Operand::Value(id) => Some(*id),
            _ => None,
        })
    }
}

/// A stencil to be: a form with its operands.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Op {
    /// The instruction (of a fused pair, the guard or the test of a branch).
    pub(super) at: Ref,
    pub(super) form: Form,
    pub(super) operands: Operands,
    pub(super) result: Option<Id>,
    /// For the `Imm` hole, as the instruction has it.
    pub(super) imm: i64,
    /// Whose `imm` it is.
    pub(super) imm_of: Uop,
    pub(super) snap: SnapId,
}

/// How a block ends; edges are the unit's.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum End {
    Jump,
    /// The op's form is the branch taken on *yes*.
    Branch(Op),
    Exit(SnapId),
    Return(Operand),
}

/// A block's code to be.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Selected {
    pub(super) ops: Vec<Op>,
    pub(super) end: End,
}

/// Something that needs a register or slot.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Value {
    pub(super) float: bool,
    /// A pinned constant.
    pub(super) constant: Option<Constant>,
    /// Registers (bits) in which the defining stencil can leave it.
    pub(super) natural: u8,
}

/// What a reference stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Source {
    /// Nothing that code can use: never used, fused, or in no reachable block.
    Nowhere,
    Value(Id),
    Constant(Constant),
}

/// A unit's code to be, without places.
#[derive(Debug)]
pub(super) struct Selection {
    /// By block.
    pub(super) blocks: Vec<Option<Selected>>,
    pub(super) values: Vec<Value>,
    /// By instruction.
    sources: Vec<Source>,
    /// By snapshot: what it names, ascending, virtual objects left out.
    names: Vec<Box<[Ref]>>,
}

impl Selection {
    pub(super) fn new(unit: &Unit, table: &Table, layout: &Layout) -> Result<Selection, Refusal> {
        let names: Vec<_> = unit.snapshots.iter().map(names_of).collect();
        let uses = Uses::of(unit, layout, &names);
        let mut selector = Selector {
            unit,
            table,
            pinned: FxHashMap::default(),
            uses,
            selection: Selection {
                blocks: vec![None; unit.blocks.len()],
                values: Vec::new(),
                sources: vec![Source::Nowhere; unit.ins.len()],
                names,
            },
        };
        for &b in &layout.order {
            selector.define(b);
        }
        for &b in &layout.order {
            let selected = selector.block(b, layout.is_in_loop(b))?;
            selector.selection.blocks[b.0 as usize] = Some(selected);
        }
        Ok(selector.selection)
    }

    /// Code of a reachable block.
    pub(super) fn block(&self, b: BlockId) -> &Selected {
        self.blocks[b.0 as usize]
            .as_ref()
            .expect("only reachable blocks are asked for")
    }

    pub(super) fn source(&self, r: Ref) -> Source {
        self.sources[r.0 as usize]
    }

    /// What a snapshot names; nothing for `SnapId::NONE`.
    pub(super) fn names(&self, snap: SnapId) -> &[Ref] {
        self.names.get(snap.0 as usize).map_or(&[], |n| n)
    }

    /// Values that must be kept for a snapshot: constants and literals need no place for it.
    pub(super) fn kept<'a>(
        &'a self,
        unit: &'a Unit,
        snap: SnapId,
    ) -> impl Iterator<Item = Id> + 'a {
        self.names(snap)
            .iter()
            .filter_map(|r| match self.source(*r) {
                Source::Value(id) if unit[*r].op != Uop::Literal => Some(id),
                _ => None,
            })
    }
}

struct Selector<'a> {
    unit: &'a Unit,
    table: &'a Table,
    pinned: FxHashMap<Constant, Id>,
    uses: Uses,
    selection: Selection,
}

impl Selector<'_> {
    /// Says what each result of a block is.
    fn define(&mut self, b: BlockId) {
        let unit = self.unit;
        for &r in unit[b].params.iter().chain(&unit[b].body) {
            let ins = &unit[r];
            let source = match ins.op {
                Uop::ConstInt | Uop::ConstValue | Uop::ConstFloat => Source::Constant(Constant {
                    bits: ins.imm as u64,
                    float: ins.ty.is_float(),
                }),
                _ if ins.ty == Ty::Void || !self.needs_place(r) => Source::Nowhere,
                _ => Source::Value(self.value(ins)),
            };
            self.selection.sources[r.0 as usize] = source;
        }
    }

    fn needs_place(&self, r: Ref) -> bool {
        let i = r.0 as usize;
        let named = self.uses.named[i] > 0 && self.unit[r].op != Uop::Literal;
        !self.uses.fused[i] && (self.uses.plain[i] > 0 || named)
    }

    fn value(&mut self, ins: &Ins) -> Id {
        let natural = form_of(ins)
            .and_then(Form::signature)
            .and_then(|s| s.result)
            .map_or(!0, |result| {
                let is_in = |n: &u8| result.places.contains(Place::Reg(*n));
                (0..6).filter(is_in).fold(0, |bits, n| bits | 1 << n)
            });
        self.add(Value {
            float: ins.ty.is_float(),
            constant: None,
            natural,
        })
    }

    fn add(&mut self, value: Value) -> Id {
        self.selection.values.push(value);
        Id(self.selection.values.len() as u32 - 1)
    }

    fn block(&mut self, b: BlockId, in_loop: bool) -> Result<Selected, Refusal> {
        let unit = self.unit;
        let mut ops = Vec::with_capacity(unit[b].body.len());
        for &r in &unit[b].body {
            if let Some(op) = self.op(r, in_loop)? {
                ops.push(op);
            }
        }
        let end = match &unit[b].end {
            Terminator::Jump(_) => End::Jump,
            Terminator::Exit(snap) => End::Exit(*snap),
            Terminator::Return(r) => End::Return(self.plain_operand(*r, in_loop)?),
            Terminator::Branch { cond, .. } => {
                if self.uses.fused[cond.0 as usize] {
                    let test = &unit[*cond];
                    End::Branch(self.build(*cond, Form::Branch(test.op, true), test, in_loop)?)
                } else {
                    let test = Ins {
                        args: [*cond, Ref::NONE, Ref::NONE],
                        ..Ins::new(Uop::GuardTrue)
                    };
                    End::Branch(self.build(*cond, Form::BranchBool(true), &test, in_loop)?)
                }
            }
        };
        Ok(Selected { ops, end })
    }

    /// The op of an instruction; none if it needs no code of its own.
    fn op(&mut self, r: Ref, in_loop: bool) -> Result<Option<Op>, Refusal> {
        let ins = &self.unit[r];
        let pure = matches!(ins.op.effect(), Effect::Pure | Effect::Read);
        let idle = pure && !self.needs_place(r);
        if idle || matches!(self.selection.source(r), Source::Constant(_)) {
            return Ok(None);
        }
        let answer = ins.op == Uop::GuardTrue;
        if (answer || ins.op == Uop::GuardFalse) && self.uses.fused[ins.args[0].0 as usize] {
            let test = Ins {
                snap: ins.snap,
                ..self.unit[ins.args[0]]
            };
            let form = Form::Guard(test.op, answer);
            return self.build(r, form, &test, in_loop).map(Some);
        }
        let form = form_of(ins).ok_or(Refusal::NoStencil)?;
        self.build(r, form, ins, in_loop).map(Some)
    }

    fn build(&mut self, at: Ref, form: Form, ins: &Ins, in_loop: bool) -> Result<Op, Refusal> {
        let signature = form.signature().ok_or(Refusal::NoStencil)?;
        let mut args = ins.args;
        if ins.operands().count() != signature.operands().len() {
            return Err(Refusal::NoStencil);
        }
        if signature.commutative && self.constant(args[0]).is_some() {
            args.swap(0, 1);
        }
        let args = &args[..signature.operands().len()];
        let mut operands = Operands::EMPTY;
        let mut immediates = 0;
        // From the back: of two constants the second becomes the immediate.
        let mut chosen = [None; 3];
        for (i, arg) in args.iter().enumerate().rev() {
            let number = self.constant(*arg).map(|c| c.bits as i64);
            let room = !(signature.one_imm && immediates > 0);
            let fits = |n: &i64| room && accepts(self.table, form, signature, i, *n);
            chosen[i] = number.filter(fits);
            immediates += usize::from(chosen[i].is_some());
        }
        for (i, arg) in args.iter().enumerate() {
            let operand = match chosen[i] {
                Some(number) => Operand::Imm(number),
                None => self.plain_operand(*arg, in_loop)?,
            };
            operands.push(operand);
        }
        let result = match (signature.result, self.selection.source(at)) {
            (Some(_), Source::Value(id)) => Some(id),
            _ => None,
        };
        Ok(Op {
            at,
            form,
            operands,
            result,
            imm: ins.imm,
            imm_of: ins.op,
            snap: ins.snap,
        })
    }

    fn constant(&self, r: Ref) -> Option<Constant> {
        match self.selection.source(r) {
            Source::Constant(c) => Some(c),
            _ => None,
        }
    }

    /// An operand that is not an immediate.
    fn plain_operand(&mut self, r: Ref, in_loop: bool) -> Result<Operand, Refusal> {
        match self.selection.source(r) {
            Source::Value(id) => Ok(Operand::Value(id)),
            Source::Constant(c) if in_loop => Ok(Operand::Value(self.pin(c))),
            Source::Constant(c) => Ok(Operand::Constant(c)),
            Source::Nowhere => Err(Refusal::Undefined),
        }
    }

    fn pin(&mut self, constant: Constant) -> Id {
        if let Some(id) = self.pinned.get(&constant) {
            return *id;
        }
        let id = self.add(Value {
            float: constant.float,
            constant: Some(constant),
            natural: !0,
        });
        self.pinned.insert(constant, id);
        id
    }
}

/// The form of an instruction by itself.
fn form_of(ins: &Ins) -> Option<Form> {
    match ins.op {
        Uop::Param | Uop::ParamFloat => None,
        Uop::ConstInt | Uop::ConstFloat | Uop::ConstValue => None,
        Uop::Call => Some(Form::Call(ins.operands().count() as u8)),
        op => Some(Form::Op(op)),
    }
}

/// Is there a stencil that takes this number as operand `i`?
fn accepts(table: &Table, form: Form, signature: &Signature, i: usize, number: i64) -> bool {
    let mut places = [Place::Imm; 3];
    for (j, operand) in signature.operands().iter().enumerate() {
        let wanted = operand
            .places
            .iter()
            .find(|p| (*p == Place::Imm) == (i == j));
        let Some(place) = wanted else { return false };
        places[j] = place;
    }
    let result = signature.result.and_then(|r| r.places.iter().next());
    let places = &places[..signature.operands().len()];
    let Some(stencil) = table.find(form, places, result) else {
        return false;
    };
    let hole = [HoleValue::ImmA, HoleValue::ImmB, HoleValue::ImmC][i];
    let mut holes = stencil.holes.iter().filter(|h| h.value == hole);
    holes.all(|h| table.fits(h.kind, number))
}
