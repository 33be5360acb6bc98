//! `rekindle`: used like `python`, with commands of its own beside.
//!
//! ```text
//!  arguments ─┬─ the name of a command, and no such file ─► commands   (clap)
//!             └─ anything else ─► python: CPython's options ─► run
//! ```
//!
//! This crate alone prints and reads the environment.
//!
//! * [`python`]: CPython's options and `-X` options, one row each.
//! * [`environment`]: the variables that are honoured.
//! * [`run`]: running a program; statistics.
//! * [`output`]: the standard streams.
//! * [`commands`]: `bench`, `dis`, `store`, `profile`, `prewarm`, `doctor`, `completions`, `man`.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the only crate that prints"
)]
#![forbid(unsafe_code)]

mod commands;
mod environment;
mod output;
mod python;
mod run;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args_os();
    let program = args.next().unwrap_or_else(|| "rekindle".into());
    let args: Vec<OsString> = args.collect();
    if let Some(first) = args.first().and_then(|a| a.to_str())
        && commands::is_command(first)
        && !is_program(Path::new(first))
    {
        return commands::run(&program, &args);
    }
    run::python(&program.to_string_lossy(), &args)
}

/// Could Python run it? A folder only if it has a main module.
fn is_program(path: &Path) -> bool {
    path.is_file() || path.join("__main__.py").is_file()
}
