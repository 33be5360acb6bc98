//! Expressions that give containers, objects and functions, and calls.

use super::{Form, Function, Kind, Maker};

impl Maker {
    /// A key of a dict: a short string or a small int.
    pub(super) fn key(&mut self) -> String {
        match self.rng.below(4) {
            0 => format!("'{}'", self.rng.pick(&["a", "b", "c", "k"])),
            1 => format!("({} & 7)", self.int(0)),
            2 => "'k' + str(".to_string() + &self.small_int() + " % 5)",
            _ => self.rng.below(6).to_string(),
        }
    }

    fn elements(&mut self, depth: u32) -> String {
        let count = self.rng.below(4);
        let kind = *self
            .rng
            .pick(&[Kind::Int, Kind::Int, Kind::Int, Kind::Float, Kind::Any]);
        let all: Vec<String> = (0..count).map(|_| self.expr(kind, depth)).collect();
        all.join(", ")
    }

    pub(super) fn list(&mut self, depth: u32) -> String {
        if let Some(name) = self.readable(Kind::List)
            && (depth == 0 || self.rng.chance(30))
        {
            return name;
        }
        if depth == 0 || !self.affords(5) {
            return format!("[{}]", self.elements(0));
        }
        let d = depth - 1;
        match self.rng.below(12) {
            0 | 1 => format!("[{}]", self.elements(d)),
            2 => self.comprehension('[', ']', d),
            3 => format!("list(range({} % 6))", self.int(0)),
            4 => format!("{}[{}:{}]", self.list(0), self.bound(), self.bound()),
            5 => format!("{}[::{}]", self.list(0), self.rng.pick(&["-1", "2"])),
            6 => format!("({} + {})", self.list(0), self.list(d)),
            7 => format!("[*{}, {}, *{}]", self.list(0), self.int(d), self.tuple(0)),
            8 => format!("sorted(num(v) for v in {})", self.list(0)),
            9 => format!("([{}] * {})", self.int(d), self.rng.below(4)),
            10 => {
                let generators = self.generators.clone();
                match generators.is_empty() {
                    false => {
                        let g = self.rng.pick(&generators).clone();
                        match self.affords(g.cost) {
                            true => format!("list({}({} % 5))", g.name, self.int(0)),
                            false => "[1, 2]".into(),
                        }
                    }
                    true => "[3]".into(),
                }
            }
            _ => format!(
                "list(map({}, {}, {}))",
                self.callable(0),
                self.ints(),
                self.ints()
            ),
        }
    }

    fn ints(&mut self) -> String {
        format!("range({} % 5)", self.int(0))
    }

    /// A comprehension over something short.
    fn comprehension(&mut self, open: char, close: char, d: u32) -> String {
        let source = match self.rng.below(4) {
            0 => format!("range({} % 6)", self.int(0)),
            1 => format!("{}[:5]", self.list(0)),
            2 => self.tuple(0),
            _ => "(1, 2.5, 3)".into(),
        };
        self.no_walrus += 1;
        let text = self.with_variable("u", Kind::Any, |m| {
            let each = match m.rng.below(3) {
                0 => format!("(num(u) + {})", m.int(d.min(1))),
                1 => format!("(num(u) * {})", m.int(0)),
                _ => m.int(d.min(1)),
            };
            let condition = match m.rng.below(3) {
                0 => format!(" if {}", m.truth(d.min(1))),
                1 => " for t in range(2) if num(u) != t".into(),
                _ => String::new(),
            };
            match open {
                '{' => format!("{{num({each}) & 15 for u in {source}{condition}}}"),
                _ => format!("{open}{each} for u in {source}{condition}{close}"),
            }
        });
        self.no_walrus -= 1;
        text
    }

    pub(super) fn dict(&mut self, depth: u32) -> String {
        if let Some(name) = self.readable(Kind::Dict)
            && (depth == 0 || self.rng.chance(40))
        {
            return name;
        }
        let d = depth.saturating_sub(1);
        let count = self.rng.below(3);
        let items: Vec<String> = (0..count)
            .map(|_| format!("{}: {}", self.key(), self.int(d)))
            .collect();
        let display = format!("{{{}}}", items.join(", "));
        match self.rng.below(6) {
            0 if depth > 0 => format!("({} | {display})", self.dict(0)),
            1 if depth > 0 => format!("{{**{}, 'z': {}}}", self.dict(0), self.int(d)),
            2 if depth > 0 => {
                self.no_walrus += 1;
                let each = self.with_variable("u", Kind::Int, |m| m.int(d.min(1)));
                self.no_walrus -= 1;
                format!("{{u: {each} for u in range({} % 4)}}", self.int(0))
            }
            3 if depth > 0 => format!("dict(a={}, b={})", self.int(d), self.int(d)),
            _ => display,
        }
    }

    pub(super) fn set(&mut self, depth: u32) -> String {
        if let Some(name) = self.readable(Kind::Set)
            && (depth == 0 || self.rng.chance(40))
        {
            return name;
        }
        let d = depth.saturating_sub(1);
        match self.rng.below(4) {
            0 => "set()".into(),
            1 if depth > 0 => format!(
                "({} {} {})",
                self.set(0),
                self.rng.pick(&["|", "&", "-", "^"]),
                self.set(0)
            ),
            2 if depth > 0 => self.comprehension('{', '}', d),
            _ => format!("{{{} & 15, {} & 15}}", self.int(d), self.int(0)),
        }
    }

    pub(super) fn tuple(&mut self, depth: u32) -> String {
        if let Some(name) = self.readable(Kind::Tuple)
            && (depth == 0 || self.rng.chance(30))
        {
            return name;
        }
        let d = depth.saturating_sub(1);
        match self.rng.below(5) {
            0 if depth > 0 => format!("({} + ({},))", self.tuple(0), self.any(d)),
            1 if depth > 0 => format!("(*{}, {})", self.list(0), self.int(d)),
            2 if depth > 0 => format!("{}[{}:]", self.tuple(0), self.rng.below(2)),
            _ => format!("({}, {})", self.any(d), self.int(d)),
        }
    }

    pub(super) fn object(&mut self, depth: u32) -> String {
        if let Some(name) = self.readable(Kind::Object)
            && (depth == 0 || self.rng.chance(60))
        {
            return name;
        }
        let classes = self.classes.clone();
        let class = self.rng.pick(&classes).clone();
        format!("{class}({})", self.int(depth.saturating_sub(1)))
    }

    pub(super) fn callable(&mut self, depth: u32) -> String {
        if let Some(name) = self.readable(Kind::Callable)
            && self.rng.chance(60)
        {
            return name;
        }
        self.no_walrus += 1;
        let body = self.with_variable("p", Kind::Int, |m| {
            m.with_variable("q", Kind::Int, |m| match m.rng.below(5) {
                0 => "p + q".into(),
                1 => "p - q * 2".into(),
                2 => "(p if p else q)".into(),
                3 => "p ^ (q & 255)".into(),
                _ => m.int(depth.min(1)),
            })
        });
        self.no_walrus -= 1;
        format!("(lambda p, q=1: {body})")
    }

    /// A call of one of the helper functions that gives this type, or something simpler.
    pub(super) fn call(&mut self, kind: Kind, depth: u32) -> String {
        let fits: Vec<Function> = self
            .functions
            .iter()
            .filter(|f| f.gives == kind)
            .cloned()
            .collect();
        if !fits.is_empty() {
            let function = self.rng.pick(&fits).clone();
            if self.affords(function.cost + 1) {
                let arguments = self.arguments(&function, depth);
                return format!("{}({arguments})", function.name);
            }
        }
        self.expr(kind, 0)
    }

    /// Arguments that fit the function; rarely one is missing.
    pub(super) fn arguments(&mut self, function: &Function, depth: u32) -> String {
        let mut all = Vec::new();
        let mut by_name = false;
        for param in &function.params {
            let skip = param.has_default && self.rng.chance(40);
            match param.form {
                _ if skip => by_name = true,
                Form::PositionalOnly if by_name => {}
                Form::PositionalOnly => all.push(self.expr(param.kind, depth)),
                Form::Either if by_name || self.rng.chance(15) => {
                    by_name = true;
                    all.push(format!("{}={}", param.name, self.expr(param.kind, depth)));
                }
                Form::Either => all.push(self.expr(param.kind, depth)),
                Form::KeywordOnly => {
                    all.push(format!("{}={}", param.name, self.expr(param.kind, depth)))
                }
                Form::Star if !by_name && self.rng.chance(50) => match self.rng.chance(50) {
                    true => all.push(format!("*{}[:3]", self.list(0))),
                    false => all.push(self.int(depth)),
                },
                Form::StarStar if self.rng.chance(50) => match self.rng.chance(50) {
                    true => all.push(format!("w={}", self.int(0))),
                    false => all.push(format!("**{{'w': {}}}", self.int(0))),
                },
                Form::Star | Form::StarStar => {}
            }
        }
        all.join(", ")
    }
}
