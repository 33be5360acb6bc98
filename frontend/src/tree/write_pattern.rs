//! Patterns and type parameters as source.

use super::write::Writer;
use super::write_expr::{items, operator};
use super::{Item, Node};

impl Writer {
    pub(super) fn pattern(&mut self, item: &Item) {
        let Item::Node(node) = item else {
            return;
        };
        self.span(node, |this| this.pattern_inside(node));
    }

    fn patterns(&mut self, item: &Item) {
        self.separated(items(item), |this, item| this.pattern(item));
    }

    fn pattern_inside(&mut self, node: &Node) {
        let f = &node.fields;
        match &*node.kind {
            "MatchValue" => self.pattern_value(&f[0]),
            "MatchSingleton" => {
                if let Item::Const(value) = &f[0] {
                    self.constant(value);
                }
            }
            "MatchSequence" => {
                self.put("[");
                self.patterns(&f[0]);
                self.put("]");
            }
            "MatchMapping" => {
                self.put("{");
                let pairs = items(&f[0]).iter().zip(items(&f[1]));
                self.separated(pairs, |this, (key, pattern)| {
                    this.pattern_value(key);
                    this.put(": ");
                    this.pattern(pattern);
                });
                if f[2] != Item::None {
                    self.put(if items(&f[0]).is_empty() {
                        "**"
                    } else {
                        ", **"
                    });
                    self.name(&f[2]);
                }
                self.put("}");
            }
            "MatchClass" => {
                self.pattern_value(&f[0]);
                self.put("(");
                for pattern in items(&f[1]) {
                    self.pattern(pattern);
                    self.put(", ");
                }
                for (name, pattern) in items(&f[2]).iter().zip(items(&f[3])) {
                    self.name(name);
                    self.put("=");
                    self.pattern(pattern);
                    self.put(", ");
                }
                self.put(")");
            }
            "MatchStar" => {
                self.put("*");
                self.pattern_name(&f[0]);
            }
            "MatchAs" if f[0] == Item::None => self.pattern_name(&f[1]),
            "MatchAs" => {
                self.put("(");
                self.pattern(&f[0]);
                self.put(" as ");
                self.name(&f[1]);
                self.put(")");
            }
            "MatchOr" => {
                self.put("(");
                for (i, pattern) in items(&f[0]).iter().enumerate() {
                    if i > 0 {
                        self.put(" | ");
                    }
                    self.pattern(pattern);
                }
                self.put(")");
            }
            _ => {}
        }
    }

    fn pattern_name(&mut self, item: &Item) {
        match item {
            Item::None => self.put("_"),
            name => self.name(name),
        }
    }

    /// Values in patterns are not put in parentheses: only some kinds of expression can be there.
    fn pattern_value(&mut self, item: &Item) {
        let Item::Node(node) = item else {
            return;
        };
        let f = &node.fields;
        self.span(node, |this| match &*node.kind {
            "Attribute" => {
                this.pattern_value(&f[0]);
                this.put(".");
                this.name(&f[1]);
            }
            "BinOp" => {
                this.pattern_value(&f[0]);
                this.put(operator(&f[1]));
                this.pattern_value(&f[2]);
            }
            "UnaryOp" => {
                this.put(operator(&f[0]));
                this.pattern_value(&f[1]);
            }
            _ => this.inside(node),
        });
    }

    pub(super) fn type_params(&mut self, params: &Item) {
        if items(params).is_empty() {
            return;
        }
        self.put("[");
        self.separated(items(params), |this, item| {
            let Item::Node(node) = item else {
                return;
            };
            let f = &node.fields;
            this.span(node, |this| {
                this.put(match &*node.kind {
                    "TypeVarTuple" => "*",
                    "ParamSpec" => "**",
                    _ => "",
                });
                this.name(&f[0]);
                if f.len() > 2 {
                    this.prefixed(": ", &f[1]);
                }
                this.prefixed(" = ", &f[f.len() - 1]);
            });
        });
        self.put("]");
    }
}
