//! What is counted: instructions of the interpreter in loops, and the steps from a hot loop to its code.

use rekindle_benches::loops::{COUNT, Loop, OBJECTS, ORBIT};
use rekindle_benches::recording::{Recorded, record, record_in};
use rekindle_benches::shelf;
use rekindle_benches::world::World;
use rekindle_machine::CodeMemory;
use rekindle_tier1::asm::{Gate, Options};
use rekindle_tier1::opt;
use rekindle_trace_ir::bytes;
use std::hint::black_box;

/// A part that is done so many times.
pub(crate) struct Part {
    pub(crate) name: &'static str,
    /// Few and many.
    pub(crate) turns: (u64, u64),
    pub(crate) run: fn(u64),
}

/// Statements in a loop's body: what one costs is a fourth of a turn, and some for the loop.
const COPIES: usize = 4;

/// Rows of loops: name, what precedes, and the statement that is repeated.
macro_rules! parts {
    ($( $name:literal = $before:literal, $statement:literal; )* ; $( $more:expr ),* $(,)?) => {
        /// Every part.
        pub(crate) const PARTS: &[Part] = &[
            $( Part { name: $name, turns: (2_000, 12_000), run: |n| interpret($before, $statement, n) }, )*
            $( $more ),*
        ];
    };
}

parts! {
    "dispatch: loop" = "pass", "pass";
    "dispatch: move" = "a = 1", "b = a";
    "dispatch: int add" = "a = b = 1", "c = a + b";
    "dispatch: float multiply" = "a = b = 1.5", "c = a * b";
    "dispatch: compare, branch" = "a, b = 1, 2", "if a > b: c = 1";
    "dispatch: load global" = "pass", "c = N";
    "dispatch: load attribute" = "o = P()", "c = o.x";
    "dispatch: store attribute" = "o = P()", "o.x = 5";
    "dispatch: load item" = "l = [1, 2, 3]; a = 1", "c = l[a]";
    "dispatch: store item" = "l = [1, 2, 3]; a = 1", "l[a] = 7";
    "dispatch: dict item" = "d = {'k': 1}", "c = d['k']";
    "dispatch: tuple, unpack" = "a = b = 1", "c, e = b, a";
    "call: function" = "pass", "c = g(1)";
    "call: method" = "o = P()", "c = o.m(1)";
    "call: native" = "l = [1]", "c = len(l)";
    ;
    Part { name: "record: count", turns: (20, 120), run: |n| recorded(&COUNT, n) },
    Part { name: "record: orbit", turns: (20, 120), run: |n| recorded(&ORBIT, n) },
    Part { name: "record: objects", turns: (20, 120), run: |n| recorded(&OBJECTS, n) },
    Part { name: "optimize: count", turns: (2, 12), run: |n| optimized(&COUNT, n) },
    Part { name: "optimize: orbit", turns: (2, 12), run: |n| optimized(&ORBIT, n) },
    Part { name: "optimize: objects", turns: (2, 12), run: |n| optimized(&OBJECTS, n) },
    Part { name: "stitch: count", turns: (2, 12), run: |n| stitched(&COUNT, n) },
    Part { name: "stitch: orbit", turns: (2, 12), run: |n| stitched(&ORBIT, n) },
    Part { name: "stitch: objects", turns: (2, 12), run: |n| stitched(&OBJECTS, n) },
    Part { name: "pack: open", turns: (500, 5_500), run: opened },
    Part { name: "pack: load 48 units", turns: (4, 24), run: loaded },
}

/// Interprets a loop of so many turns, with the statement in it several times.
fn interpret(before: &str, statement: &str, turns: u64) {
    let body = format!("        {statement}\n").repeat(COPIES);
    let source = format!(
        "N = {turns}\n\
         class P:\n    def __init__(self): self.x = 1\n    def m(self, a): return a\n\
         def g(a): return a\n\
         def f(n):\n    {before}\n    for i in range(n):\n{body}f(N)\n"
    );
    let mut world = World::new();
    let code = world.link(&source);
    world.run(code);
}

fn recorded(of: &Loop, turns: u64) {
    // Enough for the next recording to begin and end.
    const TURNS: u64 = 40;
    record_in(of, turns, TURNS * turns);
}

fn optimized(of: &Loop, turns: u64) {
    let unit = record(of, 1).0.unit;
    for _ in 0..turns {
        black_box(opt::optimize(black_box(&unit)));
    }
}

fn stitched(of: &Loop, turns: u64) {
    let Recorded { unit, words } = record(of, 1).0;
    let unit = opt::optimize(&unit);
    let memory = CodeMemory::new().expect("code memory");
    let gate = Gate::new(&memory).expect("stencils for this processor");
    for _ in 0..turns {
        let made = gate.assemble(black_box(&unit), &words, Options::default());
        black_box(made.expect("assembled"));
    }
}

/// A store with 48 units, whose objects are as large as LLVM's but are no code: nothing here runs it.
fn stored() -> (tempfile::TempDir, std::path::PathBuf) {
    const COPIES: u32 = 16;
    const OBJECT_BYTES: usize = 6_000;
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("store");
    let unit = |of: &Loop| {
        let object = (0..OBJECT_BYTES).map(|i| (i * 31 % 251) as u8).collect();
        (bytes::encode(&opt::optimize(&record(of, 1).0.unit)), object)
    };
    shelf::fill(&dir, &[COUNT, ORBIT, OBJECTS].map(|of| unit(&of)), COPIES);
    (folder, dir)
}

fn opened(turns: u64) {
    let (_folder, dir) = stored();
    for _ in 0..turns {
        black_box(shelf::open(&dir));
    }
}

fn loaded(turns: u64) {
    let (_folder, dir) = stored();
    for _ in 0..turns {
        black_box(shelf::load(&shelf::open(&dir)));
    }
}
