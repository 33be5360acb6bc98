//! `rekindle store`

use super::{Outcome, StoreDir, learned, refused};
use rekindle_vm::profiles::{self, Imported, Kind, Limits, Reject};
use rekindle_vm::{Program, portable};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

/// Shows, checks and empties what is remembered.
///
/// Example: rekindle store stats
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    store: StoreDir,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Sizes and numbers
    Stats,
    /// The programs it knows
    Ls,
    /// What it knows of a program
    Show {
        /// The program
        file: PathBuf,
    },
    /// Checks every record
    Verify,
    /// Takes in what runs left, and removes what is of no use
    Gc,
    /// Shows what another store knows differently; status 1 if it does
    Diff {
        /// The other store's directory
        other: PathBuf,
    },
    /// Removes everything
    Clear,
}

/// What a store knows, of one program or of all, as a profile would carry it.
fn known(dir: &Path, program: Option<&Program>) -> Result<Imported, String> {
    let bytes = portable::export(dir, program).map_err(|why| refused(dir, why))?;
    profiles::import(&bytes, &Limits::patient()).map_err(|why| refused(dir, why))
}

pub(super) fn run(args: &Args) -> Outcome {
    let dir = args.store.find()?;
    let limits = Limits::patient();
    let why = |why: Reject| refused(&dir, why);
    println!("store {}", dir.display());
    match &args.command {
        Command::Show { file } => {
            print!(
                "{}",
                learned::show(&known(&dir, Some(&Program::File(file.clone())))?)
            );
        }
        Command::Diff { other } => {
            let text = learned::diff(&known(&dir, None)?, &known(other, None)?);
            print!("{text}");
            return Ok(ExitCode::from(u8::from(!text.is_empty())));
        }
        Command::Gc => match profiles::gc(&dir, &limits, now_s()) {
            Err(Reject::Missing) => println!("nothing is remembered yet"),
            collected => print!("{}", collected_text(&collected.map_err(why)?)),
        },
        Command::Stats => match profiles::stats(&dir, &limits) {
            Err(Reject::Missing) => println!("nothing is remembered yet"),
            stats => print!("{}", stats_text(&stats.map_err(why)?)),
        },
        Command::Ls => match profiles::ls(&dir) {
            Err(Reject::Missing) => println!("nothing is remembered yet"),
            rows => {
                for row in rows.map_err(why)? {
                    let state = match row.refused {
                        Some(why) => format!("refused: {}", why.text()),
                        None => kinds(&row.kinds),
                    };
                    println!("{:<40} {:>12}  {state}", row.label, age(row.used_s));
                }
            }
        },
        Command::Verify => {
            let report = match profiles::verify(&dir, &limits) {
                Err(Reject::Missing) => profiles::VerifyReport::default(),
                report => report.map_err(why)?,
            };
            for (file, why) in &report.refused {
                println!("{file}: {}", why.text());
            }
            for rejected in &report.rejected {
                println!("{:?}: {}", rejected.key, rejected.why.text());
            }
            println!(
                "{} records checked, {} refused",
                report.checked,
                report.rejected.len()
            );
            if !report.rejected.is_empty() || !report.refused.is_empty() {
                return Ok(ExitCode::FAILURE);
            }
        }
        Command::Clear => {
            profiles::clear(&dir, &limits).map_err(why)?;
            println!("empty now");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn collected_text(collected: &profiles::Collected) -> String {
    let mut text = format!(
        "{} before, {} now; findings of {} runs taken in, {} records removed\n",
        size(collected.before_bytes),
        size(collected.after_bytes),
        collected.absorbed,
        collected.evicted
    );
    if collected.set_aside {
        text.push_str("a database that could not be read is gone (db.bad)\n");
    }
    text
}

fn now_s() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |d| d.as_secs())
}

fn stats_text(stats: &profiles::StoreStats) -> String {
    let mut out = String::new();
    let mut line = |name: &str, text: String| out.push_str(&format!("{name:<10} {text}\n"));
    let database = match stats.database_state {
        Some(why) => format!("not usable: {}", why.text()),
        None => kinds(&stats.kinds),
    };
    line(
        "database",
        format!("{} on disk; {database}", size(stats.database_disk_bytes)),
    );
    line(
        "packs",
        format!("{} of programs, {}", stats.packs, size(stats.packs_bytes)),
    );
    if let Some((oldest, newest)) = stats.used_s {
        line(
            "last used",
            format!("{}, the oldest {}", age(newest), age(oldest)),
        );
    }
    if stats.pending > 0 {
        line(
            "pending",
            format!("findings of {} runs that could not save", stats.pending),
        );
    }
    if stats.set_aside {
        line(
            "set aside",
            "a database that could not be read (db.bad)".into(),
        );
    }
    out
}

fn kinds(kinds: &[(Kind, u64, u64)]) -> String {
    let parts: Vec<String> = kinds
        .iter()
        .map(|(kind, n, bytes)| {
            format!(
                "{n} {} ({})",
                format!("{kind:?}").to_lowercase(),
                size(*bytes)
            )
        })
        .collect();
    if parts.is_empty() {
        "no records".into()
    } else {
        parts.join(", ")
    }
}

/// Bytes with a unit.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{:.1} KiB", bytes as f64 / 1024.0),
        _ => format!("{:.1} MiB", bytes as f64 / 1_048_576.0),
    }
}

/// How long ago a time was.
fn age(then_s: u64) -> String {
    match now_s().saturating_sub(then_s) {
        s @ 0..120 => format!("{s} s ago"),
        s @ 120..7200 => format!("{} min ago", s / 60),
        s @ 7200..172_800 => format!("{} h ago", s / 3600),
        s => format!("{} days ago", s / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        assert_eq!(size(12), "12 B");
        assert_eq!(size(1536), "1.5 KiB");
        assert_eq!(size(3 << 20), "3.0 MiB");
    }
}
