//! `rekindle bench`: how long programs take on each tier, cold and warm, and on other Pythons.

use super::Outcome;
use rekindle_measure::contender::{self, Contender, Mode, Subject};
use rekindle_measure::coverage::{self, Coverage};
use rekindle_measure::python::Python;
use rekindle_measure::session::{self, Plan};
use rekindle_measure::summary::{self, Machine, Summary};
use rekindle_measure::{curve, report};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// Times programs on each tier, cold and warm, and on other Pythons.
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub(super) struct Args {
    /// Programs
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Arguments of every program, as one word
    #[arg(
        long,
        default_value = "",
        value_name = "WORDS",
        allow_hyphen_values = true
    )]
    args: String,
    /// Tiers to run on
    #[arg(long, value_delimiter = ',', default_value = "0,auto")]
    tiers: Vec<String>,
    /// What is remembered when a program starts: cold, warm, prewarmed
    #[arg(long, value_delimiter = ',', default_value = "cold,warm", value_parser = mode)]
    modes: Vec<Mode>,
    /// Other Pythons; the first is what the others are compared with
    #[arg(long, value_delimiter = ',', value_name = "PYTHON")]
    against: Vec<PathBuf>,
    /// Timed runs of each contender
    #[arg(long, default_value_t = 15)]
    runs: usize,
    /// Runs of each contender before those
    #[arg(long, default_value_t = 1)]
    warmup: usize,
    /// Ends runs that take longer
    #[arg(long, value_name = "SECONDS")]
    limit: Option<u64>,
    /// Instead of times: which tier did the work, top exits and aborts
    #[arg(long)]
    coverage: bool,
    /// Also writes everything that was measured to a file
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Also writes tables for a document
    #[arg(long, value_name = "FILE")]
    markdown: Option<PathBuf>,
    /// Also writes a page with plots
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
}

const AFTER: &str = "\
Each run is a process; the contenders take turns and must write the same. Ratios are to the first.

Example: rekindle bench nbody.py --args short --tiers 0,auto --modes cold,warm --against python3
         rekindle bench nbody.py --args long --coverage

A program that finds a file's name in REKINDLE_BENCH_ITERATIONS may append lines NAME COUNT SECONDS
to it, one for each iteration or group of them: they become curves of warming up.";

fn mode(text: &str) -> Result<Mode, String> {
    let found = Mode::ALL.into_iter().find(|mode| mode.name() == text);
    found.ok_or_else(|| "it is one of cold, warm, prewarmed".to_string())
}

pub(super) fn run(args: &Args) -> Outcome {
    debug_assert!(AFTER.contains(curve::VARIABLE));
    for tier in &args.tiers {
        if rekindle_vm::Tier::from_name(tier).is_none() {
            return Err(format!("no tier '{tier}'"));
        }
    }
    if args.runs == 0 {
        return Err("at least one run is needed".into());
    }
    if let Some(file) = args.files.iter().find(|file| !file.exists()) {
        return Err(format!("{}: no such file", file.display()));
    }
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    if args.coverage {
        return show_coverage(args, &own);
    }
    let pythons: Result<_, _> = args.against.iter().map(|p| Python::ask(p)).collect();
    let mut summary = Summary {
        machine: Machine::this(),
        pythons: pythons?,
        programs: Vec::new(),
    };
    for python in &summary.pythons {
        println!("{python}");
    }
    let plan = Plan {
        runs: args.runs,
        warmup: args.warmup,
    };
    for file in &args.files {
        let contenders = contender::all(&own, &args.tiers, &args.modes, &args.against)?;
        let measured = session::measure(&subject(args, file), contenders, plan, &mut progress)?;
        let program = summary::program(&measured);
        println!("{}", report::table(&program));
        summary.programs.push(program);
    }
    write_to(args.json.as_deref(), || report::json(&summary))?;
    write_to(args.markdown.as_deref(), || report::markdown(&summary))?;
    write_to(args.html.as_deref(), || report::html(&summary))?;
    let differing = summary.programs.iter().any(|p| p.differing.is_some());
    Ok(if differing {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn subject(args: &Args, file: &Path) -> Subject {
    Subject {
        name: file.display().to_string(),
        file: file.to_path_buf(),
        args: args.args.split_whitespace().map(Into::into).collect(),
        limit: args.limit.map(Duration::from_secs),
        same_output: true,
        ..Subject::default()
    }
}

/// Each program once on each tier, in each mode.
fn show_coverage(args: &Args, own: &Path) -> Outcome {
    let mut all: Vec<(String, Coverage)> = Vec::new();
    for file in &args.files {
        for tier in args.tiers.iter().filter(|tier| *tier != "0") {
            for mode in &args.modes {
                let contender = Contender::own(own, tier, Some(*mode));
                let name = contender.name.clone();
                progress(&format!("{}: {name}", file.display()));
                let coverage = coverage::of(&subject(args, file), contender)?;
                progress("");
                println!("{name}: {}", coverage.text());
                all.push((name, coverage));
            }
        }
    }
    write_to(args.json.as_deref(), || {
        serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
    })?;
    Ok(ExitCode::SUCCESS)
}

fn write_to(file: Option<&Path>, text: impl FnOnce() -> String) -> Result<(), String> {
    let Some(file) = file else { return Ok(()) };
    std::fs::write(file, text()).map_err(|error| format!("{}: {error}", file.display()))
}

/// Says what is being done, on a terminal only.
fn progress(text: &str) {
    if std::io::stderr().is_terminal() {
        eprint!("\r\x1b[K{text}");
    }
}
