//! Module `_operator`: Python's operators as functions.

mod getters;

use rekindle_objects::native::ANY;
use rekindle_objects::{Args, BinaryOp, CompareOp, R, Runtime, UnaryOp, Value, natives};

natives! {
    FUNCTIONS:
    "_operator.truth" => truth, 1, 1, false, Function;
    "_operator.not_" => not_, 1, 1, false, Function;
    "_operator.is_" => is_, 2, 2, false, Function;
    "_operator.is_not" => is_not, 2, 2, false, Function;
    "_operator.is_none" => is_none, 1, 1, false, Function;
    "_operator.is_not_none" => is_not_none, 1, 1, false, Function;
    "_operator.abs" => abs, 1, 1, false, Function;
    "_operator.index" => index, 1, 1, false, Function;
    "_operator.inv" => invert, 1, 1, false, Function;
    "_operator.invert" => invert, 1, 1, false, Function;
    "_operator.neg" => neg, 1, 1, false, Function;
    "_operator.pos" => pos, 1, 1, false, Function;
    "_operator.add" => add, 2, 2, false, Function;
    "_operator.sub" => sub, 2, 2, false, Function;
    "_operator.mul" => mul, 2, 2, false, Function;
    "_operator.matmul" => matmul, 2, 2, false, Function;
    "_operator.truediv" => truediv, 2, 2, false, Function;
    "_operator.floordiv" => floordiv, 2, 2, false, Function;
    "_operator.mod" => modulo, 2, 2, false, Function;
    "_operator.pow" => pow, 2, 2, false, Function;
    "_operator.lshift" => lshift, 2, 2, false, Function;
    "_operator.rshift" => rshift, 2, 2, false, Function;
    "_operator.and_" => and, 2, 2, false, Function;
    "_operator.or_" => or, 2, 2, false, Function;
    "_operator.xor" => xor, 2, 2, false, Function;
    "_operator.iadd" => iadd, 2, 2, false, Function;
    "_operator.isub" => isub, 2, 2, false, Function;
    "_operator.imul" => imul, 2, 2, false, Function;
    "_operator.imatmul" => imatmul, 2, 2, false, Function;
    "_operator.itruediv" => itruediv, 2, 2, false, Function;
    "_operator.ifloordiv" => ifloordiv, 2, 2, false, Function;
    "_operator.imod" => imodulo, 2, 2, false, Function;
    "_operator.ipow" => ipow, 2, 2, false, Function;
    "_operator.ilshift" => ilshift, 2, 2, false, Function;
    "_operator.irshift" => irshift, 2, 2, false, Function;
    "_operator.iand" => iand, 2, 2, false, Function;
    "_operator.ior" => ior, 2, 2, false, Function;
    "_operator.ixor" => ixor, 2, 2, false, Function;
    "_operator.lt" => lt, 2, 2, false, Function;
    "_operator.le" => le, 2, 2, false, Function;
    "_operator.eq" => eq, 2, 2, false, Function;
    "_operator.ne" => ne, 2, 2, false, Function;
    "_operator.gt" => gt, 2, 2, false, Function;
    "_operator.ge" => ge, 2, 2, false, Function;
    "_operator.concat" => concat, 2, 2, false, Function;
    "_operator.iconcat" => iconcat, 2, 2, false, Function;
    "_operator.contains" => contains, 2, 2, false, Function;
    "_operator.countOf" => count_of, 2, 2, false, Function;
    "_operator.indexOf" => index_of, 2, 2, false, Function;
    "_operator.getitem" => getitem, 2, 2, false, Function;
    "_operator.setitem" => setitem, 3, 3, false, Function;
    "_operator.delitem" => delitem, 2, 2, false, Function;
    "_operator.length_hint" => length_hint, 1, 2, false, Function;
    "_operator.call" => call, 1, ANY, true, Function;
    "_operator._compare_digest" => compare_digest, 2, 2, false, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) {
    let module = rt.add_module("_operator");
    rt.fill_module(module, FUNCTIONS);
    let doc = rt.new_str("Operator interface.");
    rt.set_module_attr(module, "__doc__", doc);
    getters::install(rt, module);
}

macro_rules! operators {
    (binary $($b:ident $i:ident $op:ident)*; compare $($c:ident $cop:ident)*; unary $($u:ident $uop:ident)*;) => {
        $(
            fn $b(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
                rt.binary(BinaryOp::$op, args.all[0], args.all[1])
            }
            fn $i(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
                rt.inplace(BinaryOp::$op, args.all[0], args.all[1])
            }
        )*
        $(fn $c(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
            rt.compare(CompareOp::$cop, args.all[0], args.all[1])
        })*
        $(fn $u(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
            rt.unary(UnaryOp::$uop, args.all[0])
        })*
    };
}

operators! {
    binary
        add iadd Add sub isub Sub mul imul Mul matmul imatmul MatMul truediv itruediv TrueDiv
        floordiv ifloordiv FloorDiv modulo imodulo Mod pow ipow Pow lshift ilshift LShift
        rshift irshift RShift and iand BitAnd or ior BitOr xor ixor BitXor;
    compare lt Lt le Le eq Eq ne Ne gt Gt ge Ge;
    unary neg Neg pos Pos invert Invert;
}

fn truth(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.truth(args.all[0]).map(Value::bool)
}

fn not_(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.truth(args.all[0]).map(|t| Value::bool(!t))
}

fn is_(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(rt.is_same(args.all[0], args.all[1])))
}

fn is_not(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(!rt.is_same(args.all[0], args.all[1])))
}

fn is_none(_: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(args.all[0].is_none()))
}

fn is_not_none(_: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(!args.all[0].is_none()))
}

fn abs(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.abs(args.all[0])
}

fn index(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.index(args.all[0])
}

/// `TypeError` unless both can be put together as sequences.
fn check_sequences(rt: &mut Runtime, args: Args<'_>) -> R<()> {
    let item = rt.names.getitem;
    if rt.lookup_special(args.all[0], item).is_none() || rt.int_of(args.all[0]).is_some() {
        let name = rt.type_name(args.all[0]);
        return rt.type_error(format!("'{name}' object can't be concatenated"));
    }
    Ok(())
}

fn concat(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    check_sequences(rt, args)?;
    add(rt, args)
}

fn iconcat(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    check_sequences(rt, args)?;
    iadd(rt, args)
}

fn contains(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.contains(args.all[0], args.all[1]).map(Value::bool)
}

fn count_of(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut n = 0;
    rt.for_each(args.all[0], |rt, v| {
        n += rt.equal(v, args.all[1])? as i64;
        Ok(())
    })?;
    Ok(Value::small_int(n))
}

fn index_of(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let it = rt.get_iter(args.all[0])?;
    let mut i = 0;
    while let Some(v) = rt.iter_next(it)? {
        if rt.equal(v, args.all[1])? {
            return Ok(Value::small_int(i));
        }
        i += 1;
    }
    rt.value_error("sequence.index(x): x not in sequence")
}

fn getitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.get_item(args.all[0], args.all[1])
}

fn setitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.set_item(args.all[0], args.all[1], args.all[2])?;
    Ok(Value::NONE)
}

fn delitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.del_item(args.all[0], args.all[1])?;
    Ok(Value::NONE)
}

fn length_hint(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let default = match args.all.get(1) {
        None => Value::small_int(0),
        Some(v) if rt.int_of(*v).is_some() => *v,
        Some(v) => {
            let got = rt.type_name(*v);
            return rt.type_error(format!(
                "'{got}' object cannot be interpreted as an integer"
            ));
        }
    };
    let v = args.all[0];
    let hint = rt.length_hint(v)?;
    Ok(hint.map_or(default, Value::small_int))
}

fn call(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.pos().is_empty() {
        return rt.type_error("call expected at least 1 argument, got 0");
    }
    let rest = Args {
        all: &args.all[1..],
        names: args.names,
    };
    rt.call(args.all[0], rest)
}

/// Takes as long whether they are equal or not.
fn compare_digest(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [a, b] = [args.all[0], args.all[1]];
    let (x, y) = if rt.is_any_str(a) && rt.is_any_str(b) {
        if !rt.str_is_ascii(a) || !rt.str_is_ascii(b) {
            return rt.type_error("comparing strings with non-ASCII characters is not supported");
        }
        (rt.str_bytes(a), rt.str_bytes(b))
    } else if let (Some(x), Some(y)) = (rt.bytes_like(a), rt.bytes_like(b)) {
        (x, y)
    } else {
        let [a, b] = [rt.type_name(a), rt.type_name(b)];
        return rt.type_error(format!(
            "unsupported operand types(s) or combination of types: '{a}' and '{b}'"
        ));
    };
    let mut different = (x.len() != y.len()) as u8;
    for (i, byte) in y.iter().enumerate() {
        different |= byte ^ x.get(i).copied().unwrap_or(0);
    }
    Ok(Value::bool(std::hint::black_box(different) == 0))
}
