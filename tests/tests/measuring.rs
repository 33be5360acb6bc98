//! `rekindle bench` from outside: what it writes and how it ends. Nothing here depends on a time.

use rekindle_tests::session::{Session, complaint, text};
use serde_json::Value as Json;

const PROGRAM: &str = "
import os
def work(n):
    total = 0
    for i in range(n):
        total += i & 7
    return total
file = os.environ.get('REKINDLE_BENCH_ITERATIONS')
for turn in range(12):
    total = work(3000)
    if file:
        with open(file, 'a') as laps:
            print('work', 1, 0.001 * (13 - turn), file=laps)
print(total)
";

#[test]
fn every_form_of_the_report_is_written() {
    let session = Session::new();
    session.write("prog.py", PROGRAM);
    let options = [
        "--tiers",
        "0,1",
        "--modes",
        "cold,warm,prewarmed",
        "--runs",
        "2",
        "--warmup",
        "0",
    ];
    let files = [
        "--json",
        "out.json",
        "--markdown",
        "out.md",
        "--html",
        "out.html",
    ];
    let output = session.run(&[&["bench", "prog.py"][..], &options, &files].concat());
    let told = text(&output);
    assert!(output.status.success(), "{told}{}", complaint(&output));
    for part in [
        "all wrote the same",
        "tier 1, prewarmed",
        "tier 0: work",
        "2 runs are too few",
    ] {
        assert!(told.contains(part), "{part} in\n{told}");
    }
    let read = |name: &str| std::fs::read_to_string(session.path(name)).expect("written");
    let json: Json = serde_json::from_str(&read("out.json")).expect("JSON");
    let contenders = json["programs"][0]["contenders"]
        .as_array()
        .expect("a list");
    assert_eq!(contenders.len(), 4);
    for contender in contenders {
        assert_eq!(contender["samples_ms"].as_array().expect("a list").len(), 2);
        assert_eq!(
            contender["curves"][0]["laps"]
                .as_array()
                .expect("a list")
                .len(),
            12
        );
    }
    assert!(read("out.md").contains("| tier 1, warm |"));
    assert_eq!(read("out.html").matches("<svg").count(), 2);
}

#[test]
fn outputs_that_differ_and_failures_are_told_by_the_status() {
    let session = Session::new();
    let run = |args: &[&str]| {
        let options = [
            "--tiers", "0,1", "--modes", "cold", "--runs", "1", "--warmup", "0",
        ];
        session.run(&[&["bench"], args, &options].concat())
    };
    session.write("fails.py", "raise SystemExit('no luck')\n");
    let output = run(&["fails.py"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output).contains("NOT COMPARABLE: tier 0 failed: no luck"));
    session.write("other.py", "import os\nprint(os.getpid())\n");
    let output = run(&["other.py"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output).contains("wrote something else"),
        "{}",
        text(&output)
    );
    for (arguments, message) in [
        (&["nosuch.py"][..], "nosuch.py: no such file"),
        (&["fails.py", "--against", "./nosuch"], "./nosuch: "),
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1));
        assert!(
            complaint(&output).contains(message),
            "{}",
            complaint(&output)
        );
    }
}

#[test]
fn coverage_says_where_the_work_was_done() {
    let session = Session::new();
    session.write("prog.py", PROGRAM);
    let output = session.run(&[
        "bench",
        "prog.py",
        "--coverage",
        "--tiers",
        "1",
        "--modes",
        "cold",
    ]);
    let told = text(&output);
    assert!(
        told.contains("of loop turns and calls interpreted"),
        "{told}"
    );
    assert!(told.contains("micro-ops: work:"), "{told}");
}
