//! Classes, helper functions and generators.
//!
//! It is longer than most files: the classes, functions and generators share their helpers.

use super::{Form, Function, Kind, Maker, Param, Scope};

/// Turns that a helper function may take in loops and calls.
const HELPER_LIMIT: u64 = 60;

const BASE: &str = "\
class Odd(Exception):
    pass


class Base:
    count = 0
    shared = 1

    def __init__(self, x=0):
        self.x = fit(num(x))
        self.y = x

    def __repr__(self):
        return f'{type(self).__name__}({show(self.x)})'

    def __enter__(self):
        self.x += 1
        return self

    def __exit__(self, kind, value, tb):
        self.x = fit(self.x - 3)
        return kind is Odd

    def __eq__(self, other):
        return isinstance(other, Base) and self.x == other.x

    def __hash__(self):
        return 7

    def __lt__(self, other):
        return self.x < num(other)

    def __setitem__(self, key, value):
        self.x = fit(self.x + num(key) * num(value))

    def __iter__(self):
        yield self.x
        yield 1
";

/// Methods that every class has: name, arguments, and what they must give.
const METHODS: &[(&str, &str, &str)] = &[
    ("m0", "self, a, b=1", "fit({})"),
    ("m1", "self, a, *, b=2", "fit({})"),
    ("__add__", "self, a", "fit({})"),
    ("__rsub__", "self, a", "fit({})"),
    ("__getitem__", "self, a", "fit({})"),
    ("__len__", "self", "({}) & 7"),
    ("__call__", "self, a, b=0", "fit({})"),
    ("__iadd__", "self, a", "SELF"),
];

impl Maker {
    /// The classes, the first of which the others inherit from.
    pub(super) fn define_classes(&mut self) {
        self.limit = 0;
        self.text.push_str(BASE);
        self.indent = 1;
        self.line("");
        self.methods(true);
        self.indent = 0;
        self.classes.push("Base".into());
        for n in 0..self.rng.between(1, 3) {
            let name = format!("C{n}");
            let parent = self.classes[self.rng.below(self.classes.len())].clone();
            let other = (n == 2 && parent != "C0" && self.rng.chance(50)).then(|| "C0".to_string());
            let parents = match other {
                Some(other) if parent == "Base" => other,
                Some(other) => format!("{parent}, {other}"),
                None => parent,
            };
            self.line("\n");
            self.line(format!("class {name}({parents}):"));
            self.indent = 1;
            if self.rng.chance(30) {
                self.line("__slots__ = ()");
            }
            self.methods(false);
            if self.rng.chance(25) {
                self.line("def __getattr__(self, name):\n        if name.startswith('__'): raise AttributeError(name)\n        return len(name)");
            }
            self.indent = 0;
            self.classes.push(name);
        }
        self.line("\n");
    }

    /// All methods of the base class, or some that override them.
    fn methods(&mut self, all: bool) {
        for (name, params, result) in METHODS {
            if !all && !self.rng.chance(35) {
                continue;
            }
            self.scope = Scope {
                times: 1,
                returns: Some(Kind::Int),
                ..Scope::default()
            };
            let own = params.contains(" a").then_some("a");
            let more = params.contains(" b").then_some("b");
            self.scope.vars.extend(
                [own, more]
                    .into_iter()
                    .flatten()
                    .map(|n| (n.to_string(), Kind::Any)),
            );
            self.block(format!("def {name}({params}):"), |m| {
                for n in [own, more].into_iter().flatten() {
                    m.line(format!("{n} = num({n})"));
                }
                for var in &mut m.scope.vars {
                    var.1 = Kind::Int;
                }
                m.scope.vars.push(("self.x".into(), Kind::Int));
                m.scope.fixed.push("self.x".into());
                if m.rng.chance(30) {
                    let value = m.plain(2);
                    m.line(format!("self.x = fit({value})"));
                }
                if m.rng.chance(25) {
                    let condition = m.plain(1);
                    let early = m.plain(1);
                    let early = if *result == "SELF" {
                        "self".into()
                    } else {
                        result.replace("{}", &early)
                    };
                    m.line(format!("if {condition} > 20: return {early}"));
                }
                let mut value = m.plain(2);
                if !all && m.rng.chance(50) && *name != "__iadd__" {
                    let words = params
                        .replace("self, ", "")
                        .replace("self", "")
                        .replace("*, b=2", "b=b")
                        .replace("b=1", "b")
                        .replace("b=0", "b");
                    value = format!("super().{name}({words}) + {value}");
                }
                match *result {
                    "SELF" => m.line("return self"),
                    result => m.line(format!("return {}", result.replace("{}", &value))),
                }
            });
        }
        if all || self.rng.chance(40) {
            self.property_and_others();
        }
    }

    fn property_and_others(&mut self) {
        self.scope = Scope {
            times: 1,
            ..Scope::default()
        };
        self.scope.vars.push(("self.x".into(), Kind::Int));
        let (value, constant) = (self.plain(1), self.rng.below(9));
        self.line(format!(
            "@property\n    def prop(self):\n        return fit({value})"
        ));
        self.line(format!(
            "@prop.setter\n    def prop(self, v):\n        self.x = fit(num(v) + {constant})"
        ));
        self.line(
            "@classmethod\n    def made(cls, x):\n        cls.count += 1\n        return cls(x)",
        );
        self.scope.vars = vec![("a".into(), Kind::Int), ("b".into(), Kind::Int)];
        let value = self.plain(1);
        self.line(format!(
            "@staticmethod\n    def stat(a, b=3):\n        return fit({value})"
        ));
    }

    /// An int expression that calls no methods: no recursion in classes.
    fn plain(&mut self, depth: u32) -> String {
        if depth == 0 {
            return self.int(0);
        }
        let d = depth - 1;
        match self.rng.below(8) {
            0..=2 => format!(
                "({} {} {})",
                self.plain(d),
                self.rng.pick(&["+", "-", "*", "&", "^"]),
                self.plain(d)
            ),
            3 => format!("({} // ({} | 1))", self.plain(d), self.plain(d)),
            4 => format!(
                "({} if {} > 3 else {})",
                self.plain(d),
                self.plain(d),
                self.plain(d)
            ),
            5 => format!("({} % 17)", self.plain(d)),
            6 => format!("(-{})", self.plain(d)),
            _ => self.int(0),
        }
    }

    /// A function that others call, and what it looks like.
    pub(super) fn define_function(&mut self, name: &str) {
        let kinds = [Kind::Int, Kind::Int, Kind::Int, Kind::Float, Kind::Str];
        let gives = *self.rng.pick(&kinds);
        let params = self.make_params();
        self.cost = 0;
        self.limit = HELPER_LIMIT;
        self.scope = Scope {
            times: 1,
            returns: Some(gives),
            ..Scope::default()
        };
        let header = header(&params);
        for param in &params {
            let kind = match param.form {
                Form::Star => Kind::Tuple,
                Form::StarStar => Kind::Dict,
                _ => param.kind,
            };
            self.scope.vars.push((param.name.clone(), kind));
        }
        self.block(format!("def {name}({header}):"), |m| {
            let x = m.int(1);
            m.line(format!("x = fit({x})"));
            m.scope.vars.push(("x".into(), Kind::Int));
            let count = m.rng.below(4);
            m.statements(count, 2);
            if m.rng.chance(30) {
                let (condition, value) = (m.truth(1), m.fitted(gives, 1));
                m.line(format!("if {condition}: return {value}"));
            }
            let value = m.fitted(gives, 2);
            m.line(format!("return {value}"));
        });
        self.line("");
        let cost = self.cost + 2;
        self.functions.push(Function {
            name: name.into(),
            params,
            gives,
            cost,
        });
    }

    fn make_params(&mut self) -> Vec<Param> {
        let mut params: Vec<Param> = Vec::new();
        let mut has_default = false;
        for n in 0..self.rng.below(4) {
            let kind = *self
                .rng
                .pick(&[Kind::Int, Kind::Int, Kind::Any, Kind::Float, Kind::Str]);
            has_default = has_default || self.rng.chance(25);
            let last = params.last().map(|p| p.form);
            let positional =
                self.rng.chance(25) && matches!(last, None | Some(Form::PositionalOnly));
            let form = if positional {
                Form::PositionalOnly
            } else {
                Form::Either
            };
            params.push(Param {
                name: format!("p{n}"),
                kind,
                form,
                has_default,
            });
        }
        if self.rng.chance(20) {
            params.push(Param {
                name: "args".into(),
                kind: Kind::Tuple,
                form: Form::Star,
                has_default: true,
            });
        }
        if self.rng.chance(25) {
            let has_default = self.rng.chance(70);
            params.push(Param {
                name: "kw".into(),
                kind: Kind::Int,
                form: Form::KeywordOnly,
                has_default,
            });
        }
        if self.rng.chance(15) {
            params.push(Param {
                name: "more".into(),
                kind: Kind::Dict,
                form: Form::StarStar,
                has_default: true,
            });
        }
        params
    }

    /// A function that calls itself a bounded number of times.
    pub(super) fn define_recursion(&mut self, name: &str) {
        self.cost = 0;
        self.limit = 0;
        self.scope = Scope {
            times: 1,
            returns: Some(Kind::Int),
            ..Scope::default()
        };
        self.scope.vars = vec![("k".into(), Kind::Int), ("acc".into(), Kind::Int)];
        let (value, twice) = (self.int(2), self.rng.chance(40));
        self.block(format!("def {name}(n, acc=1):"), |m| {
            m.line(format!("k = n % {}", if twice { 5 } else { 14 }));
            m.line("if k <= 0: return acc");
            match twice {
                true => m.line(format!(
                    "return fit({name}(k - 1, acc + 1) + {name}(k - 2, {value}))"
                )),
                false => m.line(format!("return {name}(k - 1, fit({value}))")),
            }
        });
        self.line("");
        let param = |name: &str, has_default| Param {
            name: name.into(),
            kind: Kind::Int,
            form: Form::Either,
            has_default,
        };
        let params = vec![param("n", false), param("acc", true)];
        self.functions.push(Function {
            name: name.into(),
            params,
            gives: Kind::Int,
            cost: 14,
        });
    }

    /// A generator of a few ints.
    pub(super) fn define_generator(&mut self, name: &str) {
        self.cost = 0;
        self.limit = HELPER_LIMIT;
        self.scope = Scope {
            times: 4,
            is_generator: true,
            ..Scope::default()
        };
        let earlier = self.generators.clone();
        self.block(format!("def {name}(n, start=1):"), |m| {
            m.line("x = start");
            m.scope.vars = vec![
                ("n".into(), Kind::Int),
                ("x".into(), Kind::Int),
                ("i".into(), Kind::Int),
            ];
            m.scope.fixed = vec!["i".into(), "n".into()];
            m.scope.loops = 1;
            let guarded = m.rng.chance(35);
            let body = |m: &mut Maker| {
                m.block("for i in range(n):", |m| {
                    let count = m.rng.below(3);
                    m.statements(count, 1);
                    let value = m.fitted(Kind::Int, 1);
                    match m.rng.chance(25) {
                        true => m.line(format!("x = fit(num((yield {value})))")),
                        false => m.line(format!("yield {value}")),
                    }
                });
            };
            match guarded {
                true => {
                    m.block("try:", body);
                    match m.rng.chance(50) {
                        true => m.block("finally:", |m| m.line("note('closed', x)")),
                        false => m.block("except ZeroDivisionError:", |m| m.line("yield -1")),
                    }
                }
                false => body(m),
            }
            m.scope.loops = 0;
            if let Some(other) = earlier.first()
                && m.rng.chance(50)
            {
                m.line(format!("x = yield from {}(2)", other.name));
            }
            m.line("return x");
        });
        self.line("");
        let cost = 6 + self.cost;
        self.generators.push(Function {
            name: name.into(),
            params: Vec::new(),
            gives: Kind::Any,
            cost,
        });
    }
}

/// The parameters as a definition has them.
fn header(params: &[Param]) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut star = false;
    for (n, param) in params.iter().enumerate() {
        let default = match (param.has_default, param.kind) {
            (false, _) => "",
            (true, Kind::Float) => "=1.5",
            (true, Kind::Str) => "='q'",
            (true, Kind::Any) => "=None",
            (true, _) => "=4",
        };
        match param.form {
            Form::Star => {
                star = true;
                words.push("*args".into());
            }
            Form::StarStar => words.push("**more".into()),
            Form::KeywordOnly => {
                if !star {
                    words.push("*".into());
                }
                words.push(format!("{}{default}", param.name));
            }
            Form::PositionalOnly | Form::Either => words.push(format!("{}{default}", param.name)),
        }
        let next = params.get(n + 1).map(|p| p.form);
        if param.form == Form::PositionalOnly && next != Some(Form::PositionalOnly) {
            words.push("/".into());
        }
    }
    words.join(", ")
}
