//! Error handlers as functions: what `codecs.lookup_error` gives.

use rekindle_objects::dict::DictRef;
use rekindle_objects::strings::{code_points, push_code_point};
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::fmt::Write;

natives! {
    HANDLERS:
    "_codecs.strict_errors" => strict, 1, 1, false, Function;
    "_codecs.ignore_errors" => ignore, 1, 1, false, Function;
    "_codecs.replace_errors" => replace, 1, 1, false, Function;
    "_codecs.xmlcharrefreplace_errors" => xmlcharrefreplace, 1, 1, false, Function;
    "_codecs.backslashreplace_errors" => backslashreplace, 1, 1, false, Function;
    "_codecs.namereplace_errors" => namereplace, 1, 1, false, Function;
    "_codecs.surrogatepass" => surrogatepass, 1, 1, false, Function;
    "_codecs.surrogateescape" => surrogateescape, 1, 1, false, Function;
}

/// Enters the built-in handlers.
pub(super) fn install(rt: &mut Runtime) {
    let [_, _, handlers] = rt.codec_registry();
    for def in HANDLERS {
        let name = rt.intern(def.name.strip_suffix("_errors").unwrap_or(def.name));
        let handler = rt.new_native(def);
        rt.dict_set_name(DictRef::new(handlers), name, handler);
    }
}

pub(super) fn register_error(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    super::string(rt, args.all[0], "register_error", 1)?;
    if !rt.is_callable(args.all[1]) {
        return rt.type_error("handler must be callable");
    }
    let [_, _, handlers] = rt.codec_registry();
    rt.dict_set(DictRef::new(handlers), args.all[0], args.all[1])?;
    Ok(Value::NONE)
}

pub(super) fn unregister_error(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = super::string(rt, args.all[0], "_unregister_error", 1)?;
    let own = |def: &rekindle_objects::NativeDef| {
        def.name.strip_suffix("_errors").unwrap_or(def.name) == name
    };
    if HANDLERS.iter().any(own) {
        return rt.value_error(format!(
            "cannot un-register built-in error handler '{name}'"
        ));
    }
    let [_, _, handlers] = rt.codec_registry();
    let removed = rt.dict_remove(DictRef::new(handlers), args.all[0])?;
    Ok(Value::bool(removed.is_some()))
}

pub(super) fn lookup_error(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = super::string(rt, args.all[0], "lookup_error", 1)?;
    rt.error_handler(&name)
}

/// What went wrong: the object, and the part of it that is bad.
struct Problem {
    object: Value,
    start: usize,
    end: usize,
    decoding: bool,
}

fn problem(rt: &mut Runtime, exc: Value) -> R<Problem> {
    let class = rt.class_of(exc);
    let decoding = rt.is_subclass(class, ClassId::UNICODE_DECODE_ERROR);
    if !decoding
        && !rt.is_subclass(class, ClassId::UNICODE_ENCODE_ERROR)
        && !rt.is_subclass(class, ClassId::UNICODE_TRANSLATE_ERROR)
    {
        return cannot_handle(rt, exc);
    }
    let object = rt.field(exc, "object");
    let (start, end) = (rt.field(exc, "start"), rt.field(exc, "end"));
    let (start, end) = (rt.index_i64(start)?, rt.index_i64(end)?);
    let len = rt.len(object)? as i64;
    let start = start.clamp(0, (len - 1).max(0));
    let end = end.clamp(start, len);
    Ok(Problem {
        object,
        start: start as usize,
        end: end as usize,
        decoding,
    })
}

fn cannot_handle<T>(rt: &mut Runtime, exc: Value) -> R<T> {
    let got = rt.type_name(exc);
    rt.type_error(format!("don't know how to handle {got} in error callback"))
}

impl Problem {
    fn points(&self, rt: &Runtime) -> Vec<u32> {
        let points = code_points(rt.str_bytes(self.object));
        points
            .skip(self.start)
            .take(self.end - self.start)
            .collect()
    }

    fn bytes<'a>(&self, rt: &Runtime) -> &'a [u8] {
        let bytes = rt.bytes_like(self.object).unwrap_or_default();
        bytes.get(self.start..self.end).unwrap_or_default()
    }

    fn answer(&self, rt: &mut Runtime, text: &[u8]) -> R<Value> {
        let text = rt.new_str_wtf8(text);
        Ok(rt.new_tuple(&[text, Value::small_int(self.end as i64)]))
    }
}

fn strict(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if rt.is_exception(args.all[0]) {
        return rt.raise(args.all[0]);
    }
    rt.type_error("codec must pass exception instance")
}

fn ignore(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let problem = problem(rt, args.all[0])?;
    problem.answer(rt, b"")
}

fn replace(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let problem = problem(rt, args.all[0])?;
    let class = rt.class_of(args.all[0]);
    let text = if problem.decoding {
        "\u{fffd}".to_string()
    } else if rt.is_subclass(class, ClassId::UNICODE_ENCODE_ERROR) {
        "?".repeat(problem.end - problem.start)
    } else {
        "\u{fffd}".repeat(problem.end - problem.start)
    };
    problem.answer(rt, text.as_bytes())
}

/// A problem of encoding.
fn encoding(rt: &mut Runtime, exc: Value) -> R<Problem> {
    let class = rt.class_of(exc);
    if rt.is_subclass(class, ClassId::UNICODE_ENCODE_ERROR) {
        problem(rt, exc)
    } else {
        cannot_handle(rt, exc)
    }
}

fn xmlcharrefreplace(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let problem = encoding(rt, args.all[0])?;
    let mut text = String::new();
    for c in problem.points(rt) {
        let _ = write!(text, "&#{c};");
    }
    problem.answer(rt, text.as_bytes())
}

fn backslashreplace(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let problem = problem(rt, args.all[0])?;
    let mut text = String::new();
    if problem.decoding {
        for b in problem.bytes(rt) {
            let _ = write!(text, "\\x{b:02x}");
        }
    } else {
        for c in problem.points(rt) {
            rekindle_objects::repr::write_escape(c, &mut text);
        }
    }
    problem.answer(rt, text.as_bytes())
}

fn namereplace(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let problem = encoding(rt, args.all[0])?;
    let mut text = String::new();
    for c in problem.points(rt) {
        match crate::unicode::name_of(c) {
            Some(name) => {
                let _ = write!(text, "\\N{{{name}}}");
            }
            None => rekindle_objects::repr::write_escape(c, &mut text),
        }
    }
    problem.answer(rt, text.as_bytes())
}

fn surrogatepass(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = args.all[0];
    let problem = problem(rt, exc)?;
    if problem.decoding {
        let bytes = rt.bytes_like(problem.object).unwrap_or_default();
        if let [0xed, b @ 0xa0..=0xbf, c @ 0x80..=0xbf, ..] =
            bytes[problem.start.min(bytes.len())..]
        {
            let text = rt.new_str_wtf8(&[0xed, b, c]);
            let end = Value::small_int(problem.start as i64 + 3);
            return Ok(rt.new_tuple(&[text, end]));
        }
        return rt.raise(exc);
    }
    let mut bytes = Vec::new();
    for c in problem.points(rt) {
        if !(0xd800..0xe000).contains(&c) {
            return rt.raise(exc);
        }
        push_code_point(c, &mut bytes);
    }
    let bytes = rt.new_bytes(&bytes);
    Ok(rt.new_tuple(&[bytes, Value::small_int(problem.end as i64)]))
}

fn surrogateescape(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = args.all[0];
    let problem = problem(rt, exc)?;
    if problem.decoding {
        let mut text = Vec::new();
        let bytes = problem.bytes(rt);
        let escaped = bytes.iter().take_while(|b| **b >= 0x80).take(4);
        let n = escaped.clone().count();
        escaped.for_each(|b| push_code_point(0xdc00 + *b as u32, &mut text));
        if n == 0 {
            return rt.raise(exc);
        }
        let text = rt.new_str_wtf8(&text);
        let end = Value::small_int((problem.start + n) as i64);
        return Ok(rt.new_tuple(&[text, end]));
    }
    let mut bytes = Vec::new();
    for c in problem.points(rt) {
        if !(0xdc80..0xdd00).contains(&c) {
            return rt.raise(exc);
        }
        bytes.push((c - 0xdc00) as u8);
    }
    let bytes = rt.new_bytes(&bytes);
    Ok(rt.new_tuple(&[bytes, Value::small_int(problem.end as i64)]))
}
