//! `rekindle profile` and `rekindle prewarm`

use super::{Outcome, StoreDir, refused};
use rekindle_vm::{Program, portable};
use std::path::PathBuf;
use std::process::ExitCode;

/// Carries what was learned from one store to another.
///
/// A profile holds no machine code: what comes from it is checked, and compiled where it is used.
///
/// Example: rekindle profile export prog.py -o prog.rkp
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Writes what the store knows of a program, or of all, to a file
    Export {
        /// The program; none: all
        file: Option<PathBuf>,
        /// The profile
        #[arg(short, long, value_name = "PROFILE")]
        output: PathBuf,
        #[command(flatten)]
        store: StoreDir,
    },
    /// Puts a profile into the store
    Import {
        /// The profile
        profile: PathBuf,
        #[command(flatten)]
        store: StoreDir,
    },
}

/// Makes a program's first run a warm one, without running it.
///
/// Example: rekindle prewarm prog.py --profile prog.rkp
#[derive(clap::Args)]
pub(super) struct PrewarmArgs {
    /// The program
    file: PathBuf,
    /// A profile of it, from this or another machine
    #[arg(long)]
    profile: PathBuf,
    #[command(flatten)]
    store: StoreDir,
}

pub(super) fn run(args: &Args) -> Outcome {
    match &args.command {
        Command::Export {
            file,
            output,
            store,
        } => {
            let dir = store.find()?;
            let program = file.clone().map(Program::File);
            let bytes =
                portable::export(&dir, program.as_ref()).map_err(|why| refused(&dir, why))?;
            std::fs::write(output, &bytes)
                .map_err(|error| format!("{}: {error}", output.display()))?;
            println!("{}: {} bytes", output.display(), bytes.len());
            Ok(ExitCode::SUCCESS)
        }
        Command::Import { profile, store } => take(profile, store, None),
    }
}

pub(super) fn prewarm(args: &PrewarmArgs) -> Outcome {
    if !args.file.exists() {
        return Err(format!("{}: no such file", args.file.display()));
    }
    take(
        &args.profile,
        &args.store,
        Some(&Program::File(args.file.clone())),
    )
}

fn take(profile: &PathBuf, store: &StoreDir, program: Option<&Program>) -> Outcome {
    let dir = store.find()?;
    let bytes =
        std::fs::read(profile).map_err(|error| format!("{}: {error}", profile.display()))?;
    let taken = portable::import(&dir, &bytes, program).map_err(|why| refused(profile, why))?;
    println!(
        "{} units, {} profiles: {}",
        taken.units,
        taken.profiles,
        taken.saved.state.name()
    );
    for why in &taken.refused {
        println!("refused: {}", why.text());
    }
    Ok(ExitCode::SUCCESS)
}
