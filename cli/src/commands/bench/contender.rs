//! Who runs a program, and what has to be done before.

use super::process::{self, Run, Scratch};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What is remembered when the program starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub(super) enum Mode {
    /// Nothing
    Cold,
    /// What earlier runs learned
    Warm,
    /// What an exported profile says
    Prewarmed,
}

impl Mode {
    fn name(self) -> &'static str {
        match self {
            Mode::Cold => "cold",
            Mode::Warm => "warm",
            Mode::Prewarmed => "prewarmed",
        }
    }
}

/// Earlier runs that a warm start has behind it: what is compiled late in the first is found by the second.
const EARLIER_RUNS: usize = 2;

/// A way to run a program.
#[derive(Clone, Debug)]
pub(super) struct Contender {
    /// As shown.
    pub(super) name: String,
    program: PathBuf,
    options: Vec<OsString>,
    /// The store: none for other Pythons and for the interpreter.
    mode: Option<Mode>,
    store: PathBuf,
}

/// All contenders: the Pythons to compare with first.
pub(super) fn all(
    tiers: &[String],
    modes: &[Mode],
    against: &[PathBuf],
) -> Result<Vec<Contender>, String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let contender = |name: String, program: &Path, options: Vec<OsString>, mode| Contender {
        name,
        program: program.to_path_buf(),
        options,
        mode,
        store: PathBuf::new(),
    };
    let mut all: Vec<Contender> = against
        .iter()
        .map(|python| contender(python.display().to_string(), python, Vec::new(), None))
        .collect();
    for tier in tiers {
        let options = vec!["-X".into(), format!("tier={tier}").into()];
        if tier == "0" {
            // The interpreter remembers nothing.
            all.push(contender("tier 0".into(), &own, options, None));
            continue;
        }
        for mode in modes {
            let name = format!("tier {tier}, {}", mode.name());
            all.push(contender(name, &own, options.clone(), Some(*mode)));
        }
    }
    if all.iter().all(|c| c.mode.is_none() && c.program != own) && tiers.is_empty() {
        return Err("nothing to compare".into());
    }
    Ok(all)
}

impl Contender {
    fn is_own(&self) -> bool {
        !self.options.is_empty()
    }

    /// Makes the store that the timed runs find.
    pub(super) fn prepare(
        &mut self,
        file: &Path,
        words: &[String],
        scratch: &Scratch,
    ) -> Result<(), String> {
        self.store = scratch.fresh();
        match self.mode {
            None | Some(Mode::Cold) => {}
            Some(Mode::Warm) => {
                for _ in 0..EARLIER_RUNS {
                    self.timed(file, words, scratch)?;
                }
            }
            Some(Mode::Prewarmed) => {
                for _ in 0..EARLIER_RUNS {
                    self.timed(file, words, scratch)?;
                }
                let profile = scratch.fresh();
                let learned = std::mem::replace(&mut self.store, scratch.fresh());
                let os = |text: &str| OsString::from(text);
                let export = [
                    os("profile"),
                    os("export"),
                    file.into(),
                    os("--store"),
                    learned.into(),
                    os("-o"),
                    profile.clone().into(),
                ];
                let import = [
                    os("prewarm"),
                    file.into(),
                    os("--profile"),
                    profile.into(),
                    os("--store"),
                    self.store.clone().into(),
                ];
                process::must_succeed(&self.program, &export)?;
                process::must_succeed(&self.program, &import)?;
            }
        }
        Ok(())
    }

    /// One run, cold again if that is what it is.
    pub(super) fn run(
        &mut self,
        file: &Path,
        words: &[String],
        scratch: &Scratch,
    ) -> Result<Run, String> {
        if self.mode == Some(Mode::Cold) {
            self.store = scratch.fresh();
        }
        self.timed(file, words, scratch)
    }

    fn timed(&self, file: &Path, words: &[String], scratch: &Scratch) -> Result<Run, String> {
        let mut args = self.options.clone();
        if self.is_own() {
            let store = match self.mode {
                None => "store=off".into(),
                Some(_) => {
                    let mut option = OsString::from("store=");
                    option.push(&self.store);
                    option
                }
            };
            args.extend(["-X".into(), store]);
        }
        args.push(file.into());
        args.extend(words.iter().map(OsString::from));
        process::timed(&self.program, &args, scratch)
    }

    /// The command, as it could be typed.
    pub(super) fn command(&self) -> String {
        let options: Vec<_> = self.options.iter().map(|o| o.to_string_lossy()).collect();
        format!("{} {}", self.program.display(), options.join(" "))
            .trim_end()
            .to_string()
    }
}
