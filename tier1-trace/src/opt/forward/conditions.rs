//! What one known condition says about another.

use super::facts::{Facts, Key, ShapeTests, key};
use rekindle_abi::heap::ShapeId;
use rekindle_trace_ir::{Ins, Ref, Region, Ty, Uop};

/// If the left test of the same operands has that answer, so has the right one.
struct Implication {
    asked: Uop,
    known: Uop,
    swapped: bool,
    when: bool,
    then: bool,
}

macro_rules! implications {
    (@ab) => { false };
    (@ba) => { true };
    ($($known:ident $order:ident $when:literal => $asked:ident $then:literal;)*) => {
        &[$(Implication {
            asked: Uop::$asked,
            known: Uop::$known,
            swapped: implications!(@$order),
            when: $when,
            then: $then,
        }),*]
    };
}

/// Known test of (a, b) or (b, a) and its answer, and what follows for the asked test of (a, b).
const IMPLICATIONS: &[Implication] = implications! {
    IntLt ab true => IntLe true;
    IntLt ab true => IntEq false;
    IntLt ab true => IntNe true;
    IntLt ba true => IntLt false;
    IntLt ba true => IntLe false;
    IntLt ba true => IntEq false;
    IntLt ba true => IntNe true;
    IntLt ba false => IntLe true;
    IntLe ab false => IntLt false;
    IntLe ab false => IntEq false;
    IntLe ab false => IntNe true;
    IntLe ba true => IntLt false;
    IntLe ba false => IntLt true;
    IntLe ba false => IntLe true;
    IntLe ba false => IntEq false;
    IntLe ba false => IntNe true;
    IntEq ab true => IntLt false;
    IntEq ab true => IntLe true;
    IntEq ab true => IntNe false;
    IntEq ab false => IntNe true;
    IntNe ab true => IntEq false;
    IntNe ab false => IntEq true;
    IntNe ab false => IntLt false;
    IntNe ab false => IntLe true;
    IsInt ab true => IsFloat false;
    IsInt ab true => IsBool false;
    IsFloat ab true => IsInt false;
    IsFloat ab true => IsBool false;
    IsBool ab true => IsInt false;
    IsBool ab true => IsFloat false;
};

/// The answer of a test, as far as other tests of its operands tell. `find` gives the value of
/// an equal instruction that dominates this point.
pub(super) fn implied(
    facts: &Facts,
    tests: &ShapeTests,
    ins: &Ins,
    find: impl Fn(&Key) -> Option<Ref>,
) -> Option<bool> {
    if ins.ty != Ty::Bool {
        return None;
    }
    let known = |op: Uop, args: [Ref; 3]| {
        let test = Ins {
            op,
            args,
            imm: 0,
            ..*ins
        };
        facts.known(find(&key(&test))?)
    };
    let rows = IMPLICATIONS.iter().filter(|row| row.asked == ins.op);
    let by_row = rows
        .filter_map(|row| {
            let [a, b, c] = ins.args;
            let args = if row.swapped { [b, a, c] } else { [a, b, c] };
            (known(row.known, args)? == row.when).then_some(row.then)
        })
        .next();
    by_row.or_else(|| by_kind(facts, tests, ins, known))
}

/// A value has one fixed shape, and ints, floats and Bools hardly any.
fn by_kind(
    facts: &Facts,
    tests: &ShapeTests,
    ins: &Ins,
    known: impl Fn(Uop, [Ref; 3]) -> Option<bool>,
) -> Option<bool> {
    let shape = || {
        let in_region = |region| facts.known_fixed_shape(tests, ins.args[0], region);
        in_region(Region::Immutable).or_else(|| in_region(Region::Shape))
    };
    let number = ShapeId(ins.imm as u32);
    let is = |op| known(op, ins.args) == Some(true);
    match ins.op {
        Uop::HasShape => {
            let other = is(Uop::IsBool)
                || is(Uop::IsInt) && number != ShapeId::BIG_INT
                || is(Uop::IsFloat) && number != ShapeId::FLOAT
                || shape().is_some_and(|known| known != ins.imm);
            other.then_some(false)
        }
        Uop::HasShapeOf => shape().map(|_| false),
        Uop::IsInt => (shape()? != ShapeId::BIG_INT.0 as i64).then_some(false),
        Uop::IsFloat => (shape()? != ShapeId::FLOAT.0 as i64).then_some(false),
        Uop::IsBool => shape().map(|_| false),
        _ => None,
    }
}
