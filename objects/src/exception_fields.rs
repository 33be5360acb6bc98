//! Exceptions whose text is made from their fields: `SyntaxError` and the codecs' errors.

use crate::exceptions::{UNICODE, exception_init, exception_str, receiver, set_args};
use crate::native::ANY;
use crate::{Args, R, Runtime, Value, natives};

natives! {
    /// Methods of these exceptions.
    pub TABLE:
    "SyntaxError.__init__" => syntax_error_init, 1, ANY, true, Method;
    "SyntaxError.__str__" => syntax_error_str, 1, 1, false, Method;
    "UnicodeDecodeError.__init__" => unicode_error_init, 1, 6, false, Method;
    "UnicodeDecodeError.__str__" => decode_error_str, 1, 1, false, Method;
    "UnicodeEncodeError.__init__" => unicode_error_init, 1, 6, false, Method;
    "UnicodeEncodeError.__str__" => encode_error_str, 1, 1, false, Method;
}

fn syntax_error_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    exception_init(rt, args)?;
    let exc = args.all[0];
    if let Some(message) = args.all.get(1) {
        rt.set_field(exc, "msg", *message);
    }
    if args.all.len() == 3 {
        let place = rt.to_tuple(args.all[2])?;
        let names = [
            "filename",
            "lineno",
            "offset",
            "text",
            "end_lineno",
            "end_offset",
        ];
        for (name, value) in names.iter().zip(rt.tuple_items(place)) {
            rt.set_field(exc, name, *value);
        }
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

fn unicode_error_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    set_args(rt, args)?;
    let given = args.all.len() - 1;
    if given != 5 {
        return rt.type_error(format!(
            "function takes exactly 5 arguments ({given} given)"
        ));
    }
    for (name, value) in UNICODE.iter().zip(&args.all[1..]) {
        rt.set_field(args.all[0], name, *value);
    }
    Ok(Value::NONE)
}

/// Encoding, bounds and reason of a codec error that was made with all its fields.
fn codec_fields(rt: &mut Runtime, exc: Value) -> Option<(String, Value, i64, i64, String)> {
    let mut texts = ["encoding", "reason"].into_iter().map(|name| {
        let v = rt.field(exc, name);
        rt.is_any_str(v).then(|| rt.str_text(v).into_owned())
    });
    let (encoding, reason) = (texts.next()??, texts.next()??);
    let (start, end) = (rt.field(exc, "start"), rt.field(exc, "end"));
    let number = |v: Value| v.is_small_int().then(|| v.as_small_int());
    let object = rt.field(exc, "object");
    Some((encoding, object, number(start)?, number(end)?, reason))
}

fn decode_error_str(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = receiver(rt, args, "__str__")?;
    let Some((encoding, object, start, end, reason)) = codec_fields(rt, exc) else {
        return exception_str(rt, args);
    };
    let byte = rt
        .bytes_like(object)
        .and_then(|b| b.get(start as usize).copied());
    let text = match byte {
        Some(byte) if end == start + 1 => format!(
            "'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
        ),
        _ => format!(
            "'{encoding}' codec can't decode bytes in position {start}-{}: {reason}",
            end - 1
        ),
    };
    Ok(rt.new_str(&text))
}

fn encode_error_str(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = receiver(rt, args, "__str__")?;
    let Some((encoding, object, start, end, reason)) = codec_fields(rt, exc) else {
        return exception_str(rt, args);
    };
    let c = rt.is_any_str(object).then(|| {
        crate::strings::code_points(rt.str_bytes(object))
            .nth(start as usize)
            .unwrap_or(0)
    });
    let text = match c {
        Some(c) if end == start + 1 => {
            let mut escape = String::new();
            crate::repr::write_escape(c, &mut escape);
            format!(
                "'{encoding}' codec can't encode character '{escape}' in position {start}: {reason}"
            )
        }
        _ => format!(
            "'{encoding}' codec can't encode characters in position {start}-{}: {reason}",
            end - 1
        ),
    };
    Ok(rt.new_str(&text))
}
