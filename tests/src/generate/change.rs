//! Statements that replace parts of the program, leave loops, raise, and make objects and functions.

use super::{Kind, Maker};

impl Maker {
    /// Replaces a method, a class's attribute, an object's class or a function, in one turn or some.
    pub(super) fn replace_something(&mut self) {
        let Some(counter) = self.scope.counter.clone() else {
            return;
        };
        let change = self.replacement();
        let when = match self.rng.below(3) {
            0 => format!("{counter} % {} == 11", self.rng.between(40, 150)),
            _ => format!("{counter} == {}", self.rng.below(320)),
        };
        self.line(format!("if {when}: {change}"));
    }

    /// An expression or assignment that replaces a part of the program.
    pub(super) fn replacement(&mut self) -> String {
        let classes = self.classes.clone();
        let class = self.rng.pick(&classes).clone();
        let functions: Vec<String> = self.functions.iter().map(|f| f.name.clone()).collect();
        match self.rng.below(10) {
            0 | 1 => {
                let method = *self
                    .rng
                    .pick(&["m0", "m1", "__add__", "__call__", "__rsub__"]);
                let constant = self.rng.below(50);
                format!("{class}.{method} = lambda self, *a, **k: self.x + {constant}")
            }
            2 => format!(
                "{class}.prop = property(lambda self: self.x & {})",
                self.rng.below(255)
            ),
            3 => format!(
                "{class}.shared = {}",
                self.rng.pick(&["5", "2.5", "'s'", "None"])
            ),
            4 | 5 => {
                let object = self.object(0);
                let other = self.rng.pick(&classes).clone();
                format!("{object}.__class__ = {other}")
            }
            6 => format!("{class}.count += 1"),
            7 if functions.len() > 1 => {
                let name = self.rng.pick(&functions).clone();
                format!(
                    "setattr(HERE, '{name}', lambda *a, **k: {})",
                    self.rng.below(99)
                )
            }
            8 => "setattr(HERE, 'abs', (lambda v: v if v > 0 else -v))".into(),
            _ => {
                let index = self.rng.below(self.classes.len());
                format!(
                    "setattr({}, '__len__', lambda self: {})",
                    self.classes[index],
                    self.rng.below(5)
                )
            }
        }
    }

    pub(super) fn leave_loop(&mut self) {
        if self.scope.loops == 0 {
            return self.assign();
        }
        let condition = self.truth(2);
        match self.scope.loops > 1 && self.rng.chance(40) {
            true => self.line(format!("if {condition}: break")),
            false => {
                let counter = self.small_int();
                let modulus = self.rng.between(3, 17);
                self.line(format!(
                    "if {condition} and {counter} % {modulus} == 2: continue"
                ));
            }
        }
    }

    pub(super) fn raise(&mut self) {
        let condition = self.truth(1);
        let kind = *self.rng.pick(&[
            "ValueError",
            "KeyError",
            "Odd",
            "IndexError",
            "ZeroDivisionError",
            "StopIteration",
        ]);
        let value = self.int(1);
        let turn = self.small_int();
        match self.rng.below(4) {
            0 => self.line(format!("assert {turn} % 50 != 9 or {condition}, {value}")),
            _ => self.line(format!(
                "if {turn} % 31 == 4 and {condition}: raise {kind}({value})"
            )),
        }
    }

    pub(super) fn make_object(&mut self) {
        let classes = self.classes.clone();
        let class = self.rng.pick(&classes).clone();
        let Some(name) = self.writable(Kind::Object) else {
            return;
        };
        let value = self.int(1);
        self.line(format!("{name} = {class}({value})"));
    }

    pub(super) fn take_from_generator(&mut self) {
        let generators = self.generators.clone();
        let Some(target) = self.writable(Kind::Any) else {
            return;
        };
        if generators.is_empty() {
            return;
        }
        let g = self.rng.pick(&generators).clone();
        if !self.affords(g.cost + 3) {
            return;
        }
        let n = self.int(0);
        match self.rng.below(4) {
            0 => self.line(format!("{target} = next({}({n} % 4), None)", g.name)),
            1 => {
                self.line(format!("it = {}({n} % 5)", g.name));
                self.line(format!("{target} = [next(it, None), next(it, 7)]"));
                self.line("it.close()");
            }
            2 => {
                self.line(format!("it = {}(3)", g.name));
                let sent = self.rng.below(9);
                self.line(format!("{target} = (next(it), it.send({sent}))"));
            }
            _ => {
                self.line(format!("it = iter({}({n} % 6))", g.name));
                self.line(format!("{target} = [v for v in it if num(v) % 2]"));
            }
        }
    }

    /// A function of two numbers that keeps and changes variables around it.
    pub(super) fn make_closure(&mut self) {
        let Some(target) = self.writable(Kind::Callable) else {
            return;
        };
        match self.rng.below(3) {
            0 => {
                let start = self.rng.below(9);
                self.line(format!("{target} = make_step({start})"));
            }
            1 => {
                let value = self.callable(2);
                self.line(format!("{target} = {value}"));
            }
            _ => self.line(format!("{target} = max")),
        }
    }
}
