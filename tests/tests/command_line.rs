//! The contract of the command line: what scripts expect of `python3` holds.

use rekindle_tests::process::Output;
use rekindle_tests::session::{Session, complaint, text};
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn run(args: &[&str]) -> Output {
    Session::new().run(args)
}

fn status(code: &str) -> i32 {
    run(&["-c", code]).status.code().expect("not killed")
}

#[test]
fn exits_have_cpythons_statuses() {
    for (argument, expected) in [
        ("None", 0),
        ("3", 3),
        ("256", 0),
        ("-1", 255),
        ("True", 1),
        ("2**70", 255),
    ] {
        assert_eq!(
            status(&format!("import sys; sys.exit({argument})")),
            expected,
            "{argument}"
        );
    }
    for (argument, message) in [("'msg'", "msg\n"), ("[1]", "[1]\n"), ("2.5", "2.5\n")] {
        let output = run(&["-c", &format!("import sys; sys.exit({argument})")]);
        assert_eq!(
            (output.status.code(), complaint(&output)),
            (Some(1), message.to_string())
        );
    }
    assert_eq!(status("1/0"), 1);
    assert_eq!(status("def"), 1);
    assert_eq!(status("raise SystemExit"), 0);
}

#[test]
fn what_cannot_be_run_is_told() {
    let output = run(&["nosuch.py"]);
    assert_eq!(output.status.code(), Some(2));
    let message = complaint(&output);
    assert!(
        message.contains(": can't open file '/")
            && message.ends_with("nosuch.py': [Errno 2] No such file or directory\n"),
        "{message}"
    );
    let output = run(&["-Z"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).starts_with("Unknown option: -Z\nusage: "));
    let output = run(&["-m", "nosuch"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).ends_with(": No module named nosuch\n"));
}

#[test]
fn argv_and_path_are_those_of_the_way_of_running() {
    let session = Session::new();
    session.write(
        "show.py",
        "import sys\nprint(sys.argv, sys.path[0], __name__, __file__)\n",
    );
    let folder = session.path("").display().to_string();
    let folder = folder.trim_end_matches('/');
    let output = session.run(&["show.py", "a", "-b"]);
    assert_eq!(
        text(&output),
        format!("['show.py', 'a', '-b'] {folder} __main__ {folder}/show.py\n")
    );
    let output = session.run(&["-m", "show", "x"]);
    assert_eq!(
        text(&output),
        format!("['{folder}/show.py', 'x'] {folder} __main__ {folder}/show.py\n")
    );
    let output = session.run(&["-c", "import sys; print(sys.argv, repr(sys.path[0]))", "y"]);
    assert_eq!(text(&output), "['-c', 'y'] ''\n");
    std::fs::create_dir(session.path("app")).expect("made");
    session.write(
        "app/__main__.py",
        "import sys; print(sys.argv[0], __file__ == sys.path[0] + '/__main__.py')",
    );
    assert_eq!(text(&session.run(&["app"])), "app True\n");
}

#[test]
fn a_program_goes_before_a_command_of_its_name() {
    let session = Session::new();
    session.write("store", "print('a file')\n");
    assert_eq!(text(&session.run(&["store"])), "a file\n");
    // A folder that is no program does not.
    std::fs::create_dir(session.path("dis")).expect("made");
    assert!(text(&session.run(&["dis", "store"])).starts_with("code <module>"));
}

#[test]
fn standard_input_is_a_program() {
    let session = Session::new();
    let mut command = session.command(&["-", "word"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    std::io::Write::write_all(&mut stdin, b"import sys\nprint(sys.argv)\n").expect("written");
    drop(stdin);
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.stdout, b"['-', 'word']\n");
}

#[test]
fn versions_and_help_go_to_standard_output() {
    assert!(text(&run(&["-V"])).starts_with("Python 3.14"));
    assert!(text(&run(&["-h"])).starts_with("usage: "));
    for command in [
        "bench",
        "dis",
        "store",
        "profile",
        "prewarm",
        "doctor",
        "completions",
        "man",
    ] {
        let output = run(&[command, "--help"]);
        assert!(output.status.success(), "{command}");
        let help = text(&output);
        assert!(help.lines().count() < 60, "{command}");
        assert!(help.contains("Example"), "{command}");
    }
}

#[test]
fn a_reader_that_goes_away_is_a_broken_pipe() {
    let session = Session::new();
    let file = session.write("many.py", "for i in range(200000): print(i)\n");
    let mut command = session.command(&[file.to_str().expect("plain")]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut first = String::new();
    let mut reader = BufReader::new(child.stdout.take().expect("a pipe"));
    reader.read_line(&mut first).expect("a line");
    drop(reader);
    let output = child.wait_with_output().expect("ends");
    assert_eq!((first.as_str(), output.status.code()), ("0\n", Some(1)));
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        message.ends_with("BrokenPipeError: [Errno 32] Broken pipe\n"),
        "{message}"
    );
}

#[test]
fn a_full_device_at_the_end_is_status_120() {
    let session = Session::new();
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .expect("there is one");
    let mut command = session.command(&["-c", "print('x')"]);
    let output = command
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .expect("runs");
    assert_eq!(output.status.code(), Some(120));
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        message.ends_with("OSError: [Errno 28] No space left on device\n"),
        "{message}"
    );
}

#[test]
fn terminated_programs_say_nothing() {
    let session = Session::new();
    let (mut child, mut out) = started(&session, "print('ready', flush=True)\nwhile True: pass\n");
    kill(child.id(), "TERM");
    assert_eq!(child.wait().expect("ends").signal(), Some(15));
    let mut rest = String::new();
    out.read_to_string(&mut rest).expect("readable");
    assert_eq!(rest, "");
}

/// Starts a program that prints `ready`, and waits for that.
fn started(
    session: &Session,
    source: &str,
) -> (std::process::Child, BufReader<std::process::ChildStdout>) {
    let file = session.write("loop.py", source);
    let mut command = session.command(&["-X", "store=off", file.to_str().expect("plain")]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    out.read_line(&mut line).expect("a line");
    assert_eq!(line, "ready\n");
    (child, out)
}

fn kill(pid: u32, signal: &str) {
    let sent = Command::new("kill")
        .arg(format!("-{signal}"))
        .arg(pid.to_string())
        .status();
    assert!(sent.expect("there is kill").success());
}

/// Longest time from control-C to the program's end.
const ANSWER: Duration = Duration::from_millis(50);
/// Tries that may take longer, because the machine may be doing something else.
const TRIES: usize = 6;

/// Every program of `tests/py/interrupt`, on every tier: it is interrupted each time it says that it
/// is ready; in the end come the traceback and death by the signal, in time.
#[test]
fn control_c_ends_hot_loops() {
    let folder = rekindle_tests::repository().join("tests/py/interrupt");
    for entry in std::fs::read_dir(folder).expect("the folder").flatten() {
        for tier in ["0", "1", "2", "auto"] {
            let place = format!("{} on tier {tier}", entry.path().display());
            let mut tries = (0..TRIES).map(|_| interrupted(&entry.path(), tier, &place));
            let best = tries.find(|took| *took <= ANSWER);
            assert!(
                best.is_some(),
                "{place}: not within {ANSWER:?} in {TRIES} tries"
            );
        }
    }
}

/// Interrupts a program until it ends; the time from the last signal to the end.
fn interrupted(file: &std::path::Path, tier: &str, place: &str) -> Duration {
    let session = Session::new();
    let option = format!("tier={tier}");
    let mut command = session.command(&[
        "-X",
        &option,
        "-X",
        "store=off",
        file.to_str().expect("plain"),
    ]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    let (mut written, mut sent) = (String::new(), Instant::now());
    loop {
        let mut line = String::new();
        if out.read_line(&mut line).expect("readable") == 0 {
            break;
        }
        if line == "ready\n" {
            // Into the loop, and into what is compiled of it.
            std::thread::sleep(Duration::from_millis(150));
            sent = Instant::now();
            kill(child.id(), "INT");
        }
        written.push_str(&line);
    }
    let took = sent.elapsed();
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.signal(), Some(2), "{place}");
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        message.starts_with("Traceback (most recent call last):\n"),
        "{place}: {message}"
    );
    assert!(
        message.ends_with("\nKeyboardInterrupt\n"),
        "{place}: {message}"
    );
    // What the program does about it, it has done.
    let source = std::fs::read_to_string(file).expect("readable");
    for word in ["finally", "caught"] {
        assert_eq!(
            written.contains(word),
            source.contains(&format!("print(\"{word}\"")),
            "{place}"
        );
    }
    took
}

#[test]
fn a_programs_own_module_goes_before_the_librarys() {
    let session = Session::new();
    session.write("show.py", "import string\nstring.capwords(1)\n");
    let output = session.run(&["show.py"]);
    let told = String::from_utf8_lossy(&output.err).into_owned();
    assert!(
        told.contains("File \"<rekindle>/lib/string") && told.contains("s.split(sep)"),
        "lines of the library are shown: {told}"
    );
    session.write("string.py", "def capwords(s): print('own')\n");
    assert_eq!(text(&session.run(&["show.py"])), "own\n");
}
