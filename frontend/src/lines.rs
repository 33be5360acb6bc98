//! Lines and columns of source offsets.

use crate::parse::{Decorator, Ranged, TextRange};
use rekindle_bytecode::Position;
use std::collections::HashMap;

/// Where each line of a source begins.
pub(crate) struct Lines<'a> {
    starts: Vec<u32>,
    /// Of a source that was written for a tree: where the pieces of the tree are said to be.
    places: Option<&'a Places>,
}

/// The places that pieces of a text are said to have. Text is told of in its order.
#[derive(Default)]
pub(crate) struct Places {
    starts: Vec<(u32, u32, u32)>,
    ends: Vec<(u32, u32, u32)>,
    texts: HashMap<u32, Box<str>>,
}

impl Places {
    /// Something begins.
    pub(crate) fn begin(&mut self, offset: u32, place: Position) {
        self.starts.push((offset, place.line, place.column));
    }

    /// Something ends.
    pub(crate) fn end(&mut self, offset: u32, place: Position) {
        self.ends.push((offset, place.end_line, place.end_column));
    }

    /// The text of the expression that begins here.
    pub(crate) fn says(&mut self, offset: u32, text: Box<str>) {
        self.texts.insert(offset, text);
    }

    fn position(&self, range: TextRange) -> Position {
        let start = self.starts.partition_point(|p| p.0 <= range.start().into());
        let (_, line, column) = match start.checked_sub(1) {
            Some(i) => self.starts[i],
            None => self.starts.first().copied().unwrap_or((0, 1, 0)),
        };
        let end = self.ends.partition_point(|p| p.0 < range.end().into());
        let last = self.ends.get(end).or(self.ends.last()).copied();
        let (_, end_line, end_column) = last.unwrap_or((0, line, column));
        Position {
            line,
            end_line,
            column,
            end_column,
        }
    }
}

impl<'a> Lines<'a> {
    /// Finds the lines; they end with `\n` (other line ends were translated before).
    pub(crate) fn new(source: &str) -> Lines<'a> {
        let mut starts = vec![0];
        starts.extend(
            source
                .bytes()
                .enumerate()
                .filter(|(_, b)| *b == b'\n')
                .map(|(i, _)| i as u32 + 1),
        );
        Lines {
            starts,
            places: None,
        }
    }

    /// The lines of a source that was written for a tree.
    pub(crate) fn of_tree(source: &str, places: &'a Places) -> Lines<'a> {
        Lines {
            places: Some(places),
            ..Lines::new(source)
        }
    }

    /// Is the source one that was written for a tree?
    pub(crate) fn is_of_tree(&self) -> bool {
        self.places.is_some()
    }

    /// How an expression is written.
    pub(crate) fn written<'s>(&'s self, source: &'s str, range: TextRange) -> &'s str {
        let said = self
            .places
            .and_then(|places| places.texts.get(&range.start().into()));
        said.map_or(&source[range], |text| text)
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
        if let Some(places) = self.places {
            return places.position(range);
        }
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
    pub(crate) fn text<'s>(&self, source: &'s str, line: u32) -> &'s str {
        let i = (line as usize).clamp(1, self.starts.len());
        let start = self.starts[i - 1] as usize;
        let end = self
            .starts
            .get(i)
            .map_or(source.len(), |&next| next as usize - 1);
        &source[start..end]
    }
}

/// The place of a definition without its decorators.
pub(crate) fn after_decorators(
    source: &str,
    decorators: &[Decorator],
    range: TextRange,
) -> TextRange {
    let Some(last) = decorators.last() else {
        return range;
    };
    let mut rest = &source[last.range().end().into()..];
    loop {
        rest = rest.trim_start();
        match rest.strip_prefix('#') {
            Some(comment) => rest = comment.split_once('\n').map_or("", |(_, after)| after),
            None => break,
        }
    }
    let start = (source.len() - rest.len()) as u32;
    TextRange::new(range.end().min(start.into()), range.end())
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
