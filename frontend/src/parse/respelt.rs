//! Sources that are right and that Ruff's parser does not take, spelt in a way that it takes. Only sources with errors
//! come here, and every part keeps its place.

use super::{Ranged, RuffTree, TokenKind as T, Tokens, parsed};

/// Statements that are tried.
const TRIES: usize = 16;

/// Soft keywords, and identifiers as long that no program has.
const SOFT: [(&str, &str); 3] = [
    ("match", "m\u{1c2}tc"),
    ("type", "t\u{1c2}p"),
    ("case", "c\u{1c2}s"),
];

/// Identifiers that stand for others.
type Renamed = Vec<(String, Box<str>)>;

/// The tree of a source that could not be parsed, if another spelling of it can: with `<>` where the program has asked
/// for that sign, and with soft keywords that are names (`match[0] if x else y`).
pub(super) fn parse(
    source: &str,
    broken: &RuffTree,
    expression: bool,
) -> Option<(RuffTree, Renamed)> {
    let mut text = source.to_string();
    let mut error = broken.errors().first()?.location.start().into();
    let mut changed = unequal(&mut text, broken.tokens());
    let mut tokens = broken.tokens().clone();
    for _ in 0..TRIES {
        changed |= renamed(&mut text, &tokens, error);
        if !changed {
            return None;
        }
        let again = parsed(&text, expression);
        let Some(next) = again.errors().first() else {
            return Some((again, spellings()));
        };
        error = next.location.start().into();
        tokens = again.tokens().clone();
        changed = false;
    }
    None
}

fn spellings() -> Renamed {
    let all = SOFT.iter();
    all.map(|(real, written)| (written.to_string(), Box::from(*real)))
        .collect()
}

/// Spells `<>` as `!=`, if the program has imported that from `__future__`.
fn unequal(text: &mut String, tokens: &Tokens) -> bool {
    if !text.contains("barry_as_FLUFL") {
        return false;
    }
    let mut changed = false;
    for pair in tokens.windows(2) {
        if pair[0].kind() == T::Less
            && pair[1].kind() == T::Greater
            && pair[0].end() == pair[1].start()
        {
            text.replace_range(usize::from(pair[0].start())..pair[1].end().into(), "!=");
            changed = true;
        }
    }
    changed
}

/// Spells the soft keyword that begins the statement with the error as a name.
fn renamed(text: &mut String, tokens: &Tokens, error: usize) -> bool {
    let mut start = None;
    let mut fresh = true;
    for token in tokens {
        if usize::from(token.start()) > error {
            break;
        }
        let word = text
            .get(usize::from(token.start())..token.end().into())
            .unwrap_or_default();
        let soft = SOFT.iter().find(|(real, _)| *real == word);
        if let (Some((_, written)), true) = (soft, fresh) {
            start = Some((usize::from(token.start()), *written));
        } else if fresh && !is_break(token.kind()) {
            start = None;
        }
        fresh = is_break(token.kind());
    }
    let Some((at, written)) = start else {
        return false;
    };
    text.replace_range(at..at + written.len(), written);
    true
}

/// Does a statement begin behind it?
fn is_break(kind: T) -> bool {
    matches!(
        kind,
        T::Newline | T::Indent | T::Dedent | T::Semi | T::Comment | T::NonLogicalNewline
    )
}
