//! What ends a line, and `IncrementalNewlineDecoder`.

use super::Io;
use super::common::{self, call};
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;

/// The `newline` argument of text streams.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Newline {
    /// None: any of them ends a line, and is read as `\n`.
    Translated,
    /// The empty string: any of them ends a line.
    Any,
    /// `\n`
    Lf,
    /// `\r`
    Cr,
    /// `\r\n`
    CrLf,
}

impl Newline {
    /// The meaning of an argument.
    pub(super) fn of(rt: &mut Runtime, v: Value, function: &str) -> R<Newline> {
        if v.is_null() || v.is_none() {
            return Ok(Newline::Translated);
        }
        if !rt.is_any_str(v) {
            let got = rt.type_name(v);
            return rt.type_error(format!(
                "{function}() argument 'newline' must be str or None, not {got}"
            ));
        }
        Ok(match rt.str_bytes(v) {
            b"" => Newline::Any,
            b"\n" => Newline::Lf,
            b"\r" => Newline::Cr,
            b"\r\n" => Newline::CrLf,
            _ => {
                let shown = match function {
                    "StringIO" => rt.repr_text(v)?,
                    _ => rt.str_text(v).into_owned(),
                };
                return rt.value_error(format!("illegal newline value: {shown}"));
            }
        })
    }

    /// Must a `\r` at the end of what was read wait for what follows?
    pub(super) fn holds_cr(self) -> bool {
        matches!(self, Newline::Translated | Newline::Any | Newline::CrLf)
    }

    /// Are all kinds of line ends understood?
    pub(super) fn is_universal(self) -> bool {
        matches!(self, Newline::Translated | Newline::Any)
    }

    /// What `\n` is written as, if not as itself.
    pub(super) fn written(self) -> Option<&'static [u8]> {
        match self {
            Newline::Cr => Some(b"\r"),
            Newline::CrLf => Some(b"\r\n"),
            _ => None,
        }
    }

    /// Where the first line ends, its end included.
    pub(super) fn line_end(self, text: &[u8]) -> Option<usize> {
        match self {
            Newline::Translated | Newline::Lf => memchr::memchr(b'\n', text).map(|i| i + 1),
            Newline::Cr => memchr::memchr(b'\r', text).map(|i| i + 1),
            Newline::CrLf => memchr::memmem::find(text, b"\r\n").map(|i| i + 2),
            Newline::Any => {
                let i = memchr::memchr2(b'\n', b'\r', text)?;
                let pair = text[i..].starts_with(b"\r\n");
                Some(i + 1 + pair as usize)
            }
        }
    }
}

/// Kinds of line ends seen so far, as bits.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Seen(u8);

const LF: u8 = 1;
const CR: u8 = 2;
const CRLF: u8 = 4;

impl Seen {
    /// Notes what ends the lines of a text.
    pub(super) fn note(&mut self, text: &[u8]) {
        let mut i = 0;
        while self.0 != LF | CR | CRLF
            && let Some(step) = memchr::memchr2(b'\n', b'\r', &text[i..])
        {
            i += step;
            if text[i] == b'\n' {
                self.0 |= LF;
            } else if text.get(i + 1) == Some(&b'\n') {
                self.0 |= CRLF;
                i += 1;
            } else {
                self.0 |= CR;
            }
            i += 1;
        }
    }

    /// The attribute `newlines`.
    pub(super) fn value(self, rt: &mut Runtime) -> Value {
        let kinds: Vec<Value> = [(CR, "\r"), (LF, "\n"), (CRLF, "\r\n")]
            .into_iter()
            .filter(|(bit, _)| self.0 & bit != 0)
            .map(|(_, text)| rt.intern(text))
            .collect();
        match kinds[..] {
            [] => Value::NONE,
            [one] => one,
            _ => rt.new_tuple(&kinds),
        }
    }
}

/// The text with every kind of line end as `\n`.
pub(super) fn translate(text: Vec<u8>) -> Vec<u8> {
    let Some(first) = memchr::memchr(b'\r', &text) else {
        return text;
    };
    let mut out = Vec::with_capacity(text.len());
    out.extend_from_slice(&text[..first]);
    let mut i = first;
    while i < text.len() {
        match text[i] {
            b'\r' => {
                out.push(b'\n');
                i += 1 + (text.get(i + 1) == Some(&b'\n')) as usize;
            }
            b => {
                out.push(b);
                i += 1;
            }
        }
    }
    out
}

/// The state of an `IncrementalNewlineDecoder`.
struct Decoder {
    inner: Cell<Value>,
    translate: Cell<bool>,
    held_cr: Cell<bool>,
    seen: Cell<Seen>,
}

impl Foreign for Decoder {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.inner.get());
    }
}

natives! {
    /// Methods of the class.
    TABLE:
    "IncrementalNewlineDecoder.__new__" => new, 1, ANY, true, Static;
    "IncrementalNewlineDecoder.__init__" => init, 1, ANY, true, Method;
    "IncrementalNewlineDecoder.decode" => decode, 1, ANY, true, Method;
    "IncrementalNewlineDecoder.getstate" => getstate, 1, 1, false, Method;
    "IncrementalNewlineDecoder.setstate" => setstate, 2, 2, false, Method;
    "IncrementalNewlineDecoder.reset" => reset, 1, 1, false, Method;
    "IncrementalNewlineDecoder.newlines" => newlines, 1, 1, false, Getter;
}

/// Makes the class.
pub(super) fn install(rt: &mut Runtime, module: Value) -> R<()> {
    let class = NativeClass {
        module: "_io",
        name: "IncrementalNewlineDecoder",
        doc: Some("Codec used when reading a file in universal newlines mode."),
        base: ClassId::OBJECT,
        methods: TABLE,
        state: true,
        dict: false,
    };
    let id = common::define(rt, module, &class)?;
    rt.library.get::<Io>().newline_decoder.set(id);
    Ok(())
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Io>().newline_decoder.get();
    let class = rt.class_argument(args.all[0], base)?;
    Ok(rt.new_with_state(
        class,
        Decoder {
            inner: Cell::new(Value::NONE),
            translate: Cell::default(),
            held_cr: Cell::default(),
            seen: Cell::default(),
        },
    ))
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["decoder", "translate", "errors"];
    let [inner, translate, _] = rt.bind_args("IncrementalNewlineDecoder", args, 1, names, 2)?;
    let translate = rt.truth(translate)?;
    let state = rt.own_state::<Decoder>(&args.all[0], "__init__")?;
    state.inner.set(inner);
    state.translate.set(translate);
    rt.state_barrier(args.all[0], inner);
    Ok(Value::NONE)
}

fn decode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [input, last] = rt.bind_args("decode", args, 1, ["input", "final"], 1)?;
    let last = !last.is_null() && rt.truth(last)?;
    let state = rt.own_state::<Decoder>(&args.all[0], "decode")?;
    let inner = state.inner.get();
    let decoded = if inner.is_none() {
        input
    } else {
        call(rt, inner, "decode", &[input, Value::bool(last)])?
    };
    if !rt.is_any_str(decoded) {
        let got = rt.type_name(decoded);
        return rt.type_error(format!(
            "decoder should return a string result, not '{got}'"
        ));
    }
    let text = rt.str_bytes(decoded);
    let mut out = Vec::with_capacity(text.len() + 1);
    if state.held_cr.get() && (!text.is_empty() || last) {
        out.push(b'\r');
        state.held_cr.set(false);
    }
    out.extend_from_slice(text);
    if !last && out.ends_with(b"\r") {
        out.pop();
        state.held_cr.set(true);
    }
    let mut seen = state.seen.get();
    seen.note(&out);
    state.seen.set(seen);
    if state.translate.get() {
        out = translate(out);
    }
    Ok(rt.new_str_wtf8(&out))
}

fn getstate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = rt.own_state::<Decoder>(&args.all[0], "getstate")?;
    let (mut buffer, mut flag) = (rt.new_bytes(b""), 0);
    let inner = state.inner.get();
    if !inner.is_none() {
        let pair = call(rt, inner, "getstate", &[])?;
        let Some(pair) = rt.as_tuple(pair) else {
            return rt.type_error("illegal decoder state");
        };
        let [first, second] = *rt.tuple_items(pair) else {
            return rt.type_error("illegal decoder state");
        };
        (buffer, flag) = (first, rt.index_i64(second)?);
    }
    let flag = rt.new_int(flag << 1 | state.held_cr.get() as i64);
    Ok(rt.new_tuple(&[buffer, flag]))
}

fn setstate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = rt.own_state::<Decoder>(&args.all[0], "setstate")?;
    let Some(pair) = rt.as_tuple(args.all[1]) else {
        return rt.type_error("state argument must be a tuple");
    };
    let [buffer, flag] = *rt.tuple_items(pair) else {
        return rt.type_error("setstate(): illegal state argument");
    };
    let flag = rt.index_i64(flag)?;
    state.held_cr.set(flag & 1 == 1);
    let inner = state.inner.get();
    if !inner.is_none() {
        let flag = rt.new_int(flag >> 1);
        let pair = rt.new_tuple(&[buffer, flag]);
        call(rt, inner, "setstate", &[pair])?;
    }
    Ok(Value::NONE)
}

fn reset(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = rt.own_state::<Decoder>(&args.all[0], "reset")?;
    state.seen.set(Seen::default());
    state.held_cr.set(false);
    let inner = state.inner.get();
    if !inner.is_none() {
        call(rt, inner, "reset", &[])?;
    }
    Ok(Value::NONE)
}

fn newlines(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let seen = rt
        .own_state::<Decoder>(&args.all[0], "newlines")?
        .seen
        .get();
    Ok(seen.value(rt))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_kinds_of_line_ends() {
        assert_eq!(translate(b"a\r\nb\rc\nd\r".to_vec()), b"a\nb\nc\nd\n");
        assert_eq!(Newline::Any.line_end(b"ab\r\nc"), Some(4));
        assert_eq!(Newline::Any.line_end(b"ab\rc"), Some(3));
        assert_eq!(Newline::CrLf.line_end(b"a\nb\r\n"), Some(5));
        let mut seen = Seen::default();
        seen.note(b"a\r\nb\n");
        assert_eq!(seen, Seen(LF | CRLF));
    }
}
