//! `rekindle bench`: how long programs take on each tier, cold and warm, and on other Pythons.
//!
//! Each run is a process of its own. The contenders take turns, so that whatever else the machine
//! does hits all of them alike; and all must write the same, byte for byte.
//!
//! * `contender`: who runs, and how it is prepared.
//! * `process`: one process, timed.
//! * `estimate`: medians and their intervals.
//! * `show`: table and JSON.

mod contender;
mod estimate;
mod process;
mod show;

use super::Outcome;
use contender::Contender;
use process::Run;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Times programs on each tier, cold and warm, and on other Pythons.
///
/// Example: rekindle bench nbody.py --args short --tiers 0,auto --modes cold,warm --against python3
#[derive(clap::Args)]
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
    /// What is remembered when a program starts
    #[arg(long, value_enum, value_delimiter = ',', default_value = "cold,warm")]
    modes: Vec<contender::Mode>,
    /// Other Pythons; the first is what the others are compared with
    #[arg(long, value_delimiter = ',', value_name = "PYTHON")]
    against: Vec<PathBuf>,
    /// Timed runs of each contender
    #[arg(long, default_value_t = 15)]
    runs: usize,
    /// Runs of each contender before those
    #[arg(long, default_value_t = 1)]
    warmup: usize,
    /// Also write everything that was measured to a file
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// One program's results: for each contender its runs.
struct Measured {
    file: PathBuf,
    contenders: Vec<(Contender, Vec<Run>)>,
}

pub(super) fn run(args: &Args) -> Outcome {
    for tier in &args.tiers {
        if rekindle_vm::Tier::from_name(tier).is_none() {
            return Err(format!("no tier '{tier}'"));
        }
    }
    if args.runs == 0 {
        return Err("at least one run is needed".into());
    }
    let pythons: Vec<show::Python> = args
        .against
        .iter()
        .map(|python| show::Python::ask(python))
        .collect::<Result<_, _>>()?;
    for python in &pythons {
        println!("{python}");
    }
    let words: Vec<String> = args.args.split_whitespace().map(str::to_string).collect();
    let mut all = Vec::new();
    for file in &args.files {
        let measured = measure(args, file, &words)?;
        println!("{}", show::table(&measured));
        all.push(measured);
    }
    if let Some(file) = &args.json {
        let json = show::json(&all, &words, &pythons);
        std::fs::write(file, json).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let differing = all.iter().any(|m| show::differing(m).is_some());
    Ok(if differing {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn measure(args: &Args, file: &Path, words: &[String]) -> Result<Measured, String> {
    if !file.exists() {
        return Err(format!("{}: no such file", file.display()));
    }
    let scratch = process::Scratch::new()?;
    let contenders = contender::all(&args.tiers, &args.modes, &args.against)?;
    let mut contenders: Vec<(Contender, Vec<Run>)> =
        contenders.into_iter().map(|c| (c, Vec::new())).collect();
    for (contender, _) in &mut contenders {
        progress(&format!("{}: preparing {}", file.display(), contender.name));
        contender.prepare(file, words, &scratch)?;
    }
    for round in 0..args.warmup + args.runs {
        for (contender, runs) in &mut contenders {
            let counted = (round + 1).saturating_sub(args.warmup);
            progress(&format!(
                "{}: {} {counted}/{}",
                file.display(),
                contender.name,
                args.runs
            ));
            let run = contender.run(file, words, &scratch)?;
            if counted > 0 {
                runs.push(run);
            }
        }
    }
    progress("");
    Ok(Measured {
        file: file.to_path_buf(),
        contenders,
    })
}

/// Says what is being done, on a terminal only.
fn progress(text: &str) {
    if std::io::stderr().is_terminal() {
        eprint!("\r\x1b[K{text}");
    }
}
