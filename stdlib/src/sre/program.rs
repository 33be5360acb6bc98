//! What a pattern is matched by: instructions for a machine that tries one way and comes back for the next.

use super::charset::{Bits, Fold, Set};
use memchr::memmem::Finder;

/// Where nothing was matched.
pub(super) const NOWHERE: usize = usize::MAX;

/// How a single character is repeated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Greed {
    /// As often as possible, less when what follows asks for it.
    Greedy,
    /// As seldom as possible.
    Lazy,
    /// As often as possible, and never less.
    Possessive,
}

/// Numbers of a repetition and the slots it counts in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loop {
    pub(super) min: u32,
    /// `u32::MAX`: no limit.
    pub(super) max: u32,
    /// How often the body was begun; the next slot holds where it was begun last.
    pub(super) slot: u32,
}

/// An instruction. Numbers named `to` are places in the program.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ins {
    /// Nothing matches.
    Fail,
    /// The pattern is matched.
    Match,
    /// These bytes of [`Program::literals`].
    Literal { at: u32, len: u32 },
    /// One character of a set.
    One { set: u32 },
    /// A place in the text, no character.
    At { place: u32 },
    /// Start (even) or end (odd) of a group.
    Mark { slot: u32 },
    /// Go on elsewhere.
    Jump { to: u32 },
    /// Alternatives, `count` rows of [`Program::choices`].
    Branch { first: u32, count: u32 },
    /// Characters of a set, `max` of them at most; what follows is the next instruction.
    Many {
        set: u32,
        min: u32,
        max: u32,
        greed: Greed,
        follow: u32,
    },
    /// Before a loop.
    Begin { slot: u32 },
    /// Decides whether the body that follows is matched (again) first.
    MaxLoop { row: u32, exit: u32 },
    /// Decides whether what is behind the loop is matched first. [`Ins::Again`] follows, then the body.
    MinLoop { row: u32, exit: u32 },
    /// Another round of a lazy loop.
    Again { row: u32 },
    /// Like `MaxLoop`; rounds once matched are kept.
    PossessiveLoop { row: u32, exit: u32 },
    /// Remembers how many ways are open.
    Atomic { slot: u32 },
    /// Forgets the ways opened since, and goes on at `to`.
    Cut { slot: u32, to: u32 },
    /// Looks ahead, or `back` characters behind; two slots.
    Look { slot: u32, back: u32 },
    /// What was looked for is there: back to where we were.
    LookEnd { slot: u32 },
    /// Like `Look`, for what must not be there; goes on at `to` when it is not.
    LookNot { slot: u32, back: u32, to: u32 },
    /// What must not be there is there.
    LookNotEnd { slot: u32 },
    /// What a group matched, again.
    Same { group: u32, fold: Fold },
    /// On, if a group took part in the match; else at `to`.
    IfGroup { group: u32, to: u32 },
}

/// An alternative of a branch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) to: u32,
    /// Bytes that it can start with; all when it may be empty.
    pub(super) first: Bits,
    /// Only then does `first` say anything at the end of the text.
    pub(super) not_empty: bool,
}

/// What follows a repeated character.
#[derive(Clone, Copy, Debug)]
pub(super) struct Follow {
    /// Bytes that it can start with.
    pub(super) first: Bits,
    /// The one such byte.
    pub(super) byte: Option<u8>,
    /// No member of the repeated set can start what follows, so that less is never right.
    pub(super) disjoint: bool,
}

/// How a search finds places worth trying.
#[derive(Debug)]
pub(super) enum Start {
    /// Everywhere.
    Anywhere,
    /// At the beginning only.
    Beginning,
    /// Where these bytes are.
    Literal(Box<Finder<'static>>),
    /// At one of two or three bytes.
    Bytes([u8; 3]),
    /// At one of these bytes.
    Set(Bits),
}

/// A pattern, for text or for bytes.
#[derive(Debug)]
pub(super) struct Program {
    /// For text (UTF-8), or for bytes?
    pub(super) text: bool,
    pub(super) code: Vec<Ins>,
    pub(super) sets: Vec<Set>,
    pub(super) literals: Vec<u8>,
    pub(super) choices: Vec<Choice>,
    pub(super) loops: Vec<Loop>,
    pub(super) follows: Vec<Option<Follow>>,
    /// Slots: two per group, the last group closed, then those of loops and the like.
    pub(super) slots: usize,
    /// Slot of the number of the group closed last.
    pub(super) last_group: u32,
    pub(super) start: Start,
    /// Bytes that a match has at least.
    pub(super) min_len: usize,
}
