//! Binding arguments to parameters, with CPython's messages when they do not fit.

use rekindle_abi::heap::Function;
use rekindle_bytecode::{Code, Flags};
use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, R, Runtime, Value};

/// Puts arguments into the parameter registers of `function`'s frame at `regs`.
///
/// `args` may lie in `regs` itself, in order: registers are written only after what they held was
/// moved away.
///
/// # Safety
/// `function` is a Python function and `regs` has room for its frame.
pub unsafe fn bind(rt: &mut Runtime, function: Value, args: Args<'_>, regs: *mut Value) -> R<()> {
    let f = function.as_ptr::<Function>();
    // SAFETY: `function` is a Python function; its code lives as long as the runtime.
    let (code, defaults, kw_defaults) = unsafe {
        let code: &Code = &*std::sync::Arc::as_ptr(&(*rt.function_code(function)).code);
        (code, (*f).defaults, (*f).kw_defaults)
    };
    let total = code.param_count() as usize;
    let positional = code.arg_count as usize;
    let kwonly = code.kwonly_count as usize;
    let has_varargs = code.flags.has(Flags::VARARGS);
    let has_varkw = code.flags.has(Flags::VARKW);
    let pos = args.pos();
    if args.names.is_empty() && kwonly == 0 {
        // SAFETY: the caller's promise.
        if unsafe { bind_positions(rt, code, pos, defaults, regs) } {
            return Ok(());
        }
    }
    let mut bound: [Value; 32] = [Value::NULL; 32];
    let mut spilled;
    let slots: &mut [Value] = if total <= 32 {
        &mut bound[..total]
    } else {
        spilled = rt.root_vec();
        spilled.extend_from_slice(&vec![Value::NULL; total]);
        &mut spilled
    };
    let direct = pos.len().min(positional);
    slots[..direct].copy_from_slice(&pos[..direct]);
    if pos.len() > positional && !has_varargs {
        return too_many(rt, function, code, pos.len(), args, defaults);
    }
    if has_varargs {
        let rest = &pos[direct..];
        slots[positional + kwonly] = rt.new_tuple(rest);
    }
    if has_varkw {
        slots[total - 1] = rt.new_dict();
    }
    for (name, value) in args.keywords() {
        let text = rt.str_bytes(name);
        let place = code.locals[..positional + kwonly]
            .iter()
            .position(|l| l.as_bytes() == text);
        match place {
            Some(i) if i >= code.posonly_count as usize => {
                if !slots[i].is_null() {
                    let message = format!(
                        "{}() got multiple values for argument '{}'",
                        rt.str_text(qualname(function)),
                        rt.str_text(name)
                    );
                    return rt.type_error(message);
                }
                slots[i] = value;
            }
            _ if has_varkw => {
                let dict = DictRef::new(slots[total - 1]);
                rt.dict_set(dict, name, value)?;
            }
            Some(_) => return posonly_as_keyword(rt, function, code, args),
            None => {
                return unexpected(rt, function, code, name);
            }
        }
    }
    if slots[..positional].iter().any(|v| v.is_null()) {
        let items = if defaults.is_null() {
            &[][..]
        } else {
            rt.tuple_items(defaults)
        };
        let first = positional - items.len().min(positional);
        for (i, d) in items
            .iter()
            .skip(items.len().saturating_sub(positional))
            .enumerate()
        {
            if slots[first + i].is_null() {
                slots[first + i] = *d;
            }
        }
        missing(rt, function, code, &slots[..positional], 0, "positional")?;
    }
    if kwonly > 0 {
        let wanted = positional..positional + kwonly;
        for (slot, local) in slots[wanted.clone()].iter_mut().zip(&code.locals[wanted]) {
            if slot.is_null() && !kw_defaults.is_null() {
                let name = rt.intern(local);
                *slot = rt
                    .dict_get_name(DictRef::new(kw_defaults), name)
                    .unwrap_or(Value::NULL);
            }
        }
        missing(
            rt,
            function,
            code,
            &slots[positional..positional + kwonly],
            positional,
            "keyword-only",
        )?;
    }
    // SAFETY: the frame has room for its parameters.
    unsafe { std::ptr::copy_nonoverlapping(slots.as_ptr(), regs, total) };
    Ok(())
}

/// The commonest calls: by position, no keyword-only parameters, the parameters that are left
/// have defaults. False: it is another kind of call (or wrong), and nothing was written.
///
/// # Safety
/// As for [`bind`]; `defaults` is a tuple or NULL.
#[inline]
unsafe fn bind_positions(
    rt: &mut Runtime,
    code: &Code,
    pos: &[Value],
    defaults: Value,
    regs: *mut Value,
) -> bool {
    let positional = code.arg_count as usize;
    let direct = pos.len().min(positional);
    let missing = positional - direct;
    let defaults = match defaults {
        Value::NULL => &[],
        defaults => rt.tuple_items(defaults),
    };
    let has_varargs = code.flags.has(Flags::VARARGS);
    if pos.len() > positional && !has_varargs || missing > defaults.len() {
        return false;
    }
    let rest = match has_varargs {
        true => rt.new_tuple(&pos[direct..]),
        false => Value::NULL,
    };
    let keywords = match code.flags.has(Flags::VARKW) {
        true => rt.new_dict(),
        false => Value::NULL,
    };
    // SAFETY: the caller's promise. What `pos` has is moved before it may be overwritten.
    unsafe {
        std::ptr::copy(pos.as_ptr(), regs, direct);
        let mut to = regs.add(direct);
        let mut put = |v: Value| {
            *to = v;
            to = to.add(1);
        };
        defaults[defaults.len() - missing..]
            .iter()
            .for_each(|v| put(*v));
        for v in [rest, keywords] {
            if !v.is_null() {
                put(v);
            }
        }
    }
    true
}

fn qualname(function: Value) -> Value {
    // SAFETY: the callers checked that it is a function.
    unsafe { (*function.as_ptr::<Function>()).qualname }
}

fn missing(
    rt: &mut Runtime,
    function: Value,
    code: &Code,
    slots: &[Value],
    first: usize,
    kind: &str,
) -> R<()> {
    let names: Vec<String> = slots
        .iter()
        .enumerate()
        .filter(|(_, v)| v.is_null())
        .map(|(i, _)| format!("'{}'", code.locals[first + i]))
        .collect();
    let list = match &names[..] {
        [] => return Ok(()),
        [one] => one.clone(),
        [a, b] => format!("{a} and {b}"),
        [init @ .., last] => format!("{}, and {last}", init.join(", ")),
    };
    let plural = if names.len() == 1 { "" } else { "s" };
    let message = format!(
        "{}() missing {} required {kind} argument{plural}: {list}",
        rt.str_text(qualname(function)),
        names.len()
    );
    rt.type_error(message)
}

#[cold]
fn too_many(
    rt: &mut Runtime,
    function: Value,
    code: &Code,
    given: usize,
    args: Args<'_>,
    defaults: Value,
) -> R<()> {
    let most = code.arg_count as usize;
    let optional = if defaults.is_null() {
        0
    } else {
        rt.tuple_items(defaults).len()
    };
    let takes = match (optional, most) {
        (0, 1) => "1 positional argument".to_string(),
        (0, n) => format!("{n} positional arguments"),
        (d, n) => format!("from {} to {n} positional arguments", n - d),
    };
    let kwonly = &code.locals[most..most + code.kwonly_count as usize];
    let given_kwonly = args
        .keywords()
        .filter(|(name, _)| kwonly.iter().any(|l| l.as_bytes() == rt.str_bytes(*name)))
        .count();
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    let given_text = if given_kwonly > 0 {
        format!(
            "{given} positional argument{} (and {given_kwonly} keyword-only argument{}) were given",
            plural(given),
            plural(given_kwonly)
        )
    } else {
        format!("{given} {} given", if given == 1 { "was" } else { "were" })
    };
    let message = format!(
        "{}() takes {takes} but {given_text}",
        rt.str_text(qualname(function))
    );
    rt.type_error(message)
}

#[cold]
fn unexpected(rt: &mut Runtime, function: Value, code: &Code, name: Value) -> R<()> {
    let named = code.posonly_count as usize..(code.arg_count + code.kwonly_count) as usize;
    let names: Vec<String> = code.locals[named].iter().map(|n| n.to_string()).collect();
    let wrong = rt.str_text(name).into_owned();
    let meant = rekindle_objects::suggest::closest(&names, &wrong);
    let meant = meant.map_or(String::new(), |name| format!(". Did you mean '{name}'?"));
    let label = rt.str_text(qualname(function)).into_owned();
    rt.type_error(format!(
        "{label}() got an unexpected keyword argument '{wrong}'{meant}"
    ))
}

#[cold]
fn posonly_as_keyword(rt: &mut Runtime, function: Value, code: &Code, args: Args<'_>) -> R<()> {
    let names: Vec<String> = args
        .keywords()
        .map(|(name, _)| rt.str_text(name).into_owned())
        .filter(|n| {
            code.locals[..code.posonly_count as usize]
                .iter()
                .any(|l| **l == **n)
        })
        .collect();
    let message = format!(
        "{}() got some positional-only arguments passed as keyword arguments: '{}'",
        rt.str_text(qualname(function)),
        names.join(", ")
    );
    rt.type_error(message)
}
