//! Characters and slices of strings.
//!
//! In ASCII text a place is a byte offset. Other text gets, on first use, an index that holds
//! the byte offset of every 64th code point; between those one scans.
//!
//! ```text
//!  STR_INDEX buffer: [u32 offset of char 64] [… of char 128] …      (Str.extra)
//!  STR_INDEX of a string that shared growable text:  offsets, then the text itself
//! ```

use crate::{R, Runtime, ShapeId, Value};
use rekindle_abi::heap::{Buffer, Str};

/// Code points from one indexed offset to the next.
const STRIDE: usize = 64;

impl Runtime {
    /// Is it a string or an instance of a subclass?
    #[inline]
    pub fn is_any_str(&self, v: Value) -> bool {
        v.is_ptr()
            && (self.shape_of(v) == ShapeId::STR || self.carried(v, crate::Kind::Str).is_some())
    }

    /// Byte offset of code point `i` (or of the end).
    #[inline]
    pub fn str_offset(&mut self, s: Value, i: usize) -> usize {
        debug_assert!(i <= self.str_len(s));
        if self.str_is_ascii(s) {
            return i;
        }
        self.str_offset_indexed(s, i)
    }

    fn str_offset_indexed(&mut self, s: Value, i: usize) -> usize {
        let bytes = self.str_bytes(s);
        if i == self.str_len(s) {
            return bytes.len();
        }
        if i < STRIDE || bytes.len() > u32::MAX as usize {
            return skip_chars(bytes, 0, i);
        }
        let index = self.str_index_of(s);
        // SAFETY: the index has an entry for each full stride below the length.
        let from = unsafe { *index.add(i / STRIDE - 1) } as usize;
        skip_chars(self.str_bytes(s), from, i % STRIDE)
    }

    /// The code point (its number) that starts at a byte offset: the opposite of [`Runtime::str_offset`].
    pub fn str_place(&mut self, s: Value, offset: usize) -> usize {
        if self.str_is_ascii(s) {
            return offset;
        }
        let bytes = self.str_bytes(s);
        if offset < 4 * STRIDE || bytes.len() > u32::MAX as usize {
            return crate::strings::count_chars(&bytes[..offset]);
        }
        let index = self.str_index_of(s);
        // SAFETY: the index has an entry for each full stride below the length.
        let index = unsafe { std::slice::from_raw_parts(index, self.str_len(s) / STRIDE) };
        let strides = index.partition_point(|at| *at as usize <= offset);
        let from = strides.checked_sub(1).map_or(0, |i| index[i] as usize);
        strides * STRIDE + crate::strings::count_chars(&self.str_bytes(s)[from..offset])
    }

    /// The offsets of a non-ASCII string, made when missing.
    fn str_index_of(&mut self, s: Value) -> *const u32 {
        let s = self.str_cell(s);
        let p = s.as_ptr::<Str>();
        // SAFETY: `s` is a string; `extra` without GROWABLE is NULL or its index.
        unsafe {
            let shared = (*p).head.bits & Str::GROWABLE != 0;
            if !shared && !(*p).extra.is_null() {
                return (*p).extra.as_ptr::<Buffer>().add(1) as *const u32;
            }
            let entries = self.str_len(s) / STRIDE;
            let len = (*p).len_bytes as usize;
            let room = entries * 4 + if shared { len } else { 0 };
            let offsets = self.new_buffer(ShapeId::STR_INDEX, room) as *mut u32;
            let bytes = self.str_bytes(s);
            let mut at = 0;
            for k in 0..entries {
                at = skip_chars(bytes, at, STRIDE);
                *offsets.add(k) = at as u32;
            }
            if shared {
                // The index takes the place of the shared text in `extra`, so it keeps a copy.
                let text = offsets.add(entries) as *mut u8;
                std::ptr::copy_nonoverlapping(bytes.as_ptr(), text, len);
                (*p).data = text;
                (*p).head.bits &= !Str::GROWABLE;
            }
            let index = Value::from_ptr((offsets as *const Buffer).sub(1));
            (*p).extra = index;
            self.heap.barrier(s, index);
            offsets
        }
    }

    /// `s[i]`, `i` below the length.
    #[inline]
    pub fn str_get(&mut self, s: Value, i: usize) -> Value {
        if self.str_is_ascii(s) {
            let byte = self.str_bytes(s)[i];
            return self.latin_chars[byte as usize];
        }
        let at = self.str_offset(s, i);
        self.str_char_at(s, at)
    }

    /// The one-character string that starts at byte `at`.
    pub fn str_char_at(&mut self, s: Value, at: usize) -> Value {
        let bytes = self.str_bytes(s);
        let c = &bytes[at..at + char_len(bytes[at])];
        match *c {
            [b] => self.latin_chars[b as usize],
            [a @ 0xc2..=0xc3, b] => self.latin_chars[((a & 3) << 6 | b & 0x3f) as usize],
            _ => self.new_str_wtf8(c),
        }
    }

    /// `s[start:stop]`, both in range and in order.
    pub fn str_substring(&mut self, s: Value, start: usize, stop: usize) -> Value {
        if start == 0 && stop == self.str_len(s) && self.is_str(s) {
            return s;
        }
        let (from, to) = (self.str_offset(s, start), self.str_offset(s, stop));
        let bytes = &self.str_bytes(s)[from..to];
        self.new_str_parts(&[bytes], stop - start, self.str_is_ascii(s))
    }

    /// `s[item]` for an index or a slice.
    pub fn str_getitem(&mut self, s: Value, item: Value) -> R<Value> {
        let len = self.str_len(s);
        if item.is_small_int() {
            let i = item.as_small_int();
            let place = if i < 0 { i + len as i64 } else { i };
            if place < 0 || place >= len as i64 {
                return self.index_error("string index out of range");
            }
            return Ok(self.str_get(s, place as usize));
        }
        if item.is_ptr() && self.shape_of(item) == ShapeId::SLICE {
            let span = self.slice_span(item, len)?;
            if let Some(range) = span.range() {
                return Ok(self.str_substring(s, range.start, range.end));
            }
            let mut out = Vec::with_capacity(span.len);
            if self.str_is_ascii(s) {
                let bytes = self.str_bytes(s);
                out.extend(span.places().map(|i| bytes[i]));
            } else {
                for i in span.places() {
                    let at = self.str_offset(s, i);
                    let bytes = self.str_bytes(s);
                    out.extend_from_slice(&bytes[at..at + char_len(bytes[at])]);
                }
            }
            return Ok(self.new_str_wtf8(&out));
        }
        if !self.is_int(item) && self.lookup_special(item, self.names.index).is_none() {
            let name = self.type_name(item);
            return self.type_error(format!("string indices must be integers, not '{name}'"));
        }
        let i = self.item_index(item, len, "string index out of range")?;
        Ok(self.str_get(s, i))
    }

    /// A string of these pieces of WTF-8, whose length and character are known.
    pub fn new_str_parts(&mut self, parts: &[&[u8]], len_chars: usize, ascii: bool) -> Value {
        let len: usize = parts.iter().map(|p| p.len()).sum();
        if let [only] = parts
            && len_chars <= 1
        {
            return self.new_str_wtf8(only);
        }
        if len_chars <= 1 {
            return self.new_str_wtf8(&parts.concat());
        }
        let (s, mut to) = self.new_str_uninit(len, len_chars, ascii);
        for part in parts {
            // SAFETY: there is room for all parts.
            unsafe {
                std::ptr::copy_nonoverlapping(part.as_ptr(), to, part.len());
                to = to.add(part.len());
            }
        }
        s
    }

    /// A string whose text the caller writes at the returned place before anyone reads it.
    ///
    /// Not for lengths below 2: those strings are unique.
    pub(crate) fn new_str_uninit(
        &mut self,
        len_bytes: usize,
        len_chars: usize,
        ascii: bool,
    ) -> (Value, *mut u8) {
        let p = self.alloc(ShapeId::STR, size_of::<Str>() + len_bytes) as *mut Str;
        // SAFETY: a fresh cell with room for the text behind the header.
        unsafe {
            let data = p.add(1) as *mut u8;
            (*p).data = data;
            (*p).len_bytes = len_bytes as u64;
            (*p).len_chars = len_chars as u64;
            (*p).head.bits = if ascii { Str::ASCII } else { 0 };
            (Value::from_ptr(p), data)
        }
    }
}

/// Bytes of the code point that starts with this byte.
#[inline]
pub fn char_len(first: u8) -> usize {
    match first {
        0..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

/// The offset `n` code points behind offset `at`.
fn skip_chars(bytes: &[u8], mut at: usize, n: usize) -> usize {
    for _ in 0..n {
        at += char_len(bytes[at]);
    }
    at
}
