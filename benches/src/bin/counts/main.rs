//! Instructions that the hot parts take, counted by valgrind, and compared with those recorded: unlike times they
//! are the same on a busy machine.
//!
//! Each part is a process of its own that does it `turns` times. It is counted for few turns and for many; the
//! difference, divided by the turns between, is what one costs, without start and end of the process.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it is a command")]

mod parts;
mod record;

use clap::Parser;
use parts::{PARTS, Part};
use record::{Record, compare};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Counts the instructions of the hot parts.
#[derive(Parser)]
#[command(
    name = "counts",
    after_help = "Example: make counts; after a deliberate change: make counts COUNTS=--write"
)]
struct Args {
    /// Parts to count; none: all
    names: Vec<String>,
    /// Records the counts in place of those recorded
    #[arg(long)]
    write: bool,
    /// The recorded counts
    #[arg(long, default_value = "benches/counts.txt")]
    file: PathBuf,
    /// Does this one part so many times; what is counted
    #[arg(long, hide = true, num_args = 2, value_names = ["PART", "TURNS"])]
    part: Vec<String>,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("counts: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<ExitCode, String> {
    if let [name, turns] = &args.part[..] {
        let part = PARTS
            .iter()
            .find(|part| part.name == name)
            .ok_or("no such part")?;
        (part.run)(turns.parse().map_err(|_| "no number of turns")?);
        return Ok(ExitCode::SUCCESS);
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(&args.file);
    let mut record = Record::load(&file)?;
    let wanted =
        |part: &&Part| args.names.is_empty() || args.names.iter().any(|n| part.name.contains(&**n));
    let mut worse = false;
    for part in PARTS.iter().filter(wanted) {
        let count = count(part)?;
        let verdict = compare(record.get(part.name), count);
        println!("{:<28} {count:>12}  {}", part.name, verdict.text());
        worse |= verdict.is_worse();
        if args.write {
            record.set(part.name, count);
        }
    }
    if args.write {
        std::fs::write(&file, record.text()).map_err(|e| format!("{}: {e}", file.display()))?;
    }
    Ok(if worse && !args.write {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// Instructions for one turn of a part.
fn count(part: &Part) -> Result<u64, String> {
    let (few, many) = part.turns;
    let difference = counted(part.name, many)?.saturating_sub(counted(part.name, few)?);
    Ok(difference / (many - few))
}

/// Instructions of a whole process.
fn counted(name: &str, turns: u64) -> Result<u64, String> {
    let own = std::env::current_exe().map_err(|e| e.to_string())?;
    let output = Command::new("valgrind")
        .args([
            "--tool=cachegrind",
            "--cache-sim=no",
            "--cachegrind-out-file=/dev/null",
        ])
        .arg(own)
        .args(["--part", name, &turns.to_string()])
        .output()
        .map_err(|e| format!("valgrind: {e} (setup/install.sh --with-oracles installs it)"))?;
    let told = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{name}: {}\n{told}", output.status));
    }
    references(&told).ok_or_else(|| format!("{name}: valgrind gives no count:\n{told}"))
}

/// The count in what valgrind says: `==1== I refs:  1,234`.
fn references(told: &str) -> Option<u64> {
    told.lines().find_map(|line| {
        let (label, number) = line.split_once("refs:")?;
        let label = label.split("==").last()?.trim();
        (label == "I").then(|| number.trim().replace(',', "").parse().ok())?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_found_in_what_valgrind_says() {
        let told = "==7== Cachegrind\n==7== \n==7== I   refs:      12,345,678\n==7== D refs: 5\n";
        assert_eq!(references(told), Some(12_345_678));
        assert_eq!(references("==7== D refs: 5"), None);
    }

    #[test]
    fn every_part_can_be_done() {
        for part in PARTS {
            (part.run)(2);
        }
    }
}
