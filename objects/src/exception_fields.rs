//! Exceptions whose text is made from their attributes: `SyntaxError` and the codecs' errors.

use crate::exception_slots::{SYNTAX, UNICODE};
use crate::exceptions::{exception_init, receiver, set_args};
use crate::native::ANY;
use crate::{Args, R, Runtime, Value, natives};

natives! {
    /// Methods of these exceptions.
    pub TABLE:
    "SyntaxError.__init__" => syntax_error_init, 1, ANY, true, Method;
    "SyntaxError.__str__" => syntax_error_str, 1, 1, false, Method;
    "UnicodeDecodeError.__init__" => decode_error_init, 1, ANY, true, Method;
    "UnicodeDecodeError.__str__" => decode_error_str, 1, 1, false, Method;
    "UnicodeEncodeError.__init__" => encode_error_init, 1, ANY, true, Method;
    "UnicodeEncodeError.__str__" => encode_error_str, 1, 1, false, Method;
    "UnicodeTranslateError.__init__" => translate_error_init, 1, ANY, true, Method;
    "UnicodeTranslateError.__str__" => translate_error_str, 1, 1, false, Method;
}

fn syntax_error_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    exception_init(rt, args)?;
    let exc = args.all[0];
    if let Some(message) = args.all.get(1) {
        rt.set_field(exc, "msg", *message);
    }
    if args.all.len() != 3 {
        return Ok(Value::NONE);
    }
    // The second argument's items; the first four have to be there.
    let place = &SYNTAX[1..8];
    let items = rt.to_tuple(args.all[2])?;
    let given = rt.tuple_items(items);
    let bound = match given.len() {
        n if n < 4 => Some(("at least 4", n)),
        n if n > place.len() => Some(("at most 7", n)),
        _ => None,
    };
    if let Some((bound, n)) = bound {
        return rt.type_error(format!("function takes {bound} arguments ({n} given)"));
    }
    for (name, value) in place.iter().zip(given) {
        rt.set_field(exc, name, *value);
    }
    if given.len() == 5 {
        return rt.type_error("end_offset must be provided when end_lineno is provided");
    }
    Ok(Value::NONE)
}

/// `message (file, line 3)`
fn syntax_error_str(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = receiver(rt, args, "__str__")?;
    let message = rt.field(exc, "msg");
    let message = rt.str(message)?;
    let (file, line) = (rt.field(exc, "filename"), rt.field(exc, "lineno"));
    let file = rt.is_str(file).then(|| {
        let path = rt.str_text(file);
        path.rsplit('/').next().unwrap_or_default().to_string()
    });
    let line = rt.int_of(line).and_then(|i| i.to_i64());
    let message_text = rt.str_text(message);
    let text = match (file, line) {
        (Some(file), Some(line)) => format!("{message_text} ({file}, line {line})"),
        (Some(file), None) => format!("{message_text} ({file})"),
        (None, Some(line)) => format!("{message_text} (line {line})"),
        (None, None) => return Ok(message),
    };
    Ok(rt.new_str(&text))
}

/// What the argument for an attribute of a codec's error has to be.
#[derive(Clone, Copy)]
enum Takes {
    Text,
    Bytes,
    Number,
}

use Takes::{Bytes, Number, Text};

fn decode_error_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    unicode_error_init(rt, args, UNICODE, &[Text, Bytes, Number, Number, Text])
}

fn encode_error_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    unicode_error_init(rt, args, UNICODE, &[Text, Text, Number, Number, Text])
}

fn translate_error_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    unicode_error_init(rt, args, &UNICODE[1..], &[Text, Number, Number, Text])
}

fn unicode_error_init(
    rt: &mut Runtime,
    args: Args<'_>,
    names: &[&str],
    takes: &[Takes],
) -> R<Value> {
    exception_init(rt, args)?;
    let exc = set_args(rt, args)?;
    let given = &args.all[1..];
    if given.len() != names.len() {
        let (n, given) = (names.len(), given.len());
        return rt.type_error(format!(
            "function takes exactly {n} arguments ({given} given)"
        ));
    }
    for (i, (v, takes)) in given.iter().zip(takes).enumerate() {
        let v = checked(rt, i + 1, *v, *takes)?;
        rt.set_field(exc, names[i], v);
    }
    Ok(Value::NONE)
}

/// Argument number `i` if it is of the right kind; bytes as `bytes`.
fn checked(rt: &mut Runtime, i: usize, v: Value, takes: Takes) -> R<Value> {
    match takes {
        Text if rt.is_any_str(v) => Ok(v),
        Text => {
            let got = rt.type_name(v);
            rt.type_error(format!("argument {i} must be str, not {got}"))
        }
        Number => {
            let number = rt.index_i64(v)?;
            Ok(rt.new_int(number))
        }
        Bytes if rt.isinstance_builtin(v, crate::ClassId::BYTES) => Ok(v),
        Bytes => match rt.bytes_like(v).map(<[u8]>::to_vec) {
            Some(bytes) => Ok(rt.new_bytes(&bytes)),
            None => {
                let got = rt.type_name(v);
                rt.type_error(format!("a bytes-like object is required, not '{got}'"))
            }
        },
    }
}

/// What the text of a codec's error is made of.
struct Told {
    encoding: String,
    object: Value,
    start: i64,
    end: i64,
    reason: String,
}

impl Told {
    /// From the exception's attributes; None when it was never given any.
    fn of(rt: &mut Runtime, exc: Value, kind: Takes) -> R<Option<Told>> {
        let object = rt.field(exc, "object");
        if object.is_none() {
            return Ok(None);
        }
        let fits = match kind {
            Bytes => rt.isinstance_builtin(object, crate::ClassId::BYTES),
            _ => rt.is_any_str(object),
        };
        if !fits {
            let what = if matches!(kind, Bytes) {
                "bytes"
            } else {
                "string"
            };
            return rt.type_error(format!("UnicodeError 'object' attribute must be a {what}"));
        }
        let (encoding, reason) = (rt.field(exc, "encoding"), rt.field(exc, "reason"));
        let (encoding, reason) = (rt.str(encoding)?, rt.str(reason)?);
        let (start, end) = (rt.field(exc, "start"), rt.field(exc, "end"));
        let number = |v: Value| rt.int_of(v).and_then(|i| i.to_i64()).unwrap_or(0);
        Ok(Some(Told {
            start: number(start),
            end: number(end),
            encoding: rt.str_text(encoding).into_owned(),
            reason: rt.str_text(reason).into_owned(),
            object,
        }))
    }

    /// The one item that is meant, out of `items`; None when there are more, or none.
    fn one<T>(&self, mut items: impl Iterator<Item = T>) -> Option<T> {
        let at = usize::try_from(self.start).ok()?;
        (self.end == self.start.checked_add(1)?).then(|| items.nth(at))?
    }

    /// Of several items: `3-5`.
    fn span(&self) -> String {
        format!("{}-{}", self.start, self.end.saturating_sub(1))
    }
}

fn decode_error_str(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = receiver(rt, args, "__str__")?;
    let Some(told) = Told::of(rt, exc, Bytes)? else {
        return Ok(rt.names.empty);
    };
    let bytes = rt.bytes_like(told.object).unwrap_or_default();
    let (encoding, reason) = (&told.encoding, &told.reason);
    let text = match told.one(bytes.iter()) {
        Some(byte) => format!(
            "'{encoding}' codec can't decode byte 0x{byte:02x} in position {}: {reason}",
            told.start
        ),
        None => format!(
            "'{encoding}' codec can't decode bytes in position {}: {reason}",
            told.span()
        ),
    };
    Ok(rt.new_str(&text))
}

/// `character '\xe9' in position 1`, or several.
fn characters(rt: &Runtime, told: &Told) -> String {
    let points = crate::strings::code_points(rt.str_bytes(told.object));
    match told.one(points) {
        Some(c) => {
            let escape = match c {
                0..=0xff => format!("\\x{c:02x}"),
                0x100..=0xffff => format!("\\u{c:04x}"),
                _ => format!("\\U{c:08x}"),
            };
            format!("character '{escape}' in position {}", told.start)
        }
        None => format!("characters in position {}", told.span()),
    }
}

fn encode_error_str(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = receiver(rt, args, "__str__")?;
    let Some(told) = Told::of(rt, exc, Text)? else {
        return Ok(rt.names.empty);
    };
    let text = format!(
        "'{}' codec can't encode {}: {}",
        told.encoding,
        characters(rt, &told),
        told.reason
    );
    Ok(rt.new_str(&text))
}

fn translate_error_str(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = receiver(rt, args, "__str__")?;
    let Some(told) = Told::of(rt, exc, Text)? else {
        return Ok(rt.names.empty);
    };
    let text = format!("can't translate {}: {}", characters(rt, &told), told.reason);
    Ok(rt.new_str(&text))
}
