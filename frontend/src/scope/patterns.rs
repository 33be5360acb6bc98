//! Walks the patterns of `match`.

use super::collect::Collector;
use crate::names::{Map, Sym};
use crate::parse::{Expr, Identifier, Pattern, Ranged, StmtMatch};

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
            Pattern::MatchValue(p) => self.expr(&p.value),
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

    fn check_keys(&mut self, keys: &[Expr]) {
        for (i, key) in keys.iter().enumerate() {
            let repeated = match key {
                Expr::StringLiteral(a) => keys[..i].iter().any(
                    |k| matches!(k, Expr::StringLiteral(b) if a.value.to_str() == b.value.to_str()),
                ),
                Expr::NumberLiteral(a) => keys[..i]
                    .iter()
                    .any(|k| matches!(k, Expr::NumberLiteral(b) if a.value == b.value)),
                _ => false,
            };
            if repeated {
                let text = match key {
                    Expr::StringLiteral(a) => format!("'{}'", a.value.to_str()),
                    Expr::NumberLiteral(a) => format!("{:?}", a.value),
                    _ => String::new(),
                };
                let message = format!("mapping pattern checks duplicate key ({text})");
                self.fail(key.range(), message);
            }
        }
    }
}
