//! Measures everything there is, and writes `docs/benchmarks.md`.
//!
//! ```text
//!  programs ──────┐
//!  pyperformance ─┼─► results.json ─► page ─► docs/benchmarks.md
//!  twins ─────────┘   (kept in target)   ▲
//!                         benches/page/benchmarks.md.in, reasons.txt
//! ```
//!
//! * [`programs`]: the programs of `tests/py/programs`, whole processes.
//! * [`pyperformance`]: benchmarks that nobody here wrote, repeated in a process.
//! * [`twins`]: the same program in C, repeated in a process.
//! * [`results`]: what was measured, kept between runs.
//! * [`page`]: the page, of a template and tables.
//! * [`losers`]: what is slower than it was without, and why.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it is a command")]

mod losers;
mod page;
mod programs;
mod pyperformance;
mod results;
mod tables;
mod twins;

use clap::Parser;
use rekindle_measure::contender::{Contender, Mode};
use rekindle_measure::python::{self, Python};
use rekindle_measure::session::Plan;
use rekindle_measure::summary::Machine;
use results::{Results, Rival};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Measures Rekindle, and writes the page about it.
#[derive(Parser)]
#[command(name = "benchmarks", after_help = AFTER)]
struct Args {
    /// quick: an impression in some minutes; full: figures to publish, in hours
    #[arg(long, default_value = "quick", value_parser = ["quick", "full"])]
    pass: String,
    /// What to measure
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "programs,pyperformance,twins"
    )]
    only: Vec<String>,
    /// Of those only what has one of these names
    #[arg(long, value_delimiter = ',')]
    names: Vec<String>,
    /// Sizes of the programs, in place of the pass's
    #[arg(long, value_delimiter = ',')]
    sizes: Vec<String>,
    /// Rounds, in place of the pass's
    #[arg(long)]
    runs: Option<usize>,
    /// Seconds for which a benchmark is repeated in a process, in place of the pass's
    #[arg(long)]
    seconds: Option<f64>,
    /// Pythons to compare with, the first for the ratios; none: the fastest CPython found, and pypy3
    #[arg(long, value_delimiter = ',')]
    against: Vec<PathBuf>,
    /// Where the package pyperformance is
    #[arg(long, value_name = "FOLDER")]
    pyperformance: Option<PathBuf>,
    /// Where the figures are kept
    #[arg(long, default_value = "target/benchmarks/results.json")]
    results: PathBuf,
    /// The page
    #[arg(long, default_value = "docs/benchmarks.md")]
    page: PathBuf,
    /// Measures nothing: writes the page anew from what is kept
    #[arg(long)]
    page_only: bool,
}

const AFTER: &str = "\
Examples: make benchmarks                          all, quickly
          make benchmarks PASS=full                for publication, on a machine that does nothing else
          make benchmarks BENCH='--only twins'     the others' figures stay as they are";

/// What a pass spends on each kind.
struct Effort {
    sizes: Vec<String>,
    short: Plan,
    long: Plan,
    repeated: Plan,
    seconds: f64,
    /// Tiers and modes of the programs.
    tiers: Vec<String>,
    modes: Vec<Mode>,
}

impl Effort {
    fn of(args: &Args) -> Effort {
        let full = args.pass == "full";
        let plan = |quick, thorough, warmup| Plan {
            runs: args.runs.unwrap_or(if full { thorough } else { quick }),
            warmup: if full { warmup } else { 0 },
        };
        let words = |text: &str| text.split(',').map(str::to_string).collect();
        let sizes = if full { "short,long" } else { "short" };
        Effort {
            sizes: if args.sizes.is_empty() {
                words(sizes)
            } else {
                args.sizes.clone()
            },
            short: plan(3, 11, 1),
            long: plan(1, 7, 0),
            repeated: plan(1, 6, 0),
            seconds: args.seconds.unwrap_or(if full { 1.0 } else { 0.4 }),
            tiers: words(if full { "0,1,auto" } else { "0,auto" }),
            modes: match full {
                true => Mode::ALL.to_vec(),
                false => vec![Mode::Cold, Mode::Warm],
            },
        }
    }
}

/// What all kinds of measurement share.
struct Bench {
    /// The repository.
    root: PathBuf,
    /// Rekindle.
    own: PathBuf,
    /// The first is what ratios are to.
    pythons: Vec<PathBuf>,
    effort: Effort,
    names: Vec<String>,
    /// Where results are kept after each measurement.
    kept: PathBuf,
    results: Results,
}

impl Bench {
    fn wants(&self, name: &str) -> bool {
        self.names.is_empty() || self.names.iter().any(|n| n == name)
    }

    /// The other Pythons, the interpreter, and all tiers in these modes.
    fn contenders(&self, tiers: &[String], modes: &[Mode]) -> Result<Vec<Contender>, String> {
        rekindle_measure::contender::all(&self.own, tiers, modes, &self.pythons)
    }

    /// So that an interrupted pass is not lost.
    fn keep(&self) -> Result<(), String> {
        self.results.save(&self.kept)
    }
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("benchmarks: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let root = root.canonicalize().map_err(|e| e.to_string())?;
    let kept = root.join(&args.results);
    let mut results = Results::load(&kept)?;
    if !args.page_only {
        let own = own()?;
        let rivals = rivals(&args.against)?;
        let pythons = rivals
            .iter()
            .map(|r| r.python.command.clone().into())
            .collect();
        results.machine = Some(Machine::this());
        results.rivals = rivals;
        results.pass = args.pass.clone();
        let effort = Effort::of(args);
        let names = args.names.clone();
        let mut bench = Bench {
            root: root.clone(),
            own,
            pythons,
            effort,
            names,
            kept,
            results,
        };
        for kind in &args.only {
            match kind.as_str() {
                "programs" => programs::measure(&mut bench)?,
                "twins" => twins::measure(&mut bench)?,
                "pyperformance" => {
                    pyperformance::measure(&mut bench, args.pyperformance.as_deref())?
                }
                other => return Err(format!("no kind '{other}'")),
            }
        }
        bench.keep()?;
        results = bench.results;
    }
    let page = page::page(&root, &results)?;
    let file = root.join(&args.page);
    std::fs::write(&file, page).map_err(|e| format!("{}: {e}", file.display()))?;
    say(&format!("{} written", file.display()));
    Ok(())
}

/// The program `rekindle` beside this one.
fn own() -> Result<PathBuf, String> {
    let here = std::env::current_exe().map_err(|e| e.to_string())?;
    let own = here.with_file_name("rekindle");
    match own.is_file() {
        true => Ok(own),
        false => Err(format!("{}: not built", own.display())),
    }
}

/// Who is compared with: those named, or the fastest CPython and PyPy.
fn rivals(named: &[PathBuf]) -> Result<Vec<Rival>, String> {
    let rival = |path: &PathBuf| -> Result<Rival, String> {
        let python = Python::ask(path)?;
        say(&format!("{python}"));
        let probe_ms = python::probe_s(path)? * 1e3;
        say(&format!("  {probe_ms:.1} ms for a small program"));
        Ok(Rival { python, probe_ms })
    };
    if !named.is_empty() {
        return named.iter().map(rival).collect();
    }
    let mut found: Vec<Rival> = candidates().iter().filter_map(|p| rival(p).ok()).collect();
    found.sort_by(|a, b| a.probe_ms.total_cmp(&b.probe_ms));
    let (cpythons, others): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|r| r.python.is_cpython());
    let fastest = cpythons.into_iter().next().ok_or("no CPython is at hand")?;
    Ok(std::iter::once(fastest).chain(others).collect())
}

/// Pythons where they usually are, each once.
fn candidates() -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> = Vec::new();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let versions = (9..20).map(|minor| format!("python3.{minor}"));
    let wanted: Vec<String> = versions.chain(["python3".into(), "pypy3".into()]).collect();
    for folder in std::env::split_paths(&path).chain(["/usr/bin".into(), "/usr/local/bin".into()]) {
        names.extend(wanted.iter().map(|name| folder.join(name)));
    }
    if let Some(home) = std::env::var_os("HOME") {
        let versions = std::fs::read_dir(Path::new(&home).join(".pyenv/versions"));
        let folders = versions
            .into_iter()
            .flatten()
            .flatten()
            .map(|v| v.path().join("bin"));
        names.extend(folders.flat_map(|folder| {
            wanted
                .iter()
                .map(move |name| folder.join(name))
                .collect::<Vec<_>>()
        }));
    }
    let mut found: Vec<PathBuf> = names.iter().filter_map(|p| p.canonicalize().ok()).collect();
    // A shim decides anew each time which Python it is.
    found.retain(|path| path.is_file() && !path.to_string_lossy().contains("/shims/"));
    found.sort();
    found.dedup();
    // Older ones do not run the programs, however they are called.
    let old = |path: &PathBuf| (0..9).any(|minor| path.ends_with(format!("python3.{minor}")));
    found.retain(|path| !old(path));
    found
}

/// A line about what has been done.
fn say(text: &str) {
    if std::io::stderr().is_terminal() {
        eprint!("\r\x1b[K");
    }
    eprintln!("{text}");
}

/// What is being done, on a terminal only.
fn progress(text: &str) {
    if std::io::stderr().is_terminal() {
        eprint!("\r\x1b[K{text}");
    }
}
