//! The same program in several ways of running it: do they do the same?
//!
//! The interpreter is what the others are compared with; an oracle may be compared as well, of which only standard output and status count.

use crate::process::{self, Output};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Longest time for one process. Generated programs take a twentieth of a second.
const LIMIT: Duration = Duration::from_secs(120);

/// What CPythons before 3.14 call a division by zero, longest first.
const OLD_WORDS: [&str; 5] = [
    "integer division or modulo by zero",
    "integer modulo by zero",
    "float floor division by zero",
    "float modulo by zero",
    "float division by zero",
];

/// A way to run a program.
#[derive(Clone, Debug)]
pub struct Mode {
    /// As in `tier=1,exits:7`.
    pub name: String,
    /// Options, each behind an `-X`.
    options: Vec<String>,
    /// After an earlier run that left a store?
    warm: bool,
}

impl Mode {
    fn new(name: &str, options: &[&str], warm: bool) -> Mode {
        let options = options.iter().map(|option| option.to_string()).collect();
        Mode {
            name: name.to_string(),
            options,
            warm,
        }
    }

    /// What the others are compared with.
    fn interpreter() -> Mode {
        Mode::new("tier=0", &["tier=0"], false)
    }
}

/// All ways but the interpreter; forced exits take the seed.
pub fn modes(seed: u64) -> Vec<Mode> {
    let exits = format!("stress=exits:{seed}");
    let row = |name: &str, options: &[&str], warm| Mode::new(name, options, warm);
    vec![
        row("tier=1", &["tier=1", "jit=sync"], false),
        row("tier=1,exits", &["tier=1", "jit=sync", &exits], false),
        row("tier=auto", &["tier=auto"], false),
        row("tier=1,warm", &["tier=1", "jit=sync"], true),
        row("tier=1,gc", &["tier=1", "jit=sync", "stress=gc"], false),
        row("tier=2", &["tier=2", "jit=sync"], false),
        row("tier=1,warm,exits", &["tier=1", "jit=sync", &exits], true),
        row("tier=2,exits", &["tier=2", "jit=sync", &exits], false),
    ]
}

/// A part of the ways, which changes from seed to seed: tier 1, and one or two others. LLVM, which takes seconds for what takes
/// tier 1 a tenth of one, and a collection at every safepoint come rarely.
pub fn some_modes(seed: u64) -> Vec<Mode> {
    const TURNS: [&[&str]; 8] = [
        &["tier=1,exits"],
        &["tier=1,warm"],
        &["tier=1,exits", "tier=auto"],
        &["tier=1,warm,exits"],
        &["tier=1,exits"],
        &["tier=1,gc"],
        &["tier=1,warm"],
        &["tier=auto"],
    ];
    let turn = TURNS[(seed % 8) as usize];
    let llvm = seed % 32 == 17;
    let mut all = modes(seed);
    all.retain(|mode| {
        mode.name == "tier=1" || turn.contains(&&*mode.name) || llvm && mode.name == "tier=2"
    });
    all
}

/// What a program did, as far as it counts.
#[derive(PartialEq, Eq, Debug)]
pub struct Deed {
    /// Standard output.
    pub out: String,
    /// Standard error, without what compiled tiers may say.
    pub err: String,
    /// Status or signal.
    pub status: String,
}

impl Deed {
    fn of(output: Output) -> Deed {
        Deed {
            status: output.status_text(),
            out: String::from_utf8_lossy(&output.out).into_owned(),
            err: String::from_utf8_lossy(&output.err).into_owned(),
        }
    }

    /// The first lines in which two differ; None when they are alike.
    fn against(&self, other: &Deed) -> Option<String> {
        let mut text = String::new();
        if self.status != other.status {
            text += &format!("{} instead of {}\n", self.status, other.status);
        }
        for (a, b) in [(&self.out, &other.out), (&self.err, &other.err)] {
            let (mut x, mut y) = (a.lines(), b.lines());
            loop {
                match (x.next(), y.next()) {
                    (None, None) => break,
                    (p, q) if p == q => {}
                    (p, q) => {
                        text += &format!("  {}\n  and not\n  {}\n", shown(p), shown(q));
                        break;
                    }
                }
            }
        }
        (!text.is_empty()).then_some(text)
    }
}

/// The text without what stands behind each `0x`: an oracle has its objects elsewhere.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split("0x");
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        out += part.trim_start_matches(|c: char| c.is_ascii_hexdigit());
    }
    out
}

fn shown(line: Option<&str>) -> String {
    line.unwrap_or("(the end)").chars().take(300).collect()
}

/// Runs programs in a folder of its own.
pub struct Differ {
    rekindle: std::path::PathBuf,
    scratch: tempfile::TempDir,
    /// Options for the compiled ways only, each behind an `-X`.
    pub extra: Vec<String>,
}

impl Differ {
    /// # Errors
    /// The program under test was not built, or there is no room for a folder.
    pub fn new() -> Result<Differ, String> {
        Ok(Differ {
            rekindle: crate::rekindle()?,
            scratch: tempfile::tempdir().map_err(|error| error.to_string())?,
            extra: Vec::new(),
        })
    }

    /// Runs the source in these ways, and under the oracle if one is given.
    ///
    /// # Errors
    /// The first way that differs from the interpreter, and in what.
    pub fn check(
        &self,
        source: &str,
        modes: &[Mode],
        oracle: Option<&Path>,
    ) -> Result<(), (String, String)> {
        let broken = |why: String| ("harness".to_string(), why);
        let file = self.scratch.path().join("program.py");
        std::fs::write(&file, source).map_err(|error| broken(error.to_string()))?;
        let plain = self.run(&file, &Mode::interpreter(), &[]).map_err(broken)?;
        for mode in modes {
            let deed = self
                .run(&file, mode, &self.extra)
                .map_err(|why| (mode.name.clone(), why))?;
            if let Some(difference) = deed.against(&plain) {
                return Err((mode.name.clone(), difference));
            }
        }
        let Some(oracle) = oracle else { return Ok(()) };
        let mut command = Command::new(oracle);
        process::clean(&mut command).arg("-B").arg(&file);
        let mut deed = process::run(&mut command, LIMIT)
            .map(Deed::of)
            .map_err(broken)?;
        let mut plain = plain;
        plain.out = without_addresses(&plain.out);
        deed.out = without_addresses(&deed.out);
        deed.err.clone_from(&plain.err);
        for old in OLD_WORDS {
            deed.out = deed.out.replace(old, "division by zero");
        }
        match plain.against(&deed) {
            None => Ok(()),
            Some(difference) => Err(("oracle".into(), difference)),
        }
    }

    fn run(&self, file: &Path, mode: &Mode, extra: &[String]) -> Result<Deed, String> {
        let store = self.scratch.path().join("store");
        let _ = std::fs::remove_dir_all(&store);
        let runs = if mode.warm { 2 } else { 1 };
        let mut deed = None;
        for _ in 0..runs {
            let mut command = Command::new(&self.rekindle);
            process::clean(&mut command).current_dir(self.scratch.path());
            for option in mode.options.iter().chain(extra) {
                command.arg("-X").arg(option);
            }
            let store = match mode.warm {
                true => store.display().to_string(),
                false => "off".to_string(),
            };
            command.arg("-X").arg(format!("store={store}")).arg(file);
            deed = Some(Deed::of(process::run(&mut command, LIMIT)?));
        }
        deed.ok_or_else(|| "not run".to_string())
    }
}
