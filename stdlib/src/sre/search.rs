//! Looking for a match in a text: from which places it is worth trying.

use super::charset::has;
use super::matcher::{Machine, Outcome};
use super::program::{NOWHERE, Program, Start};
use super::text::{is_inner, next};

/// How a search ended, or paused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Found {
    /// From here to there.
    At(usize, usize),
    /// There is none.
    Nothing,
    /// A while has passed; go on from this place.
    Pause(usize),
}

/// A pattern at work on a text that ends where the search may look at most.
pub(super) struct Search<'a> {
    pub(super) program: &'a Program,
    pub(super) text: &'a [u8],
    /// Holds the text characters of more than one byte?
    pub(super) wide: bool,
    /// Inside a match that paused?
    pub(super) resumes: bool,
}

impl Search<'_> {
    /// Tries at `pos` only.
    pub(super) fn match_at(&mut self, machine: &mut Machine, pos: usize) -> Found {
        if self.wide {
            self.try_at::<true>(machine, pos)
        } else {
            self.try_at::<false>(machine, pos)
        }
        .unwrap_or(Found::Nothing)
    }

    /// Tries at `pos` and then at every later place.
    pub(super) fn search(&mut self, machine: &mut Machine, pos: usize) -> Found {
        if self.wide {
            self.search_wide::<true>(machine, pos)
        } else {
            self.search_wide::<false>(machine, pos)
        }
    }

    #[inline]
    fn try_at<const WIDE: bool>(&mut self, machine: &mut Machine, pos: usize) -> Option<Found> {
        if !std::mem::take(&mut self.resumes) {
            machine.reset(self.program);
        }
        match machine.run::<WIDE>(self.program, self.text, pos) {
            Outcome::Match(end) => Some(Found::At(pos, end)),
            Outcome::Fail => None,
            Outcome::Pause => {
                self.resumes = true;
                Some(Found::Pause(pos))
            }
        }
    }

    fn search_wide<const WIDE: bool>(&mut self, machine: &mut Machine, mut pos: usize) -> Found {
        let last = match self.text.len().checked_sub(self.program.min_len) {
            Some(last) if last >= pos => last,
            _ => return Found::Nothing,
        };
        loop {
            if !self.resumes {
                match self.candidate::<WIDE>(pos) {
                    Some(place) if place <= last => {
                        if place > pos {
                            machine.not_at = NOWHERE;
                        }
                        pos = place;
                    }
                    _ => return Found::Nothing,
                }
            }
            if let Some(found) = self.try_at::<WIDE>(machine, pos) {
                return found;
            }
            // That an empty match does not count holds for the first place only.
            machine.not_at = NOWHERE;
            if pos >= self.text.len() || matches!(self.program.start, Start::Beginning) {
                return Found::Nothing;
            }
            pos = next::<WIDE>(self.text, pos);
            if machine.is_impatient() {
                return Found::Pause(pos);
            }
        }
    }

    /// The first place from `pos` on where a match could start.
    fn candidate<const WIDE: bool>(&self, pos: usize) -> Option<usize> {
        let rest = &self.text[pos..];
        let skipped = match &self.program.start {
            Start::Anywhere => Some(0),
            Start::Beginning => (pos == 0).then_some(0),
            Start::Literal(finder) => finder.find(rest),
            Start::Bytes([a, b, c]) if a == b => memchr::memchr(*c, rest),
            Start::Bytes([a, b, c]) if b == c => memchr::memchr2(*a, *b, rest),
            Start::Bytes([a, b, c]) => memchr::memchr3(*a, *b, *c, rest),
            Start::Set(bits) if WIDE => rest.iter().position(|b| has(bits, *b) && !is_inner(*b)),
            Start::Set(bits) => rest.iter().position(|b| has(bits, *b)),
        };
        skipped.map(|n| pos + n)
    }
}
