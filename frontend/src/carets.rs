//! What a traceback draws below a line, as far as it depends on the source's grammar.
//!
//! CPython parses the text of a failed expression again: of an operation it marks the operator
//! with `^` and the operands with `~`, of a subscript or call what is in brackets. And it draws
//! nothing below statements that are one call through and through.

use crate::parse::{self, Expr, Ranged, Stmt, Tree};
use std::ops::Range;

/// What stands before and behind an expression so that line ends in it do not matter.
const AROUND: [&str; 2] = ["(\n", "\n)"];

/// The bytes of an expression's text that are drawn as `^`, the others as `~`. None: all are `^`.
pub fn anchors(segment: &str) -> Option<Range<usize>> {
    let [before, behind] = AROUND;
    let text = format!("{before}{segment}{behind}");
    let Ok(Tree::Module(statements)) = parse::parse(&text, false).map(|p| p.tree) else {
        return None;
    };
    let [Stmt::Expr(statement)] = &statements[..] else {
        return None;
    };
    let end_of = |e: &Expr| usize::from(e.end()) - before.len();
    match &*statement.value {
        Expr::BinOp(e) => {
            let start = find(segment, end_of(&e.left), |c| !c.is_whitespace() && c != ')')?;
            let right = usize::from(e.right.start()) - before.len();
            let mut end = start + segment[start..].chars().next()?.len_utf8();
            let second = segment[end..].chars().next()?;
            if end < right && !second.is_whitespace() && !"\\#".contains(second) {
                end += second.len_utf8();
            }
            Some(start..end)
        }
        Expr::Subscript(e) => {
            Some(find(segment, end_of(&e.value), |c| c == '[')?..end_of(&statement.value))
        }
        Expr::Call(e) => {
            Some(find(segment, end_of(&e.func), |c| c == '(')?..end_of(&statement.value))
        }
        _ => None,
    }
}

/// The first character from `at` on that `stop` accepts, outside comments and continued lines.
fn find(text: &str, mut at: usize, stop: impl Fn(char) -> bool) -> Option<usize> {
    loop {
        let c = text[at..].chars().next()?;
        if c == '\\' || c == '#' {
            at += text[at..].find('\n')? + 1;
        } else if stop(c) {
            return Some(at);
        } else {
            at += c.len_utf8();
        }
    }
}

/// Is this statement `return name(…)` or `name = call(…)`, with the call at these bytes?
pub fn is_just_a_call(statement: &str, call: Range<usize>) -> bool {
    let Ok(Tree::Module(statements)) = parse::parse(statement, false).map(|p| p.tree) else {
        return false;
    };
    let value = match statements.first() {
        Some(Stmt::Return(s)) => match s.value.as_deref() {
            Some(value @ Expr::Call(e)) if matches!(*e.func, Expr::Name(_)) => value,
            _ => return false,
        },
        Some(Stmt::Assign(s)) => match (&s.targets[..], &*s.value) {
            ([Expr::Name(_)], value @ Expr::Call(_)) => value,
            _ => return false,
        },
        _ => return false,
    };
    usize::from(value.start()) == call.start && usize::from(value.end()) == call.end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(segment: &str) -> &str {
        anchors(segment).map_or("", |range| &segment[range])
    }

    #[test]
    fn operators_are_marked_with_both_their_characters() {
        assert_eq!(marked("a + b"), "+");
        assert_eq!(marked("(a)//(b)"), "//");
        assert_eq!(marked("a**b"), "**");
        assert_eq!(marked("a @b"), "@");
        assert_eq!(marked("(x # + is not it\n ) - y"), "-");
        assert_eq!(marked("-a"), "");
    }

    #[test]
    fn brackets_are_marked_whole() {
        assert_eq!(marked("f(x)[1 ]"), "[1 ]");
        assert_eq!(marked("f(x)(y, z)"), "(y, z)");
        assert_eq!(marked("Point(\n    1,\n)"), "(\n    1,\n)");
        assert_eq!(marked("a.b"), "");
        assert_eq!(marked("not python at"), "");
    }

    #[test]
    fn only_whole_calls_count() {
        assert!(is_just_a_call("return f(x)", 7..11));
        assert!(!is_just_a_call("return a.f(x)", 7..13));
        assert!(is_just_a_call("x = a.f(x)", 4..10));
        assert!(!is_just_a_call("x = f(g(x))", 6..10));
        assert!(!is_just_a_call("x = y = f(x)", 8..12));
        assert!(!is_just_a_call("x.y = f(x)", 6..10));
        assert!(!is_just_a_call("f(x)", 0..4));
        assert!(!is_just_a_call("for x in f(y):", 9..13));
    }
}
