//! Malformed numbers, as CPython's tokenizer reports them.

use crate::error::Fault;

/// What is wrong with a number: where, from the start of the number, the message is said to be; and the message.
struct Wrong {
    /// Offset of the last character that was read.
    at: usize,
    message: String,
    /// Where the fault ends, if it extends from the number's start.
    end: Option<usize>,
}

/// Keywords that may follow a number without a space; the tokenizer only warns of them.
const KEYWORDS: [&str; 8] = ["and", "else", "for", "if", "in", "is", "or", "not"];

/// The fault of the number at or just before an offset, if that is what is wrong there.
pub(super) fn fault(source: &str, at: usize) -> Option<Fault> {
    let bytes = source.as_bytes();
    let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80;
    let mut start = at;
    while start > 0 && (word(bytes[start - 1]) || bytes[start - 1] == b'.') {
        start -= 1;
    }
    while start <= at {
        let rest = &bytes[start..];
        let first = *rest.first()?;
        let fraction = first == b'.' && rest.get(1).is_some_and(u8::is_ascii_digit);
        if first.is_ascii_digit() || fraction {
            match (Scan { text: rest, at: 0 }).number() {
                Ok(length) => start += length,
                Err(wrong) => return Some(place(start, wrong)),
            }
        } else if word(first) {
            start += rest.iter().take_while(|b| word(**b)).count();
        } else {
            start += 1;
        }
    }
    None
}

fn place(start: usize, wrong: Wrong) -> Fault {
    match wrong.end {
        Some(end) => Fault {
            lexical: true,
            ..Fault::new(super::tokens::range(start, start + end), wrong.message)
        },
        None => Fault::lexical(start + wrong.at, wrong.message),
    }
}

/// Reads a number as the tokenizer does.
struct Scan<'a> {
    text: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    /// The character here cannot be: the one before it is pointed at.
    fn wrong<T>(&self, message: String) -> Result<T, Wrong> {
        Err(Wrong {
            at: self.at.saturating_sub(1),
            message,
            end: None,
        })
    }

    /// How long the number is.
    fn number(mut self) -> Result<usize, Wrong> {
        if self.peek() == b'0' {
            let base = self.text.get(1).map(u8::to_ascii_lowercase);
            match base {
                Some(b'x') => return self.based(16, "hexadecimal"),
                Some(b'o') => return self.based(8, "octal"),
                Some(b'b') => return self.based(2, "binary"),
                _ => {}
            }
        }
        let zeros = self.zeros()?;
        let whole = zeros == 0 || self.at > zeros;
        let fraction = self.peek() == b'.';
        if fraction {
            self.at += 1;
            if self.peek().is_ascii_digit() {
                self.decimals()?;
            }
        }
        let exponent = self.exponent()?;
        if matches!(self.peek(), b'j' | b'J') {
            self.at += 1;
            return self.ended("imaginary");
        }
        if zeros > 0 && whole && !fraction && !exponent {
            let message = "leading zeros in decimal integer literals are not permitted; use an 0o \
                           prefix for octal integers";
            return Err(Wrong {
                at: 0,
                message: message.to_string(),
                end: Some(zeros),
            });
        }
        self.ended("decimal")
    }

    /// The digits before the point; gives how many zeros there are in front.
    fn zeros(&mut self) -> Result<usize, Wrong> {
        if self.peek() != b'0' {
            if self.peek() != b'.' {
                self.decimals()?;
            }
            return Ok(0);
        }
        while self.peek() == b'0' {
            self.at += 1;
            if self.peek() == b'_' {
                self.at += 1;
                if !self.peek().is_ascii_digit() {
                    return self.wrong("invalid decimal literal".to_string());
                }
            }
        }
        let zeros = self.at;
        if self.peek().is_ascii_digit() {
            self.decimals()?;
        }
        Ok(zeros)
    }

    /// `1_000`
    fn decimals(&mut self) -> Result<(), Wrong> {
        loop {
            while self.peek().is_ascii_digit() {
                self.at += 1;
            }
            if self.peek() != b'_' {
                return Ok(());
            }
            self.at += 1;
            if !self.peek().is_ascii_digit() {
                return self.wrong("invalid decimal literal".to_string());
            }
        }
    }

    /// `e+10`; is there one?
    fn exponent(&mut self) -> Result<bool, Wrong> {
        if !matches!(self.peek(), b'e' | b'E') {
            return Ok(false);
        }
        let letter = self.at;
        self.at += 1;
        if matches!(self.peek(), b'+' | b'-') {
            self.at += 1;
            if !self.peek().is_ascii_digit() {
                return self.wrong("invalid decimal literal".to_string());
            }
        } else if !self.peek().is_ascii_digit() {
            self.at = letter;
            return Ok(false);
        }
        self.decimals().map(|()| true)
    }

    /// `0x1f`
    fn based(mut self, base: u32, name: &str) -> Result<usize, Wrong> {
        let fits = |b: u8| (b as char).is_digit(base);
        self.at = 2;
        loop {
            if self.peek() == b'_' {
                self.at += 1;
            }
            if !fits(self.peek()) {
                return match self.peek() {
                    digit if digit.is_ascii_digit() => self.bad_digit(digit, name),
                    _ => self.wrong(format!("invalid {name} literal")),
                };
            }
            while fits(self.peek()) {
                self.at += 1;
            }
            if self.peek() != b'_' {
                break;
            }
        }
        match self.peek() {
            digit if digit.is_ascii_digit() => self.bad_digit(digit, name),
            _ => self.ended(name),
        }
    }

    fn bad_digit<T>(&self, digit: u8, name: &str) -> Result<T, Wrong> {
        let digit = digit as char;
        Err(Wrong {
            at: self.at,
            message: format!("invalid digit '{digit}' in {name} literal"),
            end: None,
        })
    }

    /// What may follow a number?
    fn ended(&self, name: &str) -> Result<usize, Wrong> {
        let rest = &self.text[self.at..];
        let keyword = KEYWORDS.iter().any(|k| rest.starts_with(k.as_bytes()));
        let next = self.peek();
        if !keyword && (next.is_ascii_alphanumeric() || next == b'_') {
            return self.wrong(format!("invalid {name} literal"));
        }
        Ok(self.at)
    }
}
