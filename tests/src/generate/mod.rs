//! Programs made at random, to compare what the tiers make of them.
//!
//! [`program`] gives the same program for the same seed. Programs end (loops have bounds, recursion counts down, numbers and containers
//! are cut by `fit`), are typed enough that most operations succeed, and print what they computed. They call the functions of
//! `hot.rs`'s making several times, and between the calls and within them replace methods, globals and types.
//!
//! * [`rng`]: the source of choices.
//! * `world`: the whole program: prelude, definitions, calls, and what is printed.
//! * `define`: classes, helper functions, generators.
//! * `hot`: functions with loops that get hot.
//! * `statement`, `change`, `block`: statements; `expression`, `container`: expressions by wanted type.
//!
//! Variables of a type other than [`Kind::Any`] always hold that type, so that nothing multiplies a string by a large number.

mod block;
mod change;
mod container;
mod define;
mod expression;
mod hot;
pub mod rng;
mod statement;
mod world;

use rng::Rng;

/// What an expression gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Int,
    Float,
    Str,
    Bool,
    List,
    Dict,
    Set,
    Tuple,
    /// An instance of one of the program's classes.
    Object,
    /// A function of two numbers.
    Callable,
    /// Anything but a set, whose order may differ between implementations.
    Any,
}

/// The program of this seed.
pub fn program(seed: u64) -> String {
    let mut maker = Maker::new(seed);
    maker.world();
    maker.text
}

/// A function that expressions may call.
#[derive(Clone)]
struct Function {
    name: String,
    params: Vec<Param>,
    gives: Kind,
    /// Turns of loops that a call takes, about.
    cost: u64,
}

#[derive(Clone)]
struct Param {
    name: String,
    kind: Kind,
    form: Form,
    has_default: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    PositionalOnly,
    Either,
    Star,
    KeywordOnly,
    StarStar,
}

/// Where the statement being made stands.
#[derive(Clone, Default)]
struct Scope {
    vars: Vec<(String, Kind)>,
    /// Loops around it that `break` and `continue` may name.
    loops: u32,
    /// The counter of the hot loop around it.
    counter: Option<String>,
    /// How often it is run in one call, about.
    times: u64,
    is_generator: bool,
    /// May it return here? (with which type)
    returns: Option<Kind>,
    /// Names that may only be read: counters of loops.
    fixed: Vec<String>,
}

struct Maker {
    rng: Rng,
    text: String,
    indent: usize,
    scope: Scope,
    functions: Vec<Function>,
    /// Generator functions of one int, that yield ints.
    generators: Vec<Function>,
    classes: Vec<String>,
    globals: Vec<(String, Kind)>,
    /// Cost of a call of the function being made.
    cost: u64,
    /// The largest cost that it may reach.
    limit: u64,
    next_name: u32,
    /// Names made in comprehensions and lambdas cannot hold a walrus's target in class bodies and elsewhere.
    no_walrus: u32,
}

impl Maker {
    fn new(seed: u64) -> Maker {
        Maker {
            rng: Rng::new(seed),
            text: String::new(),
            indent: 0,
            scope: Scope::default(),
            functions: Vec::new(),
            generators: Vec::new(),
            classes: Vec::new(),
            globals: Vec::new(),
            cost: 0,
            limit: 0,
            next_name: 0,
            no_walrus: 0,
        }
    }

    /// Writes a line at the indentation of now.
    fn line(&mut self, text: impl AsRef<str>) {
        for _ in 0..self.indent {
            self.text.push_str("    ");
        }
        self.text.push_str(text.as_ref());
        self.text.push('\n');
    }

    /// Writes a compound statement's head, and what `body` writes below it.
    fn block(&mut self, head: impl AsRef<str>, body: impl FnOnce(&mut Maker)) {
        self.line(head);
        self.indent += 1;
        let before = self.text.len();
        body(self);
        if self.text.len() == before {
            self.line("pass");
        }
        self.indent -= 1;
    }

    /// A name that is not in use.
    fn fresh(&mut self, stem: &str) -> String {
        self.next_name += 1;
        format!("{stem}{}", self.next_name)
    }

    /// A variable or global of this type that can be read, if any.
    fn readable(&mut self, kind: Kind) -> Option<String> {
        let local = self.scope.vars.iter().filter(|(_, k)| *k == kind);
        let names: Vec<String> = local.map(|(name, _)| name.clone()).collect();
        if !names.is_empty() && !self.rng.chance(12) {
            return Some(self.rng.pick(&names).clone());
        }
        let global = self.globals.iter().filter(|(_, k)| *k == kind);
        let globals: Vec<String> = global.map(|(name, _)| name.clone()).collect();
        match (globals.is_empty(), names.is_empty()) {
            (false, _) => Some(self.rng.pick(&globals).clone()),
            (true, false) => Some(self.rng.pick(&names).clone()),
            (true, true) => None,
        }
    }

    /// A local variable of this type that can be assigned, if any.
    fn writable(&mut self, kind: Kind) -> Option<String> {
        let fits = |(name, k): &&(String, Kind)| *k == kind && !self.scope.fixed.contains(name);
        let names: Vec<String> = self
            .scope
            .vars
            .iter()
            .filter(fits)
            .map(|(name, _)| name.clone())
            .collect();
        (!names.is_empty()).then(|| self.rng.pick(&names).clone())
    }

    /// May something of this cost be called here? Then it is counted.
    fn affords(&mut self, cost: u64) -> bool {
        let whole = self.scope.times * cost;
        let fits = self.cost + whole <= self.limit;
        if fits {
            self.cost += whole;
        }
        fits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_one_program() {
        assert_eq!(program(7), program(7));
        assert_ne!(program(7), program(8));
    }

    #[test]
    fn all_statements_are_made() {
        let all: String = (0..200).map(program).collect();
        for word in [
            "nonlocal ",
            "global ",
            "match ",
            "case ",
            "yield from ",
            "finally:",
            "except ",
            "else:",
            "break",
            "continue",
            "with ",
            "lambda ",
            ":= ",
            "del ",
            "while ",
            "class ",
            "super()",
            "property",
            "**",
            "*rest",
            "raise ",
            "assert ",
            "f'",
            "return ",
            " not in ",
            " is ",
            "setattr(",
            "__class__ = ",
        ] {
            assert!(all.contains(word), "{word}");
        }
    }
}
