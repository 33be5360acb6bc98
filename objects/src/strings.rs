//! Strings: creation, interning, hashing.

use crate::{Runtime, ShapeId, Value};
use rekindle_abi::heap::Str;
use std::hash::Hasher;

/// Size of a string's header; its own text follows.
const HEADER: usize = size_of::<Str>();

impl Runtime {
    /// A new string.
    pub fn new_str(&mut self, s: &str) -> Value {
        self.new_str_wtf8(s.as_bytes())
    }

    /// A new string from WTF-8 bytes (UTF-8 that may encode lone surrogates).
    pub fn new_str_wtf8(&mut self, bytes: &[u8]) -> Value {
        match bytes {
            [] if !self.names.empty.is_null() => return self.names.empty,
            [c] if *c < 128 && self.latin_chars.len() == 256 => {
                return self.latin_chars[*c as usize];
            }
            _ => {}
        }
        let ascii = bytes.is_ascii();
        let p = self.alloc(ShapeId::STR, HEADER + bytes.len()) as *mut Str;
        // SAFETY: a fresh cell with room for the text behind the header.
        unsafe {
            let data = p.add(1) as *mut u8;
            std::ptr::copy_nonoverlapping(bytes.as_ptr(), data, bytes.len());
            (*p).data = data;
            (*p).len_bytes = bytes.len() as u64;
            (*p).len_chars = if ascii {
                bytes.len()
            } else {
                count_chars(bytes)
            } as u64;
            (*p).head.bits = if ascii { Str::ASCII } else { 0 };
        }
        Value::from_ptr(p)
    }

    pub(crate) fn new_latin_char(&mut self, c: u8) -> Value {
        let mut buffer = [0; 4];
        let text = (c as char).encode_utf8(&mut buffer);
        self.intern(text)
    }

    /// The one string of this content.
    pub fn intern(&mut self, s: &str) -> Value {
        self.intern_wtf8(s.as_bytes())
    }

    /// The one string of this content, from WTF-8 bytes.
    pub fn intern_wtf8(&mut self, s: &[u8]) -> Value {
        if let Some(v) = self.interned.get(s) {
            return *v;
        }
        let v = self.new_str_wtf8(s);
        // SAFETY: a string; nobody else reads its bits now.
        unsafe { (*v.as_ptr::<Str>()).head.bits |= Str::INTERNED };
        self.interned.insert(s.into(), v);
        self.newly_interned.push(v);
        v
    }

    /// The interned string equal to `v` (itself, when interned already).
    pub fn intern_value(&mut self, v: Value) -> Value {
        let v = self.str_cell(v);
        // SAFETY: the caller checked that `v` is a string.
        if unsafe { (*v.as_ptr::<Str>()).head.bits } & Str::INTERNED != 0 {
            return v;
        }
        let bytes = self.str_bytes(v);
        if let Some(known) = self.interned.get(bytes) {
            return *known;
        }
        // SAFETY: as above.
        unsafe { (*v.as_ptr::<Str>()).head.bits |= Str::INTERNED };
        let key: Box<[u8]> = self.str_bytes(v).into();
        self.interned.insert(key, v);
        self.newly_interned.push(v);
        v
    }

    /// Is it a string (not a subclass)?
    #[inline(always)]
    pub fn is_str(&self, v: Value) -> bool {
        v.is_ptr() && self.shape_of(v) == ShapeId::STR
    }

    /// The string itself, of which an instance of a subclass carries one.
    #[inline(always)]
    pub(crate) fn str_cell(&self, v: Value) -> Value {
        if self.shape_of(v) == ShapeId::STR {
            v
        } else {
            self.payload(v)
        }
    }

    /// The string of one character below U+0100.
    #[inline]
    pub fn latin_char(&self, c: u8) -> Value {
        self.latin_chars[c as usize]
    }

    /// The WTF-8 bytes of a string. Valid while the string lives.
    #[inline]
    pub fn str_bytes<'a>(&self, v: Value) -> &'a [u8] {
        let p = self.str_cell(v).as_ptr::<Str>();
        // SAFETY: `v` is a string (the caller checked); strings are immutable and their data
        // live as long as they do, and callers hold `v` in a scanned place meanwhile.
        unsafe { std::slice::from_raw_parts((*p).data, (*p).len_bytes as usize) }
    }

    /// The text of a string, lone surrogates replaced.
    pub fn str_text<'a>(&self, v: Value) -> std::borrow::Cow<'a, str> {
        let bytes = self.str_bytes(v);
        if self.str_is_ascii(v) {
            // SAFETY: the flag says that all bytes are ASCII.
            return unsafe { std::str::from_utf8_unchecked(bytes) }.into();
        }
        String::from_utf8_lossy(bytes)
    }

    /// All bytes below 128?
    pub fn str_is_ascii(&self, v: Value) -> bool {
        // SAFETY: `v` is a string (the caller checked).
        unsafe { (*self.str_cell(v).as_ptr::<Str>()).head.bits & Str::ASCII != 0 }
    }

    /// `len(s)`
    pub fn str_len(&self, v: Value) -> usize {
        // SAFETY: `v` is a string (the caller checked).
        unsafe { (*self.str_cell(v).as_ptr::<Str>()).len_chars as usize }
    }

    /// CPython's hash of a string: SipHash-1-3 over its narrowest fixed-width form.
    pub fn str_hash(&self, v: Value) -> i64 {
        let p = self.str_cell(v).as_ptr::<Str>();
        // SAFETY: `v` is a string (the caller checked).
        let (known, ascii) = unsafe { ((*p).hash, (*p).head.bits & Str::ASCII != 0) };
        if known != 0 {
            return known;
        }
        let bytes = self.str_bytes(v);
        let hash = if ascii {
            self.hash_bytes(bytes)
        } else {
            self.hash_bytes(&fixed_width(bytes))
        };
        // SAFETY: as above; the hash is a cache.
        unsafe { (*p).hash = hash };
        hash
    }

    /// CPython's hash of bytes.
    pub fn hash_bytes(&self, bytes: &[u8]) -> i64 {
        if bytes.is_empty() {
            return 0;
        }
        let mut h = siphasher::sip::SipHasher13::new_with_keys(self.hash_keys.0, self.hash_keys.1);
        h.write(bytes);
        match h.finish() as i64 {
            -1 => -2,
            hash => hash,
        }
    }

    /// Are two strings equal?
    #[inline]
    pub fn str_eq(&self, a: Value, b: Value) -> bool {
        a == b || self.str_bytes(a) == self.str_bytes(b)
    }
}

/// Code points in WTF-8 bytes.
pub fn count_chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b & 0xc0 != 0x80).count()
}

/// Code points of WTF-8 bytes, surrogates included.
pub fn code_points(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let mut i = 0;
    std::iter::from_fn(move || {
        let b = *bytes.get(i)? as u32;
        let at = |k: usize| bytes.get(i + k).map_or(0, |b| *b as u32 & 0x3f);
        let (c, len) = match b {
            0..0x80 => (b, 1),
            0x80..0xe0 => ((b & 0x1f) << 6 | at(1), 2),
            0xe0..0xf0 => ((b & 0xf) << 12 | at(1) << 6 | at(2), 3),
            _ => ((b & 7) << 18 | at(1) << 12 | at(2) << 6 | at(3), 4),
        };
        i += len;
        Some(c)
    })
}

/// Appends a code point (surrogates included) as WTF-8.
pub fn push_code_point(c: u32, out: &mut Vec<u8>) {
    match char::from_u32(c) {
        Some(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        None => {
            let low = |shift: u32| 0x80 | (c >> shift & 0x3f) as u8;
            out.extend_from_slice(&[0xe0 | (c >> 12) as u8, low(6), low(0)]);
        }
    }
}

/// The bytes that CPython hashes: 1, 2 or 4 per code point, whichever the widest needs.
fn fixed_width(bytes: &[u8]) -> Vec<u8> {
    let points: Vec<u32> = code_points(bytes).collect();
    match points.iter().max().copied().unwrap_or(0) {
        0..0x100 => points.iter().map(|c| *c as u8).collect(),
        0x100..0x10000 => points
            .iter()
            .flat_map(|c| (*c as u16).to_le_bytes())
            .collect(),
        _ => points.iter().flat_map(|c| c.to_le_bytes()).collect(),
    }
}
