//! Runs generated programs in several ways, and says where they differ.
//!
//!     differ [--seeds FROM..TO] [--against PYTHON] [--all] [--extra OPTION] [--keep FOLDER] [--shrink]
//!     differ --file FILE [--against PYTHON] [--all] [--extra OPTION] [--shrink]
//!     differ --print SEED
//!
//! `--all` takes every way for every program instead of a changing part. `--shrink` makes what fails smaller and prints it; with
//! `--keep` failing programs (and what is left of them) are put into the folder.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "it is a command")]

use rekindle_tests::differ::{self, Differ, Mode};
use rekindle_tests::{generate, shrink};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Default)]
struct Wishes {
    seeds: std::ops::Range<u64>,
    file: Option<PathBuf>,
    against: Option<PathBuf>,
    keep: Option<PathBuf>,
    all: bool,
    shrink: bool,
    print: bool,
}

fn main() -> ExitCode {
    match Differ::new().and_then(run) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(count) => {
            println!("{count} differ");
            ExitCode::FAILURE
        }
        Err(why) => {
            println!("differ: {why}");
            ExitCode::from(2)
        }
    }
}

fn wishes(differ: &mut Differ) -> Result<Wishes, String> {
    let mut wishes = Wishes {
        seeds: 0..300,
        ..Wishes::default()
    };
    let mut words = std::env::args().skip(1);
    let number = |text: &str| {
        text.parse::<u64>()
            .map_err(|_| format!("'{text}' is no seed"))
    };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--seeds" => {
                let text = value()?;
                let (from, to) = text.split_once("..").ok_or("--seeds FROM..TO")?;
                wishes.seeds = number(from)?..number(to)?;
            }
            "--print" => {
                let seed = number(&value()?)?;
                (wishes.print, wishes.seeds) = (true, seed..seed + 1);
            }
            "--file" => wishes.file = Some(value()?.into()),
            "--against" => wishes.against = Some(value()?.into()),
            "--keep" => wishes.keep = Some(value()?.into()),
            "--extra" => differ.extra.push(value()?),
            "--all" => wishes.all = true,
            "--shrink" => wishes.shrink = true,
            _ => {
                return Err(format!(
                    "{word} is not known; see the head of tests/src/bin/differ.rs"
                ));
            }
        }
    }
    Ok(wishes)
}

/// How many programs differ.
fn run(mut differ: Differ) -> Result<usize, String> {
    let wishes = wishes(&mut differ)?;
    if let Some(file) = &wishes.file {
        let source = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
        return Ok(judge(&differ, &wishes, 1, &source) as usize);
    }
    let mut count = 0;
    for seed in wishes.seeds.clone() {
        let source = generate::program(seed);
        match wishes.print {
            true => println!("{source}"),
            false => count += judge(&differ, &wishes, seed, &source) as usize,
        }
    }
    Ok(count)
}

/// Does the program differ? Then it is reported.
fn judge(differ: &Differ, wishes: &Wishes, seed: u64, source: &str) -> bool {
    let modes = match wishes.all {
        true => differ::modes(seed),
        false => differ::some_modes(seed),
    };
    let oracle = wishes.against.as_deref();
    let Err((mode, why)) = differ.check(source, &modes, oracle) else {
        return false;
    };
    println!("seed {seed}, {mode}: {}", why.trim_end());
    let _ = std::io::stdout().flush();
    keep(wishes, &format!("{seed}.py"), source);
    if wishes.shrink {
        let small = smaller(differ, source, &modes, &mode, &why, oracle);
        keep(wishes, &format!("{seed}.small.py"), &small);
        println!("{small}");
    }
    true
}

fn keep(wishes: &Wishes, name: &str, text: &str) {
    if let Some(folder) = &wishes.keep {
        let written =
            std::fs::create_dir_all(folder).and_then(|()| std::fs::write(folder.join(name), text));
        if let Err(error) = written {
            println!("{name} cannot be kept: {error}");
        }
    }
}

/// What is left of the program when all is gone that its failure does not need.
fn smaller(
    differ: &Differ,
    source: &str,
    modes: &[Mode],
    mode: &str,
    why: &str,
    oracle: Option<&Path>,
) -> String {
    let own: Vec<Mode> = modes.iter().filter(|m| m.name == mode).cloned().collect();
    let oracle = oracle.filter(|_| own.is_empty());
    let crashed = why.starts_with("signal");
    shrink::shrink(
        source,
        &mut |candidate| match differ.check(candidate, &own, oracle) {
            Err((_, now)) => {
                now.starts_with("signal") == crashed && !now.starts_with("did not end")
            }
            Ok(()) => false,
        },
    )
}
