//! Whole programs print what CPython prints, in every way of running them.
//!
//! `--quick` runs a part of the matrix, `REKINDLE_MATRIX=full` all of it, the rest are options
//! of Rust's own tests.

use libtest_mimic::{Arguments, Failed, Trial};
use rekindle_tests::cases::{self, Case, SIZES};
use rekindle_tests::gaps::{self, Gap};
use rekindle_tests::matrix::{self, Extent, Warmth, Way};
use rekindle_tests::process;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::Duration;

/// Processes at a time.
const THREADS: usize = 2;
/// Longest time for one process, by size of program.
const LIMIT: Duration = Duration::from_secs(60);
const LIMIT_LONG: Duration = Duration::from_secs(600);
/// Lines shown of an output that differs.
const SHOWN_LINES: usize = 6;

fn main() -> ExitCode {
    let quick = std::env::args().any(|arg| arg == "--quick");
    let mut arguments = Arguments::from_iter(std::env::args().filter(|arg| arg != "--quick"));
    arguments.test_threads.get_or_insert(THREADS);
    let extent = match (quick, std::env::var("REKINDLE_MATRIX").as_deref()) {
        (true, _) => Extent::Quick,
        (false, Ok("full")) => Extent::Full,
        _ => Extent::Gate,
    };
    let gaps = match gaps::read() {
        Ok(gaps) => Arc::new(gaps),
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::FAILURE;
        }
    };
    libtest_mimic::run(&arguments, trials(extent, &gaps)).exit_code()
}

fn trials(extent: Extent, gaps: &Arc<Vec<Gap>>) -> Vec<Trial> {
    let folder = rekindle_tests::repository().join("tests/py");
    let mut trials = Vec::new();
    let mut add = |case: &Case, ways: &[Way]| {
        for way in ways {
            let (case, way, gaps) = (case.clone(), *way, gaps.clone());
            trials.push(Trial::test(format!("{} {way}", case.name), move || {
                judged(&case, way, &gaps)
            }));
        }
    };
    for size in SIZES {
        let ways = matrix::for_program(size, extent);
        for case in cases::programs(&folder, &[size]) {
            add(&case, &ways);
        }
    }
    for case in cases::small(&folder) {
        add(&case, &matrix::for_small(extent));
    }
    trials
}

/// Runs a case; what is a known gap must fail.
fn judged(case: &Case, way: Way, gaps: &[Gap]) -> Result<(), Failed> {
    let result = check(case, way);
    match (gaps::find(gaps, &case.name, &way.to_string()), result) {
        (None, result) => result.map_err(Failed::from),
        (Some(_), Err(_)) => Ok(()),
        (Some(gap), Ok(())) => Err(format!(
            "passes: take its line ({}) out of tests/known_gaps.txt",
            gap.reason
        )
        .into()),
    }
}

fn check(case: &Case, way: Way) -> Result<(), String> {
    let rekindle = rekindle_tests::rekindle()?;
    let scratch = tempfile::tempdir().map_err(|error| error.to_string())?;
    let run = |store: &Path| run(&rekindle, case, way, store, scratch.path());
    let store = scratch.path().join("store");
    match way.warmth {
        Warmth::Cold => {}
        Warmth::Warm => {
            run(&store).map_err(|why| format!("in the first run: {why}"))?;
        }
        Warmth::Prewarmed => {
            let first = scratch.path().join("first");
            run(&first).map_err(|why| format!("in the first run: {why}"))?;
            prewarm(&rekindle, &case.file, &first, &store, scratch.path())?;
        }
    }
    run(&store)
}

/// Carries what one store learned to another, as a portable profile.
fn prewarm(
    rekindle: &Path,
    file: &Path,
    from: &Path,
    to: &Path,
    scratch: &Path,
) -> Result<(), String> {
    if !from.exists() {
        // Nothing got hot, so nothing was learned: a run with nothing is what is left to test.
        return Ok(());
    }
    let profile = scratch.join("profile.rkp");
    let call = |args: &[&std::ffi::OsStr]| {
        let output = process::run(
            process::clean(&mut Command::new(rekindle)).args(args),
            LIMIT,
        )?;
        if output.status.success() {
            return Ok(());
        }
        Err(format!(
            "{args:?}: {}: {}",
            output.status_text(),
            String::from_utf8_lossy(&output.err)
        ))
    };
    let os = std::ffi::OsStr::new;
    call(&[
        os("profile"),
        os("export"),
        file.as_ref(),
        os("--store"),
        from.as_ref(),
        os("-o"),
        profile.as_ref(),
    ])?;
    call(&[
        os("prewarm"),
        file.as_ref(),
        os("--profile"),
        profile.as_ref(),
        os("--store"),
        to.as_ref(),
    ])
}

/// One process, whose streams and status must be the expected ones.
fn run(rekindle: &Path, case: &Case, way: Way, store: &Path, scratch: &Path) -> Result<(), String> {
    let mut command = Command::new(rekindle);
    process::clean(&mut command)
        .current_dir(scratch)
        .args(way.options());
    let store = if way.tier == "0" {
        "off".into()
    } else {
        store.display().to_string()
    };
    command
        .arg("-X")
        .arg(format!("store={store}"))
        .arg(&case.file)
        .args(&case.argument);
    let limit = if case.name.ends_with(".long") {
        LIMIT_LONG
    } else {
        LIMIT
    };
    let output = process::run(&mut command, limit)?;
    let folder = case
        .file
        .parent()
        .expect("a file lies in a folder")
        .display()
        .to_string();
    let err = String::from_utf8_lossy(&output.err).replace(&format!("{folder}/"), "$DIR/");
    let mut wrong = Vec::new();
    if output.status.code() != Some(case.status) {
        wrong.push(format!(
            "{} instead of {}",
            output.status_text(),
            case.status
        ));
    }
    let (out, expected) = (
        String::from_utf8_lossy(&output.out),
        String::from_utf8_lossy(&case.out),
    );
    if output.out != case.out {
        wrong.push(difference("standard output", &out, &expected));
    }
    if err != case.err {
        wrong.push(difference("standard error", &err, &case.err));
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

/// The first lines that differ.
fn difference(what: &str, got: &str, expected: &str) -> String {
    let mut pairs = got
        .lines()
        .map(Some)
        .chain(std::iter::repeat(None))
        .zip(expected.lines().map(Some).chain(std::iter::repeat(None)));
    let mut line = 1;
    while let Some((g, e)) = pairs.next() {
        if g != e || g.is_none() {
            let from = |text: &str| {
                let lines: Vec<&str> = text.lines().skip(line - 1).take(SHOWN_LINES).collect();
                lines.join("\n    ")
            };
            return format!(
                "{what}, from line {line}, is\n    {}\n  and not\n    {}",
                from(got),
                from(expected)
            );
        }
        line += 1;
    }
    String::new()
}
