//! `str.format` and `str.format_map`.
//!
//! ```text
//!  text {{ }} {field ! conversion : spec} …        the spec may hold fields itself, once
//!  field:  name or number or nothing, then .attribute and [index] any number of times
//! ```

use crate::strings::code_points;
use crate::{Args, ClassId, R, Runtime, Value};

/// Where fields get their values.
struct Source<'a> {
    positional: Option<&'a [Value]>,
    keywords: Args<'a>,
    /// `format_map`'s mapping.
    mapping: Option<Value>,
    numbering: Numbering,
}

/// Numbers of positional fields are either all written or all left out.
#[derive(Clone, Copy)]
enum Numbering {
    Undecided,
    /// `{}`; the next has this number.
    Automatic(usize),
    /// `{0}`
    Manual,
}

/// A replacement field taken apart.
struct Field<'a> {
    name: &'a [u8],
    conversion: u32,
    spec: &'a [u8],
    nested: bool,
}

pub(crate) fn format(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "format")?;
    let mut source = Source {
        positional: Some(&args.pos()[1..]),
        keywords: args,
        mapping: None,
        numbering: Numbering::Undecided,
    };
    format_text(rt, s, &mut source)
}

pub(crate) fn format_map(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "format_map")?;
    let mut source = Source {
        positional: None,
        keywords: Args::positional(&[]),
        mapping: Some(args.all[1]),
        numbering: Numbering::Undecided,
    };
    format_text(rt, s, &mut source)
}

fn format_text(rt: &mut Runtime, s: Value, source: &mut Source<'_>) -> R<Value> {
    let text = rt.str_bytes(s);
    let mut out = Vec::with_capacity(text.len() + 32);
    expand(rt, text, source, 2, &mut out)?;
    Ok(rt.new_str_wtf8(&out))
}

/// Writes `text` with its fields replaced; `depth` levels of nesting are allowed.
fn expand(
    rt: &mut Runtime,
    text: &[u8],
    source: &mut Source<'_>,
    depth: usize,
    out: &mut Vec<u8>,
) -> R<()> {
    if depth == 0 {
        return rt.value_error("Max string recursion exceeded");
    }
    let mut at = 0;
    while let Some(i) = memchr::memchr2(b'{', b'}', &text[at..]) {
        let brace = text[at + i];
        out.extend_from_slice(&text[at..at + i]);
        at += i + 1;
        if text.get(at) == Some(&brace) {
            out.push(brace);
            at += 1;
            continue;
        }
        if brace == b'}' {
            return rt.value_error("Single '}' encountered in format string");
        }
        if at == text.len() {
            return rt.value_error("Single '{' encountered in format string");
        }
        let field = parse_field(rt, text, &mut at)?;
        let value = field_value(rt, field.name, source)?;
        let value = match char::from_u32(field.conversion) {
            Some('\0') => value,
            Some('r') => rt.repr(value)?,
            Some('s') => rt.str(value)?,
            Some('a') => rt.ascii(value)?,
            _ => {
                let shown = match field.conversion {
                    c @ 33..127 => (c as u8 as char).to_string(),
                    c => format!("\\x{c:x}"),
                };
                return rt.value_error(format!("Unknown conversion specifier {shown}"));
            }
        };
        let formatted = if field.spec.is_empty() && (rt.is_str(value) || rt.is_exact_int(value)) {
            rt.str(value)?
        } else if field.nested {
            let mut spec = Vec::new();
            expand(rt, field.spec, source, depth - 1, &mut spec)?;
            let spec = rt.new_str_wtf8(&spec);
            rt.format(value, spec)?
        } else {
            let spec = rt.new_str_wtf8(field.spec);
            rt.format(value, spec)?
        };
        out.extend_from_slice(rt.str_bytes(formatted));
    }
    out.extend_from_slice(&text[at..]);
    Ok(())
}

/// Parses what follows `{`, up to and with its `}`.
fn parse_field<'a>(rt: &mut Runtime, text: &'a [u8], at: &mut usize) -> R<Field<'a>> {
    let start = *at;
    let mut end_of_name = None;
    while let Some(b) = text.get(*at) {
        *at += 1;
        match b {
            b'{' => return rt.value_error("unexpected '{' in field name"),
            b'[' => {
                let rest = &text[*at..];
                *at += memchr::memchr(b']', rest).unwrap_or(rest.len());
            }
            b'}' | b':' | b'!' => {
                end_of_name = Some(*b);
                break;
            }
            _ => {}
        }
    }
    let Some(mark) = end_of_name else {
        return rt.value_error("expected '}' before end of string");
    };
    let mut field = Field {
        name: &text[start..*at - 1],
        conversion: 0,
        spec: &[],
        nested: false,
    };
    if mark == b'}' {
        return Ok(field);
    }
    if mark == b'!' {
        let Some(c) = code_points(&text[*at..]).next() else {
            return rt.value_error("end of string while looking for conversion specifier");
        };
        field.conversion = c;
        *at += crate::str_index::char_len(text[*at]);
        if let Some(b) = text.get(*at) {
            *at += 1;
            match b {
                b'}' => return Ok(field),
                b':' => {}
                _ => return rt.value_error("expected ':' after conversion specifier"),
            }
        }
    }
    let spec = *at;
    let mut open = 1;
    while let Some(b) = text.get(*at) {
        *at += 1;
        match b {
            b'{' => {
                field.nested = true;
                open += 1;
            }
            b'}' => {
                open -= 1;
                if open == 0 {
                    field.spec = &text[spec..*at - 1];
                    return Ok(field);
                }
            }
            _ => {}
        }
    }
    rt.value_error("unmatched '{' in format spec")
}

/// A number written in decimal digits; None when it is something else.
fn number(rt: &mut Runtime, text: &[u8]) -> R<Option<usize>> {
    if text.is_empty() || !text.iter().all(u8::is_ascii_digit) {
        return Ok(None);
    }
    let digits = String::from_utf8_lossy(text);
    match digits.parse::<i64>() {
        Ok(n) => Ok(Some(n as usize)),
        Err(_) => rt.value_error("Too many decimal digits in format string"),
    }
}

fn field_value(rt: &mut Runtime, name: &[u8], source: &mut Source<'_>) -> R<Value> {
    let first = name
        .iter()
        .position(|b| matches!(b, b'.' | b'['))
        .unwrap_or(name.len());
    let mut value = first_value(rt, &name[..first], source)?;
    let mut rest = &name[first..];
    while let [mark, tail @ ..] = rest {
        if *mark == b'.' {
            let end = tail
                .iter()
                .position(|b| matches!(b, b'.' | b'['))
                .unwrap_or(tail.len());
            if end == 0 {
                return rt.value_error("Empty attribute in format string");
            }
            let attribute = rt.intern_wtf8(&tail[..end]);
            value = rt.get_attr(value, attribute)?;
            rest = &tail[end..];
        } else if *mark == b'[' {
            let Some(end) = memchr::memchr(b']', tail) else {
                return rt.value_error("Missing ']' in format string");
            };
            if end == 0 {
                return rt.value_error("Empty attribute in format string");
            }
            let key = match number(rt, &tail[..end])? {
                Some(i) => Value::small_int(i as i64),
                None => rt.new_str_wtf8(&tail[..end]),
            };
            value = rt.get_item(value, key)?;
            rest = &tail[end + 1..];
        } else {
            return rt.value_error("Only '.' or '[' may follow ']' in format field specifier");
        }
    }
    Ok(value)
}

fn first_value(rt: &mut Runtime, name: &[u8], source: &mut Source<'_>) -> R<Value> {
    let written = number(rt, name)?;
    if written.is_some() || name.is_empty() {
        let (numbering, i) = match (source.numbering, written) {
            (Numbering::Manual, None) => {
                return rt.value_error(
                    "cannot switch from manual field specification to automatic field numbering",
                );
            }
            (Numbering::Automatic(_), Some(_)) => {
                return rt.value_error(
                    "cannot switch from automatic field numbering to manual field specification",
                );
            }
            (_, Some(i)) => (Numbering::Manual, i),
            (Numbering::Automatic(i), None) => (Numbering::Automatic(i + 1), i),
            (Numbering::Undecided, None) => (Numbering::Automatic(1), 0),
        };
        source.numbering = numbering;
        let Some(positional) = source.positional else {
            return rt.value_error("Format string contains positional fields");
        };
        return match positional.get(i) {
            Some(v) => Ok(*v),
            None => rt.index_error(format!(
                "Replacement index {i} out of range for positional args tuple"
            )),
        };
    }
    if let Some(mapping) = source.mapping {
        let key = rt.new_str_wtf8(name);
        return rt.get_item(mapping, key);
    }
    for (key, value) in source.keywords.keywords() {
        if rt.str_bytes(key) == name {
            return Ok(value);
        }
    }
    let key = rt.new_str_wtf8(name);
    rt.raise_args(ClassId::KEY_ERROR, &[key])
}
