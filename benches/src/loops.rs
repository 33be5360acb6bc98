//! The Python that is measured: each a function `f` with one hot loop, called at the end.

/// A loop, and what it stands for.
#[derive(Clone, Copy, Debug)]
pub struct Loop {
    /// Short name.
    pub name: &'static str,
    /// Its source, to be run as a module; `N` is how often the loop goes round.
    pub source: &'static str,
}

/// Small to large.
pub const LOOPS: &[Loop] = &[COUNT, ORBIT, OBJECTS];

/// Ints only.
pub const COUNT: Loop = Loop {
    name: "count",
    source: "
def f(n):
    total = 0
    for i in range(n):
        total += i & 7
    return total
f(N)
",
};

/// Floats and a branch, as in a Mandelbrot set.
pub const ORBIT: Loop = Loop {
    name: "orbit",
    source: "
def f(n):
    x = y = 0.0
    a, b = -0.1, 0.65
    turns = 0
    while turns < n:
        x, y = x * x - y * y + a, 2.0 * x * y + b
        if x * x + y * y > 4.0:
            x = y = 0.0
        turns += 1
    return x + y
f(N)
",
};

/// Instances, a method that is inlined, a list.
pub const OBJECTS: Loop = Loop {
    name: "objects",
    source: "
class Account:
    def __init__(self, rate):
        self.balance = 100
        self.rate = rate
        self.turns = 0
    def step(self, amount):
        self.turns += 1
        if amount > 2:
            self.balance += amount * self.rate
        else:
            self.balance -= amount
        return self.balance & 0xffff

def f(n):
    accounts = [Account(k) for k in range(8)]
    total = 0
    for i in range(n):
        one = accounts[i & 7]
        other = accounts[(i + 3) & 7]
        total += one.step(i % 5) - other.step(i % 3)
    return total
f(N)
",
};

impl Loop {
    /// The source for a loop of so many turns.
    pub fn turns(&self, n: u64) -> String {
        format!("N = {n}\n{}", self.source)
    }
}
