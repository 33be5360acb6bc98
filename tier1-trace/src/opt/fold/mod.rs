//! Folding: constants, and rules that each say one equation.
//!
//! [`Folder::fold`] looks at one instruction and its operands' definitions only, so every pass
//! that walks a unit may ask it; [`run`] walks a unit and does nothing else.

mod float;
mod guards;
mod int;
mod values;

use super::Faults;
use super::consts::Pool;
use super::rename::Renames;
use rekindle_trace_ir::compute::{checked, compute};
use rekindle_trace_ir::{Effect, Ins, Ref, Terminator, Ty, Unit, Uop};

/// What an instruction turns into.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Folded {
    /// Another value.
    Same(Ref),
    /// A constant: its op, type and immediate.
    Constant(Uop, Ty, i64),
    /// Another instruction in its place.
    Ins(Ins),
    /// The same, its second operand a constant: op, type and immediate.
    Second(Ins, Uop, Ty, i64),
    /// Nothing: it had no result and does not do anything.
    Gone,
}

/// One equation.
pub(super) struct Rule {
    /// Instructions it is about.
    op: Uop,
    /// In the words of a listing; `c` and `d` are constants. For readers, and for the test that
    /// every rule has one.
    #[cfg_attr(not(test), expect(dead_code, reason = "only tests read it"))]
    equation: &'static str,
    /// What the left side turns into.
    apply: fn(&View<'_>) -> Option<Folded>,
}

macro_rules! rules {
    ($($op:ident: $equation:literal => $apply:expr;)*) => {
        &[$($crate::opt::fold::Rule { op: Uop::$op, equation: $equation, apply: $apply }),*]
    };
}
use rules;

const TABLES: [&[Rule]; 4] = [int::RULES, float::RULES, values::RULES, guards::RULES];

/// An instruction and what its operands are.
pub(super) struct View<'a> {
    unit: &'a Unit,
    ins: &'a Ins,
}

impl<'a> View<'a> {
    fn a(&self) -> Ref {
        self.ins.args[0]
    }

    fn b(&self) -> Ref {
        self.ins.args[1]
    }

    /// How a value is defined.
    fn def(&self, r: Ref) -> &'a Ins {
        &self.unit[r]
    }

    /// The number, if it is an int (or Bool) constant.
    fn int(&self, r: Ref) -> Option<i64> {
        let def = self.def(r);
        (def.op == Uop::ConstInt).then_some(def.imm)
    }

    /// The double, if it is one.
    fn float(&self, r: Ref) -> Option<f64> {
        let def = self.def(r);
        (def.op == Uop::ConstFloat).then_some(f64::from_bits(def.imm as u64))
    }

    /// The word, if it is one that is the same everywhere.
    fn word(&self, r: Ref) -> Option<rekindle_abi::Value> {
        let def = self.def(r);
        (def.op == Uop::ConstValue).then_some(rekindle_abi::Value(def.imm as u64))
    }

    /// The operand of `r`, if it is defined by `op`.
    fn under(&self, op: Uop, r: Ref) -> Option<Ref> {
        let def = self.def(r);
        (def.op == op).then_some(def.args[0])
    }

    /// The first operand, if the second is the int `n`.
    fn a_if_b_is(&self, n: i64) -> Option<Folded> {
        (self.int(self.b())? == n).then_some(Folded::Same(self.a()))
    }

    /// The instruction with another op and operands.
    fn with(&self, op: Uop, args: [Ref; 3]) -> Ins {
        Ins {
            op,
            args,
            ..*self.ins
        }
    }

    /// `op x n`
    fn int_operand(&self, op: Uop, x: Ref, n: i64) -> Folded {
        let ins = self.with(op, [x, Ref::NONE, Ref::NONE]);
        Folded::Second(ins, Uop::ConstInt, Ty::Int, n)
    }
}

fn int(n: i64) -> Option<Folded> {
    Some(Folded::Constant(Uop::ConstInt, Ty::Int, n))
}

fn bool(b: bool) -> Option<Folded> {
    Some(Folded::Constant(Uop::ConstInt, Ty::Bool, b as i64))
}

fn float_bits(bits: u64) -> Option<Folded> {
    Some(Folded::Constant(Uop::ConstFloat, Ty::Float, bits as i64))
}

fn word(value: rekindle_abi::Value) -> Option<Folded> {
    Some(Folded::Constant(Uop::ConstValue, Ty::Value, value.0 as i64))
}

/// The rules, found by op.
pub(super) struct Folder {
    by_op: Vec<Vec<&'static Rule>>,
    wrong: bool,
}

impl Folder {
    pub(super) fn new(faults: &Faults) -> Folder {
        let mut by_op = vec![Vec::new(); Uop::ALL.len()];
        for rule in TABLES.into_iter().flatten() {
            by_op[rule.op as usize].push(rule);
        }
        Folder {
            by_op,
            wrong: faults.wrong_fold,
        }
    }

    /// What the instruction turns into, if something simpler.
    pub(super) fn fold(&self, unit: &Unit, ins: &Ins) -> Option<Folded> {
        let view = View { unit, ins };
        let wrong = self.wrong.then(|| wrong(&view)).flatten();
        wrong.or_else(|| constant(&view)).or_else(|| {
            let rules = &self.by_op[ins.op as usize];
            rules.iter().find_map(|rule| (rule.apply)(&view))
        })
    }
}

/// The planted fault: `int_sub a c = int_add a c`.
fn wrong(v: &View<'_>) -> Option<Folded> {
    let op = match v.ins.op {
        Uop::IntSub => Uop::IntAdd,
        Uop::IntSubOvf => Uop::IntAddOvf,
        _ => return None,
    };
    let c = v.int(v.b())?;
    match v.int(v.a()) {
        Some(a) => int(a.checked_add(c)?),
        None => Some(Folded::Ins(v.with(op, v.ins.args))),
    }
}

/// `op c d` = its value.
fn constant(v: &View<'_>) -> Option<Folded> {
    if v.ins.args[0] == Ref::NONE {
        return None;
    }
    let mut args = [0; 3];
    for (bits, r) in args.iter_mut().zip(v.ins.operands()) {
        let def = v.def(r);
        let known = matches!(def.op, Uop::ConstInt | Uop::ConstFloat | Uop::ConstValue);
        *bits = known.then_some(def.imm as u64)?;
    }
    if v.ins.op.effect() == Effect::Guard {
        return int(checked(v.ins.op, args[0] as i64, args[1] as i64)?);
    }
    let bits = compute(v.ins.op, args, v.ins.imm)?;
    match v.ins.ty {
        Ty::Int => int(bits as i64),
        Ty::Bool => bool(bits != 0),
        // Which NaN arithmetic gives is the machine's business.
        Ty::Float if f64::from_bits(bits).is_nan() => None,
        Ty::Float => float_bits(bits),
        Ty::Value => word(rekindle_abi::Value(bits)),
        _ => None,
    }
}

/// Folds every instruction and branch once, operands first.
pub(super) fn run(unit: &mut Unit, folder: &Folder) {
    let mut renames = Renames::new();
    let mut pool = Pool::new(unit);
    for b in unit.reverse_post_order() {
        let mut body = std::mem::take(&mut unit[b].body);
        body.retain(|&r| {
            let mut ins = unit[r];
            renames.operands(&mut ins);
            unit[r] = ins;
            settle(unit, r, folder, &mut pool, &mut renames)
        });
        unit[b].body = body;
        let mut end = std::mem::replace(&mut unit[b].end, Terminator::Return(Ref::NONE));
        renames.terminator(&mut end);
        unit[b].end = fold_branch(unit, end);
    }
    renames.apply(unit);
    pool.finish(unit);
}

/// Folds an instruction as far as it goes; false if it is not needed where it stands.
pub(super) fn settle(
    unit: &mut Unit,
    r: Ref,
    folder: &Folder,
    pool: &mut Pool,
    renames: &mut Renames,
) -> bool {
    // A rule gives something simpler each time; the limit is for rules that do not.
    for _ in 0..8 {
        match folder.fold(unit, &unit[r]) {
            None => return true,
            Some(Folded::Ins(ins)) => unit[r] = ins,
            Some(Folded::Second(mut ins, op, ty, imm)) => {
                ins.args[1] = pool.constant(unit, op, ty, imm);
                unit[r] = ins;
            }
            Some(Folded::Same(same)) => {
                renames.set(r, same);
                return false;
            }
            Some(Folded::Constant(op, ty, imm)) => {
                let constant = pool.constant(unit, op, ty, imm);
                renames.set(r, constant);
                return false;
            }
            Some(Folded::Gone) => return false,
        }
    }
    true
}

/// `branch 1 ? x : y` = `jump x`; `branch (bool_not c) ? x : y` = `branch c ? y : x`.
pub(super) fn fold_branch(unit: &Unit, end: Terminator) -> Terminator {
    match end {
        Terminator::Branch { cond, yes, no } => match &unit[cond] {
            Ins {
                op: Uop::ConstInt,
                imm,
                ..
            } => Terminator::Jump(if *imm != 0 { yes } else { no }),
            Ins {
                op: Uop::BoolNot,
                args,
                ..
            } => Terminator::Branch {
                cond: args[0],
                yes: no,
                no: yes,
            },
            _ => Terminator::Branch { cond, yes, no },
        },
        end => end,
    }
}

#[cfg(test)]
mod tests;
