//! Expressions that give numbers, strings, truth values and anything; each is in parentheses or needs none.
//!
//! It is longer than most files: each type has one table of forms.

use super::{Kind, Maker};

const INTS: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "-1",
    "5",
    "7",
    "10",
    "13",
    "100",
    "255",
    "-17",
    "1000",
    "65536",
    "-2147483648",
    "2147483647",
    "4294967296",
    "4611686018427387903",
    "4611686018427387904",
    "9223372036854775807",
    "-9223372036854775808",
    "1152921504606846976",
    "18446744073709551616",
    "True",
];
const FLOATS: &[&str] = &[
    "0.0", "1.0", "-1.5", "0.5", "2.25", "1e10", "-0.0", "3.0", "1e-3", "1e300", "0.1", "7.75",
    "1e16",
];
const STRINGS: &[&str] = &[
    "''", "'a'", "'ab'", "'xyz'", "'é'", "'a b c'", "'12'", "'Zz'", "'日本'", "'\\n'",
];
const COMPARE: &[&str] = &["<", "<=", ">", ">=", "==", "!="];

impl Maker {
    /// An expression of this type.
    pub(super) fn expr(&mut self, kind: Kind, depth: u32) -> String {
        match kind {
            Kind::Int => self.int(depth),
            Kind::Float => self.float(depth),
            Kind::Str => self.string(depth),
            Kind::Bool => self.truth(depth),
            Kind::List => self.list(depth),
            Kind::Dict => self.dict(depth),
            Kind::Set => self.set(depth),
            Kind::Tuple => self.tuple(depth),
            Kind::Object => self.object(depth),
            Kind::Callable => self.callable(depth),
            Kind::Any => self.any(depth),
        }
    }

    fn one_of(&mut self, of: &[&str]) -> String {
        self.rng.pick(of).to_string()
    }

    fn variable_or(&mut self, kind: Kind, of: &[&str]) -> String {
        match self.readable(kind) {
            Some(name) if self.rng.chance(75) => name,
            _ => self.one_of(of),
        }
    }

    pub(super) fn small_int(&mut self) -> String {
        match self.scope.counter.clone() {
            Some(counter) if self.rng.chance(60) => counter,
            _ => self.rng.below(12).to_string(),
        }
    }

    pub(super) fn int(&mut self, depth: u32) -> String {
        if depth == 0 {
            if self.rng.chance(30) {
                return self.small_int();
            }
            return self.variable_or(Kind::Int, INTS);
        }
        let d = depth - 1;
        match self.rng.below(34) {
            0..=5 => {
                let op = self.one_of(&["+", "-", "*", "+", "-", "&", "|", "^"]);
                format!("({} {op} {})", self.int(d), self.int(d))
            }
            6 => format!("({} // {})", self.int(d), self.int(d)),
            7 => format!("({} % {})", self.int(d), self.int(d)),
            8 => format!("({} << ({} & 31))", self.int(d), self.int(d)),
            9 => format!("({} >> ({} & 15))", self.int(d), self.int(d)),
            10 => format!("({}{})", self.one_of(&["-", "~", "+"]), self.int(d)),
            11 => format!(
                "({} ** {})",
                self.variable_or(Kind::Int, &["3", "-2"]),
                self.one_of(&["2", "3", "0", "1"])
            ),
            12 => format!(
                "({} if {} else {})",
                self.int(d),
                self.truth(d),
                self.int(d)
            ),
            13 => format!("abs({})", self.int(d)),
            14 => {
                let kind =
                    *self
                        .rng
                        .pick(&[Kind::List, Kind::Str, Kind::Dict, Kind::Set, Kind::Tuple]);
                format!("len({})", self.expr(kind, d))
            }
            15 => format!(
                "{}({}, {})",
                self.one_of(&["min", "max"]),
                self.int(d),
                self.int(d)
            ),
            16 => format!(
                "divmod({}, {})[{}]",
                self.int(d),
                self.int(d),
                self.rng.below(2)
            ),
            17 => format!("int({})", self.truth(d)),
            18 => format!("({} and {})", self.int(d), self.int(d)),
            19 => format!("({} or {})", self.int(d), self.int(d)),
            20 => match self.readable(Kind::Any) {
                Some(name) => format!("({name} if isinstance({name}, int) else {})", self.int(d)),
                None => self.int(d),
            },
            21 => match self.readable(Kind::List) {
                Some(name) => {
                    let index = self.int(0);
                    format!("num({name}[{index} % (len({name}) or 1)])")
                }
                None => self.int(d),
            },
            22 => match self.readable(Kind::Dict) {
                Some(name) => format!("num({name}.get({}, {}))", self.key(), self.int(d)),
                None => self.int(d),
            },
            23..=25 => self.call(Kind::Int, d),
            26..=28 => self.member(d),
            29 => self.walrus(d),
            30 => format!("(lambda p, q=2: p + q)({})", self.int(d)),
            31 => self.sum(d),
            32 => match self.readable(Kind::Callable) {
                Some(name) => format!("num({name}({}, {}))", self.int(d), self.int(d)),
                None => self.call(Kind::Int, d),
            },
            _ => format!(
                "{}.{}",
                self.string(0),
                self.one_of(&["count('a')", "find('b')", "rfind('a', 0, 3)"])
            ),
        }
    }

    fn walrus(&mut self, d: u32) -> String {
        let target = self.writable(Kind::Int);
        match target {
            Some(name) if self.no_walrus == 0 => format!("({name} := fit({}))", self.int(d)),
            _ => self.int(d),
        }
    }

    /// An int that some object's attribute, property or method gives.
    fn member(&mut self, d: u32) -> String {
        let object = self.object(0);
        if !self.affords(3) {
            return format!("{object}.x");
        }
        match self.rng.below(13) {
            0 | 1 => format!("{object}.x"),
            2 => format!("{object}.prop"),
            3 | 4 => format!("{object}.m0({})", self.int(d)),
            5 => format!("{object}.m1({}, b={})", self.int(d), self.int(d)),
            6 => format!("{object}.made({}).x", self.int(d)),
            7 => format!("{object}.stat({})", self.int(d)),
            8 => format!("({object} + {})", self.int(d)),
            9 => format!("({} - {object})", self.int(d)),
            10 => format!("{object}[{}]", self.small_int()),
            11 => format!("len({object})"),
            _ => format!("{object}({})", self.int(d)),
        }
    }

    fn sum(&mut self, d: u32) -> String {
        if !self.affords(6) {
            return self.int(d);
        }
        let generators = self.generators.clone();
        if !generators.is_empty() && self.rng.chance(50) {
            let g = self.rng.pick(&generators).clone();
            if self.affords(g.cost) {
                return format!("sum({}({} % 6))", g.name, self.int(0));
            }
        }
        self.no_walrus += 1;
        let sequence = self.list(0);
        let each = self.with_variable("v", Kind::Any, |m| m.any_number(d.min(1)));
        self.no_walrus -= 1;
        format!("sum(num({each}) for v in {sequence})")
    }

    /// What `make` gives with one more variable in sight.
    pub(super) fn with_variable(
        &mut self,
        name: &str,
        kind: Kind,
        make: impl FnOnce(&mut Maker) -> String,
    ) -> String {
        self.scope.vars.push((name.to_string(), kind));
        let text = make(self);
        self.scope.vars.pop();
        text
    }

    fn any_number(&mut self, depth: u32) -> String {
        match self.rng.below(4) {
            0 => "v".into(),
            1 => format!("(num(v) + {})", self.int(depth)),
            2 => format!("(num(v) * {})", self.int(0)),
            _ => self.int(depth),
        }
    }

    pub(super) fn float(&mut self, depth: u32) -> String {
        if depth == 0 {
            return self.variable_or(Kind::Float, FLOATS);
        }
        let d = depth - 1;
        match self.rng.below(12) {
            0..=3 => {
                let op = self.one_of(&["+", "-", "*", "+"]);
                let (a, b) = (
                    *self.rng.pick(&[Kind::Float, Kind::Float, Kind::Int]),
                    Kind::Float,
                );
                if self.rng.chance(50) {
                    format!("({} {op} {})", self.expr(a, d), self.expr(b, d))
                } else {
                    format!("({} {op} {})", self.expr(b, d), self.expr(a, d))
                }
            }
            4 => format!("({} / {})", self.int(d), self.int(d)),
            5 => format!("({} / {})", self.float(d), self.float(d)),
            6 => format!(
                "({} {} {})",
                self.float(d),
                self.rng.pick(&["//", "%"]),
                self.float(d)
            ),
            7 => format!("(-{})", self.float(d)),
            8 => format!(
                "({} if {} else {})",
                self.float(d),
                self.truth(d),
                self.float(d)
            ),
            9 => format!("abs({})", self.float(d)),
            10 => format!("float({})", self.int(0)),
            _ => self.call(Kind::Float, d),
        }
    }

    pub(super) fn string(&mut self, depth: u32) -> String {
        if depth == 0 {
            return self.variable_or(Kind::Str, STRINGS);
        }
        let d = depth - 1;
        match self.rng.below(14) {
            0 | 1 => format!("({} + {})", self.string(d), self.string(d)),
            2 => format!("({} * ({} & 3))", self.string(d), self.int(0)),
            3 => format!("{}[{}:{}]", self.string(0), self.bound(), self.bound()),
            4 => format!("{}[::{}]", self.string(0), self.rng.pick(&["-1", "2", "1"])),
            5 => format!("str({})", self.int(d)),
            6 => format!(
                "{}.{}",
                self.string(0),
                self.rng.pick(&[
                    "upper()",
                    "replace('a', 'bb')",
                    "strip()",
                    "title()",
                    "zfill(4)",
                    "join('ab')",
                    "swapcase()"
                ])
            ),
            7 => {
                let spec = self.one_of(&["", ":>6", ":x", ":+d", ":05", "!r", ":,"]);
                format!(
                    "f'{{{}{spec}}}-{{{}}}'",
                    self.plain_int(),
                    self.plain_string()
                )
            }
            8 => format!("('%s|%d' % ({}, {}))", self.string(0), self.int(0)),
            9 => format!("f'{{{}:.3f}}'", self.plain_float()),
            10 => format!("repr({})", self.any(0)),
            11 => format!(
                "({} if {} else {})",
                self.string(d),
                self.truth(d),
                self.string(d)
            ),
            12 => format!("type({}).__name__", self.any(d)),
            _ => self.call(Kind::Str, d),
        }
    }

    fn plain_int(&mut self) -> String {
        self.readable(Kind::Int).unwrap_or("12".into())
    }

    fn plain_string(&mut self) -> String {
        self.readable(Kind::Str).unwrap_or("0.5".into())
    }

    fn plain_float(&mut self) -> String {
        self.readable(Kind::Float).unwrap_or("2.5".into())
    }

    /// A bound of a slice.
    pub(super) fn bound(&mut self) -> String {
        match self.rng.below(4) {
            0 => String::new(),
            1 => format!("-{}", self.rng.below(4)),
            2 => format!("{} % 5", self.small_int()),
            _ => self.rng.below(5).to_string(),
        }
    }

    pub(super) fn truth(&mut self, depth: u32) -> String {
        if depth == 0 {
            if let Some(name) = self.readable(Kind::Bool)
                && self.rng.chance(40)
            {
                return name;
            }
            return format!(
                "({} % {} == {})",
                self.small_int(),
                self.rng.between(2, 9),
                self.rng.below(3)
            );
        }
        let d = depth - 1;
        let op = self.one_of(COMPARE);
        match self.rng.below(17) {
            0..=2 => format!("({} {op} {})", self.int(d), self.int(d)),
            3 => format!("({} {op} {})", self.float(d), self.number(d)),
            4 => format!("({} {op} {})", self.string(d), self.string(d)),
            5 => format!(
                "({} {} {} {op} {})",
                self.int(d),
                self.rng.pick(COMPARE),
                self.int(d),
                self.int(d)
            ),
            6 => format!("(not {})", self.truth(d)),
            7 => format!("({} and {})", self.truth(d), self.truth(d)),
            8 => format!("({} or {})", self.truth(d), self.truth(d)),
            9 => format!(
                "({} {} {})",
                self.int(d),
                self.rng.pick(&["in", "not in"]),
                self.list(0)
            ),
            10 => format!(
                "({} {} {})",
                self.string(0),
                self.rng.pick(&["in", "not in"]),
                self.string(d)
            ),
            11 => format!(
                "isinstance({}, {})",
                self.any(0),
                self.rng
                    .pick(&["int", "str", "float", "(int, float)", "list", "tuple"])
            ),
            12 => format!(
                "({} {} None)",
                self.any(0),
                self.rng.pick(&["is", "is not"])
            ),
            13 => format!(
                "({} {} {})",
                self.any(d),
                self.rng.pick(&["==", "!="]),
                self.any(d)
            ),
            14 => format!(
                "({} {} {})",
                self.object(0),
                self.rng.pick(&["==", "<", "!="]),
                self.object(0)
            ),
            15 => format!("bool({})", self.any(0)),
            _ => format!(
                "({} {} {})",
                self.key(),
                self.rng.pick(&["in", "not in"]),
                self.dict(0)
            ),
        }
    }

    fn number(&mut self, depth: u32) -> String {
        let kind = *self.rng.pick(&[Kind::Int, Kind::Float]);
        self.expr(kind, depth)
    }

    pub(super) fn any(&mut self, depth: u32) -> String {
        if depth == 0 || self.rng.chance(35) {
            if let Some(name) = self.readable(Kind::Any)
                && self.rng.chance(65)
            {
                return name;
            }
            if self.rng.chance(10) {
                return "None".into();
            }
        }
        let d = depth.saturating_sub(1);
        let kinds = [
            Kind::Int,
            Kind::Int,
            Kind::Float,
            Kind::Str,
            Kind::Bool,
            Kind::Tuple,
            Kind::List,
            Kind::Object,
        ];
        match self.rng.below(if depth > 0 { 12 } else { 8 }) {
            8 => format!("({} + {})", self.any(d), self.any(d)),
            9 => format!("({} - {})", self.any(d), self.any(0)),
            10 => format!("({} or {})", self.any(d), self.any(d)),
            11 => format!("(None if {} else {})", self.truth(d), self.any(d)),
            n => self.expr(kinds[n], d),
        }
    }
}
