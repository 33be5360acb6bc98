//! Compound statements and the blocks in them.

use super::{Kind, Maker};

const PATTERNS: &[&str] = &[
    "0 | 1",
    "int(w) if w > 50",
    "str() as w",
    "[w, *_]",
    "(w, 3)",
    "{'a': w}",
    "None",
    "float(w)",
    "Base(x=w)",
    "[]",
    "True | False",
    "(w, v) if w == v",
    "[_, _, *w]",
    "-1 | 2 | 3",
    "'a' | 'ab'",
    "{'a': int(w), **v}",
];

impl Maker {
    /// So many statements, of which some have blocks in turn.
    pub(super) fn statements(&mut self, count: usize, depth: u32) {
        for _ in 0..count {
            self.statement(depth);
        }
    }

    fn statement(&mut self, depth: u32) {
        if depth == 0 || self.rng.chance(45) {
            return self.simple();
        }
        match self.rng.below(20) {
            0..=6 => self.conditional(depth - 1),
            7..=9 => self.for_loop(depth - 1),
            10 => self.while_loop(depth - 1),
            11..=14 => self.try_statement(depth - 1),
            15 | 16 => self.with_statement(depth - 1),
            17 | 18 => self.match_statement(depth - 1),
            _ => self.inner_function(depth - 1),
        }
    }

    fn inside(&mut self, depth: u32) {
        let count = self.rng.between(1, 3);
        self.statements(count, depth);
    }

    fn conditional(&mut self, depth: u32) {
        let condition = self.truth(2);
        self.block(format!("if {condition}:"), |m| m.inside(depth));
        if self.rng.chance(25) {
            let condition = self.truth(2);
            self.block(format!("elif {condition}:"), |m| m.inside(depth));
        }
        if self.rng.chance(50) {
            self.block("else:", |m| m.inside(depth));
        }
    }

    fn for_loop(&mut self, depth: u32) {
        let times = 5;
        if self.cost + self.scope.times * times > self.limit {
            return self.conditional(depth);
        }
        self.cost += self.scope.times * times;
        let (j, v) = (self.fresh("j"), self.fresh("v"));
        let (head, names): (String, Vec<(String, Kind)>) = match self.rng.below(9) {
            0 | 1 => (
                format!("{j} in range({} % 6)", self.int(0)),
                vec![(j, Kind::Int)],
            ),
            2 => (format!("{v} in {}[:6]", self.list(1)), vec![(v, Kind::Any)]),
            3 => (
                format!("{j}, {v} in enumerate({}[:5])", self.list(0)),
                vec![(j, Kind::Int), (v, Kind::Any)],
            ),
            4 => (
                format!("{v}, {j} in list({}.items())[:5]", self.dict(0)),
                vec![(v, Kind::Any)],
            ),
            5 => (
                format!(
                    "{j}, {v} in zip(range({} % 5), {})",
                    self.int(0),
                    self.list(0)
                ),
                vec![(j, Kind::Int), (v, Kind::Any)],
            ),
            6 => (
                format!("{v} in {}[:6]", self.string(0)),
                vec![(v, Kind::Str)],
            ),
            7 => (
                format!(
                    "{j} in range({}, {}, {})",
                    self.rng.below(9),
                    self.rng.below(4),
                    self.rng.pick(&["-1", "-2", "3"])
                ),
                vec![(j, Kind::Int)],
            ),
            _ => {
                let generators = self.generators.clone();
                match generators.is_empty() {
                    true => (format!("{j} in range(3)"), vec![(j, Kind::Int)]),
                    false => {
                        let g = self.rng.pick(&generators).clone();
                        let n = if self.affords(g.cost) { "4" } else { "0" };
                        (format!("{v} in {}({n})", g.name), vec![(v, Kind::Any)])
                    }
                }
            }
        };
        let outer = self.scope.clone();
        self.scope
            .fixed
            .extend(names.iter().map(|(name, _)| name.clone()));
        self.scope.vars.extend(names);
        self.scope.loops += 2;
        self.scope.times *= times;
        self.block(format!("for {head}:"), |m| m.inside(depth));
        self.scope = outer;
        if self.rng.chance(25) {
            self.block("else:", |m| m.inside(0));
        }
    }

    fn while_loop(&mut self, depth: u32) {
        let times = 6;
        if self.cost + self.scope.times * times > self.limit {
            return self.conditional(depth);
        }
        self.cost += self.scope.times * times;
        let name = self.fresh("w");
        let start = self.rng.below(4);
        self.line(format!("{name} = {start}"));
        let outer = self.scope.clone();
        self.scope.vars.push((name.clone(), Kind::Int));
        self.scope.fixed.push(name.clone());
        self.scope.loops += 2;
        self.scope.times *= times;
        let condition = match self.rng.below(3) {
            0 => format!("{name} < 6 and {}", self.truth(1)),
            _ => format!("{name} < 5"),
        };
        self.block(format!("while {condition}:"), |m| {
            let step = m.rng.between(1, 2);
            m.line(format!("{name} += {step}"));
            m.inside(depth);
        });
        self.scope = outer;
        if self.rng.chance(30) {
            self.block("else:", |m| m.inside(0));
        }
    }

    fn try_statement(&mut self, depth: u32) {
        self.block("try:", |m| m.inside(depth));
        let form = self.rng.below(5);
        if form != 0 {
            if self.rng.chance(40) {
                let kind = *self.rng.pick(&[
                    "ZeroDivisionError",
                    "(KeyError, IndexError)",
                    "TypeError",
                    "Odd",
                    "ValueError",
                    "LookupError",
                ]);
                self.block(format!("except {kind}:"), |m| m.inside(0));
            }
            self.block("except Exception as e:", |m| {
                m.line("note(type(e).__name__, str(e))");
                m.inside(0);
                if m.rng.chance(8) {
                    m.line("raise");
                } else if m.rng.chance(8) {
                    m.line("raise ValueError('again') from e");
                }
            });
            if self.rng.chance(25) {
                self.block("else:", |m| m.inside(0));
            }
        }
        if form == 0 || self.rng.chance(35) {
            let loops = std::mem::take(&mut self.scope.loops);
            self.block("finally:", |m| m.inside(0));
            self.scope.loops = loops;
        }
    }

    fn with_statement(&mut self, depth: u32) {
        let manager = self.object(1);
        let head = match self.rng.below(3) {
            0 => format!("with {manager}:"),
            1 => format!("with {manager} as held, {}:", self.object(0)),
            _ => format!("with ({manager} as held):"),
        };
        let named = head.contains(" as held");
        self.block(head, |m| {
            let outer = m.scope.clone();
            if named {
                m.scope.vars.push(("held".into(), Kind::Object));
                m.scope.fixed.push("held".into());
            }
            m.inside(depth);
            m.scope = outer;
        });
    }

    fn match_statement(&mut self, depth: u32) {
        let subject = self.any(2);
        self.line(format!("match {subject}:"));
        self.indent += 1;
        for _ in 0..self.rng.between(1, 4) {
            let pattern = self.rng.pick(PATTERNS).to_string();
            let binds = pattern.contains('w');
            self.block(format!("case {pattern}:"), |m| {
                let outer = m.scope.clone();
                if binds {
                    m.scope.vars.push(("w".into(), Kind::Any));
                    m.scope.fixed.push("w".into());
                }
                m.inside(depth.min(1));
                m.scope = outer;
            });
        }
        if self.rng.chance(60) {
            self.block("case _:", |m| m.inside(0));
        }
        self.indent -= 1;
    }

    /// A function in a function, which changes a variable of the outer one, and its calls.
    fn inner_function(&mut self, depth: u32) {
        if self.scope.returns.is_none() || self.scope.is_generator {
            return self.conditional(depth);
        }
        let (name, target) = (self.fresh("inner"), self.writable(Kind::Int));
        let outer = self.scope.clone();
        self.scope.loops = 0;
        self.block(format!("def {name}(p, q=3):"), |m| {
            if let Some(target) = &target {
                let word = if target == "G0" { "global" } else { "nonlocal" };
                m.line(format!("{word} {target}"));
                let value = m.int(2);
                m.line(format!("{target} = fit({value})"));
                m.scope.vars.retain(|(n, k)| n == target || *k != Kind::Int);
            }
            m.scope
                .vars
                .extend([("p".to_string(), Kind::Int), ("q".to_string(), Kind::Int)]);
            let value = m.int(1);
            m.line(format!("return {value}"));
        });
        self.scope = outer;
        let call = match self.rng.below(3) {
            0 => format!("{name}({})", self.int(1)),
            1 => format!("{name}({}, {})", self.int(0), self.int(1)),
            _ => format!("{name}(q={}, p={})", self.int(0), self.int(1)),
        };
        if let Some(result) = self.writable(Kind::Int) {
            self.line(format!("{result} = fit({call})"));
        } else {
            self.line(call);
        }
    }
}
