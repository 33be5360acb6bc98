//! Reading numbers, strings and bytes.

use super::input::truncated;
use super::load::Loader;
use super::{call, unpickling_error};
use rekindle_objects::codecs::Codec;
use rekindle_objects::{ClassId, R, Runtime, Value};

impl Loader<'_> {
    #[inline]
    pub(super) fn text(&mut self, rt: &mut Runtime, width: usize, what: &str) -> R<Value> {
        let n = self.input.len(rt, width, what)?;
        let bytes = self.input.take(rt, n)?;
        if bytes.is_ascii() || std::str::from_utf8(bytes).is_ok() {
            return Ok(rt.new_str_wtf8(bytes));
        }
        let bytes = bytes.to_vec();
        let source = rt.new_bytes(&bytes);
        rt.decode(&bytes, source, Codec::Utf8 { mark: false }, "surrogatepass")
    }

    pub(super) fn bytes(&mut self, rt: &mut Runtime, width: usize, what: &str) -> R<Value> {
        let n = self.input.len(rt, width, what)?;
        let bytes = self.input.take(rt, n)?;
        Ok(rt.new_bytes(bytes))
    }

    pub(super) fn bytearray(&mut self, rt: &mut Runtime) -> R<Value> {
        let n = self.input.len(rt, 8, "BYTEARRAY8")?;
        let bytes = self.input.take(rt, n)?;
        Ok(rt.new_bytearray(bytes))
    }

    /// A line as ASCII text; what is not ASCII is replaced.
    fn ascii_line(&mut self, rt: &mut Runtime, least: usize) -> R<String> {
        let line = self.input.line(rt)?;
        if line.len() < least {
            return truncated(rt);
        }
        Ok(String::from_utf8_lossy(line).into_owned())
    }

    pub(super) fn int_line(&mut self, rt: &mut Runtime) -> R<Value> {
        let line = self.ascii_line(rt, 1)?;
        match &*line {
            "00" => Ok(Value::FALSE),
            "01" => Ok(Value::TRUE),
            text => match rt.parse_int(text, 10)? {
                Some(i) => Ok(i),
                None => rt.value_error("could not convert string to int"),
            },
        }
    }

    pub(super) fn long_line(&mut self, rt: &mut Runtime) -> R<Value> {
        let line = self.ascii_line(rt, 1)?;
        match line.strip_suffix('L') {
            Some(text) => {
                let source = rt.new_str(text);
                rt.int_from_text(text, 10, source)
            }
            None => self.int_of_line(rt, &line),
        }
    }

    /// The int that a line says; an error shows the line with its end.
    fn int_of_line(&self, rt: &mut Runtime, line: &str) -> R<Value> {
        let source = rt.new_str(&format!("{line}\n"));
        rt.int_from_text(line, 10, source)
    }

    /// An int in two's complement.
    pub(super) fn long(&mut self, rt: &mut Runtime, width: usize) -> R<Value> {
        let n = self.input.number(rt, width)?;
        if width == 4 && n > i32::MAX as u64 {
            return unpickling_error(rt, "LONG pickle has negative byte count");
        }
        let bytes = self.input.take(rt, n as usize)?;
        let negative = bytes.last().is_some_and(|b| *b >= 0x80);
        let fill = if negative { 0xff } else { 0 };
        let mut limbs: Vec<u64> = bytes
            .chunks(8)
            .map(|word| {
                let byte = |i: usize| *word.get(i).unwrap_or(&fill);
                (0..8).rev().fold(0, |n, i| n << 8 | byte(i) as u64)
            })
            .collect();
        if negative {
            let mut carry = true;
            for limb in &mut limbs {
                (*limb, carry) = (!*limb).overflowing_add(carry as u64);
            }
        }
        Ok(rt.new_int_limbs(negative, &limbs))
    }

    pub(super) fn float_line(&mut self, rt: &mut Runtime) -> R<Value> {
        let line = self.ascii_line(rt, 1)?;
        match rekindle_objects::float_text::parse(&line) {
            Some(x) => Ok(rt.new_float(x)),
            None => rt.value_error(format!("could not convert string to float: '{line}\n'")),
        }
    }

    /// A line in the codec `raw_unicode_escape`.
    pub(super) fn text_line(&mut self, rt: &mut Runtime) -> R<Value> {
        let bytes = self.input.line(rt)?;
        let bytes = rt.new_bytes(bytes);
        let (decode, codec) = (rt.intern("decode"), rt.intern("raw_unicode_escape"));
        rt.call_method(bytes, decode, &[codec])
    }

    /// Bytes as strings of Python 2 are to be read.
    fn old_string(&mut self, rt: &mut Runtime, bytes: Value) -> R<Value> {
        let (encoding, errors) = (self.state.encoding(), self.state.errors());
        if encoding == "bytes" {
            return Ok(bytes);
        }
        let decode = rt.intern("decode");
        let (encoding, errors) = (rt.new_str(&encoding), rt.new_str(&errors));
        rt.call_method(bytes, decode, &[encoding, errors])
    }

    /// A line with a literal of Python 2.
    pub(super) fn string_line(&mut self, rt: &mut Runtime) -> R<Value> {
        let content = match self.input.line(rt)? {
            [open @ (b'"' | b'\''), content @ .., close] if open == close => content,
            _ => return unpickling_error(rt, "the STRING opcode argument must be quoted"),
        };
        let content = rt.new_bytes(content);
        let pair = call(rt, self.needs.escape_decode, &[content])?;
        let Some([bytes, _]) = rt.as_tuple(pair).map(|pair| rt.tuple_items(pair)) else {
            return rt.type_error("escape_decode must return a pair");
        };
        self.old_string(rt, *bytes)
    }

    pub(super) fn string(&mut self, rt: &mut Runtime, width: usize, what: &str) -> R<Value> {
        let n = self.input.len(rt, width, what)?;
        if width == 4 && n > i32::MAX as usize {
            return unpickling_error(rt, "BINSTRING pickle has negative byte count");
        }
        let bytes = self.input.take(rt, n)?;
        let bytes = rt.new_bytes(bytes);
        self.old_string(rt, bytes)
    }

    /// The number that a line says.
    fn number_line(&mut self, rt: &mut Runtime) -> R<i64> {
        let line = self.ascii_line(rt, 1)?;
        let number = self.int_of_line(rt, &line)?;
        rt.index_i64(number)
    }

    pub(super) fn known_line(&mut self, rt: &mut Runtime) -> R<Value> {
        let number = self.number_line(rt)?;
        self.numbered(rt, number)
    }

    pub(super) fn remember_line(&mut self, rt: &mut Runtime) -> R<()> {
        let number = self.number_line(rt)?;
        self.expect(rt, 1)?;
        match u64::try_from(number) {
            Ok(number) => self.number_top(rt, number),
            Err(_) => rt.value_error("negative PUT argument"),
        }
    }

    pub(super) fn persistent_line(&mut self, rt: &mut Runtime) -> R<Value> {
        let line = self.input.line(rt)?;
        if !line.is_ascii() {
            return unpickling_error(rt, "persistent IDs in protocol 0 must be ASCII strings");
        }
        let id = rt.new_str_wtf8(line);
        self.find_persistent(rt, id)
    }

    /// A buffer that was passed on beside the pickle.
    pub(super) fn next_buffer(&mut self, rt: &mut Runtime) -> R<Value> {
        let buffers = self.state.buffers();
        if buffers.is_null() {
            return unpickling_error(
                rt,
                "pickle stream refers to out-of-band data but no *buffers* argument was given",
            );
        }
        match rt.iter_next(buffers)? {
            Some(buffer) => Ok(buffer),
            None => unpickling_error(rt, "not enough out-of-band buffers"),
        }
    }

    /// Makes the buffer on top one that must not be written.
    pub(super) fn read_only(&mut self, rt: &mut Runtime) -> R<()> {
        let buffer = self.top(rt)?;
        let class = rt.native_classes[&("builtins", "memoryview")];
        let class = rt.class(class).object;
        let view = call(rt, class, &[buffer])?;
        let (readonly, toreadonly) = (rt.intern("readonly"), rt.intern("toreadonly"));
        if rt.get_attr(view, readonly)? != Value::TRUE {
            let view = rt.call_method(view, toreadonly, &[])?;
            self.pop(rt)?;
            self.stack.push(view);
        }
        Ok(())
    }

    /// Two lines with the names of a module and of something in it.
    fn names(&mut self, rt: &mut Runtime) -> R<(Value, Value)> {
        let mut names = [Value::NULL; 2];
        for name in &mut names {
            let line = self.input.line(rt)?.to_vec();
            if line.is_empty() {
                return truncated(rt);
            }
            let source = rt.new_bytes(&line);
            *name = rt.decode(&line, source, Codec::Utf8 { mark: false }, "strict")?;
        }
        Ok((names[0], names[1]))
    }

    /// What a module has under a name; both stand on lines.
    pub(super) fn global_line(&mut self, rt: &mut Runtime) -> R<Value> {
        let (module, name) = self.names(rt)?;
        self.find(rt, module, name)
    }

    /// A number of the extension registry.
    pub(super) fn extension_code(&mut self, rt: &mut Runtime, width: usize) -> R<i64> {
        let code = self.input.number(rt, width)?;
        let code = if width == 4 {
            code as u32 as i32 as i64
        } else {
            code as i64
        };
        if code <= 0 {
            return unpickling_error(rt, "EXT specifies code <= 0");
        }
        Ok(code)
    }

    /// Raises the error of a number that the extension registry does not know.
    pub(super) fn no_extension<T>(&self, rt: &mut Runtime, code: i64) -> R<T> {
        rt.raise_new(
            ClassId::VALUE_ERROR,
            format!("unregistered extension code {code}"),
        )
    }
}
