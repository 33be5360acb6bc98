//! Ops that gain nothing from being inside the dispatch loop. The file is longer than most: they are many.

use crate::frame::{Frame, FrameKind};
use crate::import_from::import_from;
use crate::interp::Interp;
use rekindle_bytecode::{Ins, Op};
use rekindle_objects::async_generator::Step;
use rekindle_objects::attr::Method;
use rekindle_objects::dict::DictRef;
use rekindle_objects::exc::slots;
use rekindle_objects::native::Binding;
use rekindle_objects::pattern::Collection;
use rekindle_objects::{Args, ClassId, R, Runtime, ShapeId, Value};

/// What became of `send`.
pub(crate) enum Sent {
    /// The iterator yielded.
    Yielded(Value),
    /// The iterator is finished, with this result.
    Returned(Value),
    /// A generator's frame was pushed.
    Frame,
}

/// Sends `v` into iterator `it` (`yield from`, `await`).
#[inline(never)]
pub(crate) fn send(interp: &mut Interp, rt: &mut Runtime, it: Value, v: Value) -> R<Sent> {
    match rt.class_of(it) {
        class @ (ClassId::GENERATOR | ClassId::COROUTINE) => {
            if interp.push_generator(rt, it, FrameKind::Generator, v)? {
                return Ok(Sent::Frame);
            }
            if class == ClassId::COROUTINE {
                let text = "cannot reuse already awaited coroutine";
                return rt.raise_new(ClassId::RUNTIME_ERROR, text);
            }
            return Ok(Sent::Returned(Value::NONE));
        }
        ClassId::ASYNC_SEND => {
            return Ok(match rt.send_to_asend(it, v)? {
                Step::Yielded(v) => Sent::Yielded(v),
                Step::Returned(v) => Sent::Returned(v),
            });
        }
        _ => {}
    }
    let result = if v.is_none() {
        if it.is_ptr() && rt.shape_of(it) == ShapeId::ITER {
            return Ok(rt
                .iter_next(it)?
                .map_or(Sent::Returned(Value::NONE), Sent::Yielded));
        }
        rt.call_method(it, rt.names.next, &[])
    } else {
        rt.call_method(it, rt.names.send, &[v])
    };
    match result {
        Ok(v) => Ok(Sent::Yielded(v)),
        Err(_) if rt.pending_is(ClassId::STOP_ITERATION) => {
            let exc = rt.clear_pending();
            let name = rt.names.value;
            Ok(Sent::Returned(rt.get_attr(exc, name)?))
        }
        Err(e) => Err(e),
    }
}

/// `import name`, by the `__import__` that the code finds among its built-in names.
fn import_name(
    rt: &mut Runtime,
    name: Value,
    [globals, locals, from]: [Value; 3],
    level: i64,
) -> R<Value> {
    let import = rt.intern("__import__");
    match rt.builtin_name(globals, import)? {
        Some(f) if rt.is_native(f) && rt.native_def(f).path == "__import__" => {
            (rt.hooks.import)(rt, name, globals, from, level)
        }
        Some(f) => {
            let level = Value::small_int(level);
            rt.call(f, Args::positional(&[name, globals, locals, from, level]))
        }
        None => rt.raise_new(ClassId::IMPORT_ERROR, "__import__ not found"),
    }
}

/// `super(cls, self).name`: at `at` lie the global `super`, the class cell's content, and self. In `x`, bit 0: it is
/// about to be called; bit 1: `super()` is written without arguments.
///
/// # Safety
/// Three registers lie at `at`.
#[inline(never)]
pub(crate) unsafe fn load_super(
    rt: &mut Runtime,
    at: *mut Value,
    name: Value,
    x: u8,
) -> R<(Value, Value)> {
    // SAFETY: the caller's promise.
    let (callee, class, obj) = unsafe { (*at, *at.add(1), *at.add(2)) };
    let is_super = rt.is_type(callee) && rt.class_id(callee) == ClassId::SUPER;
    if is_super && rt.is_type(class) && x & 1 == 1 {
        let on_class = rt.is_type(obj);
        let (start, of) = (
            rt.class_id(class),
            if on_class {
                rt.class_id(obj)
            } else {
                rt.class_of(obj)
            },
        );
        if rt.is_subclass(of, start) {
            let mro = &rt.class(of).mro;
            let after = mro.iter().position(|c| *c == start).map_or(0, |i| i + 1);
            for i in after..mro.len() {
                let c = rt.class(of).mro[i];
                if let Some(v) = rt.namespace_get(rt.class_namespace(c), name) {
                    if on_class {
                        if rt.is_native(v) && rt.binding_of(v) == Binding::Static {
                            return Ok((v, Value::NULL));
                        }
                        break;
                    }
                    return Ok(match rt.bind(v, obj, of)? {
                        Method::Bound { function, receiver } => (function, receiver),
                        Method::Plain(v) => (v, Value::NULL),
                    });
                }
            }
        }
    }
    // Something else of the name gets the arguments that the program has written.
    let proxy = match is_super || x & 2 == 0 {
        true => rt.call(callee, Args::positional(&[class, obj]))?,
        false => rt.call(callee, Args::positional(&[]))?,
    };
    Ok((rt.get_attr(proxy, name)?, Value::NULL))
}

/// A special method of a `with` statement's manager, bound.
#[inline(never)]
pub(crate) fn load_special(rt: &mut Runtime, v: Value, name: Value, x: u8) -> R<Value> {
    let class = rt.class_of(v);
    if let Some(found) = rt.lookup(class, name) {
        return Ok(match rt.bind(found.value(), v, class)? {
            Method::Bound { function, receiver } => rt.bind_method(function, receiver),
            Method::Plain(f) => f,
        });
    }
    let protocol = if x == 2 {
        "asynchronous context manager"
    } else {
        "context manager"
    };
    let type_name = rt.type_name(v);
    let missed = rt.str_text(name).into_owned();
    let (other, pair, keyword) = match x {
        2 => ("context manager", ["__enter__", "__exit__"], "with"),
        _ => (
            "asynchronous context manager",
            ["__aenter__", "__aexit__"],
            "async with",
        ),
    };
    let supported = pair.iter().all(|name| {
        let name = rt.intern(name);
        rt.lookup(class, name).is_some()
    });
    let suggestion = match supported {
        true => format!(" but it supports the {other} protocol. Did you mean to use '{keyword}'?"),
        false => String::new(),
    };
    rt.type_error(format!(
        "'{type_name}' object does not support the {protocol} protocol (missed {missed} method){suggestion}"
    ))
}

/// `exit(type(exc), exc, exc.__traceback__)`
#[inline(never)]
pub(crate) fn call_exit(rt: &mut Runtime, exit: Value, exc: Value) -> R<Value> {
    let (class, traceback) = (rt.type_of(exc), rt.get_slot(exc, slots::TRACEBACK));
    rt.call(exit, Args::positional(&[class, exc, traceback]))
}

/// Everything else.
///
/// # Safety
/// `frame` is the newest frame, `ins` its verified current instruction.
#[inline(never)]
pub(crate) unsafe fn rare(
    interp: &mut Interp,
    rt: &mut Runtime,
    frame: *mut Frame,
    ins: Ins,
) -> R<()> {
    // SAFETY: the caller's promise: registers of verified instructions are in the frame.
    unsafe {
        let regs = (*frame).regs;
        let reg = |r: u16| regs.add(r as usize);
        let name = |i: u16| (&(*(*frame).code).names)[i as usize];
        let many = |n: u16| std::slice::from_raw_parts(regs.add(ins.b as usize), n as usize);
        let (a, b, c) = (ins.a, ins.b, ins.c);
        match ins.op {
            Op::BuildSet => {
                let set = rt.new_set();
                for v in many(c) {
                    rt.set_add(set, *v)?;
                }
                *reg(a) = set;
            }
            Op::BuildDict => {
                let dict = rt.new_dict();
                for pair in many(2 * c).chunks_exact(2) {
                    rt.dict_set(DictRef::new(dict), pair[0], pair[1])?;
                }
                *reg(a) = dict;
            }
            Op::BuildString => *reg(a) = rt.join_strings(many(c)),
            Op::BuildSlice => {
                let parts = many(3);
                *reg(a) = rt.new_slice(parts[0], parts[1], parts[2]);
            }
            Op::ListExtend => {
                let (list, items) = (*reg(a), *reg(b));
                rt.extend_starred(list, items)?;
            }
            Op::SetAdd => rt.set_add(*reg(a), *reg(b))?,
            Op::SetUpdate => rt.set_update(*reg(a), *reg(b))?,
            Op::DictSet => rt.dict_set(DictRef::new(*reg(a)), *reg(b), *reg(c))?,
            Op::DictUpdate => {
                let source = *reg(b);
                if !rt.is_mapping(source) {
                    let message = format!("'{}' object is not a mapping", rt.type_name(source));
                    return rt.type_error(message);
                }
                rt.dict_update(*reg(a), source)?;
            }
            Op::DictMerge => rt.dict_merge(*reg(a), *reg(b), *reg(c))?,
            Op::ListToTuple => {
                let list = *reg(b);
                let t = rt.new_tuple_uninit(rt.list_len(list));
                for i in 0..rt.list_len(list) {
                    let v = rt.list_get(list, i);
                    *rekindle_objects::seq::tuple_items_mut(t).add(i) = v;
                }
                *reg(a) = t;
            }
            Op::FormatValue => {
                let spec = if ins.x & 4 != 0 { *reg(c) } else { Value::NULL };
                *reg(a) = rt.format_value(*reg(b), ins.x & 3, spec)?;
            }
            Op::UnpackEx => {
                unpack_star(rt, *reg(b), reg(a), (c & 0xff) as usize, (c >> 8) as usize)?
            }
            Op::ImportName => {
                let (level, from) = ((*reg(b)).as_small_int(), *reg(b + 1));
                let globals = (*(*frame).code).globals;
                let locals = match (*frame).owner {
                    Value::NULL if (*frame).function.is_null() => globals,
                    Value::NULL => Value::NONE,
                    names => names,
                };
                *reg(a) = import_name(rt, name(c), [globals, locals, from], level)?;
            }
            Op::ImportFrom => *reg(a) = import_from(rt, *reg(b), name(c))?,
            Op::ImportStar => {
                let to = if (*frame).owner.is_null() {
                    (*(*frame).code).globals
                } else {
                    (*frame).owner
                };
                rt.import_star(*reg(a), to)?;
            }
            Op::LoadAssertion => *reg(a) = rt.class(ClassId::ASSERTION_ERROR).object,
            Op::GetLen => {
                let n = rt.len(*reg(b))?;
                *reg(a) = rt.new_int(n as i64);
            }
            Op::MatchKind => {
                let wanted = match ins.x {
                    0 => Collection::Sequence,
                    _ => Collection::Mapping,
                };
                *reg(a) = Value::bool(rt.match_collection(*reg(b)) == Some(wanted));
            }
            Op::MatchKeys => *reg(a) = rt.match_keys(*reg(b), *reg(c))?,
            Op::MatchClass => {
                *reg(a) = rt.match_class(*reg(b), *reg(b + 1), *reg(b + 2), c as usize)?
            }
            Op::MatchExc => {
                let left = *reg(b);
                let (rest, matched) = rt.match_star(left, *reg(c))?;
                // A group made for a single exception begins here.
                if matched != left && !matched.is_none() && rt.group_members(left).is_empty() {
                    let here = rt.new_traceback(Value::NONE, (*frame).code, (*frame).current_pc());
                    rt.set_exception_slot(matched, slots::TRACEBACK, here);
                }
                (*reg(a), *reg(a + 1)) = (rest, matched);
            }
            Op::JoinStar => *reg(a) = rt.join_star(*reg(b), *reg(c))?,
            Op::GetAiter => *reg(a) = rt.async_for_source(*reg(b))?,
            Op::GetAnext => *reg(a) = rt.async_for_next(*reg(b))?,
            Op::WrapAsync => *reg(a) = rt.wrap_yielded(*reg(b)),
            Op::EndAsyncFor => {
                let exc = *reg(a);
                if !rt.is_subclass(rt.class_of(exc), ClassId::STOP_ASYNC_ITERATION) {
                    return rt.raise(exc);
                }
            }
            Op::TypeParam => {
                let mut all = rt.root_vec();
                all.push(Value::small_int(ins.x as i64));
                all.extend_from_slice(many(c));
                *reg(a) = rt.call_library("_typing", "_type_parameter", &all)?;
            }
            Op::BuildTemplate => {
                *reg(a) = rt.call_library("_templatelib", "_template", many(c))?;
            }
            Op::BuildInterpolation => {
                let parts = many(3);
                let all = [Value::small_int(ins.x as i64), parts[0], parts[1], parts[2]];
                let given = 4 - parts[2].is_null() as usize;
                *reg(a) = rt.call_library("_templatelib", "_interpolation", &all[..given])?;
            }
            Op::PrintExpr => rt.print_expr(*reg(a))?,
            _ => {
                let message = format!("'{}' is not implemented yet", ins.op.name());
                return rt.raise_new(ClassId::NOT_IMPLEMENTED_ERROR, message);
            }
        }
        let _ = interp;
    }
    Ok(())
}

/// `a, *b, c = v`
unsafe fn unpack_star(
    rt: &mut Runtime,
    v: Value,
    to: *mut Value,
    before: usize,
    after: usize,
) -> R<()> {
    let list = rt.new_empty_list();
    if !rt.has_iter(v) {
        let message = format!("cannot unpack non-iterable {} object", rt.type_name(v));
        return rt.type_error(message);
    }
    rt.list_extend(list, v)?;
    let n = rt.list_len(list);
    if n < before + after {
        return rt.value_error(format!(
            "not enough values to unpack (expected at least {}, got {n})",
            before + after
        ));
    }
    let rest = rt.new_empty_list();
    for i in before..n - after {
        let v = rt.list_get(list, i);
        rt.list_push(rest, v);
    }
    // SAFETY: the caller's promise: `before + 1 + after` registers lie at `to`.
    unsafe {
        for i in 0..before {
            *to.add(i) = rt.list_get(list, i);
        }
        *to.add(before) = rest;
        for i in 0..after {
            *to.add(before + 1 + i) = rt.list_get(list, n - after + i);
        }
    }
    Ok(())
}
