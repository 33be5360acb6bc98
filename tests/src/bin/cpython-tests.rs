//! Runs the files of a CPython's test library under Rekindle and prints what share of them passes.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it is a command")]

use clap::Parser;
use rekindle_tests::cpython::library::{self, Library};
use rekindle_tests::cpython::lists::{self, Goal};
use rekindle_tests::cpython::run::{self, Interpreter, Outcomes};
use rekindle_tests::cpython::table;
use rekindle_tests::repository;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

/// Runs the files of a CPython's test library under Rekindle: tests passed, divided by those that CPython passes.
#[derive(Parser)]
struct Options {
    /// The files, as in `heapq` for test_heapq.py; all of tests/cpython/files.txt when none is named
    files: Vec<String>,
    /// Rekindle; what was built beside this program when not given
    #[arg(long)]
    rekindle: Option<PathBuf>,
    /// A CPython that has its test library; the newest at hand when not given
    #[arg(long)]
    python: Option<PathBuf>,
    /// The tiers, each a way to run all files
    #[arg(long, value_delimiter = ',', default_value = "0,auto")]
    tiers: Vec<String>,
    /// Writes the list of tests that CPython 3.14 does not pass, instead of running Rekindle
    #[arg(long)]
    exclude: bool,
    /// Shows the failing tests that are known too, each in the form of known.txt
    #[arg(long)]
    failing: bool,
    /// Seconds that a file may take before the test that runs is taken for endless
    #[arg(long, default_value_t = 120)]
    limit: u64,
}

fn main() -> ExitCode {
    match run_all(&Options::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("cpython-tests: {error}");
            ExitCode::from(2)
        }
    }
}

fn run_all(options: &Options) -> Result<bool, String> {
    let library = library::find(options.python.as_deref())?;
    println!("tests of CPython {}", library.version_text());
    let mut goals = lists::goals()?;
    if !options.files.is_empty() {
        let chosen = options.files.iter().map(|name| {
            let listed = goals.iter().find(|goal| goal.name == *name).cloned();
            listed.unwrap_or_else(|| Goal {
                name: name.clone(),
                share: 0,
            })
        });
        goals = chosen.collect();
    }
    let excluded = match options.exclude {
        true => BTreeSet::new(),
        false => lists::excluded(&library.version_text())?,
    };
    let scratch = tempfile::tempdir().map_err(|error| error.to_string())?;
    let place = Place {
        library,
        excluded,
        scratch: scratch.path(),
        limit: Duration::from_secs(options.limit),
    };
    if options.exclude {
        return write_excluded(&place, &goals).map(|()| true);
    }
    compare(options, &place, &goals)
}

/// Where files are run.
struct Place<'a> {
    library: Library,
    excluded: BTreeSet<String>,
    scratch: &'a Path,
    limit: Duration,
}

impl Place<'_> {
    fn run(&self, who: &Interpreter, file: &str) -> Result<Outcomes, String> {
        run::run(
            who,
            &self.library,
            file,
            &self.excluded,
            self.scratch,
            self.limit,
        )
    }
}

/// Runs every file under CPython and, in every tier, under Rekindle.
fn compare(options: &Options, place: &Place<'_>, goals: &[Goal]) -> Result<bool, String> {
    let program = match &options.rekindle {
        Some(path) => path.clone(),
        None => rekindle_tests::rekindle()?,
    };
    let known = lists::known()?;
    let (mut fine, mut sums) = (true, BTreeMap::<&str, (usize, usize)>::new());
    println!(
        "{:22} {:>5} {:6} {:>14} {:>7}",
        "file", "goal", "tier", "passed", ""
    );
    for goal in goals {
        let cpython = place.run(&Interpreter::Own, &goal.name)?;
        for tier in &options.tiers {
            let ways = vec![
                "-X".into(),
                "store=off".into(),
                "-X".into(),
                format!("tier={tier}"),
            ];
            let who = Interpreter::Rekindle(program.clone(), ways);
            let outcomes = place.run(&who, &goal.name)?;
            let score = table::score(goal, &cpython, &outcomes, &place.excluded, &known);
            let ok = score.is_fine(goal);
            fine &= ok;
            let sum = sums.entry(tier).or_default();
            *sum = (sum.0 + score.passed, sum.1 + score.required);
            println!(
                "{:22} {:>4}% {tier:6} {:>6} of {:>4} {:>6.1}%{}",
                goal.name,
                goal.share,
                score.passed,
                score.required,
                score.share(),
                if ok { "" } else { "  !" }
            );
            for id in &score.passing {
                println!("    passes, though known.txt lists it: {id}");
            }
            let shown = if options.failing {
                &score.bad
            } else {
                &score.failing
            };
            for (id, word) in shown {
                println!("    {id}  {word}");
            }
        }
    }
    for (tier, (passed, required)) in sums {
        println!("all files, tier {tier}: {passed} of {required}");
    }
    Ok(fine)
}

/// Runs every file under the library's own CPython and under 3.14, and writes down what only the former passes.
fn write_excluded(place: &Place<'_>, goals: &[Goal]) -> Result<(), String> {
    let modules = Command::new(repository().join("setup/oracle/install.sh"))
        .output()
        .map_err(|error| error.to_string())?;
    if !modules.status.success() {
        return Err("CPython 3.14 as WebAssembly is not at hand".into());
    }
    let modules = String::from_utf8_lossy(&modules.stdout);
    let newest = Interpreter::Wasm(modules.trim_end().into());
    let version = &place.library.version_text();
    // What is known of files that are not run again stays.
    let mut out = lists::excluded(version).unwrap_or_default();
    for goal in goals {
        let of_file = format!("test.test_{}.", goal.name);
        let own = place.run(&Interpreter::Own, &goal.name)?;
        // Tests of files that a file names, as documents with doctests, have names of their own.
        out.retain(|id| !id.contains(&of_file) && !own.contains_key(lists::test_of(id)));
        let new = place.run(&newest, &goal.name)?;
        out.extend(not_passed(&goal.name, &own, &new));
        eprintln!("{}: {} out so far", goal.name, out.len());
    }
    let mut text = format!(
        "# Tests of the library of CPython {version} that CPython 3.14 does not pass. Generated: cpython-tests --exclude\n"
    );
    text.extend(out.iter().map(|id| format!("{id}\n")));
    let path = lists::folder().join(lists::excluded_name(version));
    std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// What passes under `own` and fails under `new`. What is skipped there (a WebAssembly build has no processes and
/// threads) or ended the process still counts. Of a doctest, the examples are taken that failed.
fn not_passed(file: &str, own: &Outcomes, new: &Outcomes) -> Vec<String> {
    let broken = new.keys().any(|id| id.contains("_FailedTest"));
    if broken || new.get(run::WHOLE_FILE).is_some_and(|word| word == "error") {
        return vec![format!("test.test_{file}.*")];
    }
    let passed = own.iter().filter(|(_, word)| run::is_pass(word));
    let fails = |id: &str| matches!(new.get(id).map(String::as_str), Some("failed" | "error"));
    passed
        .map(|(id, _)| id.clone())
        .filter(|id| fails(id))
        .flat_map(|id| match examples_of(&id, new) {
            examples if examples.is_empty() => vec![id],
            examples => examples,
        })
        .collect()
}

/// The examples of this doctest that failed.
fn examples_of(id: &str, outcomes: &Outcomes) -> Vec<String> {
    let failed = outcomes.iter().filter(|(_, word)| *word == run::EXAMPLE);
    let of_test = failed.filter(|(example, _)| lists::test_of(example) == id);
    of_test.map(|(example, _)| example.clone()).collect()
}
