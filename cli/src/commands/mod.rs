//! Commands of Rekindle's own.

use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::process::ExitCode;

mod dis;

/// Every command, with a line for `rekindle --help`.
pub const SUMMARY: &[(&str, &str)] = &[("dis", "what a program becomes: bytecode, trace, IR, assembly")];

/// Names of the commands.
pub const NAMES: &[&str] = &["dis"];

#[derive(Parser)]
#[command(name = "rekindle", version, disable_help_subcommand = true)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Shows what a program becomes on its road.
    Dis(dis::Args),
}

/// Runs a command; the first argument is its name.
pub fn run(program: &OsString, args: &[OsString]) -> ExitCode {
    let line = Line::parse_from(std::iter::once(program).chain(args));
    let result = match line.command {
        Command::Dis(args) => dis::run(&args),
    };
    match result {
        Ok(code) => code,
        Err(message) => {
            eprintln!("rekindle: {message}");
            ExitCode::FAILURE
        }
    }
}

/// What a command comes to: a status, or a line about what went wrong.
type Outcome = Result<ExitCode, String>;
