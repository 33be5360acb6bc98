//! `bytes` and `bytearray`: content, operators, items.
//!
//! A bytearray is laid out as a list whose items are bytes: `len` and `capacity` count bytes.

use crate::slicing::Span;
use crate::str_concat::fill_repeated;
use crate::{ClassId, Kind, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::{Buffer, List};
use rekindle_bytecode::BinaryOp;
use std::fmt::Write;
use std::ops::Range;

impl Runtime {
    /// Is it a bytearray or an instance of a subclass?
    #[inline]
    pub fn is_bytearray(&self, v: Value) -> bool {
        v.is_ptr() && self.as_bytearray(v).is_some()
    }

    /// The plain bytearray behind a bytearray or an instance of a subclass.
    #[inline]
    pub(crate) fn as_bytearray(&self, v: Value) -> Option<Value> {
        if self.shape_of(v) == ShapeId::BYTEARRAY {
            return Some(v);
        }
        self.payload_of_shape(v, ShapeId::BYTEARRAY)
    }

    /// Where a bytearray keeps its content.
    ///
    /// # Panics
    /// When `v` is no bytearray.
    pub(crate) fn bytearray_list(&self, v: Value) -> *mut List {
        let plain = self.as_bytearray(v);
        plain
            .expect("the caller knows a bytearray")
            .as_ptr::<List>()
    }

    /// Is it of class `bytes`, and of no subclass?
    pub fn is_exact_bytes(&self, v: Value) -> bool {
        v.is_ptr() && self.shape_of(v) == ShapeId::BYTES
    }

    /// The content of bytes or a bytearray; the latter's is valid until it changes.
    #[inline]
    pub fn bytes_like<'a>(&self, v: Value) -> Option<&'a [u8]> {
        if !v.is_ptr() {
            return None;
        }
        let shape = self.shape_of(v);
        if shape == ShapeId::BYTES || self.carried(v, Kind::Bytes).is_some() {
            return Some(self.bytes_content(v));
        }
        let p = self.as_bytearray(v)?.as_ptr::<List>();
        // SAFETY: a bytearray; `items` holds `len` bytes unless it is empty without storage.
        unsafe {
            if (*p).len == 0 {
                return Some(&[]);
            }
            Some(std::slice::from_raw_parts(
                (*p).items as *const u8,
                (*p).len as usize,
            ))
        }
    }

    /// A bytearray.
    pub fn new_bytearray(&mut self, content: &[u8]) -> Value {
        let v = Value::from_ptr(self.alloc(ShapeId::BYTEARRAY, size_of::<List>()));
        self.bytearray_extend(v, content);
        v
    }

    /// Bytes or a bytearray, as `like` is.
    pub fn new_bytes_as(&mut self, like: Value, content: &[u8]) -> Value {
        if self.is_bytearray(like) {
            self.new_bytearray(content)
        } else {
            self.new_bytes(content)
        }
    }

    /// Appends to a bytearray. `content` may be its own.
    pub fn bytearray_extend(&mut self, v: Value, content: &[u8]) {
        let p = self.bytearray_list(v);
        let v = Value::from_ptr(p);
        // SAFETY: a bytearray; the new storage has room, and the old stays in place meanwhile.
        unsafe {
            let (len, needed) = ((*p).len as usize, (*p).len as usize + content.len());
            if needed > (*p).capacity as usize {
                let capacity = needed.max(len + len / 2).max(16);
                let items = self.new_buffer(ShapeId::RAW_BUFFER, capacity);
                if len > 0 {
                    std::ptr::copy_nonoverlapping((*p).items as *const u8, items, len);
                }
                (*p).items = items as *mut u64;
                (*p).capacity = capacity as u64;
                let storage = Value::from_ptr((items as *const Buffer).sub(1));
                self.heap.barrier(v, storage);
            }
            let end = ((*p).items as *mut u8).add(len);
            std::ptr::copy(content.as_ptr(), end, content.len());
            (*p).len = needed as u64;
        }
    }

    /// Puts other bytes in the place of a range of a bytearray's, in its storage where they fit.
    pub(crate) fn bytearray_splice(&mut self, v: Value, range: Range<usize>, new: &[u8]) {
        let len = self.bytes_like(v).map_or(0, <[u8]>::len);
        let total = len - range.len() + new.len();
        if total > len {
            self.bytearray_extend(v, &new[..total - len]);
        }
        let p = self.bytearray_list(v);
        // SAFETY: a bytearray with storage for `total` bytes; `new` is not its own content.
        unsafe {
            let items = (*p).items as *mut u8;
            if range.end < len && new.len() != range.len() {
                let behind = items.add(range.start + new.len());
                std::ptr::copy(items.add(range.end), behind, len - range.end);
            }
            if !new.is_empty() {
                std::ptr::copy_nonoverlapping(new.as_ptr(), items.add(range.start), new.len());
            }
            (*p).len = total as u64;
        }
    }

    /// Replaces the whole content of a bytearray.
    pub fn bytearray_assign(&mut self, v: Value, content: &[u8]) {
        let p = self.bytearray_list(v);
        // SAFETY: a bytearray without storage.
        unsafe {
            (*p).items = std::ptr::null_mut();
            ((*p).len, (*p).capacity) = (0, 0);
        }
        self.bytearray_extend(v, content);
    }

    /// `+`, `*` and `%` of bytes; None: not mine.
    pub(crate) fn bytes_binary(&mut self, op: BinaryOp, a: Value, b: Value) -> R<Option<Value>> {
        match (op, self.bytes_like(a), self.buffer_bytes(b)) {
            (BinaryOp::Add, Some([]), Some(_))
                if self.is_exact_bytes(a) && self.is_exact_bytes(b) =>
            {
                Ok(Some(b))
            }
            (BinaryOp::Add, Some(_), Some([])) if self.is_exact_bytes(a) => Ok(Some(a)),
            (BinaryOp::Add, Some(x), Some(y)) => {
                if !self.is_bytearray(a) {
                    return Ok(Some(self.new_bytes_joined(x, y)));
                }
                let both = [x, y].concat();
                Ok(Some(self.new_bytes_as(a, &both)))
            }
            (BinaryOp::Mul, Some(_), _) if self.can_index(b) => self.bytes_repeat(a, b).map(Some),
            (BinaryOp::Mul, None, Some(_)) if self.bytes_like(b).is_some() && self.can_index(a) => {
                self.bytes_repeat(b, a).map(Some)
            }
            (BinaryOp::Mod, Some(_), _) => self.bytes_percent(a, b).map(Some),
            _ => Ok(None),
        }
    }

    fn bytes_repeat(&mut self, v: Value, n: Value) -> R<Value> {
        let len = self.len(v)?;
        let Some(n) = self.repeat_count(n, len)? else {
            return Ok(self.new_bytes_as(v, &[]));
        };
        if n == 1 && self.is_exact_bytes(v) {
            return Ok(v);
        }
        let content = self.bytes_like(v).unwrap_or_default();
        let mut out = vec![0; len * n];
        // SAFETY: room for `n` copies.
        unsafe { fill_repeated(out.as_mut_ptr(), content, n) };
        Ok(self.new_bytes_as(v, &out))
    }

    /// `a OP= b` of a bytearray, in place; None: not mine.
    pub(crate) fn bytearray_inplace(
        &mut self,
        op: BinaryOp,
        a: Value,
        b: Value,
    ) -> R<Option<Value>> {
        if !self.is_bytearray(a) {
            return Ok(None);
        }
        match (op, self.buffer_bytes(b)) {
            // It is viewed while its own bytes are read.
            (BinaryOp::Add, Some(_)) if a == b => {
                return self.raise_new(
                    ClassId::BUFFER_ERROR,
                    "Existing exports of data: object cannot be re-sized",
                );
            }
            (BinaryOp::Add, Some(more)) => self.bytearray_extend(a, more),
            (BinaryOp::Mul, None) if self.can_index(b) => {
                let repeated = self.bytes_repeat(a, b)?;
                let content = self.bytes_like(repeated).unwrap_or_default();
                self.bytearray_assign(a, content);
            }
            _ => return Ok(None),
        }
        Ok(Some(a))
    }

    /// `item in v`; None when `v` is not bytes.
    pub(crate) fn bytes_contains(&mut self, v: Value, item: Value) -> R<Option<bool>> {
        let Some(content) = self.bytes_like(v) else {
            return Ok(None);
        };
        if let Some(part) = self.buffer_bytes(item) {
            return Ok(Some(crate::search::find(content, part).is_some()));
        }
        if !self.can_index(item) {
            let name = self.type_name(item);
            return self.type_error(format!("a bytes-like object is required, not '{name}'"));
        }
        let byte = self.byte_of(item, "byte must be in range(0, 256)")?;
        Ok(Some(memchr::memchr(byte, content).is_some()))
    }

    /// An int from 0 to 255.
    pub fn byte_of(&mut self, v: Value, message: &str) -> R<u8> {
        let i = self.index(v)?;
        match self.int_of(i).and_then(|i| i.to_i64()) {
            Some(i @ 0..256) => Ok(i as u8),
            _ => self.value_error(message),
        }
    }

    /// `v[item]` for an index or a slice.
    pub fn bytes_getitem(&mut self, v: Value, item: Value) -> R<Value> {
        if item.is_small_int() && matches!(self.shape_of(v), ShapeId::BYTES | ShapeId::BYTEARRAY) {
            let content = self.bytes_like(v).unwrap_or_default();
            let i = item.as_small_int();
            let i = if i < 0 { i + content.len() as i64 } else { i };
            if let Some(byte) = usize::try_from(i).ok().and_then(|i| content.get(i)) {
                return Ok(Value::small_int(i64::from(*byte)));
            }
        }
        let content = self.bytes_like(v).unwrap_or_default();
        if item.is_ptr() && self.shape_of(item) == ShapeId::SLICE {
            // The bounds may be objects whose `__index__` changes the content.
            let (start, stop, step) = self.slice_numbers(item)?;
            let content = self.bytes_like(v).unwrap_or_default();
            let span = Span::of(start, stop, step, content.len() as i64);
            if let Some(range) = span.range() {
                return Ok(
                    match range.len() == content.len() && self.is_exact_bytes(v) {
                        true => v,
                        false => self.new_bytes_as(v, &content[range]),
                    },
                );
            }
            let picked: Vec<u8> = span.places().map(|i| content[i]).collect();
            return Ok(self.new_bytes_as(v, &picked));
        }
        let array = self.is_bytearray(v);
        if !self.can_index(item) {
            let (what, name) = (
                if array { "bytearray" } else { "byte" },
                self.type_name(item),
            );
            return self.type_error(format!(
                "{what} indices must be integers or slices, not {name}"
            ));
        }
        let message = if array {
            "bytearray index out of range"
        } else {
            "index out of range"
        };
        let i = self.item_index(item, content.len(), message)?;
        let byte = self.bytes_like(v).and_then(|c| c.get(i).copied());
        match byte {
            Some(b) => Ok(Value::small_int(b as i64)),
            None => self.index_error(message),
        }
    }
}

/// Writes bytes as a literal, in the quotes that need the fewest backslashes.
pub fn write_repr(bytes: &[u8], out: &mut String) {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') {
        b'"'
    } else {
        b'\''
    };
    out.push('b');
    out.push(quote as char);
    for &b in bytes {
        match b {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'\\' => out.push_str("\\\\"),
            b if b == quote => {
                out.push('\\');
                out.push(b as char);
            }
            0x20..0x7f => out.push(b as char),
            _ => {
                let _ = write!(out, "\\x{b:02x}");
            }
        }
    }
    out.push(quote as char);
}
