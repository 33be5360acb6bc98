//! Reading arguments: by position or by name, with the words of the module's own messages.

use rekindle_objects::{Args, R, Runtime, Value};

/// Arguments behind the receiver, NULL where absent; the first `required` must be there.
///
/// # Errors
/// `TypeError`
pub(super) fn bind<const N: usize>(
    rt: &mut Runtime,
    args: Args<'_>,
    names: [&str; N],
    required: usize,
) -> R<[Value; N]> {
    let mut found = [Value::NULL; N];
    let given = args.all.len() - 1;
    if given > N {
        let s = if N == 1 { "" } else { "s" };
        return rt.type_error(format!(
            "function takes at most {N} argument{s} ({given} given)"
        ));
    }
    for (place, v) in found.iter_mut().zip(&args.pos()[1..]) {
        *place = *v;
    }
    for (name, value) in args.keywords() {
        let Some(i) = names
            .iter()
            .position(|n| n.as_bytes() == rt.str_bytes(name))
        else {
            let name = rt.str_text(name);
            return rt.type_error(format!(
                "this function got an unexpected keyword argument '{name}'"
            ));
        };
        if !found[i].is_null() {
            let (name, place) = (names[i], i + 1);
            return rt.type_error(format!(
                "argument for function given by name ('{name}') and position ({place})"
            ));
        }
        found[i] = value;
    }
    if let Some(i) = found[..required].iter().position(|v| v.is_null()) {
        let (name, place) = (names[i], i + 1);
        return rt.type_error(format!(
            "function missing required argument '{name}' (pos {place})"
        ));
    }
    Ok(found)
}

/// Exactly so many positional arguments behind the receiver.
///
/// # Errors
/// `TypeError`
pub(super) fn exactly<const N: usize>(rt: &mut Runtime, args: Args<'_>) -> R<[Value; N]> {
    match args.all[1..].try_into() {
        Ok(found) => Ok(found),
        Err(_) => {
            let given = args.all.len() - 1;
            let s = if N == 1 { "" } else { "s" };
            rt.type_error(format!(
                "function takes exactly {N} argument{s} ({given} given)"
            ))
        }
    }
}

/// Is the argument given, and not None?
pub(super) fn given(v: Value) -> Option<Value> {
    (!v.is_null() && !v.is_none()).then_some(v)
}
