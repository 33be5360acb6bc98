//! Sets of characters: what one unit of a pattern (a literal, a class, a dot) accepts.

use super::codes::{self, category};
use super::fold;
use rekindle_objects::str_class;
use std::sync::OnceLock;

/// 256 bits, one per byte value.
pub(super) type Bits = [u64; 4];

/// Is the bit of this byte set?
#[inline(always)]
pub(super) fn has(bits: &Bits, byte: u8) -> bool {
    bits[(byte >> 6) as usize] >> (byte & 63) & 1 != 0
}

/// Sets the bit of a byte.
pub(super) fn put(bits: &mut Bits, byte: u8) {
    bits[(byte >> 6) as usize] |= 1 << (byte & 63);
}

/// How letters are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fold {
    /// As they are.
    No,
    /// ASCII letters of both cases are the same.
    Ascii,
    /// Letters of both cases are the same.
    Unicode,
    /// The same by the rules of the locale: those of ASCII, as in the locale "C".
    Locale,
}

/// A member of a character class.
#[derive(Debug)]
enum Item {
    Range(u32, u32),
    RangeAnyCase(u32, u32),
    Bitmap([u32; 8]),
    Big { map: Box<[u8]>, chunks: Box<[u32]> },
    Category(u32),
}

/// What of the characters beyond ASCII a set holds, when that is simple.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wide {
    /// All of them.
    All,
    /// None.
    Nothing,
    /// One has to look.
    Some,
}

/// A set of characters.
#[derive(Debug)]
pub(super) struct Set {
    negate: bool,
    items: Vec<Item>,
    fold: Fold,
    /// Bytes with which a member may start; exact where [`Set::wide`] is not `Some`.
    pub(super) bits: Bits,
    /// Members beyond ASCII, of sets for text.
    pub(super) wide: Wide,
    /// The one byte that no member starts with, if there is one only.
    pub(super) stop: Option<u8>,
}

impl Set {
    /// Every character but a line feed.
    pub(super) fn any(text: bool) -> Set {
        Set::new(true, vec![Item::Range(10, 10)], Fold::No, text)
    }

    /// Every character.
    pub(super) fn all(text: bool) -> Set {
        Set::new(true, Vec::new(), Fold::No, text)
    }

    /// One character, or every other.
    pub(super) fn literal(c: u32, negate: bool, fold: Fold, text: bool) -> Set {
        // In the locale's way the letter itself is of any case; otherwise the compiler lowered it.
        let mut items = vec![Item::Range(c, c)];
        if fold == Fold::Locale {
            items.push(Item::Range(fold::ascii_lower(c), fold::ascii_lower(c)));
        }
        Set::new(negate, items, fold, text)
    }

    /// The characters of a category.
    pub(super) fn category(category: u32, text: bool) -> Set {
        Set::new(false, vec![Item::Category(category)], Fold::No, text)
    }

    /// The class that starts at `code[0]`, up to its FAILURE. `None`: the code is not valid.
    pub(super) fn parse(code: &[u32], fold: Fold, text: bool) -> Option<Set> {
        let (mut negate, mut items, mut i) = (false, Vec::new(), 0);
        loop {
            let op = *code.get(i)?;
            i += 1;
            match op {
                codes::FAILURE => break,
                codes::NEGATE => negate = !negate,
                codes::LITERAL => {
                    let c = *code.get(i)?;
                    items.push(Item::Range(c, c));
                    i += 1;
                }
                codes::RANGE | codes::RANGE_UNI_IGNORE => {
                    let (low, high) = (*code.get(i)?, *code.get(i + 1)?);
                    items.push(if op == codes::RANGE {
                        Item::Range(low, high)
                    } else {
                        Item::RangeAnyCase(low, high)
                    });
                    i += 2;
                }
                codes::CHARSET => {
                    items.push(Item::Bitmap(code.get(i..i + 8)?.try_into().ok()?));
                    i += 8;
                }
                codes::BIGCHARSET => {
                    let count = *code.get(i)? as usize;
                    let map = code.get(i + 1..i + 65)?;
                    let map: Box<[u8]> = map.iter().flat_map(|w| w.to_le_bytes()).collect();
                    let chunks = code.get(i + 65..i + 65 + count.checked_mul(8)?)?;
                    if map.iter().any(|m| *m as usize >= count) {
                        return None;
                    }
                    i += 65 + count * 8;
                    let chunks = chunks.into();
                    items.push(Item::Big { map, chunks });
                }
                codes::CATEGORY => {
                    items.push(Item::Category(*code.get(i)?));
                    i += 1;
                }
                _ => return None,
            }
        }
        Some(Set::new(negate, items, fold, text))
    }

    fn new(negate: bool, items: Vec<Item>, fold: Fold, text: bool) -> Set {
        let mut set = Set {
            negate,
            items,
            fold,
            bits: [0; 4],
            wide: Wide::Some,
            stop: None,
        };
        let last = if text { 0x7f } else { 0xff };
        for byte in 0..=last {
            if set.holds(byte as u32) {
                put(&mut set.bits, byte);
            }
        }
        if text {
            set.wide = set.wide_members();
            if set.wide != Wide::Nothing {
                (set.bits[2], set.bits[3]) = (u64::MAX, u64::MAX);
            }
        }
        let mut others = (0..=255).filter(|b| !has(&set.bits, *b));
        set.stop = others.next().filter(|_| others.next().is_none());
        set
    }

    fn wide_members(&self) -> Wide {
        if self.fold == Fold::Unicode {
            return Wide::Some;
        }
        let mut everything = false;
        for item in &self.items {
            match item {
                Item::Range(_, 0..0x80) => {}
                Item::Bitmap([_, _, _, _, 0, 0, 0, 0]) => {}
                Item::Category(category::DIGIT | category::SPACE | category::WORD) => {}
                Item::Category(category::NOT_DIGIT | category::NOT_SPACE | category::NOT_WORD) => {
                    everything = true;
                }
                _ => return Wide::Some,
            }
        }
        if everything != self.negate {
            Wide::All
        } else {
            Wide::Nothing
        }
    }

    /// Is this character a member?
    pub(super) fn holds(&self, c: u32) -> bool {
        match self.fold {
            Fold::No => self.has_plain(c),
            Fold::Ascii => self.has_plain(fold::ascii_lower(c)),
            Fold::Unicode => self.has_plain(fold::lower(c)),
            Fold::Locale => {
                let (low, high) = (fold::ascii_lower(c), fold::ascii_upper(c));
                let mut found = self.items.iter().any(|item| item.has(low));
                found = found || self.items.iter().any(|item| item.has(high));
                found != self.negate
            }
        }
    }

    #[inline]
    fn has_plain(&self, c: u32) -> bool {
        self.items.iter().any(|item| item.has(c)) != self.negate
    }

    /// The only character of a set of one, compared as it is.
    pub(super) fn single(&self) -> Option<u32> {
        match self.items[..] {
            [Item::Range(low, high)] if low == high && !self.negate && self.fold == Fold::No => {
                Some(low)
            }
            _ => None,
        }
    }
}

impl Item {
    #[inline]
    fn has(&self, c: u32) -> bool {
        match self {
            Item::Range(low, high) => (*low..=*high).contains(&c),
            Item::RangeAnyCase(low, high) => {
                let span = *low..=*high;
                span.contains(&c) || span.contains(&fold::upper(c))
            }
            Item::Bitmap(words) => c < 256 && words[(c >> 5) as usize] >> (c & 31) & 1 != 0,
            Item::Big { map, chunks } => {
                c < 0x10000 && {
                    let chunk = map[(c >> 8) as usize] as usize * 8;
                    chunks[chunk + (c >> 5 & 7) as usize] >> (c & 31) & 1 != 0
                }
            }
            Item::Category(which) => in_category(*which, c),
        }
    }
}

/// Is the character of this category?
pub(super) fn in_category(which: u32, c: u32) -> bool {
    let ascii = char::from_u32(c).filter(char::is_ascii);
    // The even numbers are categories, each followed by its opposite.
    let found = match which & !1 {
        category::DIGIT => ascii.is_some_and(|c| c.is_ascii_digit()),
        category::SPACE => matches!(c, 9..=13 | 32),
        category::WORD | category::LOC_WORD => is_ascii_word(c),
        category::LINEBREAK => c == 10,
        category::UNI_DIGIT => str_class::decimal(c).is_some(),
        category::UNI_SPACE => str_class::is_space(c),
        category::UNI_WORD => is_word(c),
        category::UNI_LINEBREAK => str_class::is_line_break(c),
        _ => return false,
    };
    found != (which & 1 != 0)
}

/// `[A-Za-z0-9_]`
#[inline]
pub(super) fn is_ascii_word(c: u32) -> bool {
    c < 0x80 && ((c as u8).is_ascii_alphanumeric() || c as u8 == b'_')
}

/// A letter, digit or underscore of any script.
#[inline]
pub(super) fn is_word(c: u32) -> bool {
    if c < 0x80 {
        return is_ascii_word(c);
    }
    if c < 0x10000 {
        return word_table()[(c >> 6) as usize] >> (c & 63) & 1 != 0;
    }
    is_wide_word(c)
}

fn is_wide_word(c: u32) -> bool {
    str_class::is_alpha(c) || str_class::is_numeric(c) || str_class::decimal(c).is_some()
}

/// A bit for each character of the basic plane.
fn word_table() -> &'static [u64] {
    static TABLE: OnceLock<Box<[u64]>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let row = |i: u32| (0..64).fold(0, |row, k| row | (is_wide_word(i * 64 + k) as u64) << k);
        (0..1024).map(row).collect()
    })
}
