//! `rekindle doctor`

use super::store::size;
use super::{Outcome, StoreDir};
use rekindle_vm::profiles::{self, Limits, Reject};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::process::ExitCode;

/// Shows what Rekindle finds on this machine.
///
/// Example: rekindle doctor
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
        format!(
            "{}-{}, {}",
            std::env::consts::ARCH,
            std::env::consts::OS,
            features()
        ),
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
    let (state, free) = match profiles::stats(&dir, &Limits::patient()) {
        Ok(stats) => (
            format!("usable, {} programs", stats.packs),
            stats.free_bytes,
        ),
        Err(Reject::Missing) => ("not there yet".into(), None),
        Err(why) => (format!("refused: {}", why.text()), None),
    };
    line("store", format!("{}: {state}", dir.display()));
    if let Ok(meta) = std::fs::metadata(&dir) {
        let mode = meta.permissions().mode() & 0o7777;
        line("", format!("of user {}, mode {mode:o}", meta.uid()));
    }
    if let Some(free) = free {
        line("", format!("{} free on its disk", size(free)));
    }
    Ok(ExitCode::SUCCESS)
}

/// Names what a processor has, of those that compiled code may use.
macro_rules! detected {
    ($is_detected:ident: $($name:tt)*) => {
        [$(($name, std::arch::$is_detected!($name))),*]
    };
}

/// What the processor has, of what compiled code may use.
fn features() -> String {
    #[cfg(target_arch = "x86_64")]
    let all = detected!(is_x86_feature_detected: "sse4.2" "popcnt" "avx" "avx2" "fma" "bmi1" "bmi2" "lzcnt" "avx512f" "avx512vl");
    #[cfg(target_arch = "aarch64")]
    let all = detected!(is_aarch64_feature_detected: "neon" "lse" "sve");
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    let all: [(&str, bool); 0] = [];
    let names: Vec<&str> = all
        .iter()
        .filter(|(_, has)| *has)
        .map(|(name, _)| *name)
        .collect();
    match names.is_empty() {
        true => "no features known".into(),
        false => names.join(" "),
    }
}
