//! Rekindle's own commands, from outside: what the store and profiles hold, and what a shell and a reader are told.
//! (`bench` has tests of its own.)

use rekindle_tests::session::{Session, complaint, text};
use std::process::Command;

const PROGRAM: &str = "
def work(n):
    total = 0
    for i in range(n):
        total += i & 7
    return total
print(work(20000))
";

/// A session whose store knows of a program, which is at `prog.py`.
fn learned() -> Session {
    let session = Session::new();
    let file = session.write("prog.py", PROGRAM);
    let (output, _) = session.measured(&["tier=1"], &file, &[]);
    assert_eq!(text(&output), "70000\n");
    session
}

/// What a command prints, on the session's store.
fn told(session: &Session, args: &[&str], status: i32) -> String {
    let store = session.store();
    let mut command = session.command(args);
    let output = command
        .env("REKINDLE_STORE", &store)
        .output()
        .expect("runs");
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{args:?}: {out}{err}");
    out
}

#[test]
fn a_store_shows_what_it_knows_of_a_program() {
    let session = learned();
    let shown = told(&session, &["store", "show", "prog.py"], 0);
    assert!(shown.contains("prog.py: 1 units"), "{shown}");
    assert!(shown.contains("loop     tier 1, executed "), "{shown}");
    let output = session.run(&["store", "show", "other.py", "--store", "store"]);
    assert_eq!(output.status.code(), Some(1), "{}", complaint(&output));
}

#[test]
fn tidying_a_store_forgets_nothing() {
    let session = Session::new();
    assert!(told(&session, &["store", "gc"], 0).contains("nothing is remembered yet"));
    let session = learned();
    let before = told(&session, &["store", "show", "prog.py"], 0);
    assert!(told(&session, &["store", "gc"], 0).contains("records removed"));
    assert_eq!(told(&session, &["store", "show", "prog.py"], 0), before);
    assert!(told(&session, &["store", "verify"], 0).ends_with(" 0 refused\n"));
}

#[test]
fn stores_and_profiles_are_compared() {
    let session = learned();
    told(&session, &["store", "diff", "store"], 0);
    told(
        &session,
        &["profile", "export", "prog.py", "-o", "one.rkp"],
        0,
    );
    session.write(
        "other.py",
        PROGRAM.replace("20000", "30000").replace("& 7", "& 3"),
    );
    let recorded = told(
        &session,
        &["profile", "record", "-o", "two.rkp", "other.py"],
        0,
    );
    assert!(recorded.starts_with("45000\n"), "{recorded}");
    assert_eq!(
        told(&session, &["profile", "diff", "one.rkp", "one.rkp"], 0),
        ""
    );
    let differs = told(&session, &["profile", "diff", "one.rkp", "two.rkp"], 1);
    for part in [
        "prog.py: only in the first\n- ",
        "other.py: only in the second\n+ ",
    ] {
        assert!(differs.contains(part), "{part} in\n{differs}");
    }
    told(
        &session,
        &["profile", "merge", "one.rkp", "two.rkp", "-o", "both.rkp"],
        0,
    );
    let shown = told(&session, &["profile", "show", "both.rkp"], 0);
    assert!(
        shown.contains("/prog.py: 1 units") && shown.contains("\nother.py: 1 units"),
        "{shown}"
    );
    let missing = told(&session, &["profile", "diff", "one.rkp", "both.rkp"], 1);
    assert!(missing.contains("other.py: only in the second") && !missing.contains("prog.py: "));
}

#[test]
fn a_recorded_program_keeps_its_status_and_arguments() {
    let session = Session::new();
    session.write(
        "hot.py",
        format!("{PROGRAM}\nimport sys\nprint(sys.argv[1:])\nsys.exit(7)\n"),
    );
    let out = told(
        &session,
        &["profile", "record", "-o", "p.rkp", "hot.py", "-x", "y"],
        7,
    );
    assert!(out.starts_with("70000\n['-x', 'y']\n"), "{out}");
    assert!(!session.store().exists());
}

#[test]
fn a_profile_that_is_none_is_refused() {
    let session = Session::new();
    session.write("junk", "no profile");
    let output = session.run(&["profile", "show", "junk"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        complaint(&output).starts_with("rekindle: junk: "),
        "{}",
        complaint(&output)
    );
}

#[test]
fn the_doctor_tells_of_the_store_and_the_processor() {
    let session = learned();
    let told = told(&session, &["doctor"], 0);
    for part in [
        "version ",
        "processor ",
        "LLVM plugin ",
        ": usable, 1 programs",
        "mode 700",
        "free on its disk",
    ] {
        assert!(told.contains(part), "{part} in\n{told}");
    }
}

#[test]
fn shells_complete_commands_options_and_files() {
    let session = Session::new();
    let script = text(&session.run(&["completions", "bash"]));
    let file = session.write("rekindle.bash", script);
    session.write("stone.py", "");
    let complete = |words: &str, at: u32| {
        let line = format!(
            "source '{}'; COMP_WORDS=({words}); COMP_CWORD={at}; _rekindle; echo \"${{COMPREPLY[@]}}\"",
            file.display()
        );
        let mut bash = Command::new("bash");
        let output = bash.args(["-c", &line]).current_dir(session.path(""));
        let output = output.output().expect("bash runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert_eq!(complete("rekindle sto", 1), "store stone.py\n");
    assert_eq!(complete("rekindle bench --cov", 2), "--coverage\n");
    for (shell, part) in [("zsh", "#compdef rekindle"), ("fish", "-l coverage")] {
        assert!(
            text(&session.run(&["completions", shell])).contains(part),
            "{shell}"
        );
    }
}

#[test]
fn the_manual_page_has_every_command() {
    let session = Session::new();
    let page = text(&session.run(&["man"]));
    let help = text(&session.run(&["--help"]));
    let (_, commands) = help.split_once("Commands").expect("a list");
    for command in commands
        .lines()
        .skip(1)
        .filter_map(|line| line.split_whitespace().next())
    {
        assert!(page.contains(&format!("\n.B {command}\n")), "{command}");
    }
    for section in ["NAME", "SYNOPSIS", "OPTIONS", "COMMANDS", "ENVIRONMENT"] {
        assert!(page.contains(&format!("\n.SH {section}\n")), "{section}");
    }
}
