//! Functions whose loops get hot.

use super::{Kind, Maker, Scope};

/// Turns that a hot function may take in loops and calls.
const HOT_LIMIT: u64 = 24_000;
/// Turns of its main loop.
const TURNS: u64 = 330;

impl Maker {
    /// Writes a function `NAME(n, a, b, c, o)`; it returns all its variables.
    pub(super) fn hot_function(&mut self, name: &str) {
        self.cost = 0;
        self.limit = HOT_LIMIT;
        self.scope = Scope {
            times: TURNS,
            returns: Some(Kind::Any),
            ..Scope::default()
        };
        let is_generator = self.rng.chance(12);
        self.scope.is_generator = is_generator;
        self.block(format!("def {name}(n, a, b=2.5, *rest, o, c=None):"), |m| {
            let global = m.rng.chance(30);
            if global {
                m.line("global G0");
            }
            m.declare();
            if global {
                m.scope.vars.push(("G0".into(), Kind::Int));
            }
            m.line("errors = 0");
            m.hot_loop(is_generator);
            if m.rng.chance(30) {
                m.hot_loop(is_generator);
            }
            let all: Vec<String> = m
                .scope
                .vars
                .iter()
                .filter(|(_, k)| *k != Kind::Callable)
                .map(|(name, _)| name.clone())
                .collect();
            let kept: Vec<String> = all
                .iter()
                .filter(|name| !name.starts_with('a'))
                .cloned()
                .collect();
            m.line(format!("return errors, {}", kept.join(", ")));
        });
        self.line("");
    }

    /// Variables of all types, with values.
    fn declare(&mut self) {
        let kinds = [
            ("x", Kind::Int),
            ("y", Kind::Int),
            ("z", Kind::Int),
            ("f", Kind::Float),
            ("g", Kind::Float),
            ("s", Kind::Str),
            ("t", Kind::Bool),
            ("l", Kind::List),
            ("d", Kind::Dict),
            ("u", Kind::Set),
            ("tup", Kind::Tuple),
            ("a2", Kind::Any),
            ("fn", Kind::Callable),
            ("ob", Kind::Object),
        ];
        let mut made = vec![
            ("a".to_string(), Kind::Any),
            ("c".to_string(), Kind::Any),
            ("o".to_string(), Kind::Object),
        ];
        for (name, kind) in kinds {
            if kind == Kind::Int || self.rng.chance(70) {
                let times = std::mem::replace(&mut self.scope.times, 1);
                let value = self.fitted(kind, 1);
                self.scope.times = times;
                self.line(format!("{name} = {value}"));
                made.push((name.to_string(), kind));
            }
        }
        self.scope.vars = made;
    }

    fn hot_loop(&mut self, is_generator: bool) {
        let i = self.fresh("i");
        let outer = self.scope.clone();
        let head = match self.rng.below(5) {
            0 => {
                self.line(format!("{i} = 0"));
                format!("while {i} < n:")
            }
            1 => format!("for {i} in list(range(n)):"),
            2 => format!("for {i} in range(n, 0, -1):"),
            _ => format!("for {i} in range(n):"),
        };
        self.scope.vars.push((i.clone(), Kind::Int));
        self.scope.fixed.push(i.clone());
        self.scope.counter = Some(i.clone());
        self.scope.loops = 1;
        let is_while = head.starts_with("while");
        self.block(head, |m| {
            if is_while {
                m.line(format!("{i} += 1"));
            }
            let count = m.rng.between(2, 6);
            if m.rng.chance(75) {
                m.block("try:", |m| m.statements(count, 3));
                m.block("except Exception as e:", |m| {
                    m.line("errors += 1");
                    m.line("note(type(e).__name__, str(e))");
                });
            } else {
                m.statements(count, 3);
            }
            if is_generator {
                let value = m.fitted(Kind::Int, 1);
                m.line(format!("yield {value}"));
            }
        });
        self.scope = outer;
    }
}
