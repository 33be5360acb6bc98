//! Methods of `str` that fill up to a width, and character translation.

use crate::dict::DictRef;
use crate::strings::{code_points, push_code_point};
use crate::{Args, ClassId, R, Runtime, ShapeId, Value};

/// Width and fill character.
fn pad_args(rt: &mut Runtime, args: Args<'_>, name: &str) -> R<(Value, usize, u32)> {
    let s = rt.str_self(args, name)?;
    let width = rt.index_i64(args.all[1])?.max(0) as usize;
    let fill = match args.all.get(2) {
        None => ' ' as u32,
        Some(fill) if !rt.is_any_str(*fill) => {
            let got = rt.type_name(*fill);
            return rt.type_error(format!(
                "The fill character must be a unicode character, not {got}"
            ));
        }
        Some(fill) => match (rt.str_len(*fill), code_points(rt.str_bytes(*fill)).next()) {
            (1, Some(c)) => c,
            _ => {
                return rt.type_error("The fill character must be exactly one character long");
            }
        },
    };
    Ok((s, width, fill))
}

/// `s` with this many fill characters on either side.
fn padded(rt: &mut Runtime, s: Value, left: usize, right: usize, fill: u32) -> R<Value> {
    if left + right == 0 {
        return Ok(rt.plain_str(s));
    }
    rt.check_room(left.saturating_add(right))?;
    let mut c = Vec::new();
    push_code_point(fill, &mut c);
    let (before, after) = (c.repeat(left), c.repeat(right));
    let chars = rt.str_len(s) + left + right;
    let ascii = fill < 0x80 && rt.str_is_ascii(s);
    Ok(rt.new_str_parts(&[&before, rt.str_bytes(s), &after], chars, ascii))
}

pub(crate) fn center(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (s, width, fill) = pad_args(rt, args, "center")?;
    let pad = width.saturating_sub(rt.str_len(s));
    // CPython gives the odd one to the left when the width is odd too.
    let left = pad / 2 + (pad & width & 1);
    padded(rt, s, left, pad - left, fill)
}

pub(crate) fn ljust(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (s, width, fill) = pad_args(rt, args, "ljust")?;
    let pad = width.saturating_sub(rt.str_len(s));
    padded(rt, s, 0, pad, fill)
}

pub(crate) fn rjust(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (s, width, fill) = pad_args(rt, args, "rjust")?;
    let pad = width.saturating_sub(rt.str_len(s));
    padded(rt, s, pad, 0, fill)
}

pub(crate) fn zfill(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "zfill")?;
    let width = rt.index_i64(args.all[1])?.max(0) as usize;
    let pad = width.saturating_sub(rt.str_len(s));
    let text = rt.str_bytes(s);
    match text.first() {
        Some(sign @ (b'+' | b'-')) if pad > 0 && pad <= 1 << 46 => {
            let zeros = vec![b'0'; pad];
            let (chars, ascii) = (rt.str_len(s) + pad, rt.str_is_ascii(s));
            Ok(rt.new_str_parts(&[&[*sign], &zeros, &text[1..]], chars, ascii))
        }
        _ => padded(rt, s, pad, 0, '0' as u32),
    }
}

pub(crate) fn expandtabs(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "expandtabs")?;
    let size = tab_size(rt, args)?;
    let text = rt.str_bytes(s);
    if !text.contains(&b'\t') {
        return Ok(rt.plain_str(s));
    }
    // Continuation bytes take no column.
    match with_tabs_expanded(text, size, |b| b & 0xc0 != 0x80) {
        Some(out) => Ok(rt.new_str_wtf8(&out)),
        None => rt.overflow_error("new string is too long"),
    }
}

/// The argument of `expandtabs`.
pub(crate) fn tab_size(rt: &mut Runtime, args: Args<'_>) -> R<usize> {
    let [size] = rt.bind_args("expandtabs", args, 1, ["tabsize"], 0)?;
    if size.is_null() {
        return Ok(8);
    }
    let size = rt.index(size)?;
    match rt.int_of(size).and_then(|i| i.to_i64()) {
        Some(n) if i32::try_from(n).is_ok() => Ok(n.max(0) as usize),
        _ => rt.overflow_error("Python int too large to convert to C int"),
    }
}

/// Text with spaces for its tabs; `None` when that is longer than memory.
pub(crate) fn with_tabs_expanded(
    text: &[u8],
    size: usize,
    is_column: fn(u8) -> bool,
) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut column = 0;
    for &b in text {
        match b {
            b'\t' => {
                let pad = if size == 0 { 0 } else { size - column % size };
                out.try_reserve(pad).ok()?;
                out.extend(std::iter::repeat_n(b' ', pad));
                column += pad;
            }
            _ => {
                out.push(b);
                column += is_column(b) as usize;
                if matches!(b, b'\n' | b'\r') {
                    column = 0;
                }
            }
        }
    }
    Some(out)
}

pub(crate) fn translate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (s, table) = (rt.str_self(args, "translate")?, args.all[1]);
    let mut out = Vec::new();
    for c in code_points(rt.str_bytes(s)) {
        let key = Value::small_int(c as i64);
        let found = if table.is_ptr() && rt.shape_of(table) == ShapeId::DICT {
            rt.dict_get(DictRef::new(table), key)?
        } else {
            match rt.get_item(table, key) {
                Ok(v) => Some(v),
                Err(_) if rt.pending_is(ClassId::LOOKUP_ERROR) => {
                    rt.clear_pending();
                    None
                }
                Err(e) => return Err(e),
            }
        };
        match found {
            None => push_code_point(c, &mut out),
            Some(Value::NONE) => {}
            Some(v) if rt.is_any_str(v) => out.extend_from_slice(rt.str_bytes(v)),
            Some(v) => match rt.int_of(v).map(|i| i.to_i64()) {
                Some(Some(c @ 0..0x11_0000)) => push_code_point(c as u32, &mut out),
                Some(_) => {
                    return rt.value_error("character mapping must be in range(0x110000)");
                }
                None => {
                    return rt.type_error("character mapping must return integer, None or str");
                }
            },
        }
    }
    Ok(rt.new_str_wtf8(&out))
}

pub(crate) fn maketrans(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let table = rt.new_dict();
    let to = DictRef::new(table);
    let Some(y) = args.all.get(1) else {
        let Some(from) = rt.as_dict(args.all[0]) else {
            return rt.type_error("if you give only one argument to maketrans it must be a dict");
        };
        for i in 0..from.used() {
            let Some((key, value)) = from.entry(i) else {
                continue;
            };
            let key = if rt.is_any_str(key) {
                match code_points(rt.str_bytes(key)).next() {
                    Some(c) if rt.str_len(key) == 1 => Value::small_int(c as i64),
                    _ => {
                        return rt
                            .value_error("string keys in translate table must be of length 1");
                    }
                }
            } else if rt.is_int(key) {
                key
            } else {
                return rt.type_error("keys in translate table must be strings or integers");
            };
            rt.dict_set(to, key, value)?;
        }
        return Ok(table);
    };
    let x = args.all[0];
    if !rt.is_any_str(x) {
        return rt
            .type_error("first maketrans argument must be a string if there is a second argument");
    }
    for (i, v) in args.all.iter().enumerate().skip(1) {
        if !rt.is_any_str(*v) {
            let got = rt.type_name(*v);
            let n = i + 1;
            return rt.type_error(format!("maketrans() argument {n} must be str, not {got}"));
        }
    }
    if rt.str_len(x) != rt.str_len(*y) {
        return rt.value_error("the first two maketrans arguments must have equal length");
    }
    let pairs = code_points(rt.str_bytes(x)).zip(code_points(rt.str_bytes(*y)));
    for (a, b) in pairs {
        rt.dict_set(to, Value::small_int(a as i64), Value::small_int(b as i64))?;
    }
    if let Some(z) = args.all.get(2) {
        for c in code_points(rt.str_bytes(*z)) {
            rt.dict_set(to, Value::small_int(c as i64), Value::NONE)?;
        }
    }
    Ok(table)
}
