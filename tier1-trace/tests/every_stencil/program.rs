//! Cases for the harness: the file it reads, and running it, for AArch64 under qemu.

use crate::world::{BASE, CTX, SLOTS, World, address, helper_words};
use std::path::{Path, PathBuf};
use std::process::Command;

/// One run and what must come of it.
pub(crate) struct Case {
    /// For people.
    pub(crate) label: String,
    /// What runs: [`code_words`], or the number of a linked unit.
    pub(crate) subject: Vec<u64>,
    /// Words of the block that differ from the usual before the run, and their values.
    pub(crate) before: Vec<(usize, u64)>,
    /// Words that differ after it, their values, and which bits of them to compare.
    pub(crate) after: Vec<(usize, u64, u64)>,
    /// The return code.
    pub(crate) status: i64,
}

/// Compares all bits of a word; any mask compares fewer.
pub(crate) const EXACTLY: u64 = u64::MAX;
/// Compares doubles: one NaN is as good as another.
const DOUBLE: u64 = 1;

/// How to compare a result.
pub(crate) fn comparing(float: bool) -> u64 {
    if float { DOUBLE } else { EXACTLY }
}

fn file(enter: &[u8], cases: &[Case]) -> Vec<u8> {
    let world = World::new();
    let mut words = vec![BASE, world.words.len() as u64];
    words.extend(&world.words);
    let helpers = helper_words();
    words.push(helpers.len() as u64);
    words.extend(
        helpers
            .iter()
            .flat_map(|(w, kind)| [*w as u64, *kind as u64]),
    );
    words.extend(code_words(enter));
    words.extend([address(CTX), address(SLOTS), cases.len() as u64]);
    for case in cases {
        words.extend(&case.subject);
        words.push(case.before.len() as u64);
        words.extend(case.before.iter().flat_map(|(at, v)| [*at as u64, *v]));
        words.push(case.after.len() as u64);
        let after = case.after.iter();
        words.extend(after.flat_map(|(at, v, mask)| [*at as u64, *v, *mask]));
        words.push(case.status as u64);
    }
    words.iter().flat_map(|w| w.to_le_bytes()).collect()
}

/// Code as the file has it: its length in bytes, then whole words.
pub(crate) fn code_words(code: &[u8]) -> Vec<u64> {
    let word = |bytes: &[u8]| {
        let mut word = [0; 8];
        word[..bytes.len()].copy_from_slice(bytes);
        u64::from_le_bytes(word)
    };
    let words = code.chunks(8).map(word);
    std::iter::once(code.len() as u64).chain(words).collect()
}

/// Tools for an instruction set.
pub(crate) struct Tools {
    /// Names files.
    pub(crate) name: &'static str,
    compiler: &'static [&'static str],
    runner: &'static [&'static str],
}

/// For x86-64, on x86-64.
#[cfg(target_arch = "x86_64")]
pub(crate) const X86_64_TOOLS: Tools = Tools {
    name: "x86_64",
    compiler: &["cc"],
    runner: &[],
};

/// For AArch64, anywhere.
pub(crate) const AARCH64_TOOLS: Tools = if cfg!(target_arch = "aarch64") {
    Tools {
        name: "aarch64",
        compiler: &["cc"],
        runner: &[],
    }
} else {
    Tools {
        name: "aarch64",
        compiler: &["aarch64-linux-gnu-gcc", "-static"],
        runner: &["qemu-aarch64"],
    }
};

impl Tools {
    /// Where files go.
    pub(crate) fn folder(&self) -> PathBuf {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(self.name);
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        folder
    }

    /// Compiles the harness with more arguments, and runs the cases.
    pub(crate) fn run(&self, more: &[String], enter: &[u8], cases: &[Case]) {
        let (program, input) = (self.folder().join("harness"), self.folder().join("cases"));
        std::fs::write(&input, file(enter, cases)).expect("the folder can be written");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join(crate::HARNESS);
        let compiled = Command::new(self.compiler[0])
            .args(&self.compiler[1..])
            .args(["-O1", "-o"])
            .args([&program, &source])
            .args(more)
            .status();
        let compiled = compiled.is_ok_and(|s| s.success());
        assert!(compiled, "{:?} failed", self.compiler);

        let command = self.runner.iter().map(|part| part.as_ref());
        let mut command = command.chain([program.as_os_str(), input.as_os_str()]);
        let first = command.next().expect("at least the program");
        let output = Command::new(first).args(command).output();
        let output = output.unwrap_or_else(|e| panic!("{:?}: {e}", self.runner));
        let text = String::from_utf8_lossy(&output.stdout);
        let explain = |line: &str| {
            let number = line.strip_prefix("case ")?.split(':').next()?;
            let case = cases.get(number.parse::<usize>().ok()?)?;
            Some(format!("{line}\n    {}", case.label))
        };
        let lines = text.lines().map(|l| explain(l).unwrap_or(l.into()));
        let lines = lines.collect::<Vec<_>>().join("\n");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{lines}\n{errors}");
        let all = format!("{} cases, 0 failed", cases.len());
        assert!(text.contains(&all), "{lines}");
    }
}
