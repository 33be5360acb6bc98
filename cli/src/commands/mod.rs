//! Commands of Rekindle's own.

mod bench;
mod completions;
mod dis;
mod doctor;
mod learned;
mod man;
mod profile;
mod store;

use clap::{CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Every command, with a line for `rekindle --help`.
pub(crate) const SUMMARY: &[(&str, &str)] = &[
    (
        "bench",
        "times programs on each tier, cold and warm, and on other Pythons",
    ),
    ("dis", "shows what a program becomes on its road"),
    ("store", "shows, checks and empties what is remembered"),
    (
        "profile",
        "carries what was learned from one store to another",
    ),
    ("prewarm", "makes a program's first run a warm one"),
    ("doctor", "shows what Rekindle finds on this machine"),
    (
        "completions",
        "prints what a shell needs to complete commands",
    ),
    ("man", "prints the manual page"),
];

/// Is it the name of a command?
pub(crate) fn is_command(name: &str) -> bool {
    SUMMARY.iter().any(|(n, _)| *n == name)
}

#[derive(Parser)]
#[command(name = "rekindle", version, disable_help_subcommand = true)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Bench(bench::Args),
    Dis(dis::Args),
    Store(store::Args),
    Profile(profile::Args),
    Prewarm(profile::PrewarmArgs),
    Doctor(doctor::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Runs a command; the first argument is its name.
pub(crate) fn run(program: &OsString, args: &[OsString]) -> ExitCode {
    let line = Line::parse_from(std::iter::once(program).chain(args));
    let result = match line.command {
        Command::Bench(args) => bench::run(&args),
        Command::Dis(args) => dis::run(&args),
        Command::Store(args) => store::run(&args),
        Command::Profile(args) => profile::run(&args),
        Command::Prewarm(args) => profile::prewarm(&args),
        Command::Doctor(args) => doctor::run(&args),
        Command::Completions(args) => completions::run(&args, &Line::command()),
        Command::Man(man::Args {}) => man::run(&Line::command()),
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

/// The store that a command works on.
#[derive(clap::Args)]
struct StoreDir {
    /// The store's directory
    #[arg(long = "store", value_name = "DIR", global = true)]
    dir: Option<PathBuf>,
}

impl StoreDir {
    /// The directory that was named, else the one that runs use.
    fn find(&self) -> Result<PathBuf, String> {
        let env = crate::environment::Environment::default();
        let own = || env.own("REKINDLE_STORE").map(PathBuf::from);
        let dir = self
            .dir
            .clone()
            .or_else(own)
            .or_else(|| env.default_store());
        dir.ok_or_else(|| "there is no store: neither XDG_CACHE_HOME nor HOME is set".to_string())
    }
}

/// A line about a store that was refused.
fn refused(dir: &Path, why: rekindle_vm::profiles::Reject) -> String {
    format!("{}: {}", dir.display(), why.text())
}
