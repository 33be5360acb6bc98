//! Everything that can be chosen, as plain data.

use rekindle_tier1::opt::Faults;
use std::path::PathBuf;

/// The highest tier used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tier {
    /// The interpreter alone.
    Zero,
    /// Units compiled from templates.
    One,
    /// Every unit also by LLVM as soon as it is made.
    Two,
    /// Each unit by the tier it has earned.
    #[default]
    Auto,
}

impl Tier {
    /// Every tier by its name on the command line.
    pub const NAMES: [(&'static str, Tier); 4] = [
        ("0", Tier::Zero),
        ("1", Tier::One),
        ("2", Tier::Two),
        ("auto", Tier::Auto),
    ];

    /// The tier of this name.
    pub fn from_name(name: &str) -> Option<Tier> {
        let row = Tier::NAMES.iter().find(|(n, _)| *n == name)?;
        Some(row.1)
    }
}

/// Where findings are kept.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Store {
    /// Nowhere.
    #[default]
    Off,
    /// In this directory.
    ReadWrite(PathBuf),
    /// In this directory, which is only read.
    ReadOnly(PathBuf),
}

impl Store {
    /// The directory, if any.
    pub fn dir(&self) -> Option<&PathBuf> {
        match self {
            Store::Off => None,
            Store::ReadWrite(dir) | Store::ReadOnly(dir) => Some(dir),
        }
    }
}

/// What makes rare things common, for tests.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Stress {
    /// Compiled code is left at guards at random: the seed.
    pub exits: Option<u64>,
    /// The collector runs at every safepoint.
    pub gc: bool,
}

/// Where the keys of string hashing come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HashSeed {
    /// `PYTHONHASHSEED=n`; 0 turns randomization off.
    Fixed(u32),
    /// Chosen by the caller, at random.
    Keys(u64, u64),
}

impl HashSeed {
    /// The two keys, as CPython derives them.
    pub fn keys(self) -> (u64, u64) {
        match self {
            HashSeed::Keys(a, b) => (a, b),
            HashSeed::Fixed(0) => (0, 0),
            HashSeed::Fixed(seed) => {
                // CPython's `lcg_urandom`: the linear congruential generator of old C libraries.
                let mut x = seed;
                let mut byte = || {
                    x = x.wrapping_mul(214_013).wrapping_add(2_531_011);
                    (x >> 16) as u8
                };
                let mut word = || u64::from_le_bytes(std::array::from_fn(|_| byte()));
                (word(), word())
            }
        }
    }
}

/// How a program is run.
#[derive(Clone, Debug)]
pub struct Options {
    /// `sys.argv` behind its first entry.
    pub args: Vec<String>,
    /// `sys.executable`: an absolute path.
    pub executable: String,
    /// What the command is called in its own messages: `argv[0]` as it was typed.
    pub program_name: String,
    /// `sys.path` behind its first entry: where modules are looked for.
    pub path: Vec<String>,
    /// Does `sys.path` begin with the program's directory? (not with `-P`, `-I`)
    pub program_dir_in_path: bool,
    /// The highest tier used.
    pub tier: Tier,
    /// Compile when something gets hot and not in the background, so that runs repeat.
    pub jit_sync: bool,
    /// Where findings are kept.
    pub store: Store,
    /// What makes rare things common.
    pub stress: Stress,
    /// Faults planted in compiled code, for tests of the tests. Nothing of such a run is kept.
    pub faults: Faults,
    /// Count what `Stats` tells of shares. Costs a little.
    pub stats: bool,
    /// Keys of string hashing.
    pub hash_seed: HashSeed,
    /// `-O`: 1; `-OO`: 2.
    pub optimize: u8,
    /// Longest int that converts to or from decimal digits; 0: no limit.
    pub int_max_str_digits: usize,
    /// Take SIGINT as `KeyboardInterrupt`?
    pub handle_interrupts: bool,
    /// What is to be done with warnings, as `sys.warnoptions` lists it.
    pub warn_options: Vec<String>,
    /// The `-X` options as they came, for `sys._xoptions`.
    pub x_options: Vec<(String, Option<String>)>,
    /// `-X dev`
    pub dev_mode: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            args: Vec::new(),
            executable: String::new(),
            program_name: "rekindle".into(),
            path: Vec::new(),
            program_dir_in_path: true,
            tier: Tier::Auto,
            jit_sync: false,
            store: Store::Off,
            stress: Stress::default(),
            faults: Faults::default(),
            stats: false,
            hash_seed: HashSeed::Fixed(0),
            optimize: 0,
            int_max_str_digits: 4300,
            handle_interrupts: false,
            warn_options: Vec::new(),
            x_options: Vec::new(),
            dev_mode: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_keys_are_cpythons() {
        assert_eq!(HashSeed::Fixed(0).keys(), (0, 0));
        let (a, b) = HashSeed::Fixed(1).keys();
        // The generator's first bytes for seed 1: 0x29, 0x23, 0xbe, 0x84, …
        assert_eq!(a.to_le_bytes()[..4], [0x29, 0x23, 0xbe, 0x84]);
        assert_ne!(a, b);
    }

    #[test]
    fn tiers_have_names() {
        assert_eq!(Tier::from_name("auto"), Some(Tier::Auto));
        assert_eq!(Tier::from_name("3"), None);
    }
}
