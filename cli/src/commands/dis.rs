//! `rekindle dis`

use super::Outcome;
use std::process::ExitCode;

/// Shows what a program becomes on its road.
///
/// Example: rekindle dis prog.py:main --show bytecode
#[derive(clap::Args)]
pub(super) struct Args {
    /// The program, or one function of it
    #[arg(value_name = "FILE[:FUNCTION]")]
    target: String,
    /// Stages to show
    #[arg(long, value_enum, value_delimiter = ',', default_value = "bytecode")]
    show: Vec<Stage>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Stage {
    /// What the interpreter runs
    Bytecode,
}

pub(super) fn run(args: &Args) -> Outcome {
    let (file, function) = match args.target.rsplit_once(':') {
        Some((file, function)) if !std::path::Path::new(&args.target).exists() => {
            (file, Some(function))
        }
        _ => (&*args.target, None),
    };
    let source = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    for stage in &args.show {
        match stage {
            Stage::Bytecode => print!(
                "{}",
                rekindle_vm::listing::bytecode(&source, file, function)?
            ),
        }
    }
    Ok(ExitCode::SUCCESS)
}
