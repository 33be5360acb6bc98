//! Writing an object: which way, and what has no parts.

use super::pickler::Job;
use super::{buffer, call, op, pickling_error};
use rekindle_objects::int::Int;
use rekindle_objects::strings::code_points;
use rekindle_objects::{ClassId, R, Runtime, ShapeId, Value, float_text};

/// Numbers and lengths below this are written in four bytes.
const FOUR_BYTES: usize = 1 << 32;

impl Job<'_> {
    /// Writes an object; `ask` says that a subclass may keep it elsewhere.
    pub(super) fn save(&mut self, rt: &mut Runtime, v: Value, ask: bool) -> R<()> {
        self.out.boundary(rt)?;
        if ask && !self.persistent_id.is_null() && self.save_persistent(rt, v)? {
            return Ok(());
        }
        if self.save_atom(rt, v)? {
            return Ok(());
        }
        if let Some(number) = self.number(v) {
            self.refer(number);
            return Ok(());
        }
        let shape = match v.is_ptr() {
            true => rt.shape_of(v),
            false => return self.save_other(rt, v),
        };
        match shape {
            ShapeId::STR => return self.save_str(rt, v),
            ShapeId::BYTES => return self.save_bytes(rt, v),
            _ => {}
        }
        rt.enter_native(" while pickling an object")?;
        let done = match shape {
            ShapeId::DICT | ShapeId::NAMESPACE | ShapeId::INSTANCE_DICT => self.save_dict(rt, v),
            ShapeId::SET => self.save_set(rt, v),
            ShapeId::FROZENSET => self.save_frozenset(rt, v),
            ShapeId::TUPLE => self.save_tuple(rt, v),
            ShapeId::BYTEARRAY => self.save_bytearray(rt, v),
            _ if rt.is_list(v) => self.save_list(rt, v),
            _ => self.save_other(rt, v),
        };
        rt.leave_native();
        done
    }

    /// Writes what is never remembered; false: it is something else.
    #[inline]
    fn save_atom(&mut self, rt: &mut Runtime, v: Value) -> R<bool> {
        match v {
            Value::NONE => self.out.op(op::NONE),
            Value::TRUE | Value::FALSE => self.save_bool(v == Value::TRUE),
            _ if v.is_small_int() => self.save_int(rt, v, Int::Small(v.as_small_int()))?,
            _ if rt.is_float(v) => self.save_float(rt.float_value(v)),
            _ if rt.is_exact_int(v) => {
                if let Some(i) = rt.int_of(v) {
                    self.save_int(rt, v, i)?;
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn save_bool(&mut self, truth: bool) {
        match (self.protocol >= 2, truth) {
            (true, true) => self.out.op(op::NEWTRUE),
            (true, false) => self.out.op(op::NEWFALSE),
            (false, true) => self.out.put(b"I01\n"),
            (false, false) => self.out.put(b"I00\n"),
        }
    }

    fn save_int(&mut self, rt: &mut Runtime, v: Value, i: Int) -> R<()> {
        let small = i.to_i64().and_then(|i| i32::try_from(i).ok());
        match small {
            Some(i) if self.bin => {
                let (op, width) = match i {
                    0..0x100 => (op::BININT1, 1),
                    0x100..0x10000 => (op::BININT2, 2),
                    _ => (op::BININT, 4),
                };
                let [a, b, c, d] = i.to_le_bytes();
                self.out.put(&[op, a, b, c, d][..=width]);
                return Ok(());
            }
            _ if self.protocol >= 2 => {
                let bytes = signed_bytes(&i);
                match bytes.len() {
                    n @ ..256 => self.out.sized(op::LONG1, n as u64, 1, &bytes),
                    n if n <= i32::MAX as usize => {
                        self.out.sized(op::LONG4, n as u64, 4, &bytes);
                    }
                    _ => return rt.overflow_error("int too large to pickle"),
                }
                return Ok(());
            }
            _ => {}
        }
        let text = rt.repr_text(v)?;
        match small {
            Some(_) => self.out.put(format!("I{text}\n").as_bytes()),
            None => self.out.put(format!("L{text}L\n").as_bytes()),
        }
        Ok(())
    }

    fn save_float(&mut self, x: f64) {
        if self.bin {
            let mut bytes = [op::BINFLOAT; 9];
            bytes[1..].copy_from_slice(&x.to_be_bytes());
            self.out.put(&bytes);
            return;
        }
        let mut text = String::from("F");
        float_text::write_repr(x, &mut text);
        text.push('\n');
        self.out.put(text.as_bytes());
    }

    fn save_str(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        let bytes = rt.str_bytes(v);
        if !self.bin {
            let mut text = vec![op::UNICODE];
            code_points(bytes).for_each(|c| push_raw(c, &mut text));
            text.push(b'\n');
            self.out.put(&text);
        } else {
            let (op, width) = match bytes.len() {
                ..256 if self.protocol >= 4 => (op::SHORT_BINUNICODE, 1),
                ..FOUR_BYTES => (op::BINUNICODE, 4),
                _ if self.protocol >= 4 => (op::BINUNICODE8, 8),
                _ => {
                    return rt.overflow_error(
                        "serializing a string larger than 4 GiB requires pickle protocol 4 or higher",
                    );
                }
            };
            self.out.content(rt, op, width, bytes, Value::NULL)?;
        }
        self.memoize(rt, v);
        Ok(())
    }

    fn save_bytes(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        if self.protocol >= 3 {
            return self.save_bytes_data(rt, rt.bytes_content(v), v, v);
        }
        let content = rt.bytes_content(v);
        let (function, args) = if content.is_empty() {
            (rt.class(ClassId::BYTES).object, rt.new_tuple(&[]))
        } else {
            let mut text = Vec::with_capacity(content.len());
            for b in content {
                rekindle_objects::strings::push_code_point(*b as u32, &mut text);
            }
            let (text, latin) = (rt.new_str_wtf8(&text), rt.intern("latin1"));
            (self.needs.encode, rt.new_tuple(&[text, latin]))
        };
        let reduced = rt.new_tuple(&[function, args]);
        self.save_reduced(rt, reduced, v)
    }

    /// Writes bytes, those of `payload` or of a view, and remembers `v` for them.
    fn save_bytes_data(
        &mut self,
        rt: &mut Runtime,
        content: &[u8],
        payload: Value,
        v: Value,
    ) -> R<()> {
        let (op, width) = match content.len() {
            ..256 => (op::SHORT_BINBYTES, 1),
            256..FOUR_BYTES => (op::BINBYTES, 4),
            _ if self.protocol >= 4 => (op::BINBYTES8, 8),
            _ => {
                return rt.overflow_error(
                    "serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher",
                );
            }
        };
        self.out.content(rt, op, width, content, payload)?;
        self.memoize(rt, v);
        Ok(())
    }

    fn save_bytearray(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        let content = rt.bytes_like(v).unwrap_or_default();
        if self.protocol >= 5 {
            self.out.content(rt, op::BYTEARRAY8, 8, content, v)?;
            self.memoize(rt, v);
            return Ok(());
        }
        let args = match content {
            [] => rt.new_tuple(&[]),
            _ => {
                let bytes = rt.new_bytes(content);
                rt.new_tuple(&[bytes])
            }
        };
        let class = rt.class(ClassId::BYTEARRAY).object;
        let reduced = rt.new_tuple(&[class, args]);
        self.save_reduced(rt, reduced, v)
    }

    /// Writes a `PickleBuffer`, or that there is one in another place.
    fn save_buffer(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        if self.protocol < 5 {
            return pickling_error(rt, "PickleBuffer can only be pickled with protocol >= 5");
        }
        let view = buffer::view(rt, v)?;
        let name = rt.intern("contiguous");
        if rt.get_attr(view, name)? != Value::TRUE {
            return pickling_error(
                rt,
                "PickleBuffer can not be pickled when pointing to a non-contiguous buffer",
            );
        }
        let callback = self.buffer_callback();
        let inside = callback.is_null() || {
            let answer = call(rt, callback, &[v])?;
            rt.truth(answer)?
        };
        let name = rt.intern("readonly");
        let read_only = rt.get_attr(view, name)? == Value::TRUE;
        if !inside {
            self.out.op(op::NEXT_BUFFER);
            if read_only {
                self.out.op(op::READONLY_BUFFER);
            }
            return Ok(());
        }
        let raw = buffer::raw_view(rt, v)?;
        let content = rt.buffer_bytes(raw).unwrap_or_default();
        if read_only {
            return self.save_bytes_data(rt, content, raw, v);
        }
        self.out.content(rt, op::BYTEARRAY8, 8, content, raw)?;
        self.memoize(rt, v);
        Ok(())
    }

    /// Writes the name of an object that a subclass keeps elsewhere; false: it does not.
    fn save_persistent(&mut self, rt: &mut Runtime, v: Value) -> R<bool> {
        let id = call(rt, self.persistent_id, &[v])?;
        if id.is_none() {
            return Ok(false);
        }
        if self.bin {
            self.save(rt, id, false)?;
            self.out.op(op::BINPERSID);
            return Ok(true);
        }
        let text = rt.str(id)?;
        if !rt.str_is_ascii(text) {
            return pickling_error(rt, "persistent IDs in protocol 0 must be ASCII strings");
        }
        self.out.op(op::PERSID);
        self.out.put(rt.str_bytes(text));
        self.out.put(b"\n");
        Ok(true)
    }

    /// Writes what no built-in way is known for: as its class or a table wants it.
    fn save_other(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        if rt.class_of(v) == self.needs.buffer {
            return self.save_buffer(rt, v);
        }
        if !self.reducer_override.is_null() {
            let reduced = call(rt, self.reducer_override, &[v])?;
            if reduced != Value::NOT_IMPLEMENTED {
                return self.save_answer(rt, reduced, v);
            }
        }
        let class = rt.type_of(v);
        if class == rt.class(ClassId::TYPE).object {
            return self.save_class(rt, v);
        }
        if rt.is_function(v) {
            return self.save_global(rt, v, None);
        }
        let reduced = match self.reducer(rt, class)? {
            Some(reducer) => call(rt, reducer, &[v])?,
            None if rt.is_type(v) => return self.save_global(rt, v, None),
            None => self.reduce(rt, v)?,
        };
        self.save_answer(rt, reduced, v)
    }

    /// What the dispatch table has for a class.
    fn reducer(&mut self, rt: &mut Runtime, class: Value) -> R<Option<Value>> {
        let private = self.dispatch_table();
        let table = match private.is_null() {
            true => self.needs.dispatch_table,
            false => private,
        };
        if table.is_ptr() && rt.shape_of(table) == ShapeId::DICT {
            return rt.dict_get(rekindle_objects::dict::DictRef::new(table), class);
        }
        match rt.get_item(table, class) {
            Ok(found) => Ok(Some(found)),
            Err(_) if rt.pending_is(ClassId::LOOKUP_ERROR) => {
                rt.clear_pending();
                Ok(None)
            }
            Err(e) => Err(e),
        }
    }

    /// What `__reduce_ex__`, or else `__reduce__`, says.
    fn reduce(&mut self, rt: &mut Runtime, v: Value) -> R<Value> {
        if let Some(method) = rt.get_attr_opt(v, self.needs.reduce_ex)? {
            let protocol = Value::small_int(self.protocol as i64);
            return call(rt, method, &[protocol]);
        }
        match super::attribute(rt, v, "__reduce__")? {
            Some(method) => call(rt, method, &[]),
            None => {
                let class = rt.type_title(v);
                pickling_error(rt, format!("Can't pickle {class} object"))
            }
        }
    }

    /// Writes what a reducer gave for an object.
    fn save_answer(&mut self, rt: &mut Runtime, reduced: Value, v: Value) -> R<()> {
        if rt.is_any_str(reduced) {
            return self.save_global(rt, v, Some(reduced));
        }
        let done = match rt.as_tuple(reduced) {
            Some(tuple) => self.save_reduced(rt, tuple, v),
            None => {
                let got = rt.type_title(reduced);
                pickling_error(
                    rt,
                    format!("__reduce__ must return a string or tuple, not {got}"),
                )
            }
        };
        if done.is_err() {
            rt.note_pending(|rt| Ok(format!("when serializing {} object", rt.type_title(v))));
        }
        done
    }
}

/// Appends a character as the codec `raw_unicode_escape` writes it, with those escaped that would end the line.
fn push_raw(c: u32, out: &mut Vec<u8>) {
    match c {
        0 | 0x0a | 0x0d | 0x1a | 0x5c => out.extend_from_slice(format!("\\u{c:04x}").as_bytes()),
        0..0x100 => out.push(c as u8),
        0x100..0x10000 => out.extend_from_slice(format!("\\u{c:04x}").as_bytes()),
        _ => out.extend_from_slice(format!("\\U{c:08x}").as_bytes()),
    }
}

/// An int in two's complement, the least significant byte first, as few bytes as do.
fn signed_bytes(i: &Int) -> Vec<u8> {
    if i.is_zero() {
        return Vec::new();
    }
    let negative = i.is_negative();
    let mut bytes: Vec<u8> = i.magnitude().iter().flat_map(|w| w.to_le_bytes()).collect();
    if negative {
        let mut carry = true;
        for b in &mut bytes {
            (*b, carry) = (!*b).overflowing_add(carry as u8);
        }
    }
    // The sign must still be seen.
    bytes.push(if negative { 0xff } else { 0 });
    let fill = if negative { 0xff } else { 0 };
    while let [.., before, last] = bytes[..]
        && last == fill
        && (before >= 0x80) == negative
    {
        bytes.pop();
    }
    bytes
}
