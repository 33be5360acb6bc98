//! Expressions as source.

use super::write::Writer;
use super::{Item, Node};
use rekindle_bytecode::Const;

/// Operators by the names of their classes.
const OPERATORS: [(&str, &str); 29] = [
    ("And", "and"),
    ("Or", "or"),
    ("Add", "+"),
    ("Sub", "-"),
    ("Mult", "*"),
    ("MatMult", "@"),
    ("Div", "/"),
    ("Mod", "%"),
    ("Pow", "**"),
    ("LShift", "<<"),
    ("RShift", ">>"),
    ("BitOr", "|"),
    ("BitXor", "^"),
    ("BitAnd", "&"),
    ("FloorDiv", "//"),
    ("Invert", "~"),
    ("Not", "not "),
    ("UAdd", "+"),
    ("USub", "-"),
    ("Eq", "=="),
    ("NotEq", "!="),
    ("Lt", "<"),
    ("LtE", "<="),
    ("Gt", ">"),
    ("GtE", ">="),
    ("Is", "is"),
    ("IsNot", "is not"),
    ("In", "in"),
    ("NotIn", "not in"),
];

/// The operator that a node stands for.
pub(super) fn operator(item: &Item) -> &'static str {
    let Item::Node(node) = item else {
        return "";
    };
    let found = OPERATORS.iter().find(|(kind, _)| *kind == node.kind);
    found.map_or("", |(_, sign)| sign)
}

pub(super) fn items(item: &Item) -> &[Item] {
    match item {
        Item::List(items) => items,
        _ => &[],
    }
}

fn kind(item: &Item) -> &str {
    match item {
        Item::Node(node) => &node.kind,
        _ => "",
    }
}

impl Writer {
    /// An expression in parentheses.
    pub(super) fn expr(&mut self, item: &Item) {
        let Item::Node(node) = item else {
            return;
        };
        match &*node.kind {
            "Starred" => self.span(node, |this| {
                this.put("*");
                this.expr(&node.fields[0]);
            }),
            "Slice" => self.slice(node),
            _ => {
                self.put("(");
                self.bare(item);
                self.put(")");
            }
        }
    }

    pub(super) fn exprs(&mut self, item: &Item) {
        self.separated(items(item), |this, item| this.expr(item));
    }

    /// Text before an expression, if there is one.
    pub(super) fn prefixed(&mut self, before: &str, item: &Item) {
        if *item != Item::None {
            self.put(before);
            self.expr(item);
        }
    }

    /// An expression that needs no parentheses where it stands.
    pub(super) fn bare(&mut self, item: &Item) {
        if let Item::Node(node) = item {
            self.span(node, |this| this.inside(node));
        }
    }

    pub(super) fn inside(&mut self, node: &Node) {
        let f = &node.fields;
        match &*node.kind {
            "Constant" => match &f[0] {
                Item::Const(value) => self.constant(value),
                _ => self.put("None"),
            },
            "Name" => self.name(&f[0]),
            "BoolOp" => {
                let sign = operator(&f[0]);
                for (i, value) in items(&f[1]).iter().enumerate() {
                    if i > 0 {
                        self.put(sign);
                    }
                    self.expr(value);
                }
            }
            "NamedExpr" => {
                self.bare(&f[0]);
                self.put(" := ");
                self.expr(&f[1]);
            }
            "BinOp" => {
                self.expr(&f[0]);
                self.put(operator(&f[1]));
                self.expr(&f[2]);
            }
            "UnaryOp" => {
                self.put(operator(&f[0]));
                self.expr(&f[1]);
            }
            "Lambda" => {
                self.put("lambda ");
                self.parameters(&f[0]);
                self.put(": ");
                self.expr(&f[1]);
            }
            "IfExp" => {
                self.expr(&f[1]);
                self.prefixed("if", &f[0]);
                self.prefixed("else", &f[2]);
            }
            "Dict" => {
                self.put("{");
                let pairs = items(&f[0]).iter().zip(items(&f[1]));
                self.separated(pairs, |this, (key, value)| this.pair(key, value));
                self.put("}");
            }
            "Set" if items(&f[0]).is_empty() => self.put("{*()}"),
            "Set" => {
                self.put("{");
                self.exprs(&f[0]);
                self.put("}");
            }
            "ListComp" => self.comprehension(["[", "]"], &f[0], &f[1]),
            "SetComp" => self.comprehension(["{", "}"], &f[0], &f[1]),
            "GeneratorExp" => self.comprehension(["(", ")"], &f[0], &f[1]),
            "DictComp" => {
                self.put("{");
                self.pair(&f[0], &f[1]);
                self.generators(&f[2]);
                self.put("}");
            }
            "Await" => {
                self.put("await");
                self.expr(&f[0]);
            }
            "Yield" => {
                self.put("yield");
                self.prefixed(" ", &f[0]);
            }
            "YieldFrom" => self.prefixed("yield from ", &f[0]),
            "Compare" => {
                self.expr(&f[0]);
                for (op, right) in items(&f[1]).iter().zip(items(&f[2])) {
                    self.put(operator(op));
                    self.expr(right);
                }
            }
            "Call" => {
                self.expr(&f[0]);
                self.put("(");
                self.arguments(&f[1], &f[2]);
                self.put(")");
            }
            "JoinedStr" | "TemplateStr" => {
                self.put(if node.kind == "JoinedStr" {
                    "f\""
                } else {
                    "t\""
                });
                self.pieces(&f[0]);
                self.put("\"");
            }
            "FormattedValue" => {
                self.put("f\"");
                self.interpolation(node);
                self.put("\"");
            }
            "Interpolation" => {
                self.put("t\"");
                self.interpolation(node);
                self.put("\"");
            }
            "Attribute" => {
                self.expr(&f[0]);
                self.put(".");
                self.name(&f[1]);
            }
            "Subscript" => {
                self.expr(&f[0]);
                self.put("[");
                self.index(&f[1]);
                self.put("]");
            }
            "List" => {
                self.put("[");
                self.exprs(&f[0]);
                self.put("]");
            }
            "Tuple" => {
                self.put("(");
                for element in items(&f[0]) {
                    self.expr(element);
                    self.put(",");
                }
                self.put(")");
            }
            _ => {}
        }
    }

    fn pair(&mut self, key: &Item, value: &Item) {
        match key {
            Item::None => self.put("**"),
            _ => {
                self.expr(key);
                self.put(":");
            }
        }
        self.expr(value);
    }

    fn comprehension(&mut self, [open, close]: [&str; 2], element: &Item, generators: &Item) {
        self.put(open);
        self.expr(element);
        self.generators(generators);
        self.put(close);
    }

    fn generators(&mut self, generators: &Item) {
        for generator in items(generators) {
            let Item::Node(node) = generator else {
                continue;
            };
            let f = &node.fields;
            self.put(if f[3] == Item::Int(0) {
                " for "
            } else {
                " async for "
            });
            self.expr(&f[0]);
            self.prefixed(" in ", &f[1]);
            for condition in items(&f[2]) {
                self.prefixed(" if ", condition);
            }
        }
    }

    pub(super) fn arguments(&mut self, args: &Item, keywords: &Item) {
        let all = items(args).iter().chain(items(keywords));
        self.separated(all, |this, item| match item {
            Item::Node(node) if node.kind == "keyword" => this.span(node, |this| {
                match &node.fields[0] {
                    Item::None => this.put("**"),
                    name => {
                        this.name(name);
                        this.put("=");
                    }
                }
                this.expr(&node.fields[1]);
            }),
            _ => this.expr(item),
        });
    }

    fn slice(&mut self, node: &Node) {
        self.span(node, |this| {
            this.prefixed("", &node.fields[0]);
            this.put(":");
            this.prefixed("", &node.fields[1]);
            this.prefixed(":", &node.fields[2]);
        });
    }

    /// What stands in the brackets of a subscript.
    fn index(&mut self, item: &Item) {
        let Item::Node(node) = item else {
            return;
        };
        let special = |item: &Item| matches!(kind(item), "Slice" | "Starred");
        match node.kind == "Tuple" && items(&node.fields[0]).iter().any(special) {
            false => self.expr(item),
            true => self.span(node, |this| {
                for element in items(&node.fields[0]) {
                    this.expr(element);
                    this.put(",");
                }
            }),
        }
    }

    /// What an f-string or a format specification consists of.
    fn pieces(&mut self, values: &Item) {
        for value in items(values) {
            let Item::Node(node) = value else {
                continue;
            };
            match (&*node.kind, node.fields.first()) {
                ("Constant", Some(Item::Const(Const::Str(text)))) => {
                    self.span(node, |this| this.escaped(text));
                }
                ("FormattedValue" | "Interpolation", _) => {
                    self.span(node, |this| this.interpolation(node));
                }
                _ => {
                    self.put("{");
                    self.expr(value);
                    self.put("}");
                }
            }
        }
    }

    fn interpolation(&mut self, node: &Node) {
        let f = &node.fields;
        let rest = match &*node.kind {
            "Interpolation" => &f[2..],
            _ => &f[1..],
        };
        self.put("{(");
        if let (3.., Item::Const(Const::Str(text))) = (f.len(), &f[1]) {
            self.says(text);
        }
        self.bare(&f[0]);
        self.put(")");
        if let Item::Int(code @ 1..128) = rest[0] {
            self.out.push('!');
            self.out.push(code as u8 as char);
        }
        match &rest[1] {
            Item::None => {}
            Item::Node(spec) if spec.kind == "JoinedStr" => {
                self.put(":");
                self.pieces(&spec.fields[0]);
            }
            spec => {
                self.put(":");
                self.pieces(&Item::List(vec![spec.clone()]));
            }
        }
        self.put("}");
    }
}
