//! Patterns and type parameters of Ruff's tree as nodes.

use super::{Item, Reader, list, text};
use crate::parse::{Identifier, Pattern, Ranged, Singleton, TypeParam, TypeParams};
use rekindle_bytecode::Const;

impl Reader<'_> {
    pub(super) fn pattern(&self, pattern: &Pattern) -> Item {
        let name = |name: &Option<Identifier>| name.as_ref().map_or(Item::None, text);
        let (kind, fields) = match pattern {
            Pattern::MatchValue(p) => ("MatchValue", vec![self.expr(&p.value)]),
            Pattern::MatchSingleton(p) => {
                let value = match p.value {
                    Singleton::None => Const::None,
                    Singleton::True => Const::Bool(true),
                    Singleton::False => Const::Bool(false),
                };
                ("MatchSingleton", vec![Item::Const(value)])
            }
            Pattern::MatchSequence(p) => ("MatchSequence", vec![self.patterns(&p.patterns)]),
            Pattern::MatchMapping(p) => {
                let fields = vec![
                    self.exprs(&p.keys),
                    self.patterns(&p.patterns),
                    name(&p.rest),
                ];
                ("MatchMapping", fields)
            }
            Pattern::MatchClass(p) => {
                let keywords = &p.arguments.keywords;
                let fields = vec![
                    self.expr(&p.cls),
                    self.patterns(&p.arguments.patterns),
                    list(keywords, |k| text(&k.attr)),
                    list(keywords, |k| self.pattern(&k.pattern)),
                ];
                ("MatchClass", fields)
            }
            Pattern::MatchStar(p) => ("MatchStar", vec![name(&p.name)]),
            Pattern::MatchAs(p) => {
                let inner = p.pattern.as_ref().map_or(Item::None, |p| self.pattern(p));
                ("MatchAs", vec![inner, name(&p.name)])
            }
            Pattern::MatchOr(p) => ("MatchOr", vec![self.patterns(&p.patterns)]),
        };
        self.node(kind, pattern.range(), fields)
    }

    fn patterns(&self, patterns: &[Pattern]) -> Item {
        list(patterns, |p| self.pattern(p))
    }

    pub(super) fn type_params(&self, params: Option<&TypeParams>) -> Item {
        let params = params.map_or(&[][..], |p| &p.type_params);
        list(params, |p| {
            let (kind, fields) = match p {
                TypeParam::TypeVar(p) => {
                    let bound = self.maybe(p.bound.as_deref());
                    let default = self.maybe(p.default.as_deref());
                    ("TypeVar", vec![text(&p.name), bound, default])
                }
                TypeParam::ParamSpec(p) => {
                    let default = self.maybe(p.default.as_deref());
                    ("ParamSpec", vec![text(&p.name), default])
                }
                TypeParam::TypeVarTuple(p) => {
                    let default = self.maybe(p.default.as_deref());
                    ("TypeVarTuple", vec![text(&p.name), default])
                }
            };
            self.node(kind, p.range(), fields)
        })
    }
}
