//! Throws broken sources at the front end: whatever they are, there is code or a `SyntaxError`, and never a panic.
//!
//! Runs for a second; `FUZZ_SECONDS` says otherwise. A failure prints the seed and the source.

use rekindle_frontend::{Mode, Options, compile_tree, compile_warning, tree};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

/// Stack of the thread that compiles: as much as the machine's main thread has.
const STACK_BYTES: usize = 64 << 20;

/// Characters and words that the grammar knows, put together at random.
const PIECES: [&str; 64] = [
    "(", ")", "[", "]", "{", "}", ":", ",", ".", ";", "=", "==", ":=", "->", "*", "**", "/", "@",
    "+", "-", "~", "!", "\\", "\n", "\n ", "\n\t", " ", "#", "'", "\"", "'''", "\"\"\"", "f'",
    "t\"", "rb'", "0x", "1_", "1.", "1e", "1j", "x", "é", "if ", "else ", "for ", "in ", "def ",
    "class ", "lambda ", "match ", "case _", "type ", "import ", "from ", "as ", "with ", "try:",
    "except ", "yield ", "await ", "async ", "return ", "global x", "\u{0}",
];

/// xorshift64*, as good as needed here.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit.max(1)
    }

    fn pieces(&mut self) -> String {
        (0..self.below(40))
            .map(|_| PIECES[self.below(PIECES.len())])
            .collect()
    }

    fn bytes(&mut self) -> String {
        let bytes: Vec<u8> = (0..self.below(80)).map(|_| self.below(256) as u8).collect();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// A program with some of its parts left out, doubled, or replaced.
    fn mutated(&mut self, program: &str) -> String {
        let mut text: Vec<char> = program.chars().collect();
        for _ in 0..=self.below(4) {
            let at = self.below(text.len());
            let end = (at + self.below(12)).min(text.len());
            match self.below(3) {
                0 => drop(text.drain(at..end)),
                1 => {
                    let part = text[at..end].to_vec();
                    text.splice(at..at, part);
                }
                _ => {
                    let piece: Vec<char> = PIECES[self.below(PIECES.len())].chars().collect();
                    text.splice(at..end, piece);
                }
            }
        }
        text.into_iter().collect()
    }
}

/// Compiles a source in every way; a tree must compile if the source does.
fn compile_all(source: &str) {
    for mode in [Mode::Module, Mode::Eval, Mode::Interactive] {
        let options = Options {
            mode,
            ..Options::module("<fuzz>")
        };
        let code = compile_warning(source, &options, &mut Vec::new());
        if let Ok(node) = tree::tree(source, mode) {
            let again = compile_tree(&node, &options, &mut Vec::new());
            assert!(
                code.is_err() || again.is_ok(),
                "tree: {again:?}\n{}",
                tree::write(&node).source
            );
        } else {
            assert!(code.is_err(), "compiles, but has no tree");
        }
    }
    let _ = tree::signature(source);
}

fn survives(what: &str, source: &str) {
    let result = catch_unwind(AssertUnwindSafe(|| compile_all(source)));
    let shown: String = source.chars().take(2000).collect();
    assert!(result.is_ok(), "{what}:\n{shown}");
}

fn programs() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/py/small");
    let files = std::fs::read_dir(folder).expect("the programs of the tests");
    let mut paths: Vec<_> = files.flatten().map(|file| file.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    paths
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .collect()
}

fn with_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(test);
    assert!(thread.expect("a thread").join().is_ok());
}

#[test]
fn broken_sources_are_errors() {
    let seconds = std::env::var("FUZZ_SECONDS")
        .ok()
        .and_then(|s| s.parse().ok())
        .unwrap_or(1);
    with_stack(move || {
        let programs = programs();
        let end = Instant::now() + Duration::from_secs(seconds);
        let mut seed = 1;
        while Instant::now() < end {
            let mut random = Random(seed * 0x9e37_79b9_7f4a_7c15);
            let source = match seed % 4 {
                0 => random.bytes(),
                1 | 2 => random.pieces(),
                _ => {
                    let program = &programs[random.below(programs.len())];
                    random.mutated(program)
                }
            };
            survives(&format!("seed {seed}"), &source);
            seed += 1;
        }
    });
}

#[test]
fn deep_and_long_sources_are_compiled_or_refused() {
    with_stack(|| {
        let deep = |before: &str, count: usize, after: &str| {
            format!("{}1{}", before.repeat(count), after.repeat(count))
        };
        for source in [
            deep("(", 300, ")"),
            deep("[", 150, "]"),
            deep("{1:", 300, "}"),
            deep("-", 2000, ""),
            deep("not ", 2000, ""),
            deep("lambda: ", 2000, ""),
            deep("", 2000, "+1"),
            deep("", 2000, ".a"),
            deep("f'{", 150, "}'"),
            deep("if x:\n ", 150, ""),
            "x = '".to_string() + &"a".repeat(10 << 20) + "'",
            "#".repeat(10 << 20),
            "x = ".to_string() + &"1, ".repeat(100_000),
            "a\0b".to_string(),
        ] {
            survives("deep or long", &source);
        }
    });
}
