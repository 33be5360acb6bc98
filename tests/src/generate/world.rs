//! The whole program.

use super::{Kind, Maker, Scope};

const PRELUDE: &str = "\
import sys

HERE = sys.modules['__main__']
LIST = [1, 2, 3]
LOG = []


def show(x):
    if type(x) is set:
        return '{' + ', '.join(map(str, sorted(x))) + '}'
    if type(x) is int and not -10**30 < x < 10**30:
        return 'int%d' % (x % 1000000007)
    if type(x) is list or type(x) is tuple:
        return type(x).__name__ + '[' + ', '.join(map(show, x)) + ']'
    if type(x) is dict:
        return '{' + ', '.join(show(k) + ': ' + show(v) for k, v in x.items()) + '}'
    if callable(x) and not isinstance(x, Base):
        return 'callable'
    return repr(x)[:60]


def note(*xs):
    if len(LOG) < 40:
        LOG.append(' '.join(map(show, xs))[:200])


def num(x):
    if type(x) is int:
        return x
    if type(x) is float:
        return int(x) if -1e15 < x < 1e15 else 7
    if isinstance(x, Base):
        return x.x
    return len(x) if isinstance(x, (str, list, tuple)) else 1


def fit(x):
    if -1180591620717411303424 < x < 1180591620717411303424:
        return x
    return x % 1000003


def fit_float(x):
    return x if -1e30 < x < 1e30 else 0.5


def item(x):
    if type(x) is int:
        return fit(x)
    if type(x) is str:
        return x[:16]
    if type(x) is list:
        return [num(v) for v in x[:6]]
    if type(x) is tuple:
        return tuple([num(v) for v in x[:6]])
    if x is None or type(x) is float or isinstance(x, (bool, Base)):
        return x
    return type(x).__name__


def fit_list(x):
    return [v if type(v) is float else item(v) for v in x[-10:]]


def fit_tuple(x):
    return tuple([item(v) for v in x[:5]])


def fit_dict(x):
    return {k: fit(num(v)) for k, v in list(x.items())[:8]}


def make_step(start):
    n = start

    def step(p, q=1):
        nonlocal n
        n = (n + num(p) * num(q)) % 10007
        return n
    return step


def run(name, function, *args, **kw):
    try:
        result = function(*args, **kw)
        if hasattr(result, '__next__'):
            result = sum(num(v) for v in result)
    except Exception as e:
        result = type(e).__name__ + ': ' + str(e)
    print(name, show(result))


";

const GLOBALS: &[(&str, Kind, &str)] = &[
    ("G0", Kind::Int, "5"),
    ("G1", Kind::Int, "4611686018427387903"),
    ("G2", Kind::Float, "2.5"),
    ("G3", Kind::Str, "'gamma'"),
    ("G4", Kind::List, "[1, 2.5, 'a', 3]"),
    ("dG5", Kind::Dict, "{'a': 1, 2: 3}"),
    ("G6", Kind::Any, "None"),
    ("G7", Kind::Tuple, "(1, 2, 3)"),
];

impl Maker {
    pub(super) fn world(&mut self) {
        self.text.push_str(PRELUDE);
        self.define_classes();
        for (name, kind, value) in GLOBALS {
            self.line(format!("{name} = {value}"));
            self.globals.push((name.to_string(), *kind));
        }
        self.line("\n");
        for n in 0..self.rng.between(1, 2) {
            self.define_generator(&format!("gen{n}"));
        }
        for n in 0..self.rng.between(2, 4) {
            match self.rng.chance(25) {
                true => self.define_recursion(&format!("f{n}")),
                false => self.define_function(&format!("f{n}")),
            }
        }
        let hot = self.rng.between(1, 2);
        for n in 0..hot {
            self.hot_function(&format!("hot{n}"));
        }
        self.runs(hot);
    }

    /// Calls with arguments of changing types, and changes of the program between them.
    fn runs(&mut self, hot: usize) {
        self.scope = Scope {
            times: 1,
            ..Scope::default()
        };
        self.limit = 0;
        let values = [
            "5",
            "2.5",
            "'text'",
            "[1, 2]",
            "None",
            "-7",
            "9223372036854775807",
            "(1, 2)",
            "True",
        ];
        for round in 0..self.rng.between(2, 4) {
            if round > 0 && self.rng.chance(60) {
                let change = self.replacement();
                if !change.starts_with("ob") && !change.starts_with('o') {
                    self.line(change);
                }
            }
            for n in 0..hot {
                let (a, c) = (
                    self.rng.pick(&values).to_string(),
                    self.rng.pick(&values).to_string(),
                );
                let classes = self.classes.clone();
                let class = self.rng.pick(&classes).clone();
                let turns = self
                    .rng
                    .pick(&["330", "330", "120", "3", "500"])
                    .to_string();
                let x = self.rng.below(40);
                self.line(format!(
                    "run('hot{n}', hot{n}, {turns}, {a}, o={class}({x}), c={c})"
                ));
            }
        }
        let globals: Vec<String> = self.globals.iter().map(|(name, _)| name.clone()).collect();
        self.line(format!("print(show([{}]))", globals.join(", ")));
        let classes = self.classes.clone();
        for class in classes {
            self.line(format!("print({class}.count, {class}.shared)"));
        }
        self.line("print(LIST)\nprint('\\n'.join(LOG))");
    }
}
