//! Lines and columns of source offsets.

use crate::parse::TextRange;
use rekindle_bytecode::Position;

/// Where each line of a source begins.
pub(crate) struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// Finds the lines; they end with `\n` (other line ends were translated before).
    pub(crate) fn new(source: &str) -> Lines {
        let mut starts = vec![0];
        starts.extend(
            source
                .bytes()
                .enumerate()
                .filter(|(_, b)| *b == b'\n')
                .map(|(i, _)| i as u32 + 1),
        );
        Lines { starts }
    }

    /// The line (from 1) and byte column (from 0) of an offset.
    pub(crate) fn at(&self, offset: u32) -> (u32, u32) {
        let line = self.starts.partition_point(|&start| start <= offset);
        (line as u32, offset - self.starts[line - 1])
    }

    /// As [`Lines::at`], looking near a line found before first.
    fn near(&self, offset: u32, line: u32) -> (u32, u32) {
        let i = line as usize;
        if i > 0 && self.starts.get(i - 1).is_some_and(|&start| start <= offset) {
            for guess in i..i + 3 {
                if self.starts.get(guess).is_none_or(|&next| offset < next) {
                    return (guess as u32, offset - self.starts[guess - 1]);
                }
            }
        }
        self.at(offset)
    }

    /// The position of a range; `line` is a guess at where it begins.
    pub(crate) fn position(&self, range: TextRange, line: u32) -> Position {
        let (line, column) = self.near(range.start().into(), line);
        let (end_line, end_column) = self.near(range.end().into(), line);
        Position {
            line,
            end_line,
            column,
            end_column,
        }
    }

    /// The text of a line, without its end.
    pub(crate) fn text<'a>(&self, source: &'a str, line: u32) -> &'a str {
        let i = (line as usize).clamp(1, self.starts.len());
        let start = self.starts[i - 1] as usize;
        let end = self
            .starts
            .get(i)
            .map_or(source.len(), |&next| next as usize - 1);
        &source[start..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns() {
        let source = "a = 1\n\nbcd = 2";
        let lines = Lines::new(source);
        assert_eq!(lines.at(0), (1, 0));
        assert_eq!(lines.at(5), (1, 5));
        assert_eq!(lines.at(6), (2, 0));
        assert_eq!(lines.at(9), (3, 2));
        for guess in 0..5 {
            assert_eq!(lines.near(9, guess), (3, 2));
        }
        assert_eq!(lines.text(source, 3), "bcd = 2");
        assert_eq!(lines.text(source, 1), "a = 1");
    }
}
