//! Simple statements: what they assign is cut to size, so that nothing grows without bound.

use super::{Kind, Maker};

impl Maker {
    /// What a variable of this type may be assigned: an expression, cut to size.
    pub(super) fn fitted(&mut self, kind: Kind, depth: u32) -> String {
        let value = self.expr(kind, depth);
        match kind {
            Kind::Int => match self.rng.below(7) {
                0 => format!("{value} & 65535"),
                1 => format!("{value} % 10007"),
                2 => format!("{value} & 9223372036854775807"),
                3 if !value.contains('*') && !value.contains("<<") => value,
                _ => format!("fit({value})"),
            },
            Kind::Float => format!("fit_float({value})"),
            Kind::Str => format!("{value}[:24]"),
            Kind::List => format!("fit_list({value})"),
            Kind::Tuple => format!("fit_tuple({value})"),
            Kind::Dict => format!("fit_dict({value})"),
            Kind::Any => format!("item({value})"),
            Kind::Set | Kind::Bool | Kind::Object | Kind::Callable => value,
        }
    }

    /// A simple statement that changes something.
    pub(super) fn simple(&mut self) {
        match self.rng.below(40) {
            0..=11 => self.assign(),
            12..=15 => self.augment(),
            16 | 17 => self.unpack(),
            18..=22 => self.mutate_container(),
            23..=26 => self.mutate_object(),
            27 => self.global_change(),
            28 => self.change_type(),
            29 => self.delete(),
            30 | 31 => self.replace_something(),
            32 => self.leave_loop(),
            33 => self.raise(),
            34 => self.make_object(),
            35 => self.take_from_generator(),
            36 => {
                let (a, b) = (self.any(1), self.int(1));
                let every = self.rng.between(20, 90);
                let turn = self.small_int();
                self.line(format!("if {turn} % {every} == 3: note({a}, {b})"));
            }
            37 => self.make_closure(),
            38 => {
                let kind = *self.rng.pick(&[Kind::Int, Kind::Any, Kind::List]);
                let value = self.expr(kind, 2);
                self.line(value);
            }
            _ => self.assign(),
        }
    }

    fn kind_to_write(&mut self) -> Kind {
        *self.rng.pick(&[
            Kind::Int,
            Kind::Int,
            Kind::Int,
            Kind::Int,
            Kind::Float,
            Kind::Float,
            Kind::Str,
            Kind::Bool,
            Kind::List,
            Kind::Dict,
            Kind::Set,
            Kind::Tuple,
            Kind::Any,
            Kind::Any,
            Kind::Object,
            Kind::Callable,
        ])
    }

    pub(super) fn assign(&mut self) {
        let kind = self.kind_to_write();
        if let Some(name) = self.writable(kind) {
            let value = self.fitted(kind, 3);
            self.line(format!("{name} = {value}"));
        } else if let Some(name) = self.writable(Kind::Int) {
            let value = self.fitted(Kind::Int, 3);
            self.line(format!("{name} = {value}"));
        }
    }

    fn augment(&mut self) {
        match self.rng.below(6) {
            0..=2 => {
                let Some(name) = self.writable(Kind::Int) else {
                    return;
                };
                let op = *self
                    .rng
                    .pick(&["+", "-", "*", "//", "%", "&", "|", "^", ">>", "+", "+"]);
                let value = match op {
                    ">>" => format!("({} & 7)", self.int(1)),
                    _ => self.int(2),
                };
                self.line(format!("{name} {op}= {value}"));
                self.line(format!("{name} = fit({name})"));
            }
            3 => {
                let Some(name) = self.writable(Kind::Float) else {
                    return;
                };
                let op = *self.rng.pick(&["+", "-", "*", "/"]);
                let value = self.float(2);
                self.line(format!("{name} {op}= {value}"));
                self.line(format!("{name} = fit_float({name})"));
            }
            4 => {
                let Some(name) = self.writable(Kind::Str) else {
                    return;
                };
                let value = self.string(1);
                self.line(format!("{name} += {value}"));
                self.line(format!("{name} = {name}[-20:]"));
            }
            _ => {
                let Some(name) = self.writable(Kind::Any) else {
                    return;
                };
                let value = self.any(1);
                self.line(format!("{name} += {value}"));
                self.line(format!("{name} = item({name})"));
            }
        }
    }

    fn unpack(&mut self) {
        let (Some(a), Some(b)) = (self.writable(Kind::Int), self.writable(Kind::Int)) else {
            return;
        };
        match self.rng.below(4) {
            0 => {
                let (x, y) = (self.int(1), self.int(1));
                self.line(format!("{a}, {b} = fit({x}), fit({y})"));
            }
            1 => self.line(format!("{a}, {b} = {b}, {a}")),
            2 => {
                let list = self.list(0);
                let rest = self.writable(Kind::List).unwrap_or("rest".into());
                let any = self.writable(Kind::Any).unwrap_or("_".into());
                self.line(format!("{any}, *{rest} = {list} or (1, 2)"));
            }
            _ => {
                let x = self.int(2);
                self.line(format!("{a} = {b} = fit({x})"));
            }
        }
    }

    fn mutate_container(&mut self) {
        match self.rng.below(4) {
            0 | 1 => {
                let name = self.list_name();
                let value = match self.rng.below(6) {
                    0 => self.fitted(Kind::Any, 1),
                    1 => format!("fit_float({})", self.float(1)),
                    _ => format!("fit({})", self.int(2)),
                };
                match self.rng.below(8) {
                    0..=2 => self.line(format!("{name}.append({value})")),
                    3 => self.line(format!("{name}[{} % (len({name}) or 1)] = {value}", "0")),
                    4 => {
                        let at = self.rng.below(3);
                        self.line(format!("{name}.insert({at}, {value})"));
                    }
                    5 => self.line(format!("{name}.extend(({value}, 1))")),
                    6 => {
                        let (low, high) = (self.bound(), self.bound());
                        self.line(format!("{name}[{low}:{high}] = [{value}]"));
                    }
                    _ => {
                        let what = *self.rng.pick(&[
                            "pop()",
                            "reverse()",
                            "pop(0)",
                            "sort(key=num)",
                            "remove(1)",
                        ]);
                        self.line(format!("{name}.{what}"));
                    }
                }
                self.line(format!("if len({name}) > 14: del {name}[:9]"));
            }
            2 => {
                let name = self.dict(0);
                let (key, value) = (self.key(), self.int(2));
                let text = match self.rng.below(5) {
                    0 | 1 if name.starts_with('d') => format!("{name}[{key}] = fit({value})"),
                    2 => format!("{name}.setdefault({key}, fit({value}))"),
                    3 => format!("{name}.pop({key}, None)"),
                    _ if name.starts_with('d') => {
                        format!("{name}[{key}] = fit({name}.get({key}, 0) + {value})")
                    }
                    _ => format!("{name}.update(a={value})"),
                };
                self.line(text);
                if self.rng.chance(30) {
                    self.line(format!("if len({name}) > 9: {name}.clear()"));
                }
            }
            _ => {
                let name = self.set(0);
                let value = self.int(1);
                let what = *self.rng.pick(&["add", "discard", "add", "remove"]);
                self.line(format!("{name}.{what}({value} & 31)"));
            }
        }
    }

    fn list_name(&mut self) -> String {
        self.readable(Kind::List).unwrap_or("LIST".into())
    }

    fn mutate_object(&mut self) {
        let object = self.object(0);
        match self.rng.below(8) {
            0..=2 => {
                let value = self.int(2);
                self.line(format!("{object}.x = fit({value})"));
            }
            3 => {
                let value = self.int(1);
                self.line(format!("{object}.x += {value} & 255"));
            }
            4 => {
                let value = self.fitted(Kind::Any, 1);
                self.line(format!("{object}.y = {value}"));
            }
            5 if object.starts_with('o') => {
                let value = self.int(1);
                self.line(format!("{object} += {value}"));
            }
            6 => {
                let value = self.int(1);
                self.line(format!("{object}.prop = {value}"));
            }
            _ => {
                let value = self.int(1);
                self.line(format!("{object}[{value} & 3] = {value}"));
            }
        }
    }

    fn global_change(&mut self) {
        let of = self.globals.iter().filter(|(_, k)| *k == Kind::Int);
        let names: Vec<String> = of.map(|(name, _)| name.clone()).collect();
        if names.is_empty() {
            return;
        }
        let name = self.rng.pick(&names).clone();
        let value = self.int(2);
        match self.rng.below(3) {
            0 => self.line(format!("globals()['{name}'] = fit({value})")),
            _ => self.line(format!("setattr(HERE, '{name}', fit({value}))")),
        }
    }

    /// From some turn on, or in every so manieth, a variable has another type.
    fn change_type(&mut self) {
        let (Some(name), Some(counter)) = (self.writable(Kind::Any), self.scope.counter.clone())
        else {
            return;
        };
        let value = self.fitted(Kind::Any, 1);
        let when = match self.rng.below(3) {
            0 => format!("{counter} == {}", self.rng.below(300)),
            1 => format!("{counter} > {}", self.rng.below(300)),
            _ => format!("{counter} % {} == 0", self.rng.between(2, 40)),
        };
        self.line(format!("if {when}: {name} = {value}"));
    }

    fn delete(&mut self) {
        match self.rng.below(4) {
            0 => {
                let (name, key) = (self.dict(0), self.key());
                if name.starts_with('d') {
                    self.line(format!("del {name}[{key}]"));
                }
            }
            1 => {
                let name = self.list_name();
                let at = self.rng.below(3);
                self.line(format!("if len({name}) > {at}: del {name}[{at}]"));
            }
            _ => {
                let (Some(name), Some(counter)) =
                    (self.writable(Kind::Any), self.scope.counter.clone())
                else {
                    return;
                };
                let every = self.rng.between(30, 90);
                self.line(format!("if {counter} % {every} == 7: del {name}"));
                let value = self.fitted(Kind::Any, 1);
                self.line(format!("if {counter} % {every} == 9: {name} = {value}"));
            }
        }
    }
}
