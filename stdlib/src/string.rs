//! Module `_string`: replacement fields taken apart, for `string.Formatter`.

use rekindle_objects::str_index::char_len;
use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    TABLE:
    "_string.formatter_parser" => formatter_parser, 1, 1, false, Function;
    "_string.formatter_field_name_split" => formatter_field_name_split, 1, 1, false, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("_string");
    rt.fill_module(module, TABLE);
    Ok(())
}

fn text<'a>(rt: &mut Runtime, v: Value) -> R<&'a [u8]> {
    if !rt.is_any_str(v) {
        let got = rt.type_name(v);
        return rt.type_error(format!("expected str, got {got}"));
    }
    Ok(rt.str_bytes(v))
}

/// A replacement field: name, format specification, conversion.
struct Field<'a> {
    name: &'a [u8],
    spec: &'a [u8],
    conversion: Option<&'a [u8]>,
}

/// The literal text at the start, perhaps a field behind it, and what is left.
type Piece<'a> = (Vec<u8>, Option<Field<'a>>, &'a [u8]);

fn next_piece(text: &[u8]) -> Result<Piece<'_>, &'static str> {
    let brace = text.iter().position(|b| matches!(b, b'{' | b'}'));
    let Some(at) = brace else {
        return Ok((text.to_vec(), None, &[]));
    };
    let (open, rest) = (text[at] == b'{', &text[at + 1..]);
    if rest.first() == Some(&text[at]) {
        return Ok((text[..=at].to_vec(), None, &rest[1..]));
    }
    if !open {
        return Err("Single '}' encountered in format string");
    }
    if rest.is_empty() {
        return Err("Single '{' encountered in format string");
    }
    let (field, rest) = field(rest)?;
    Ok((text[..at].to_vec(), Some(field), rest))
}

/// The field whose opening brace was read, and what is behind it.
fn field(text: &[u8]) -> Result<(Field<'_>, &[u8]), &'static str> {
    let mut bracket = false;
    let mut end = 0;
    loop {
        match text.get(end) {
            None => return Err("expected '}' before end of string"),
            Some(b'{') => return Err("unexpected '{' in field name"),
            Some(b'[') => bracket = true,
            Some(b']') => bracket = false,
            Some(b'}' | b':' | b'!') if !bracket => break,
            _ => {}
        }
        end += 1;
    }
    let (name, mut rest) = (&text[..end], &text[end..]);
    let mut conversion = None;
    if rest[0] == b'!' {
        let Some(first) = rest.get(1) else {
            return Err("end of string while looking for conversion specifier");
        };
        let len = char_len(*first);
        conversion = Some(&rest[1..1 + len]);
        rest = &rest[1 + len..];
        match rest.first() {
            None => return Err("unmatched '{' in format spec"),
            Some(b':' | b'}') => {}
            _ => return Err("expected ':' after conversion specifier"),
        }
    }
    if rest[0] == b'}' {
        let field = Field {
            name,
            spec: &[],
            conversion,
        };
        return Ok((field, &rest[1..]));
    }
    let mut depth = 1;
    for (i, byte) in rest.iter().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let field = Field {
                name,
                spec: &rest[1..i],
                conversion,
            };
            return Ok((field, &rest[i + 1..]));
        }
    }
    Err("unmatched '{' in format spec")
}

/// `(literal, field name, format specification, conversion)` of each piece.
fn formatter_parser(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut rest = text(rt, args.all[0])?;
    let list = rt.new_empty_list();
    while !rest.is_empty() {
        let (literal, field, behind) = match next_piece(rest) {
            Ok(piece) => piece,
            Err(message) => return rt.value_error(message),
        };
        let literal = rt.new_str_wtf8(&literal);
        let mut row = [literal, Value::NONE, Value::NONE, Value::NONE];
        if let Some(field) = field {
            row[1] = rt.new_str_wtf8(field.name);
            row[2] = rt.new_str_wtf8(field.spec);
            row[3] = match field.conversion {
                Some(c) => rt.new_str_wtf8(c),
                None => Value::NONE,
            };
        }
        let row = rt.new_tuple(&row);
        rt.list_push(list, row);
        rest = behind;
    }
    rt.get_iter(list)
}

/// A name or a number.
fn key(rt: &mut Runtime, text: &[u8]) -> R<Value> {
    if !text.is_empty() && text.iter().all(u8::is_ascii_digit) {
        let number = std::str::from_utf8(text).ok().and_then(|t| t.parse().ok());
        return match number {
            Some(n) => Ok(rt.new_int(n)),
            None => rt.value_error("Too many decimal digits in format string"),
        };
    }
    Ok(rt.new_str_wtf8(text))
}

/// The first part of a field name, and `(is it an attribute?, key)` of the others.
fn formatter_field_name_split(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let text = text(rt, args.all[0])?;
    let end = text.iter().position(|b| matches!(b, b'.' | b'['));
    let (first, mut rest) = text.split_at(end.unwrap_or(text.len()));
    let first = key(rt, first)?;
    let list = rt.new_empty_list();
    while let [kind, tail @ ..] = rest {
        let (attribute, end) = match kind {
            b'.' => (true, tail.iter().position(|b| matches!(b, b'.' | b'['))),
            b'[' => match tail.iter().position(|b| *b == b']') {
                None => return rt.value_error("Missing ']' in format string"),
                end => (false, end),
            },
            _ => {
                return rt.value_error("Only '.' or '[' may follow ']' in format field specifier");
            }
        };
        let (name, behind) = tail.split_at(end.unwrap_or(tail.len()));
        if name.is_empty() {
            return rt.value_error("Empty attribute in format string");
        }
        let name = if attribute {
            rt.new_str_wtf8(name)
        } else {
            key(rt, name)?
        };
        let row = rt.new_tuple(&[Value::bool(attribute), name]);
        rt.list_push(list, row);
        rest = if attribute { behind } else { &behind[1..] };
    }
    let rest = rt.get_iter(list)?;
    Ok(rt.new_tuple(&[first, rest]))
}
