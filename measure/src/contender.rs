//! Who runs a program, and what has to be done before.

use crate::process::{Call, Run, Scratch};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A program that is measured.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    /// As shown.
    pub name: String,
    /// The file that a Python runs.
    pub file: PathBuf,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// Its working directory; None: this process's.
    pub folder: Option<PathBuf>,
    /// Variables that it needs.
    pub variables: Vec<(OsString, OsString)>,
    /// When a run of it is ended; None: never.
    pub limit: Option<Duration>,
    /// Must all write the same? Not where times are part of the output.
    pub same_output: bool,
}

/// What is remembered when the program starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Nothing.
    Cold,
    /// What earlier runs learned.
    Warm,
    /// What an exported profile says.
    Prewarmed,
}

impl Mode {
    /// All of them.
    pub const ALL: [Mode; 3] = [Mode::Cold, Mode::Warm, Mode::Prewarmed];

    /// As it is typed.
    pub fn name(self) -> &'static str {
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
pub struct Contender {
    /// As shown.
    pub name: String,
    program: PathBuf,
    kind: Kind,
    store: PathBuf,
}

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    /// Another Python.
    Python,
    /// This one, with a tier; without a mode nothing is remembered.
    Own { tier: String, mode: Option<Mode> },
    /// The program itself in another language, with arguments of its own.
    Twin(Vec<OsString>),
}

/// All contenders for which the command line asks: the Pythons to compare with first. `own` is Rekindle.
///
/// # Errors
/// There are none.
pub fn all(
    own: &Path,
    tiers: &[String],
    modes: &[Mode],
    against: &[PathBuf],
) -> Result<Vec<Contender>, String> {
    let mut all: Vec<Contender> = against.iter().map(|p| Contender::python(p)).collect();
    for tier in tiers {
        if tier == "0" {
            // The interpreter remembers nothing.
            all.push(Contender::own(own, tier, None));
        } else {
            all.extend(modes.iter().map(|m| Contender::own(own, tier, Some(*m))));
        }
    }
    if all.is_empty() {
        return Err("nothing to compare".into());
    }
    Ok(all)
}

impl Contender {
    fn new(name: String, program: &Path, kind: Kind) -> Contender {
        Contender {
            name,
            program: program.to_path_buf(),
            kind,
            store: PathBuf::new(),
        }
    }

    /// Another Python.
    pub fn python(program: &Path) -> Contender {
        Contender::new(program.display().to_string(), program, Kind::Python)
    }

    /// This one.
    pub fn own(program: &Path, tier: &str, mode: Option<Mode>) -> Contender {
        let name = match mode {
            None => format!("tier {tier}"),
            Some(mode) => format!("tier {tier}, {}", mode.name()),
        };
        let tier = tier.to_string();
        Contender::new(name, program, Kind::Own { tier, mode })
    }

    /// An executable that is the subject itself, with arguments of its own.
    pub fn twin(name: &str, program: &Path, args: Vec<OsString>) -> Contender {
        Contender::new(name.into(), program, Kind::Twin(args))
    }

    fn mode(&self) -> Option<Mode> {
        match self.kind {
            Kind::Own { mode, .. } => mode,
            _ => None,
        }
    }

    /// Makes the store that the timed runs find.
    ///
    /// # Errors
    /// A run cannot be started, or a profile not be carried over.
    pub fn prepare(&mut self, subject: &Subject, scratch: &Scratch) -> Result<(), String> {
        self.store = scratch.fresh();
        if !matches!(self.mode(), Some(Mode::Warm | Mode::Prewarmed)) {
            return Ok(());
        }
        for _ in 0..EARLIER_RUNS {
            let run = self.call(subject, &[]).timed(scratch)?;
            if run.complaint.is_some() {
                // The timed run will say so.
                return Ok(());
            }
        }
        if self.mode() == Some(Mode::Prewarmed) {
            self.carry_over(subject, scratch)?;
        }
        Ok(())
    }

    /// Exports what was learned, and imports it into a new store.
    fn carry_over(&mut self, subject: &Subject, scratch: &Scratch) -> Result<(), String> {
        let profile = scratch.fresh();
        let learned = std::mem::replace(&mut self.store, scratch.fresh());
        let call = |args: Vec<OsString>| Call {
            program: self.program.clone(),
            args,
            folder: subject.folder.clone(),
            ..Call::default()
        };
        let file = OsString::from(&subject.file);
        let export = [
            "profile".into(),
            "export".into(),
            file.clone(),
            "--store".into(),
            learned.into(),
            "-o".into(),
            profile.clone().into(),
        ];
        let import = [
            "prewarm".into(),
            file,
            "--profile".into(),
            profile.into(),
            "--store".into(),
            OsString::from(&self.store),
        ];
        call(export.into()).must_succeed()?;
        call(import.into()).must_succeed()
    }

    /// One run, cold again if that is what it is.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn run(&mut self, subject: &Subject, scratch: &Scratch) -> Result<Run, String> {
        if self.mode() == Some(Mode::Cold) {
            self.store = scratch.fresh();
        }
        self.call(subject, &[]).timed(scratch)
    }

    /// One run with more options of Rekindle's own, such as statistics.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn run_with(
        &mut self,
        options: &[OsString],
        subject: &Subject,
        scratch: &Scratch,
    ) -> Result<Run, String> {
        self.call(subject, options).timed(scratch)
    }

    fn call(&self, subject: &Subject, more: &[OsString]) -> Call {
        let mut variables = subject.variables.clone();
        let mut args = Vec::new();
        match &self.kind {
            Kind::Twin(own) => args.extend(own.iter().cloned()),
            Kind::Python => args.push(subject.file.clone().into()),
            Kind::Own { tier, mode } => {
                let store = match mode {
                    None => OsString::from("off"),
                    Some(_) => self.store.clone().into(),
                };
                let mut option = OsString::from("store=");
                option.push(&store);
                args.extend([
                    "-X".into(),
                    format!("tier={tier}").into(),
                    "-X".into(),
                    option,
                ]);
                args.extend(more.iter().cloned());
                args.push(subject.file.clone().into());
                // What it starts itself runs likewise.
                variables.push(("REKINDLE_STORE".into(), store));
                if tier == "0" {
                    variables.push(("PYTHON_JIT".into(), "0".into()));
                }
            }
        }
        if !matches!(self.kind, Kind::Twin(_)) {
            args.extend(subject.args.iter().cloned());
        }
        Call {
            program: self.program.clone(),
            args,
            folder: subject.folder.clone(),
            variables,
            limit: subject.limit,
        }
    }

    /// The command, as it could be typed.
    pub fn command(&self) -> String {
        let program = self.program.display();
        match &self.kind {
            Kind::Own { tier, .. } => format!("{program} -X tier={tier}"),
            _ => program.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tier_has_every_mode_but_the_interpreter() {
        let tiers = ["0".to_string(), "auto".to_string()];
        let modes = [Mode::Cold, Mode::Warm];
        let all = all(Path::new("rk"), &tiers, &modes, &["python3".into()]).expect("some");
        let names: Vec<&str> = all.iter().map(|c| &*c.name).collect();
        assert_eq!(
            names,
            ["python3", "tier 0", "tier auto, cold", "tier auto, warm"]
        );
    }

    #[test]
    fn calls_are_what_would_be_typed() {
        let subject = Subject {
            file: "prog.py".into(),
            args: vec!["long".into()],
            ..Subject::default()
        };
        let line = |contender: Contender| {
            let call = contender.call(&subject, &["-X".into(), "stats".into()]);
            let words: Vec<_> = call
                .args
                .iter()
                .map(|a| a.to_string_lossy().into_owned())
                .collect();
            words.join(" ")
        };
        let path = Path::new("p");
        assert_eq!(line(Contender::python(path)), "prog.py long");
        assert_eq!(
            line(Contender::own(path, "0", None)),
            "-X tier=0 -X store=off -X stats prog.py long"
        );
        assert_eq!(
            line(Contender::twin("C", path, vec!["short".into()])),
            "short"
        );
    }
}
