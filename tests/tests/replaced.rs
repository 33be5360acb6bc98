//! What is replaced between two runs is noticed by the second, though it starts in the first one's code.

use rekindle_tests::session::{Session, complaint, number, text};

/// The same file with other arguments: each run finds what the others left.
#[test]
fn by_the_program_itself() {
    let folder = rekindle_tests::repository().join("tests/py/small");
    let file = folder.join("replaced_between_runs.py");
    let expected = |word: &str| {
        let path = folder.join(format!("replaced_between_runs.{word}.out"));
        std::fs::read_to_string(path).expect("readable")
    };
    let others = ["builtin", "global", "method", "attribute", "function"];
    for tier in ["tier=1", "tier=2", "tier=auto"] {
        let session = Session::new();
        session.measured(&[tier], &file, &["plain"]);
        for word in others.iter().flat_map(|word| [word, "plain"]) {
            let (output, stats) = session.measured(&[tier], &file, &[word]);
            assert_eq!(text(&output), expected(word), "{tier} {word}");
            assert_eq!(complaint(&output), "", "{tier} {word}");
            assert_eq!(stats["store"]["state"], "warm", "{tier} {word}");
        }
    }
}

/// A program whose loop is always the same; what goes before it is not.
const LOOP: &str = "
def run(rounds):
    meter = Meter()
    total = 0
    for i in range(rounds):
        total += meter.read(i) * scale + abs(-i) + bonus(i)
    return total

print(run(600), run(600))
";

const BEFORE: &str = "
scale = 3

def bonus(i):
    return i & 1

class Meter:
    offset = 4

    def read(self, i):
        return i + self.offset
";

/// What is edited, what it becomes, and what the program then prints. As CPython has it.
const EDITS: &[(&str, &str, &str)] = &[
    ("scale = 3", "scale = 0.5", "271050.0 271050.0"),
    (
        "scale = 3",
        "scale = 2 ** 62",
        "839788023955627337498400 839788023955627337498400",
    ),
    ("return i & 1", "return -i", "546300 546300"),
    ("offset = 4", "offset = 'm'", ""),
    ("offset = 4", "offset = -1", "717300 717300"),
    (
        "return i + self.offset",
        "return self.offset",
        "187200 187200",
    ),
    (
        "\nscale = 3",
        "\nabs = lambda x: 1\nscale = 3",
        "547200 547200",
    ),
    ("class Meter:", "class Meter(list):", "726300 726300"),
    (
        "return i + self.offset",
        "return self.offset\n\n    offset = property(lambda self: 7)",
        "192600 192600",
    ),
];

#[test]
fn by_editing() {
    for tier in ["tier=1", "tier=2", "tier=auto"] {
        let session = Session::new();
        let before = format!("{BEFORE}{LOOP}");
        let file = session.write("program.py", &before);
        let (output, _) = session.measured(&[tier], &file, &[]);
        assert_eq!(text(&output), "726300 726300\n", "{}", complaint(&output));
        let (_, stats) = session.measured(&[tier], &file, &[]);
        assert!(number(&stats, "tier1.loaded") > 0.0, "{tier}: {stats:#}");
        for (old, new, expected) in EDITS {
            session.write("program.py", before.replace(old, new));
            let (output, stats) = session.measured(&[tier], &file, &[]);
            let place = format!("{tier}, {new}");
            if expected.is_empty() {
                let message = complaint(&output);
                assert!(message.ends_with("int' and 'str'\n"), "{place}: {message}");
                assert_eq!(output.status.code(), Some(1), "{place}");
            } else {
                assert_eq!(text(&output), format!("{expected}\n"), "{place}: {stats:#}");
            }
            session.write("program.py", &before);
            let (output, _) = session.measured(&[tier], &file, &[]);
            assert_eq!(text(&output), "726300 726300\n", "after {place}");
        }
    }
}
