//! Forms: what templates exist, and where each may find its operands and leave its result.
//!
//! A form is a micro-op, a test fused with the guard or branch behind it, or one of the few
//! pieces of code that a unit needs besides its ops. The builder makes one stencil for every
//! form and every choice of [`Place`]s that [`Form::signature`] allows; tier 1 asks for them
//! by the same names. Ops whose result is a Bool are *tests*: used once, by the guard right
//! behind them, they are never materialized.

use crate::uop::{Imm, Ty, Uop};
use rekindle_abi::Ctx;
use rekindle_abi::stencil::{Place, Places};
use std::sync::LazyLock;

/// A piece of code that templates exist for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Form {
    /// The op. [`Uop::Call`] is [`Form::Call`], constants are [`Form::Word`] and [`Form::Double`].
    Op(Uop),
    /// `Call` of a helper with that many word operands (0 to 3); the immediate is its offset in the context.
    Call(u8),
    /// Exits unless the test gives that answer.
    Guard(Uop, bool),
    /// Goes to the target if the test gives that answer, else falls through.
    Branch(Uop, bool),
    /// Goes to the target if the Bool operand is that, else falls through.
    BranchBool(bool),
    /// Copies a word.
    Move,
    /// Copies a double.
    MoveFloat,
    /// The 64-bit immediate as a word.
    Word,
    /// The 64-bit immediate as a double.
    Double,
    /// Goes to the target.
    Jump,
    /// Exits if counting `Ctx::forced` down reaches 0 (`stress=exits`).
    Forced,
    /// Counts an iteration in `Ctx::loop_count`.
    CountLoop,
    /// Stores the immediate (32 bits) as `Ctx::exit_id` and goes to the target, an [`Form::ExitTail`].
    ExitStub,
    /// Stores every carried register in the context and returns [`LEFT`] to the caller of the unit.
    ExitTail,
    /// Stores the operand in `Ctx::args[0]` and returns [`RETURNED`].
    Return,
    /// `extern "C" fn(ctx, slots, code) -> i64`: runs the stencils at `code` (registers undefined).
    Enter,
}

/// A unit's return code: left through exit `Ctx::exit_id`.
pub const LEFT: i64 = 0;
/// A unit's return code: the root frame returned `Ctx::args[0]`.
pub const RETURNED: i64 = 1;

/// An operand or result of a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slotting {
    /// A double, in `f0…f5` when in a register; else a word, in `r0…r5`.
    pub float: bool,
    /// Where it may be.
    pub places: Places,
}

/// Operands and result of a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Signature {
    slottings: [Slotting; 3],
    arity: u8,
    /// The result, if there is one.
    pub result: Option<Slotting>,
    /// Operands that are both immediates have no stencil (fold them).
    pub one_imm: bool,
    /// The first two operands may be swapped.
    pub commutative: bool,
}

impl Signature {
    /// The operands in order.
    pub fn operands(&self) -> &[Slotting] {
        &self.slottings[..self.arity as usize]
    }

    /// How many combinations of places there are at most.
    pub fn variants(&self) -> usize {
        let all = self.operands().iter().chain(&self.result);
        all.map(|s| s.places.len()).product()
    }

    /// Number of a combination below [`Signature::variants`]: operands first, result last.
    pub fn variant(&self, operands: &[Place], result: Option<Place>) -> Option<usize> {
        if operands.len() != self.arity as usize || result.is_some() != self.result.is_some() {
            return None;
        }
        let places = operands.iter().chain(&result);
        let allowed = self.operands().iter().chain(&self.result);
        let mut number = 0;
        for (place, slotting) in places.zip(allowed) {
            number = number * slotting.places.len() + slotting.places.rank(*place)?;
        }
        Some(number)
    }
}

const LOW: Places = Places::of(&[Place::Reg(0), Place::Slot]);
const CALL_RESULT: Places = Places::of(&[Place::Reg(0), Place::Reg(1), Place::Reg(2), Place::Slot]);
const SLOT: Places = Places::of(&[Place::Slot]);
const SLOT_OR_IMM: Places = Places::of(&[Place::Slot, Place::Imm]);
const ANY: Places = Places::ANY;
const IMM: Places = Places::ANY_OR_IMM;

impl Form {
    /// Every form, in the order of [`Form::index`].
    pub fn all() -> impl Iterator<Item = Form> {
        let both = |make: fn(Uop, bool) -> Form| {
            let tests = Uop::ALL.iter();
            tests.flat_map(move |op| [false, true].map(|answer| make(*op, answer)))
        };
        let ops = Uop::ALL.iter().copied().map(Form::Op);
        ops.chain(both(Form::Guard))
            .chain(both(Form::Branch))
            .chain(Form::REST)
    }

    const REST: [Form; 17] = [
        Form::Call(0),
        Form::Call(1),
        Form::Call(2),
        Form::Call(3),
        Form::BranchBool(false),
        Form::BranchBool(true),
        Form::Move,
        Form::MoveFloat,
        Form::Word,
        Form::Double,
        Form::Jump,
        Form::Forced,
        Form::CountLoop,
        Form::ExitStub,
        Form::ExitTail,
        Form::Return,
        Form::Enter,
    ];

    /// Number of forms, those without stencils counted.
    pub const COUNT: usize = 5 * Uop::ALL.len() + Form::REST.len();

    /// Its number, below [`Form::COUNT`].
    pub fn index(self) -> usize {
        let ops = Uop::ALL.len();
        match self {
            Form::Op(op) => op as usize,
            Form::Guard(op, answer) => ops + 2 * op as usize + answer as usize,
            Form::Branch(op, answer) => 3 * ops + 2 * op as usize + answer as usize,
            rest => {
                let place = Form::REST.iter().position(|form| *form == rest);
                5 * ops + place.expect("REST lists every other form")
            }
        }
    }

    /// Its operands and result, or nothing if there are no stencils for it.
    pub fn signature(self) -> Option<&'static Signature> {
        static ALL: LazyLock<Vec<Option<Signature>>> =
            LazyLock::new(|| Form::all().map(Form::make_signature).collect());
        ALL[self.index()].as_ref()
    }

    fn make_signature(self) -> Option<Signature> {
        match self {
            Form::Op(op) => {
                let (operands, result) = places(op)?;
                Some(of_uop(op, operands, Some(result)))
            }
            Form::Guard(op, _) | Form::Branch(op, _) => {
                let (mut operands, _) = places(op)?;
                if op.result() != Ty::Bool {
                    return None;
                }
                if op.operands() == [Ty::Int, Ty::Int] {
                    operands = [IMM, IMM, IMM];
                }
                Some(of_uop(op, operands, None))
            }
            Form::Call(n) => {
                let operands = match n {
                    3 => [SLOT_OR_IMM, ANY, ANY],
                    _ => [IMM, IMM, ANY],
                };
                let words = [false; 3];
                Some(signature(
                    &words[..n as usize],
                    operands,
                    Some((false, CALL_RESULT)),
                ))
            }
            Form::BranchBool(_) | Form::Return => Some(signature(&[false], [ANY; 3], None)),
            Form::Move => Some(signature(&[false], [ANY; 3], Some((false, ANY)))),
            Form::MoveFloat => Some(signature(&[true], [ANY; 3], Some((true, ANY)))),
            Form::Word => Some(signature(&[], [ANY; 3], Some((false, ANY)))),
            Form::Double => Some(signature(&[], [ANY; 3], Some((true, ANY)))),
            Form::Jump | Form::Forced | Form::CountLoop => Some(signature(&[], [ANY; 3], None)),
            Form::ExitStub | Form::ExitTail | Form::Enter => Some(signature(&[], [ANY; 3], None)),
        }
    }

    /// Is it a call, after which only some carried registers hold what they held?
    pub fn is_call(self) -> bool {
        use Uop::{CallFloat, CallFloat2, CallFloatValue, CallWordFloat};
        matches!(
            self,
            Form::Call(_) | Form::Op(CallFloat | CallFloat2 | CallFloatValue | CallWordFloat)
        )
    }
}

fn signature(float: &[bool], operands: [Places; 3], result: Option<(bool, Places)>) -> Signature {
    let slotting = |i: usize| Slotting {
        float: float.get(i).copied().unwrap_or(false),
        places: operands[i],
    };
    Signature {
        slottings: [slotting(0), slotting(1), slotting(2)],
        arity: float.len() as u8,
        result: result.map(|(float, places)| Slotting { float, places }),
        one_imm: false,
        commutative: false,
    }
}

fn of_uop(op: Uop, operands: [Places; 3], result: Option<Places>) -> Signature {
    let float: Vec<bool> = op.operands().iter().map(|ty| ty.is_float()).collect();
    let result = result.filter(|_| op.result() != Ty::Void);
    Signature {
        one_imm: true,
        commutative: op.is_commutative(),
        ..signature(
            &float,
            operands,
            result.map(|r| (op.result().is_float(), r)),
        )
    }
}

/// Where an op's operands may be and its result may go (the latter is ignored without a
/// result). Hot ops have every combination; others leave their result where a [`Form::Move`]
/// fetches it.
fn places(op: Uop) -> Option<([Places; 3], Places)> {
    use Uop::*;
    Some(match op {
        Param | ParamFloat | ConstInt | ConstFloat | ConstValue | Call => return None,
        Literal | LoadReg | LoadCtx | GetArg | Poll => ([ANY; 3], ANY),

        IntAdd | IntSub | IntMul | IntAddOvf | IntSubOvf | IntMulOvf | IntAnd | IntOr | IntXor => {
            ([IMM, IMM, ANY], ANY)
        }
        IntShl | IntShlOvf | IntSar => ([ANY, IMM, ANY], ANY),
        IntFloorDiv | IntFloorMod => ([ANY; 3], LOW),
        IntLt | IntLe | IntEq | IntNe | IntUlt | WordEq | HasShapeOf => ([ANY, IMM, ANY], LOW),
        IntSelect => ([ANY, ANY, SLOT], ANY),

        FloatAdd | FloatSub | FloatMul | FloatDiv => ([ANY; 3], ANY),
        FloatNeg | FloatAbs | FloatSqrt | FloatFloor => ([ANY; 3], ANY),
        FloatLt | FloatLe | FloatEq | FloatNe => ([ANY; 3], LOW),
        IntToFloat | FloatToInt => ([ANY; 3], ANY),

        IsInt | IsFloat | IsBool | HasShape => ([ANY; 3], LOW),
        BoolNot | BoolDecode | BoolEncode => ([ANY; 3], ANY),
        IntDecode | IntEncode | FloatDecode | FloatEncode => ([ANY; 3], ANY),

        Load | LoadFloat | LoadByte | LoadIndex | LoadIndexFloat | LoadIndexByte => ([ANY; 3], ANY),
        StoreFloat | StoreIndexFloat | Barrier => ([ANY; 3], ANY),
        Store | StoreByte | StoreShape => ([ANY, IMM, ANY], ANY),
        StoreIndex | StoreIndexByte => ([ANY, ANY, IMM], ANY),
        SetArg => ([IMM, ANY, ANY], ANY),

        CallFloatValue | CallWordFloat => ([ANY; 3], CALL_RESULT),
        CallFloat | CallFloat2 => ([ANY; 3], LOW),

        GuardTrue | GuardFalse | CheckValue | CheckStatus => ([ANY; 3], ANY),
    })
}

/// What goes into the `Imm` hole of an op's stencil for an instruction's immediate.
///
/// [`Uop::Literal`] is not for here: its hole takes the address of the literal's cell.
pub fn hole_imm(op: Uop, imm: i64) -> i64 {
    match op.imm() {
        Imm::Reg => 8 * imm,
        Imm::Arg => std::mem::offset_of!(Ctx, args) as i64 + 8 * imm,
        Imm::Helper => std::mem::offset_of!(Ctx, helpers) as i64 + 8 * imm,
        _ => imm,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_numbered_in_order() {
        let all: Vec<Form> = Form::all().collect();
        assert_eq!(all.len(), Form::COUNT);
        for (number, form) in all.into_iter().enumerate() {
            assert_eq!(form.index(), number, "{form:?}");
        }
    }

    #[test]
    fn variants_are_numbered_without_gaps() {
        let form = Form::Op(Uop::IntShl);
        let signature = form.signature().expect("it has stencils");
        let result = signature.result.expect("it has a result");
        let mut next = 0;
        for a in signature.operands()[0].places.iter() {
            for b in signature.operands()[1].places.iter() {
                for d in result.places.iter() {
                    assert_eq!(signature.variant(&[a, b], Some(d)), Some(next));
                    next += 1;
                }
            }
        }
        assert_eq!(next, signature.variants());
        assert_eq!(
            signature.variant(&[Place::Imm, Place::Slot], Some(Place::Slot)),
            None
        );
    }

    #[test]
    fn every_op_that_is_no_constant_or_parameter_has_stencils() {
        for op in Uop::ALL {
            use Uop::*;
            let none = matches!(
                op,
                Param | ParamFloat | ConstInt | ConstFloat | ConstValue | Call
            );
            assert_eq!(Form::Op(*op).signature().is_none(), none, "{}", op.name());
        }
    }
}
