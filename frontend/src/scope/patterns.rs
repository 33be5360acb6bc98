//! Walks the patterns of `match`.

use super::collect::Collector;
use crate::names::{Map, Sym};
use crate::parse::{
    Expr, Identifier, Number, Operator, Pattern, Ranged, StmtMatch, TextRange, TextSize, UnaryOp,
};

impl Collector<'_> {
    /// Only the last case may match everything.
    pub(super) fn check_match(&mut self, stmt: &StmtMatch) {
        let before_last = stmt.cases.len().saturating_sub(1);
        for case in &stmt.cases[..before_last] {
            if case.guard.is_none() {
                self.check_refutable(&case.pattern);
            }
        }
    }

    fn check_refutable(&mut self, pattern: &Pattern) {
        match pattern {
            Pattern::MatchAs(p) => match (&p.pattern, &p.name) {
                (Some(inner), _) => self.check_refutable(inner),
                (None, Some(name)) => {
                    let message = format!(
                        "name capture '{}' makes remaining patterns unreachable",
                        name.id
                    );
                    self.fail(pattern.range(), message);
                }
                (None, None) => {
                    self.fail(
                        pattern.range(),
                        "wildcard makes remaining patterns unreachable",
                    );
                }
            },
            Pattern::MatchOr(p) => {
                if let Some(last) = p.patterns.last() {
                    self.check_refutable(last);
                }
            }
            _ => {}
        }
    }

    /// Binds the names of a case.
    pub(super) fn pattern(&mut self, pattern: &Pattern) {
        let mut bound = Map::default();
        self.pattern_into(pattern, &mut bound);
    }

    fn capture(&mut self, name: &Identifier, bound: &mut Map<Sym, ()>) {
        let sym = self.mangled(&name.id);
        if bound.insert(sym, ()).is_some() {
            let message = format!("multiple assignments to name '{}' in pattern", name.id);
            self.fail(name.range(), message);
        }
        self.bind(&name.id, name.range(), 0);
    }

    fn pattern_into(&mut self, pattern: &Pattern, bound: &mut Map<Sym, ()>) {
        let range = pattern.range();
        match pattern {
            Pattern::MatchValue(p) => {
                self.check_value(&p.value);
                self.expr(&p.value);
            }
            Pattern::MatchSingleton(_) => {}
            Pattern::MatchSequence(p) => {
                let stars = p
                    .patterns
                    .iter()
                    .filter(|p| matches!(p, Pattern::MatchStar(_)));
                if stars.count() > 1 {
                    let message = "multiple starred names in sequence pattern";
                    self.fail(range, message);
                }
                p.patterns.iter().for_each(|p| self.pattern_into(p, bound));
            }
            Pattern::MatchMapping(p) => {
                p.keys.iter().for_each(|k| self.expr(k));
                self.check_keys(&p.keys);
                p.patterns.iter().for_each(|p| self.pattern_into(p, bound));
                if let Some(rest) = &p.rest {
                    self.capture(rest, bound);
                }
            }
            Pattern::MatchClass(p) => {
                self.expr(&p.cls);
                for (i, keyword) in p.arguments.keywords.iter().enumerate() {
                    let name = &keyword.attr.id;
                    let earlier = &p.arguments.keywords[..i];
                    if earlier.iter().any(|k| k.attr.id == *name) {
                        let message = format!("attribute name repeated in class pattern: {name}");
                        self.fail(keyword.pattern.range(), message);
                    }
                }
                let positional = p.arguments.patterns.iter();
                let named = p.arguments.keywords.iter().map(|k| &k.pattern);
                positional
                    .chain(named)
                    .for_each(|p| self.pattern_into(p, bound));
            }
            Pattern::MatchStar(p) => {
                if let Some(name) = &p.name {
                    self.capture(name, bound);
                }
            }
            Pattern::MatchAs(p) => {
                if let Some(inner) = &p.pattern {
                    self.pattern_into(inner, bound);
                }
                if let Some(name) = &p.name {
                    self.capture(name, bound);
                }
            }
            Pattern::MatchOr(p) => {
                let before = bound.clone();
                let mut first: Option<Map<Sym, ()>> = None;
                for (i, alternative) in p.patterns.iter().enumerate() {
                    let mut own = before.clone();
                    self.pattern_into(alternative, &mut own);
                    if i + 1 < p.patterns.len() {
                        self.check_refutable(alternative);
                    }
                    match &first {
                        None => first = Some(own),
                        Some(first) if *first != own => {
                            self.fail(range, "alternative patterns bind different names");
                        }
                        Some(_) => {}
                    }
                }
                *bound = first.unwrap_or(before);
            }
        }
    }

    /// What may be compared with: literals and attributes. The parser takes more.
    fn check_value(&mut self, value: &Expr) {
        match value {
            Expr::FString(_) | Expr::TString(_) => {
                let message = "patterns may only match literals and attribute lookups";
                self.fail(value.range(), message);
            }
            Expr::UnaryOp(minus) => {
                if let Expr::BinOp(power) = &*minus.operand {
                    let after = usize::from(power.left.end());
                    let gap = self.source[after..].find("**").unwrap_or(0);
                    let at = power.left.end() + TextSize::from(gap as u32);
                    self.fail(TextRange::at(at, 2.into()), "invalid syntax");
                }
            }
            _ => {}
        }
    }

    fn check_keys(&mut self, keys: &[Expr]) {
        let mut seen: Vec<Key> = Vec::new();
        for expr in keys {
            let Some(key) = Key::of(expr) else { continue };
            if seen.contains(&key) {
                let text = shown_key(expr, &key, self.source);
                let message = format!("mapping pattern checks duplicate key ({text})");
                self.fail(expr.range(), message);
            }
            seen.push(key);
        }
    }
}

/// A literal as a key of a mapping pattern: equal if the values are.
#[derive(Clone, PartialEq, Debug)]
enum Key {
    Text(String),
    Bytes(Vec<u8>),
    Real(f64),
    Complex(f64, f64),
    /// An int that no float is exactly, as it is written.
    Large(String),
    None,
}

impl Key {
    /// The key that an expression stands for, if it is a literal.
    fn of(expr: &Expr) -> Option<Key> {
        Some(match expr {
            Expr::StringLiteral(s) => Key::Text(s.value.to_str().to_string()),
            Expr::BytesLiteral(b) => Key::Bytes(b.value.bytes().collect()),
            Expr::BooleanLiteral(b) => Key::Real(f64::from(u8::from(b.value))),
            Expr::NoneLiteral(_) => Key::None,
            Expr::NumberLiteral(n) => match &n.value {
                Number::Float(x) => Key::Real(*x),
                Number::Complex { real, imag } => Key::complex(*real, *imag),
                Number::Int(i) => match i.as_i64().filter(|i| i.unsigned_abs() < 1 << 53) {
                    Some(i) => Key::Real(i as f64),
                    None => Key::Large(i.to_string()),
                },
            },
            Expr::UnaryOp(e) if e.op == UnaryOp::USub => match Key::of(&e.operand)? {
                Key::Real(x) => Key::Real(-x),
                Key::Complex(re, im) => Key::Complex(-re, -im),
                Key::Large(text) => Key::Large(format!("-{text}")),
                _ => return None,
            },
            Expr::BinOp(e) => match (Key::of(&e.left)?, e.op, Key::of(&e.right)?) {
                (Key::Real(re), Operator::Add, Key::Complex(_, im)) => Key::complex(re, im),
                (Key::Real(re), Operator::Sub, Key::Complex(_, im)) => Key::complex(re, -im),
                (Key::Real(re), Operator::Add | Operator::Sub, Key::Real(_)) => Key::Real(re),
                _ => return None,
            },
            _ => return None,
        })
    }

    fn complex(re: f64, im: f64) -> Key {
        match im {
            0.0 => Key::Real(re),
            _ => Key::Complex(re, im),
        }
    }
}

/// A key as messages show it.
fn shown_key(expr: &Expr, key: &Key, source: &str) -> String {
    match (expr, key) {
        (_, Key::Text(text)) => format!("'{text}'"),
        (Expr::NumberLiteral(n), Key::Real(x)) if matches!(n.value, Number::Int(_)) => {
            format!("{x}")
        }
        (Expr::UnaryOp(e), Key::Real(_)) => match shown_key(&e.operand, &Key::None, source) {
            text if text == "0" => text,
            text => format!("-{text}"),
        },
        _ => source[expr.range()].to_string(),
    }
}
