//! Which keyword a misspelt name was perhaps meant to be: what CPython's `traceback` adds to `invalid syntax`.

use crate::parse::{self, Ranged, TokenKind};

/// Names that are tried, and keywords for each.
const NAMES: usize = 10;
const MATCHES: usize = 3;
/// Longest source that is looked at, and the least likeness of a name to a keyword.
const LONGEST: usize = 1024;
const LIKENESS: f64 = 0.5;

/// A name, and what was perhaps meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Typo {
    /// The keyword.
    pub keyword: &'static str,
    /// The line of the name among those that were looked at, from 0.
    pub line: usize,
    /// Where the name is in it, in characters.
    pub columns: (usize, usize),
}

/// Finds a name on the last of these lines that would make them good if it were a keyword. `nearest` is the keyword
/// that is suggested for a name before others.
pub fn typo(lines: &[&str], nearest: impl Fn(&str) -> Option<&'static str>) -> Option<Typo> {
    let indent = |line: &&&str| line.len() - line.trim_start().len();
    let written = lines.iter().filter(|line| !line.trim().is_empty());
    let margin = written.clone().map(|line| indent(&line)).min()?;
    let dedented: Vec<&str> = lines
        .iter()
        .map(|line| line.get(margin..).unwrap_or_default())
        .collect();
    let text = dedented.join("\n");
    if text.len() > LONGEST {
        return None;
    }
    let last = dedented.len() - 1;
    let start = text.len() - dedented[last].len();
    let tokens = parse::tokens(&text);
    let names = tokens
        .iter()
        .filter(|t| t.kind() == TokenKind::Name && usize::from(t.start()) >= start);
    for token in names.take(NAMES) {
        let (from, to) = (usize::from(token.start()), usize::from(token.end()));
        let name = &text[from..to];
        let mut keywords: Vec<&'static str> = nearest(name).into_iter().collect();
        keywords.extend(close(name));
        keywords.truncate(MATCHES);
        for keyword in keywords {
            let tried = format!("{}{keyword}{}", &text[..from], &text[to..]);
            if parse::could_be_good(&tried) {
                let column = |at: usize| text[start..at].chars().count() + margin;
                return Some(Typo {
                    keyword,
                    line: last,
                    columns: (column(from), column(to)),
                });
            }
        }
    }
    None
}

/// All keywords, sorted.
pub const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// Keywords that look like a name, the likest first.
fn close(name: &str) -> Vec<&'static str> {
    let name: Vec<char> = name.chars().collect();
    let mut found: Vec<(f64, &'static str)> = KEYWORDS
        .iter()
        .map(|keyword| {
            let letters: Vec<char> = keyword.chars().collect();
            let total = (letters.len() + name.len()) as f64;
            (2.0 * matching(&letters, &name) as f64 / total, *keyword)
        })
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .collect();
    found.sort_by(|a, b| b.partial_cmp(a).unwrap_or(std::cmp::Ordering::Equal));
    found.truncate(MATCHES);
    found.into_iter().map(|(_, keyword)| keyword).collect()
}

/// How many letters two words share by Ratcliff and Obershelp: the longest common part, and so on to its left and right.
fn matching(a: &[char], b: &[char]) -> usize {
    let mut best = (0, 0, 0);
    for i in 0..a.len() {
        for j in 0..b.len() {
            let same = a[i..]
                .iter()
                .zip(&b[j..])
                .take_while(|(x, y)| x == y)
                .count();
            if same > best.0 {
                best = (same, i, j);
            }
        }
    }
    let (len, i, j) = best;
    match len {
        0 => 0,
        _ => len + matching(&a[..i], &b[..j]) + matching(&a[i + len..], &b[j + len..]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_keywords_are_found() {
        let find = |text: &str| {
            let lines: Vec<&str> = text.lines().collect();
            typo(&lines, |_| None).map(|t| (t.keyword, t.columns))
        };
        assert_eq!(find("imprt os"), Some(("import", (0, 5))));
        assert_eq!(find("    retrun 1"), Some(("return", (4, 10))));
        assert_eq!(find("fro i in range(3):"), Some(("for", (0, 3))));
        assert_eq!(find("a b"), None);
    }
}
