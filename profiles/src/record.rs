//! The records: plain data, flat tables. The IR, the bytecode and the machine code in them are bytes to this crate.

use crate::codec::{self, Frame, Record};
use crate::key::{BuildId, BytecodeKey, Fingerprint, Key, ProgramKey, RunId, Target, UnitKey};
use crate::merge::{CodeProfile, MAX_NAME_BYTES};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

/// How far ahead of the present a time may lie, in seconds, before it is taken for a wrong clock.
pub(crate) const CLOCK_SLACK_S: u64 = 24 * 3600;

/// Translated source.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct BytecodeRecord {
    /// Source and front end.
    pub key: BytecodeKey,
    /// As the `bytecode` crate writes it; the reader verifies it.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// What was counted in one code object.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct ProfileRecord {
    /// The code object.
    pub code: Fingerprint,
    /// Its counts.
    pub profile: CodeProfile,
}

/// Where a unit begins.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize,
)]
pub enum UnitKind {
    /// At a loop head.
    #[default]
    Loop,
    /// At a function's entry.
    Function,
}

/// A unit's optimized IR, and how it fared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Default, Debug, Serialize, Deserialize)]
pub struct UnitRecord {
    /// Where it begins, and in which environment.
    pub key: UnitKey,
    /// Version of the IR.
    pub ir_version: u32,
    /// When this was said, in seconds since 1970; of two records of one unit the later is believed.
    pub stamp_s: u64,
    /// The IR, as the `trace-ir` crate writes it; the reader verifies it.
    #[serde(with = "serde_bytes")]
    pub ir: Vec<u8>,
    /// Loop or function.
    pub kind: UnitKind,
    /// Every code object that the unit holds code of.
    pub fingerprints: Vec<Fingerprint>,
    /// The highest tier that it was compiled by.
    pub tier: u8,
    /// Executions, as far as they were counted.
    pub hotness: u32,
    /// Was it to be compiled by tier 2 when the run ended?
    pub wanted: bool,
    /// How often each of its exits was taken: exit number and count, by number.
    pub exits: Vec<(u32, u32)>,
    /// Name of the reason not to use it again, if there is one.
    pub invalid_reason: Option<String>,
}

/// What ties an object to the IR that it was compiled from.
pub fn trace_hash(ir_version: u32, ir: &[u8]) -> u64 {
    let mut hash = Xxh3::new();
    hash.update(&ir_version.to_le_bytes());
    hash.update(ir);
    hash.digest()
}

impl UnitRecord {
    /// The hash of this unit's IR; see [`trace_hash`].
    pub fn trace_hash(&self) -> u64 {
        trace_hash(self.ir_version, &self.ir)
    }

    /// Adds what another record of the same unit says.
    ///
    /// The later record wins as a whole; of two that say the same IR at the same time, the more careful statements
    /// are joined. A chain, and a join within its ties: commutative, associative, idempotent.
    pub fn merge(&mut self, other: &UnitRecord) {
        let mine = (self.stamp_s, self.ir_version, &self.ir, self.kind);
        let theirs = (other.stamp_s, other.ir_version, &other.ir, other.kind);
        match (mine, &self.fingerprints).cmp(&(theirs, &other.fingerprints)) {
            std::cmp::Ordering::Greater => {}
            std::cmp::Ordering::Less => *self = other.clone(),
            std::cmp::Ordering::Equal => {
                self.tier = self.tier.max(other.tier);
                self.hotness = self.hotness.max(other.hotness);
                self.wanted |= other.wanted;
                self.exits.extend_from_slice(&other.exits);
                self.settle_exits();
                if other.invalid_reason > self.invalid_reason {
                    self.invalid_reason.clone_from(&other.invalid_reason);
                }
            }
        }
    }

    /// Would `new` tell a reader of this record anything but another hotness?
    pub fn would_learn(&self, new: &UnitRecord) -> bool {
        let said = |u: &UnitRecord| {
            (
                u.ir_version,
                u.tier,
                u.wanted,
                u.invalid_reason.clone(),
                u.exits.iter().map(|e| e.0).collect::<Vec<_>>(),
            )
        };
        said(self) != said(new) || self.ir != new.ir
    }

    fn settle_exits(&mut self) {
        self.exits.sort_unstable();
        self.exits.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                earlier.1 = later.1;
            }
            same
        });
    }
}

/// The machine code of a unit.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct ObjectRecord {
    /// The unit.
    pub unit: UnitKey,
    /// Of the IR that was compiled; see [`trace_hash`].
    pub trace_hash: u64,
    /// The virtual machine that it may run in.
    pub build: BuildId,
    /// The processor that it may run on.
    pub target: Target,
    /// The LLVM that made it.
    pub llvm: String,
    /// A relocatable object file.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// Which records a program uses, so that its pack can be made.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub(crate) struct ProgramRecord {
    pub(crate) program: ProgramKey,
    /// What people call it: the script's path, for one.
    pub(crate) label: String,
    pub(crate) used_s: u64,
    /// By key, each once.
    pub(crate) members: Vec<Member>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(crate) struct Member {
    pub(crate) key: Key,
    pub(crate) used_s: u64,
}

impl ProgramRecord {
    pub(crate) fn merge(&mut self, other: &ProgramRecord) {
        if (other.used_s, &other.label) > (self.used_s, &self.label) {
            self.label.clone_from(&other.label);
        }
        self.used_s = self.used_s.max(other.used_s);
        self.members.extend_from_slice(&other.members);
        self.settle();
    }
}

/// When a record was last of use, and how large it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct UsageRecord {
    pub(crate) of: Key,
    pub(crate) used_s: u64,
    pub(crate) size_bytes: u32,
}

/// Proof that the database is the one written last: sled opens as empty when its snapshot is lost.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub(crate) struct CanaryRecord {
    pub(crate) entries: u64,
}

impl Record for BytecodeRecord {
    fn key(&self) -> Key {
        Key::bytecode(&self.key)
    }
    fn settle(&mut self) -> bool {
        true
    }
}

impl Record for ProfileRecord {
    fn key(&self) -> Key {
        Key::profile(&self.code)
    }
    fn settle(&mut self) -> bool {
        self.profile.settle()
    }
}

impl Record for UnitRecord {
    fn key(&self) -> Key {
        Key::unit(&self.key)
    }
    fn settle(&mut self) -> bool {
        self.settle_exits();
        self.invalid_reason
            .as_ref()
            .is_none_or(|r| r.len() <= MAX_NAME_BYTES)
    }
}

impl Record for ObjectRecord {
    fn key(&self) -> Key {
        Key::object(
            &self.unit,
            self.trace_hash,
            &self.build,
            &self.target,
            &self.llvm,
        )
    }
    fn settle(&mut self) -> bool {
        true
    }
}

impl Record for ProgramRecord {
    fn key(&self) -> Key {
        Key::program(&self.program)
    }
    fn settle(&mut self) -> bool {
        // The order ends with the time, so of several rows of one key the last is the latest.
        self.members.sort_unstable();
        self.members.dedup_by(|later, earlier| {
            let same = later.key == earlier.key;
            if same {
                earlier.used_s = later.used_s;
            }
            same
        });
        true
    }
}

impl Record for UsageRecord {
    fn key(&self) -> Key {
        Key::usage(&self.of)
    }
    fn settle(&mut self) -> bool {
        true
    }
}

impl Record for CanaryRecord {
    fn key(&self) -> Key {
        Key::canary()
    }
    fn settle(&mut self) -> bool {
        true
    }
}

/// What one run adds to the store.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Findings {
    /// The run.
    pub run: RunId,
    /// The program.
    pub program: ProgramKey,
    /// What people call it: the script's path, for one.
    pub label: String,
    /// New bytecode.
    pub bytecode: Vec<BytecodeRecord>,
    /// Counts.
    pub profiles: Vec<ProfileRecord>,
    /// New or changed units.
    pub units: Vec<UnitRecord>,
    /// New objects.
    pub objects: Vec<ObjectRecord>,
    /// Records that were read and used; they stay longer. [`crate::WarmStart::used`] knows them.
    pub used: Vec<Key>,
}

impl Findings {
    /// Is there nothing to write? (What was merely used is no reason to write.)
    pub fn is_empty(&self) -> bool {
        self.bytecode.is_empty()
            && self.profiles.is_empty()
            && self.units.is_empty()
            && self.objects.is_empty()
    }

    /// The findings as frames, the program's own record last. Records too large to be kept are left out.
    pub(crate) fn frames(&self, now_s: u64) -> Vec<Frame> {
        fn add<R: Record>(frames: &mut Vec<Frame>, records: &[R]) {
            frames.extend(records.iter().filter_map(|r| codec::encode(r).ok()));
        }
        let mut frames = Vec::new();
        add(&mut frames, &self.bytecode);
        add(&mut frames, &self.profiles);
        add(&mut frames, &self.units);
        add(&mut frames, &self.objects);
        let keys = frames.iter().map(|f| &f.0).chain(&self.used);
        let mut program = ProgramRecord {
            program: self.program,
            label: self.label.clone(),
            used_s: now_s,
            members: keys
                .map(|key| Member {
                    key: key.clone(),
                    used_s: now_s,
                })
                .collect(),
        };
        program.settle();
        add(&mut frames, &[program]);
        frames
    }
}

#[cfg(test)]
#[path = "record_tests.rs"]
mod tests;
