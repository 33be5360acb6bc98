//! The content key of a code object.
//!
//! Two codes with the same fingerprint do the same thing: instructions, constants, names and
//! parameters go in; line numbers, file name and the bodies of nested functions do not (those
//! count by qualified name and place), so that editing one function leaves the others known.

use crate::{Code, Const};
use std::fmt;

/// 128 bits of content hash.
#[derive(
    Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize,
)]
pub struct Fingerprint(pub [u8; 16]);

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

/// FNV-1a over 128 bits: short, portable between machines, good enough for a key that is
/// compared with trusted content only.
pub struct Hasher(u128);

impl Default for Hasher {
    fn default() -> Hasher {
        Hasher(0x6c62272e07bb014262b821756295c58d)
    }
}

impl Hasher {
    /// Mixes in bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = (self.0 ^ b as u128).wrapping_mul(0x0000000001000000000000000000013b);
        }
    }

    /// Mixes in a number.
    pub fn number(&mut self, n: u64) {
        self.bytes(&n.to_le_bytes());
    }

    /// Mixes in text, its length first.
    pub fn text(&mut self, s: &str) {
        self.number(s.len() as u64);
        self.bytes(s.as_bytes());
    }

    /// The key.
    pub fn finish(self) -> Fingerprint {
        Fingerprint(self.0.to_le_bytes())
    }
}

fn add_const(h: &mut Hasher, c: &Const) {
    match c {
        Const::None => h.number(0),
        Const::Bool(b) => h.number(1 + *b as u64),
        Const::Ellipsis => h.number(3),
        Const::Int(i) => [4, *i as u64].iter().for_each(|n| h.number(*n)),
        Const::BigInt(s) => {
            h.number(5);
            h.text(s);
        }
        Const::Float(b) => [6, *b].iter().for_each(|n| h.number(*n)),
        Const::Complex(r, i) => [7, *r, *i].iter().for_each(|n| h.number(*n)),
        Const::Str(s) | Const::Bytes(s) => {
            h.number(if matches!(c, Const::Str(_)) { 8 } else { 9 });
            h.number(s.len() as u64);
            h.bytes(s);
        }
        Const::Tuple(items) | Const::FrozenSet(items) => {
            h.number(if matches!(c, Const::Tuple(_)) { 10 } else { 11 });
            h.number(items.len() as u64);
            items.iter().for_each(|i| add_const(h, i));
        }
        Const::Slice(parts) => {
            h.number(12);
            parts.iter().for_each(|i| add_const(h, i));
        }
    }
}

impl Code {
    /// The content key of this code.
    pub fn fingerprint(&self) -> Fingerprint {
        let mut h = Hasher::default();
        h.text(&self.qualname);
        for n in [
            self.flags.0,
            self.arg_count as u32,
            self.posonly_count as u32,
            self.kwonly_count as u32,
            self.frame_size as u32,
            self.self_attrs as u32,
        ] {
            h.number(n as u64);
        }
        for list in [&self.locals, &self.free, &self.names] {
            h.number(list.len() as u64);
            list.iter().for_each(|s| h.text(s));
        }
        self.cells.iter().for_each(|c| h.number(*c as u64));
        h.number(self.consts.len() as u64);
        self.consts.iter().for_each(|c| add_const(&mut h, c));
        h.number(self.ins.len() as u64);
        for i in &self.ins {
            h.bytes(&[i.op as u8, i.x]);
            [i.a, i.b, i.c]
                .iter()
                .for_each(|f| h.bytes(&f.to_le_bytes()));
        }
        for x in &self.handlers {
            [x.start, x.end, x.target, x.reg as u32]
                .iter()
                .for_each(|n| h.number(*n as u64));
        }
        h.number(self.codes.len() as u64);
        self.codes.iter().for_each(|c| h.text(&c.qualname));
        h.finish()
    }
}
