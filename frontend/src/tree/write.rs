//! Nodes as a source: what is compiled in place of a tree.
//!
//! Every expression stands in parentheses of its own, so that neither precedence nor context changes what it means.
//! Names that no source can have are written as others, and told.

use super::{Item, Node};
use crate::lines::Places;
use rekindle_bytecode::Const;
use std::fmt::Write as _;

/// A tree as a source.
pub struct Written {
    /// The text.
    pub source: String,
    pub(crate) places: Places,
    /// Names as written, and the real ones.
    pub(crate) renamed: Vec<(String, Box<str>)>,
}

/// Writes a whole tree: a `Module`, `Interactive` or `Expression`.
pub fn write(node: &Node) -> Written {
    let mut writer = Writer::default();
    match &*node.kind {
        "Expression" => writer.expr(&node.fields[0]),
        _ => writer.statements(&node.fields[0]),
    }
    Written {
        source: writer.out,
        places: writer.places,
        renamed: writer.renamed,
    }
}

#[derive(Default)]
pub(super) struct Writer {
    pub(super) out: String,
    places: Places,
    renamed: Vec<(String, Box<str>)>,
    pub(super) indent: usize,
}

impl Writer {
    pub(super) fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Writes a node, and notes its place.
    pub(super) fn span(&mut self, node: &Node, write: impl FnOnce(&mut Self)) {
        if let Some(place) = node.place {
            self.places.begin(self.out.len() as u32, place);
        }
        write(self);
        if let Some(place) = node.place {
            self.places.end(self.out.len() as u32, place);
        }
    }

    /// What the text at an expression is said to be.
    pub(super) fn says(&mut self, text: &[u8]) {
        let at = self.out.len() as u32;
        self.places.says(at, String::from_utf8_lossy(text).into());
    }

    /// Writes several things with commas between them.
    pub(super) fn separated<T>(
        &mut self,
        things: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        for (i, thing) in things.into_iter().enumerate() {
            if i > 0 {
                self.put(", ");
            }
            write(self, thing);
        }
    }

    /// An identifier, or another name for one that no source can have.
    pub(super) fn name(&mut self, item: &Item) {
        let Item::Text(name) = item else {
            return;
        };
        if is_name(name) {
            return self.put(name);
        }
        let known = self.renamed.iter().position(|(_, real)| real == name);
        let number = known.unwrap_or_else(|| {
            let written = format!("_no_name_{}", self.renamed.len());
            self.renamed.push((written, name.clone()));
            self.renamed.len() - 1
        });
        let written = self.renamed[number].0.clone();
        self.put(&written);
    }

    pub(super) fn constant(&mut self, value: &Const) {
        match value {
            Const::None => self.put("None"),
            Const::Bool(true) => self.put("True"),
            Const::Bool(false) => self.put("False"),
            Const::Ellipsis => self.put("..."),
            Const::Int(n) => self.put(&n.to_string()),
            Const::BigInt(digits) => self.put(digits),
            Const::Float(bits) => self.float(f64::from_bits(*bits)),
            Const::Complex(re, im) => self.complex(f64::from_bits(*re), f64::from_bits(*im)),
            Const::Str(text) => {
                self.put("\"");
                self.escaped(text);
                self.put("\"");
            }
            Const::Bytes(bytes) => {
                self.put("b\"");
                for byte in bytes {
                    let _ = write!(self.out, "\\x{byte:02x}");
                }
                self.put("\"");
            }
            Const::Tuple(items) => {
                self.put("(");
                for item in items {
                    self.put("(");
                    self.constant(item);
                    self.put("),");
                }
                self.put(")");
            }
            Const::FrozenSet(items) => {
                self.put("frozenset((");
                for item in items {
                    self.constant(item);
                    self.put(",");
                }
                self.put("))");
            }
            Const::Slice(parts) => {
                self.put("slice(");
                self.separated(parts.iter(), |this, part| this.constant(part));
                self.put(")");
            }
        }
    }

    fn float(&mut self, value: f64) {
        if value.is_nan() {
            return self.put("(1e999-1e999)");
        }
        if value.is_sign_negative() {
            self.put("-");
        }
        let size = value.abs();
        match size.is_infinite() {
            true => self.put("1e999"),
            false => {
                let _ = write!(self.out, "{size:?}");
            }
        }
    }

    /// A sum or difference that has exactly these parts, signs of zeros too.
    fn complex(&mut self, re: f64, im: f64) {
        let turned = re == 0.0 && re.is_sign_negative() && im.is_sign_positive();
        let (re, im) = if turned { (-re, -im) } else { (re, im) };
        self.put(if turned { "-(" } else { "(" });
        self.float(re);
        self.put(if im.is_sign_negative() { "-" } else { "+" });
        self.float(im.abs());
        self.put("j)");
    }

    /// Text as it may stand in any kind of double-quoted string.
    pub(super) fn escaped(&mut self, text: &[u8]) {
        for code in code_points(text) {
            let _ = match char::from_u32(code) {
                Some(c) if c.is_ascii_graphic() && !"\\\"'{}".contains(c) || c == ' ' => {
                    self.out.write_char(c)
                }
                _ if code < 0x100 => write!(self.out, "\\x{code:02x}"),
                _ if code < 0x10000 => write!(self.out, "\\u{code:04x}"),
                _ => write!(self.out, "\\U{code:08x}"),
            };
        }
    }
}

/// The code points of WTF-8.
fn code_points(text: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = *rest.first()? as u32;
        let (len, bits) = match first {
            0..0x80 => (1, first),
            0x80..0xe0 => (2, first & 0x1f),
            0xe0..0xf0 => (3, first & 0xf),
            _ => (4, first & 7),
        };
        let tail = rest.get(1..len)?;
        rest = &rest[len..];
        let code = tail.iter().fold(bits, |n, b| n << 6 | (*b as u32 & 0x3f));
        Some(code)
    })
}

fn is_name(name: &str) -> bool {
    let starts = |c: char| c == '_' || c.is_alphabetic();
    name.starts_with(starts)
        && name.chars().all(|c| c == '_' || c.is_alphanumeric())
        && !crate::KEYWORDS.contains(&name)
}
