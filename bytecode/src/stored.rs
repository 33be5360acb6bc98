//! Code as bytes, to be kept and read by the same build.
//!
//! ```text
//!  string ─ file name ─ code
//!  code   ─ header numbers ─ strings ─ instructions, 8 bytes each ─ constants ─ handlers ─ positions ─ inner codes
//! ```
//!
//! Numbers have seven bits to a byte, least first; the last byte has its highest bit clear. Positions are differences.
//! What is read is verified: bytes from anywhere give no code or one that the interpreter can run.
//!
//! The file is longer than most because writing and reading stand side by side.

use crate::code::{Flags, Handler, Position, PositionEntry};
use crate::{Code, Const, Ins, verify};
use std::sync::Arc;

/// Deepest nesting of codes and of constants that is read.
const DEEPEST: u32 = 200;

/// Code, and all inside it, as bytes.
pub fn write(code: &Code) -> Vec<u8> {
    let mut out = Vec::new();
    text(&mut out, &code.filename);
    write_code(&mut out, code);
    out
}

/// The code of [`write()`]; `None` if these bytes are something else.
pub fn read(bytes: &[u8]) -> Option<Arc<Code>> {
    let mut reader = Reader {
        bytes,
        filename: "".into(),
        depth: 0,
    };
    reader.filename = reader.text()?.into();
    let code = reader.code()?;
    let whole = reader.bytes.is_empty();
    (whole && verify::verify(&code).is_ok()).then_some(code)
}

fn number(out: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

/// A number with a sign: small ones of either are short.
fn signed(out: &mut Vec<u8>, n: i64) {
    number(out, (n << 1 ^ n >> 63) as u64);
}

fn blob(out: &mut Vec<u8>, bytes: &[u8]) {
    number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

fn text(out: &mut Vec<u8>, s: &str) {
    blob(out, s.as_bytes());
}

fn write_code(out: &mut Vec<u8>, code: &Code) {
    text(out, &code.name);
    text(out, &code.qualname);
    for n in [
        code.first_line,
        code.flags.0,
        code.arg_count.into(),
        code.posonly_count.into(),
        code.kwonly_count.into(),
        code.frame_size.into(),
        code.self_attrs.into(),
    ] {
        number(out, n.into());
    }
    for list in [&code.locals, &code.free, &code.names] {
        number(out, list.len() as u64);
        list.iter().for_each(|s| text(out, s));
    }
    number(out, code.cells.len() as u64);
    code.cells.iter().for_each(|c| number(out, (*c).into()));
    number(out, code.ins.len() as u64);
    for ins in &code.ins {
        out.extend_from_slice(&ins.to_bits().to_le_bytes());
    }
    number(out, code.consts.len() as u64);
    code.consts.iter().for_each(|c| write_const(out, c));
    number(out, code.handlers.len() as u64);
    for h in &code.handlers {
        for n in [h.start, h.end, h.target, h.reg.into()] {
            number(out, n.into());
        }
    }
    write_positions(out, &code.positions);
    number(out, code.codes.len() as u64);
    code.codes.iter().for_each(|inner| write_code(out, inner));
}

fn write_positions(out: &mut Vec<u8>, positions: &[PositionEntry]) {
    number(out, positions.len() as u64);
    let (mut pc, mut line) = (0, 0);
    for entry in positions {
        let at = entry.at;
        signed(out, i64::from(entry.pc) - pc);
        signed(out, i64::from(at.line) - line);
        signed(out, i64::from(at.end_line) - i64::from(at.line));
        number(out, at.column.into());
        number(out, at.end_column.into());
        (pc, line) = (entry.pc.into(), at.line.into());
    }
}

fn write_const(out: &mut Vec<u8>, c: &Const) {
    match c {
        Const::None => out.push(0),
        Const::Bool(b) => out.push(1 + u8::from(*b)),
        Const::Ellipsis => out.push(3),
        Const::Int(i) => {
            out.push(4);
            signed(out, *i);
        }
        Const::BigInt(digits) => {
            out.push(5);
            text(out, digits);
        }
        Const::Float(bits) => {
            out.push(6);
            out.extend_from_slice(&bits.to_le_bytes());
        }
        Const::Complex(real, imaginary) => {
            out.push(7);
            out.extend_from_slice(&real.to_le_bytes());
            out.extend_from_slice(&imaginary.to_le_bytes());
        }
        Const::Str(bytes) => {
            out.push(8);
            blob(out, bytes);
        }
        Const::Bytes(bytes) => {
            out.push(9);
            blob(out, bytes);
        }
        Const::Tuple(items) => write_consts(out, 10, items),
        Const::FrozenSet(items) => write_consts(out, 11, items),
        Const::Slice(parts) => write_consts(out, 12, &**parts),
    }
}

fn write_consts(out: &mut Vec<u8>, tag: u8, items: &[Const]) {
    out.push(tag);
    number(out, items.len() as u64);
    items.iter().for_each(|c| write_const(out, c));
}

struct Reader<'a> {
    /// What is left.
    bytes: &'a [u8],
    filename: Arc<str>,
    depth: u32,
}

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(len)?;
        self.bytes = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    #[inline]
    fn number(&mut self) -> Option<u64> {
        let first = self.byte()?;
        if first < 0x80 {
            return Some(first.into());
        }
        let mut n = u64::from(first & 0x7f);
        for shift in (7..64).step_by(7) {
            let byte = self.byte()?;
            n |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(n);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        let n = self.number()?;
        Some((n >> 1) as i64 ^ -((n & 1) as i64))
    }

    fn small<T: TryFrom<u64>>(&mut self) -> Option<T> {
        T::try_from(self.number()?).ok()
    }

    fn word(&mut self) -> Option<u64> {
        let (bytes, rest) = self.bytes.split_first_chunk::<8>()?;
        self.bytes = rest;
        Some(u64::from_le_bytes(*bytes))
    }

    fn blob(&mut self) -> Option<&'a [u8]> {
        let len = self.small()?;
        self.take(len)
    }

    fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.blob()?).ok()
    }

    /// A list of things that take a byte each, or more.
    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let len: usize = self.small()?;
        if len > self.bytes.len() {
            return None;
        }
        let mut items = Vec::with_capacity(len);
        for _ in 0..len {
            items.push(item(self)?);
        }
        Some(items)
    }

    /// Does something one level deeper, if that is not too deep.
    fn nested<T>(&mut self, what: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth += 1;
        let result = what(self);
        self.depth -= 1;
        result
    }

    fn code(&mut self) -> Option<Arc<Code>> {
        let (name, qualname) = (self.text()?.into(), self.text()?.into());
        let first_line = self.small()?;
        let flags = Flags(self.small()?);
        let (arg_count, posonly_count) = (self.small()?, self.small()?);
        let (kwonly_count, frame_size) = (self.small()?, self.small()?);
        let self_attrs = self.small()?;
        let mut strings = || self.list(|r| r.text().map(Box::from));
        let (locals, free, names) = (strings()?, strings()?, strings()?);
        let cells = self.list(|r| r.small())?;
        let ins = self.list(|r| Ins::from_bits(r.word()?))?;
        let consts = self.list(Reader::constant)?;
        let handlers = self.list(|r| {
            Some(Handler {
                start: r.small()?,
                end: r.small()?,
                target: r.small()?,
                reg: r.small()?,
            })
        })?;
        let positions = self.positions()?;
        let codes = self.nested(|r| r.list(Reader::code))?;
        let params = u32::from(arg_count)
            + u32::from(kwonly_count)
            + u32::from(flags.has(Flags::VARARGS))
            + u32::from(flags.has(Flags::VARKW));
        // More would overflow where the verifier looks for them.
        u16::try_from(params).ok()?;
        Some(Arc::new(Code {
            name,
            qualname,
            filename: self.filename.clone(),
            first_line,
            flags,
            arg_count,
            posonly_count,
            kwonly_count,
            locals,
            cells,
            free,
            frame_size,
            ins,
            consts,
            names,
            codes,
            handlers,
            positions,
            self_attrs,
        }))
    }

    fn positions(&mut self) -> Option<Vec<PositionEntry>> {
        let (mut pc, mut line) = (0i64, 0i64);
        self.list(|r| {
            pc = pc.checked_add(r.signed()?)?;
            line = line.checked_add(r.signed()?)?;
            let end_line = line.checked_add(r.signed()?)?;
            Some(PositionEntry {
                pc: u32::try_from(pc).ok()?,
                at: Position {
                    line: u32::try_from(line).ok()?,
                    end_line: u32::try_from(end_line).ok()?,
                    column: r.small()?,
                    end_column: r.small()?,
                },
            })
        })
    }

    fn constant(&mut self) -> Option<Const> {
        Some(match self.byte()? {
            0 => Const::None,
            1 => Const::Bool(false),
            2 => Const::Bool(true),
            3 => Const::Ellipsis,
            4 => Const::Int(self.signed()?),
            5 => Const::BigInt(self.text()?.into()),
            6 => Const::Float(self.word()?),
            7 => Const::Complex(self.word()?, self.word()?),
            8 => Const::Str(self.blob()?.into()),
            9 => Const::Bytes(self.blob()?.into()),
            10 => Const::Tuple(self.constants()?),
            11 => Const::FrozenSet(self.constants()?),
            12 => Const::Slice(Box::new(self.constants()?.into_vec().try_into().ok()?)),
            _ => return None,
        })
    }

    fn constants(&mut self) -> Option<Box<[Const]>> {
        self.nested(|r| r.list(Reader::constant)).map(Vec::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Op;

    fn sample() -> Code {
        let leaf = |name: &str, codes| Code {
            name: name.into(),
            qualname: format!("m.{name}").into(),
            filename: "m.py".into(),
            first_line: 3,
            flags: Flags(Flags::FUNCTION | Flags::VARARGS),
            arg_count: 1,
            posonly_count: 1,
            kwonly_count: 0,
            locals: vec!["a".into(), "args".into()],
            cells: vec![0],
            free: vec!["é".into()],
            frame_size: 5,
            ins: vec![Ins::new(Op::Return, 1, 0, 0)],
            consts: vec![
                Const::Int(-5),
                Const::Int(i64::MIN),
                Const::BigInt("-123456789012345678901234567890".into()),
                Const::Float(0.5f64.to_bits()),
                Const::Complex(1, 2),
                Const::Str(b"\xed\xa0\x80"[..].into()),
                Const::Tuple(vec![Const::None, Const::Bool(true), Const::Ellipsis].into()),
                Const::FrozenSet(vec![Const::Bytes(b"x"[..].into())].into()),
                Const::Slice(Box::new([Const::None, Const::Int(1), Const::Bool(false)])),
            ],
            names: vec!["print".into(); 130],
            codes,
            handlers: vec![Handler {
                start: 0,
                end: 1,
                target: 0,
                reg: 2,
            }],
            positions: vec![PositionEntry {
                pc: 0,
                at: Position {
                    line: 300,
                    end_line: 301,
                    column: 7,
                    end_column: 2,
                },
            }],
            self_attrs: 2,
        };
        let inner = Arc::new(leaf("inner", Vec::new()));
        leaf("outer", vec![inner.clone(), inner])
    }

    #[test]
    fn code_reads_back() {
        let code = sample();
        assert_eq!(read(&write(&code)).as_deref(), Some(&code));
    }

    #[test]
    fn other_bytes_are_no_code_and_no_harm() {
        let bytes = write(&sample());
        for len in 0..bytes.len() {
            assert_eq!(read(&bytes[..len]), None, "cut at {len}");
        }
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut bad = bytes.clone();
                bad[at] ^= 1 << bit;
                // It may be another code; it is one that was verified.
                read(&bad);
            }
        }
    }
}
