//! The database, read from `data.txt` when it is first asked for.

use std::sync::LazyLock;

/// Properties that every character has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) category: &'static str,
    pub(super) bidirectional: &'static str,
    pub(super) combining: u8,
    pub(super) width: &'static str,
    pub(super) mirrored: bool,
}

/// What a character counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) decimal: Option<u8>,
    pub(super) digit: Option<u8>,
    pub(super) value: f64,
}

/// The database; all lists are sorted by character.
#[derive(Default)]
pub(super) struct Data {
    /// Last characters of runs of characters that are alike.
    runs: Vec<(u32, Entry)>,
    numbers: Vec<(u32, Number)>,
    decompositions: Vec<(u32, &'static str)>,
}

/// The database.
pub(super) static DATA: LazyLock<Data> = LazyLock::new(|| Data::read(include_str!("data.txt")));

const UNASSIGNED: Entry = Entry {
    category: "Cn",
    bidirectional: "",
    combining: 0,
    width: "N",
    mirrored: false,
};

impl Data {
    /// Reads the file; lines that are none of its forms are left out.
    fn read(text: &'static str) -> Data {
        let mut data = Data::default();
        for line in text.lines() {
            data.line(line);
        }
        data
    }

    fn line(&mut self, line: &'static str) -> Option<()> {
        let (kind, rest) = line.split_once(' ')?;
        let (c, rest) = rest.split_once(' ')?;
        let c = u32::from_str_radix(c, 16).ok()?;
        match kind {
            "R" => {
                let mut words = rest.split(' ');
                let last = u32::from_str_radix(words.next()?, 16).ok()?;
                let entry = Entry {
                    category: words.next()?,
                    bidirectional: words.next().map(|b| if b == "-" { "" } else { b })?,
                    combining: words.next()?.parse().ok()?,
                    width: words.next()?,
                    mirrored: words.next()? == "1",
                };
                self.runs.push((last, entry));
            }
            "N" => {
                let mut words = rest.split(' ');
                let (decimal, digit) = (words.next()?.parse().ok(), words.next()?.parse().ok());
                let (above, below) = words.next()?.split_once('/')?;
                let (above, below): (f64, f64) = (above.parse().ok()?, below.parse().ok()?);
                let number = Number {
                    decimal,
                    digit,
                    value: above / below,
                };
                self.numbers.push((c, number));
            }
            "D" => self.decompositions.push((c, rest)),
            _ => {}
        }
        Some(())
    }

    /// The properties of a character.
    pub(super) fn entry(&self, c: u32) -> Entry {
        let i = self.runs.partition_point(|(last, _)| *last < c);
        self.runs.get(i).map_or(UNASSIGNED, |(_, entry)| *entry)
    }

    /// What a character counts, if it is a number.
    pub(super) fn number(&self, c: u32) -> Option<Number> {
        let i = self.numbers.binary_search_by_key(&c, |row| row.0).ok()?;
        Some(self.numbers[i].1)
    }

    /// What a character is made of, as the database writes it; empty if nothing.
    pub(super) fn decomposition(&self, c: u32) -> &'static str {
        let found = self.decompositions.binary_search_by_key(&c, |row| row.0);
        found.map_or("", |i| self.decompositions[i].1)
    }
}
