//! The warm start: what a program finds when it begins. Only the program's pack is read; the database is not opened.

use crate::codec::{self, Record};
use crate::dir::Dir;
use crate::key::{BuildId, BytecodeKey, Fingerprint, Key, ProgramKey, Target};
use crate::merge::CodeProfile;
use crate::pack::Pack;
use crate::reason::{OpenState, Reject};
use crate::record::{BytecodeRecord, Findings, ObjectRecord, ProfileRecord, UnitRecord};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// A record that was refused, and why; the program goes on as if it had not been there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rejected {
    /// The record.
    pub key: Key,
    /// The reason.
    pub why: Reject,
}

/// How opening went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenReport {
    /// Warm, or why not.
    pub state: OpenState,
    /// Time spent.
    pub took: Duration,
    /// Records in the pack.
    pub entries: usize,
}

/// An opened pack, or nothing. Records are read, checked and decoded when they are asked for.
///
/// It may be shared between threads and survives a fork: it holds one file descriptor, read at offsets.
#[derive(Debug)]
pub struct WarmStart {
    pack: Option<Pack>,
    build: BuildId,
    target_hash: u64,
    used: Vec<AtomicBool>,
}

impl WarmStart {
    /// Opens what is remembered of a program. `build` and `target` say which machine code may be used here.
    pub fn open(
        dir: &Path,
        program: &ProgramKey,
        build: BuildId,
        target: &Target,
    ) -> (WarmStart, OpenReport) {
        let start = Instant::now();
        let opened = Dir::check(dir).and_then(|dir| {
            crate::dir::check_dir(&dir.packs())?;
            Pack::open(&dir.pack(program), program)
        });
        let state = match &opened {
            Ok(_) => OpenState::Warm,
            Err(Reject::Missing) => OpenState::Missing,
            Err(why) => OpenState::Refused(*why),
        };
        let pack = opened.ok();
        let entries = pack.as_ref().map_or(0, Pack::len);
        let warm = WarmStart {
            pack,
            build,
            target_hash: target.hash(),
            used: (0..entries).map(|_| AtomicBool::new(false)).collect(),
        };
        let report = OpenReport {
            state,
            took: start.elapsed(),
            entries,
        };
        (warm, report)
    }

    /// A start that knows nothing, for when there is no store.
    pub fn cold() -> WarmStart {
        WarmStart {
            pack: None,
            build: BuildId::default(),
            target_hash: 0,
            used: Vec::new(),
        }
    }

    /// The units that begin in a code object, each verified as it is reached. Units that were found invalid are
    /// among them, with their reason, so that they are not recorded again.
    pub fn units_for<'w>(
        &'w self,
        root: &Fingerprint,
    ) -> impl Iterator<Item = Result<UnitRecord, Rejected>> + use<'w> {
        self.units_in(&Key::units_of(root))
    }

    /// Every unit, each verified as it is reached.
    pub fn units(&self) -> impl Iterator<Item = Result<UnitRecord, Rejected>> {
        self.units_in(&[crate::key::Kind::Unit as u8])
    }

    fn units_in<'w>(
        &'w self,
        prefix: &[u8],
    ) -> impl Iterator<Item = Result<UnitRecord, Rejected>> + use<'w> {
        let range = self.pack.as_ref().map_or(0..0, |p| p.range(prefix));
        let pack = self.pack.iter();
        pack.flat_map(move |pack| range.clone().map(move |entry| self.read(pack, entry)))
    }

    /// The machine code of a unit, if there is some for this build, this target and exactly this IR.
    ///
    /// # Errors
    /// `Stale`, `Build` or `Target` if there is machine code and none of it fits; else why that which fits is
    /// refused.
    pub fn object_for(&self, unit: &UnitRecord) -> Result<Option<ObjectRecord>, Rejected> {
        let Some(pack) = &self.pack else {
            return Ok(None);
        };
        let trace_hash = unit.trace_hash();
        let mut refused: Option<Rejected> = None;
        for entry in pack.range(&Key::objects_of(&unit.key)) {
            let key = pack.key(entry);
            let misfit = match key.object_parts() {
                Some((trace, build, target)) => {
                    if trace != trace_hash {
                        Some(Reject::Stale)
                    } else if build != self.build {
                        Some(Reject::Build)
                    } else if target != self.target_hash {
                        Some(Reject::Target)
                    } else {
                        None
                    }
                }
                None => Some(Reject::Decode),
            };
            match misfit {
                Some(why) => {
                    refused.get_or_insert(Rejected { key, why });
                }
                None => match self.read(pack, entry) {
                    Ok(object) => return Ok(Some(object)),
                    // A fault of what would fit says more than that others do not fit.
                    Err(rejected) => refused = Some(rejected),
                },
            }
        }
        refused.map_or(Ok(None), Err)
    }

    /// The translated source, if it is remembered.
    pub fn bytecode(&self, key: &BytecodeKey) -> Option<Result<BytecodeRecord, Rejected>> {
        self.find(&Key::bytecode(key))
    }

    /// What was counted in a code object, if it is remembered.
    pub fn profile(&self, code: &Fingerprint) -> Option<Result<CodeProfile, Rejected>> {
        let found = self.find::<ProfileRecord>(&Key::profile(code))?;
        Some(found.map(|record| record.profile))
    }

    /// The records that were read since the start and found good.
    pub fn used(&self) -> Vec<Key> {
        let keys = self.pack.iter().flat_map(|pack| {
            let entries = self.used.iter().enumerate();
            let used = entries.filter(|(_, used)| used.load(Ordering::Relaxed));
            used.map(|(entry, _)| pack.key(entry))
        });
        keys.collect()
    }

    /// Takes out of a run's findings what is remembered already, and notes what was used. What is left is a reason
    /// to save; on an unchanged run nothing is left.
    pub fn retain_news(&self, findings: &mut Findings) {
        findings.used = self.used();
        findings
            .bytecode
            .retain(|new| self.known(new).as_ref() != Some(new));
        findings
            .objects
            .retain(|new| self.known(new).as_ref() != Some(new));
        findings.units.retain(|new| {
            self.known(new)
                .is_none_or(|old: UnitRecord| old.would_learn(new))
        });
        findings.profiles.retain(|new| {
            self.known(new)
                .is_none_or(|old: ProfileRecord| old.profile.would_learn(&new.profile))
        });
    }

    fn known<T: Record>(&self, new: &T) -> Option<T> {
        self.find(&new.key())?.ok()
    }

    fn find<T: Record>(&self, key: &Key) -> Option<Result<T, Rejected>> {
        let pack = self.pack.as_ref()?;
        Some(self.read(pack, pack.find(key)?))
    }

    fn read<T: Record>(&self, pack: &Pack, entry: usize) -> Result<T, Rejected> {
        let key = pack.key(entry);
        match pack
            .read(entry)
            .and_then(|frame| codec::decode(&key, &frame))
        {
            Ok(record) => {
                self.used[entry].store(true, Ordering::Relaxed);
                Ok(record)
            }
            Err(why) => Err(Rejected { key, why }),
        }
    }
}
