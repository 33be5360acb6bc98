//! Formats of module `struct`, parsed.

use rekindle_objects::buffer_item::{Order, native_size};

/// Items of one type in a row.
#[derive(Debug)]
pub(super) struct Part {
    /// The type code.
    pub(super) code: u8,
    /// Bytes of an item.
    pub(super) size: usize,
    /// How many items; of `s`, `p` and `x`, how many bytes.
    pub(super) count: usize,
    /// Where the first lies.
    pub(super) offset: usize,
}

/// A format.
#[derive(Debug)]
pub(super) struct Format {
    /// As it was written.
    pub(super) text: String,
    pub(super) order: Order,
    /// Sizes and alignment of this machine?
    pub(super) native: bool,
    pub(super) parts: Vec<Part>,
    /// Bytes in all.
    pub(super) size: usize,
    /// Python values in all.
    pub(super) values: usize,
}

impl Default for Format {
    fn default() -> Format {
        Format {
            text: String::new(),
            order: Order::Little,
            native: true,
            parts: Vec::new(),
            size: 0,
            values: 0,
        }
    }
}

/// Bytes of an item in the standard sizes.
fn standard_size(code: u8) -> Option<usize> {
    match code {
        b'l' | b'L' => Some(4),
        b'n' | b'N' | b'P' => None,
        _ => native_size(code),
    }
}

const TOO_LONG: &str = "total struct size too long";

impl Format {
    /// Parses a format; the message of `struct.error` otherwise.
    pub(super) fn parse(text: &[u8]) -> Result<Format, &'static str> {
        let mut format = Format {
            text: String::from_utf8_lossy(text).into_owned(),
            ..Format::default()
        };
        let mut rest = text;
        if let [first @ (b'@' | b'=' | b'<' | b'>' | b'!'), behind @ ..] = text {
            rest = behind;
            format.native = *first == b'@';
            if matches!(first, b'>' | b'!') {
                format.order = Order::Big;
            }
        }
        while let [code, behind @ ..] = rest {
            rest = behind;
            if code.is_ascii_whitespace() {
                continue;
            }
            let (mut code, mut count) = (*code, 1);
            if code == 0 || behind.contains(&0) {
                return Err("embedded null character");
            }
            if code.is_ascii_digit() {
                count = (code - b'0') as usize;
                loop {
                    let Some((next, behind)) = rest.split_first() else {
                        return Err("repeat count given without format specifier");
                    };
                    rest = behind;
                    if !next.is_ascii_digit() {
                        code = *next;
                        break;
                    }
                    let more = count.checked_mul(10);
                    let more = more.and_then(|n| n.checked_add((next - b'0') as usize));
                    count = more
                        .filter(|n| *n < 1 << 62)
                        .ok_or("overflow in item count")?;
                }
            }
            format.add(code, count)?;
        }
        Ok(format)
    }

    fn add(&mut self, code: u8, count: usize) -> Result<(), &'static str> {
        let known = b"xcbB?hHiIlLqQnNefdFDspP".contains(&code);
        let size = if self.native {
            native_size(code)
        } else {
            standard_size(code)
        };
        let (true, Some(size)) = (known, size) else {
            return Err("bad char in struct format");
        };
        let aligned = match code {
            b'F' => 4,
            b'D' => 8,
            _ => size,
        };
        if self.native {
            self.size = self.size.next_multiple_of(aligned);
        }
        let offset = self.size;
        let len = count.checked_mul(size).ok_or(TOO_LONG)?;
        self.size = self
            .size
            .checked_add(len)
            .filter(|n| *n < 1 << 62)
            .ok_or(TOO_LONG)?;
        self.values += match code {
            b'x' => 0,
            b's' | b'p' => 1,
            _ => count,
        };
        if count > 0 || matches!(code, b's' | b'p') {
            self.parts.push(Part {
                code,
                size,
                count,
                offset,
            });
        }
        Ok(())
    }
}
