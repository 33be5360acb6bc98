//! Running a case in a way, and comparing what it did with what CPython does.

use crate::cases::Case;
use crate::matrix::{Warmth, Way};
use crate::process;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Longest time for one process, by size of program.
const LIMIT: Duration = Duration::from_secs(60);
const LIMIT_LONG: Duration = Duration::from_secs(600);
/// With options beyond those of the way it is expected to go wrong, and to end or not.
const LIMIT_EXTRA: Duration = Duration::from_secs(10);
/// Lines shown of an output that differs.
const SHOWN_LINES: usize = 6;

/// Runs a case in a way; earlier runs that the way asks for go without the `extra` options.
///
/// # Errors
/// What differs from what CPython does.
pub fn check(case: &Case, way: Way, extra: &[&str]) -> Result<(), String> {
    let rekindle = crate::rekindle()?;
    let scratch = tempfile::tempdir().map_err(|error| error.to_string())?;
    let run = |store: &Path, extra: &[&str]| {
        let mut options = way.options();
        options.extend(extra.iter().map(|word| word.to_string()));
        run(&rekindle, case, way, &options, store, scratch.path())
    };
    let store = scratch.path().join("store");
    match way.warmth {
        Warmth::Cold => {}
        Warmth::Warm => {
            run(&store, &[]).map_err(|why| format!("in the first run: {why}"))?;
        }
        Warmth::Prewarmed => {
            let first = scratch.path().join("first");
            run(&first, &[]).map_err(|why| format!("in the first run: {why}"))?;
            prewarm(&rekindle, &case.file, &first, &store, scratch.path())?;
        }
    }
    run(&store, extra)
}

/// Carries what one store learned to another, as a portable profile.
fn prewarm(
    rekindle: &Path,
    file: &Path,
    from: &Path,
    to: &Path,
    scratch: &Path,
) -> Result<(), String> {
    if !from.join("db").exists() {
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
fn run(
    rekindle: &Path,
    case: &Case,
    way: Way,
    options: &[String],
    store: &Path,
    scratch: &Path,
) -> Result<(), String> {
    let mut command = Command::new(rekindle);
    process::clean(&mut command)
        .current_dir(scratch)
        .args(options);
    let store = if way.tier == "0" {
        "off".into()
    } else {
        store.display().to_string()
    };
    command.arg("-X").arg(format!("store={store}"));
    let folder = case.file.parent().expect("a file lies in a folder");
    match &case.command_line {
        Some(line) => command.current_dir(folder).args(line.split_whitespace()),
        None => command.arg(&case.file).args(&case.argument),
    };
    let limit = match way.options().len() {
        usual if options.len() > usual => LIMIT_EXTRA,
        _ if case.name.ends_with(".long") => LIMIT_LONG,
        _ => LIMIT,
    };
    let output = process::run(&mut command, limit)?;
    let folder = folder.display();
    let err = String::from_utf8_lossy(&output.err)
        .replace(&format!("{folder}/"), "$DIR/")
        .replace(&format!("{}: ", rekindle.display()), "$PYTHON: ");
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
    let pairs = got
        .lines()
        .map(Some)
        .chain(std::iter::repeat(None))
        .zip(expected.lines().map(Some).chain(std::iter::repeat(None)));
    for (line, (g, e)) in (1..).zip(pairs) {
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
    }
    String::new()
}
