//! `rekindle profile` and `rekindle prewarm`

use super::{Outcome, StoreDir, learned, refused};
use rekindle_measure::process::Scratch;
use rekindle_vm::profiles::{Imported, Limits, import};
use rekindle_vm::{Program, portable};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
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
    /// Runs a program on an empty store, and writes what was learned to a file
    Record {
        /// The profile
        #[arg(short, long, value_name = "PROFILE")]
        output: PathBuf,
        /// The program and its arguments
        #[arg(
            required = true,
            trailing_var_arg = true,
            allow_hyphen_values = true,
            value_name = "FILE"
        )]
        program: Vec<OsString>,
    },
    /// Shows the programs and units of a profile
    Show {
        /// The profile
        profile: PathBuf,
    },
    /// Joins profiles, of one program or of several
    Merge {
        /// The profiles
        #[arg(required = true)]
        profiles: Vec<PathBuf>,
        /// The profile that holds them all
        #[arg(short, long, value_name = "PROFILE")]
        output: PathBuf,
    },
    /// Shows what two profiles differ in; status 1 if they do
    Diff {
        /// The first
        left: PathBuf,
        /// The second
        right: PathBuf,
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
            write(&dir, program.as_ref(), output)
        }
        Command::Record { output, program } => record(output, program),
        Command::Show { profile } => {
            print!("{}", learned::show(&read(profile)?));
            Ok(ExitCode::SUCCESS)
        }
        Command::Merge { profiles, output } => merge(profiles, output),
        Command::Diff { left, right } => {
            let text = learned::diff(&read(left)?, &read(right)?);
            print!("{text}");
            Ok(ExitCode::from(u8::from(!text.is_empty())))
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

/// Writes what a store knows to a file.
fn write(dir: &Path, program: Option<&Program>, output: &Path) -> Outcome {
    let bytes = portable::export(dir, program).map_err(|why| refused(dir, why))?;
    std::fs::write(output, &bytes).map_err(|error| format!("{}: {error}", output.display()))?;
    println!("{}: {} bytes", output.display(), bytes.len());
    Ok(ExitCode::SUCCESS)
}

fn read(profile: &Path) -> Result<Imported, String> {
    let bytes =
        std::fs::read(profile).map_err(|error| format!("{}: {error}", profile.display()))?;
    import(&bytes, &Limits::patient()).map_err(|why| refused(profile, why))
}

/// The program's own streams and status are passed on; nothing is written if it cannot be run.
fn record(output: &Path, program: &[OsString]) -> Outcome {
    let scratch = Scratch::new()?;
    let store = scratch.fresh();
    let mut option = OsString::from("store=");
    option.push(&store);
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let status = std::process::Command::new(own)
        .args([OsString::from("-X"), option])
        .args(program)
        .status()
        .map_err(|error| error.to_string())?;
    let file = program.first().map(|file| Program::File(file.into()));
    write(&store, file.as_ref(), output)?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// A store of its own joins them, as it joins the findings of runs.
fn merge(profiles: &[PathBuf], output: &Path) -> Outcome {
    let scratch = Scratch::new()?;
    let store = scratch.fresh();
    for profile in profiles {
        let bytes =
            std::fs::read(profile).map_err(|error| format!("{}: {error}", profile.display()))?;
        let taken = portable::import(&store, &bytes, None).map_err(|why| refused(profile, why))?;
        for why in &taken.refused {
            println!("{}: refused: {}", profile.display(), why.text());
        }
    }
    write(&store, None, output)
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
