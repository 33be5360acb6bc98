//! Concatenation and repetition of strings; `s += x` in amortized constant time per byte.
//!
//! A string that was built by appending shares a growable buffer with the strings it came
//! from: each is a prefix of the buffer's text, and the one that ends where the text ends may
//! extend it in place.
//!
//! ```text
//!  RAW_BUFFER: [u64 used] [text …………………… ][ room ]
//!                          └ data of every string that shares it
//! ```

use crate::{R, Runtime, ShapeId, Value};
use rekindle_abi::heap::{Buffer, Str};

/// Strings below this length are simply copied.
const GROWABLE_FROM: usize = 128;

impl Runtime {
    /// `a + b` of two strings.
    pub fn str_concat(&mut self, a: Value, b: Value) -> Value {
        let (x, y) = (self.str_bytes(a), self.str_bytes(b));
        if y.is_empty() && self.is_str(a) {
            return a;
        }
        if x.is_empty() && self.is_str(b) {
            return b;
        }
        // A short tail on a long string: probably a loop that builds text.
        if x.len() >= 8 * GROWABLE_FROM && y.len() < x.len() / 4 {
            return self.str_append(a, b);
        }
        let chars = self.str_len(a) + self.str_len(b);
        let ascii = self.str_is_ascii(a) && self.str_is_ascii(b);
        self.new_str_parts(&[x, y], chars, ascii)
    }

    /// `a += b` of two strings: the same result, and cheap when repeated.
    pub fn str_append(&mut self, a: Value, b: Value) -> Value {
        let (x, y) = (self.str_bytes(a), self.str_bytes(b));
        let total = x.len() + y.len();
        if total < GROWABLE_FROM || y.is_empty() || x.is_empty() {
            return self.str_concat(a, b);
        }
        let p = self.str_cell(a).as_ptr::<Str>();
        // SAFETY: `a` is a string; with GROWABLE its `extra` is the buffer that starts with `used`.
        let shared = unsafe {
            ((*p).head.bits & Str::GROWABLE != 0)
                .then(|| (*p).extra.as_ptr::<Buffer>())
                .filter(|buffer| {
                    let used = *(buffer.add(1) as *const u64) as usize;
                    used == x.len() && total + 8 <= (**buffer).len_bytes as usize
                })
        };
        let buffer = shared.unwrap_or_else(|| self.new_growable(x, total * 2));
        // SAFETY: the buffer's text starts with `x` and has room for `total` bytes.
        let data = unsafe {
            let used = buffer.add(1) as *mut u64;
            let data = used.add(1) as *mut u8;
            std::ptr::copy_nonoverlapping(y.as_ptr(), data.add(x.len()), y.len());
            *used = total as u64;
            data
        };
        let ascii = self.str_is_ascii(a) && self.str_is_ascii(b);
        let chars = self.str_len(a) + self.str_len(b);
        let s = self.alloc(ShapeId::STR, size_of::<Str>()) as *mut Str;
        // SAFETY: a fresh header.
        unsafe {
            (*s).head.bits = Str::GROWABLE | if ascii { Str::ASCII } else { 0 };
            (*s).data = data;
            (*s).len_bytes = total as u64;
            (*s).len_chars = chars as u64;
            (*s).extra = Value::from_ptr(buffer);
        }
        Value::from_ptr(s)
    }

    fn new_growable(&mut self, text: &[u8], room: usize) -> *mut Buffer {
        let used = self.new_buffer(ShapeId::RAW_BUFFER, room + 8) as *mut u64;
        // SAFETY: a fresh buffer with more room than the text needs.
        unsafe {
            *used = text.len() as u64;
            std::ptr::copy_nonoverlapping(text.as_ptr(), used.add(1) as *mut u8, text.len());
            (used as *mut Buffer).sub(1)
        }
    }

    /// `s * n`
    pub fn str_repeat(&mut self, s: Value, n: Value) -> R<Value> {
        let Some(n) = self.repeat_count(n, self.str_bytes(s).len())? else {
            return Ok(self.names.empty);
        };
        if n == 1 && self.is_str(s) {
            return Ok(s);
        }
        let (bytes, chars) = (self.str_bytes(s), self.str_len(s) * n);
        if chars <= 1 {
            return Ok(self.new_str_wtf8(bytes));
        }
        let (result, to) = self.new_str_uninit(bytes.len() * n, chars, self.str_is_ascii(s));
        // SAFETY: room for `n` copies.
        unsafe { fill_repeated(to, bytes, n) };
        Ok(result)
    }

    /// The count of a repetition of `len` bytes; None: nothing results.
    pub fn repeat_count(&mut self, n: Value, len: usize) -> R<Option<usize>> {
        let i = match self.int_of(n) {
            Some(i) => i,
            None => {
                let i = self.index(n)?;
                match self.int_of(i) {
                    Some(i) => i,
                    None => return Ok(None),
                }
            }
        };
        let Some(n64) = i.to_i64() else {
            let name = self.type_name(n);
            return self.overflow_error(format!("cannot fit '{name}' into an index-sized integer"));
        };
        if n64 <= 0 || len == 0 {
            return Ok(None);
        }
        match len.checked_mul(n64 as usize) {
            Some(total) => self.check_room(total).map(|()| Some(n64 as usize)),
            None => self.raise_args(crate::ClassId::MEMORY_ERROR, &[]),
        }
    }
}

/// Writes `n` copies of `bytes`, doubling what is there.
///
/// # Safety
/// `to` has room for them.
pub(crate) unsafe fn fill_repeated(to: *mut u8, bytes: &[u8], n: usize) {
    // SAFETY: the caller vouches for the room; source and target do not overlap.
    unsafe {
        if let [byte] = bytes {
            std::ptr::write_bytes(to, *byte, n);
            return;
        }
        std::ptr::copy_nonoverlapping(bytes.as_ptr(), to, bytes.len());
        let (mut have, total) = (bytes.len(), bytes.len() * n);
        while have < total {
            let more = have.min(total - have);
            std::ptr::copy_nonoverlapping(to, to.add(have), more);
            have += more;
        }
    }
}
