//! Expressions of Ruff's tree as nodes.

use super::{Item, Reader, list, plain, text};
use crate::literal;
use crate::parse::{
    Arguments, BoolOp, CmpOp, Comprehension, Expr, ExprContext, Operator, Parameter,
    ParameterWithDefault, Parameters, Ranged, TextRange, UnaryOp,
};
use rekindle_bytecode::Const;

impl Reader<'_> {
    pub(super) fn expr(&self, expr: &Expr) -> Item {
        let (kind, fields) = match expr {
            Expr::StringLiteral(_) | Expr::FString(_) | Expr::TString(_) => {
                return self.string(expr);
            }
            Expr::Generator(e) => return self.generator(expr, e.range),
            Expr::BytesLiteral(e) => constant(Const::Bytes(e.value.bytes().collect())),
            Expr::NumberLiteral(e) => constant(literal::number(&e.value)),
            Expr::BooleanLiteral(e) => constant(Const::Bool(e.value)),
            Expr::NoneLiteral(_) => constant(Const::None),
            Expr::EllipsisLiteral(_) => constant(Const::Ellipsis),
            Expr::BoolOp(e) => {
                let op = match e.op {
                    BoolOp::And => "And",
                    BoolOp::Or => "Or",
                };
                ("BoolOp", vec![plain(op, vec![]), self.exprs(&e.values)])
            }
            Expr::Named(e) => ("NamedExpr", vec![self.expr(&e.target), self.expr(&e.value)]),
            Expr::BinOp(e) => {
                let fields = vec![self.expr(&e.left), operator(e.op), self.expr(&e.right)];
                ("BinOp", fields)
            }
            Expr::UnaryOp(e) => {
                let op = match e.op {
                    UnaryOp::Invert => "Invert",
                    UnaryOp::Not => "Not",
                    UnaryOp::UAdd => "UAdd",
                    UnaryOp::USub => "USub",
                };
                ("UnaryOp", vec![plain(op, vec![]), self.expr(&e.operand)])
            }
            Expr::Lambda(e) => {
                let parameters = self.parameters(e.parameters.as_deref());
                ("Lambda", vec![parameters, self.expr(&e.body)])
            }
            Expr::If(e) => {
                let fields = vec![self.expr(&e.test), self.expr(&e.body), self.expr(&e.orelse)];
                ("IfExp", fields)
            }
            Expr::Dict(e) => {
                let keys = list(&e.items, |item| self.maybe(item.key.as_ref()));
                let values = list(&e.items, |item| self.expr(&item.value));
                ("Dict", vec![keys, values])
            }
            Expr::Set(e) => ("Set", vec![self.exprs(&e.elts)]),
            Expr::ListComp(e) => {
                let fields = vec![self.expr(&e.elt), self.comprehensions(&e.generators)];
                ("ListComp", fields)
            }
            Expr::SetComp(e) => {
                let fields = vec![self.expr(&e.elt), self.comprehensions(&e.generators)];
                ("SetComp", fields)
            }
            Expr::DictComp(e) => {
                let fields = vec![
                    self.maybe(e.key.as_deref()),
                    self.expr(&e.value),
                    self.comprehensions(&e.generators),
                ];
                ("DictComp", fields)
            }
            Expr::Await(e) => ("Await", vec![self.expr(&e.value)]),
            Expr::Yield(e) => ("Yield", vec![self.maybe(e.value.as_deref())]),
            Expr::YieldFrom(e) => ("YieldFrom", vec![self.expr(&e.value)]),
            Expr::Compare(e) => {
                let ops = list(e.ops.iter(), |op| comparison(*op));
                let fields = vec![self.expr(&e.left), ops, self.exprs(&e.comparators)];
                ("Compare", fields)
            }
            Expr::Call(e) => {
                let (args, keywords) = self.arguments(&e.arguments);
                ("Call", vec![self.expr(&e.func), args, keywords])
            }
            Expr::Attribute(e) => {
                let fields = vec![self.expr(&e.value), text(&e.attr), context(e.ctx)];
                ("Attribute", fields)
            }
            Expr::Subscript(e) => {
                let fields = vec![self.expr(&e.value), self.expr(&e.slice), context(e.ctx)];
                ("Subscript", fields)
            }
            Expr::Starred(e) => ("Starred", vec![self.expr(&e.value), context(e.ctx)]),
            Expr::Name(e) => ("Name", vec![text(&e.id), context(e.ctx)]),
            Expr::List(e) => ("List", vec![self.exprs(&e.elts), context(e.ctx)]),
            Expr::Tuple(e) => ("Tuple", vec![self.exprs(&e.elts), context(e.ctx)]),
            Expr::Slice(e) => {
                let part = |part: &Option<Box<Expr>>| self.maybe(part.as_deref());
                ("Slice", vec![part(&e.lower), part(&e.upper), part(&e.step)])
            }
            // Only notebooks have these, and they are not parsed as such.
            Expr::IpyEscapeCommand(_) => constant(Const::None),
        };
        self.node(kind, expr.range(), fields)
    }

    pub(super) fn exprs(&self, exprs: &[Expr]) -> Item {
        list(exprs, |e| self.expr(e))
    }

    pub(super) fn maybe(&self, expr: Option<&Expr>) -> Item {
        expr.map_or(Item::None, |e| self.expr(e))
    }

    /// A generator expression; the only argument of a call begins and ends with the call's own parentheses.
    fn generator(&self, expr: &Expr, range: TextRange) -> Item {
        let Expr::Generator(e) = expr else {
            return self.expr(expr);
        };
        let fields = vec![self.expr(&e.elt), self.comprehensions(&e.generators)];
        self.node("GeneratorExp", range, fields)
    }

    fn comprehensions(&self, generators: &[Comprehension]) -> Item {
        list(generators, |c| {
            let fields = vec![
                self.expr(&c.target),
                self.expr(&c.iter),
                self.exprs(&c.ifs),
                Item::Int(c.is_async.into()),
            ];
            plain("comprehension", fields)
        })
    }

    /// The arguments of a call or class, and those with keywords.
    pub(super) fn arguments(&self, arguments: &Arguments) -> (Item, Item) {
        let args = list(&arguments.args, |e| match e {
            Expr::Generator(inner) if !inner.parenthesized => self.generator(e, arguments.range()),
            _ => self.expr(e),
        });
        let keywords = list(&arguments.keywords, |k| {
            let name = k.arg.as_ref().map_or(Item::None, text);
            self.node("keyword", k.range, vec![name, self.expr(&k.value)])
        });
        (args, keywords)
    }

    /// The arguments of a function's type, without the stars of `*int`.
    pub(super) fn argument_types(&self, arguments: &Arguments) -> Item {
        let args = arguments.args.iter().map(|e| match e {
            Expr::Starred(e) => self.expr(&e.value),
            e => self.expr(e),
        });
        let keywords = arguments.keywords.iter().map(|k| self.expr(&k.value));
        Item::List(args.chain(keywords).collect())
    }

    pub(super) fn parameters(&self, parameters: Option<&Parameters>) -> Item {
        let Some(p) = parameters else {
            let none = || Item::List(Vec::new());
            let fields = vec![
                none(),
                none(),
                Item::None,
                none(),
                none(),
                Item::None,
                none(),
            ];
            return plain("arguments", fields);
        };
        let parameter = |p: &ParameterWithDefault| self.parameter(&p.parameter);
        let default = |p: &ParameterWithDefault| self.maybe(p.default.as_deref());
        let variadic = |p: &Option<Box<Parameter>>| match p {
            Some(p) => self.parameter(p),
            None => Item::None,
        };
        let positional = p.posonlyargs.iter().chain(&p.args);
        let defaults = positional.filter(|p| p.default.is_some());
        let fields = vec![
            list(&p.posonlyargs, parameter),
            list(&p.args, parameter),
            variadic(&p.vararg),
            list(&p.kwonlyargs, parameter),
            list(&p.kwonlyargs, default),
            variadic(&p.kwarg),
            list(defaults, default),
        ];
        plain("arguments", fields)
    }

    fn parameter(&self, p: &Parameter) -> Item {
        // Without the stars of `*args`.
        let range = TextRange::new(p.name.start(), p.range.end());
        let annotation = self.maybe(p.annotation.as_deref());
        self.node("arg", range, vec![text(&p.name), annotation, Item::None])
    }
}

fn constant(value: Const) -> (&'static str, Vec<Item>) {
    ("Constant", vec![Item::Const(value), Item::None])
}

fn context(context: ExprContext) -> Item {
    let kind = match context {
        ExprContext::Load | ExprContext::Invalid => "Load",
        ExprContext::Store => "Store",
        ExprContext::Del => "Del",
    };
    plain(kind, vec![])
}

pub(super) fn operator(op: Operator) -> Item {
    let kind = match op {
        Operator::Add => "Add",
        Operator::Sub => "Sub",
        Operator::Mult => "Mult",
        Operator::MatMult => "MatMult",
        Operator::Div => "Div",
        Operator::Mod => "Mod",
        Operator::Pow => "Pow",
        Operator::LShift => "LShift",
        Operator::RShift => "RShift",
        Operator::BitOr => "BitOr",
        Operator::BitXor => "BitXor",
        Operator::BitAnd => "BitAnd",
        Operator::FloorDiv => "FloorDiv",
    };
    plain(kind, vec![])
}

fn comparison(op: CmpOp) -> Item {
    let kind = match op {
        CmpOp::Eq => "Eq",
        CmpOp::NotEq => "NotEq",
        CmpOp::Lt => "Lt",
        CmpOp::LtE => "LtE",
        CmpOp::Gt => "Gt",
        CmpOp::GtE => "GtE",
        CmpOp::Is => "Is",
        CmpOp::IsNot => "IsNot",
        CmpOp::In => "In",
        CmpOp::NotIn => "NotIn",
    };
    plain(kind, vec![])
}
