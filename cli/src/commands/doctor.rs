//! `rekindle doctor`

use super::{Outcome, StoreDir};
use rekindle_vm::profiles::{self, Limits, Reject};
use std::process::ExitCode;

/// Shows what Rekindle finds on this machine.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    store: StoreDir,
}

pub(super) fn run(args: &Args) -> Outcome {
    let line = |name: &str, text: String| println!("{name:<12} {text}");
    line("version", env!("CARGO_PKG_VERSION").into());
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    line("program", program.display().to_string());
    line(
        "processor",
        format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS),
    );
    match rekindle_vm::plugin::find(&program) {
        Some(path) => line("LLVM plugin", path.display().to_string()),
        None => line("LLVM plugin", "not found: tier 2 is off".into()),
    }
    let dir = match args.store.find() {
        Ok(dir) => dir,
        Err(why) => {
            line("store", why);
            return Ok(ExitCode::SUCCESS);
        }
    };
    let state = match profiles::stats(&dir, &Limits::patient()) {
        Ok(stats) => format!("usable, {} programs", stats.packs),
        Err(Reject::Missing) => "not there yet".into(),
        Err(why) => format!("refused: {}", why.text()),
    };
    line("store", format!("{}: {state}", dir.display()));
    Ok(ExitCode::SUCCESS)
}
