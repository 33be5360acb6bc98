//! The portable profile file: profiles and IR of one or all programs, to be carried to another machine.
//!
//! It holds no machine code and no bytecode, and an import takes none, whatever the file says: what comes from a
//! file is a hint that is verified and then compiled here.

use crate::codec::{self, Record};
use crate::container::{self, Form};
use crate::dir::Dir;
use crate::key::{Key, Kind, ProgramKey, RunId};
use crate::limits::Limits;
use crate::reason::Reject;
use crate::record::{Findings, ProfileRecord, ProgramRecord, UnitRecord};
use crate::session;
use crate::warm::Rejected;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What to export.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// One program.
    Program(ProgramKey),
    /// Every program that has a pack.
    All,
}

/// What a portable file holds.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Imported {
    /// Programs by the key and name that they had where the file was made, each with what it used.
    pub programs: Vec<ImportedProgram>,
    /// All profiles.
    pub profiles: Vec<ProfileRecord>,
    /// All units.
    pub units: Vec<UnitRecord>,
    /// Records that were refused.
    pub rejected: Vec<Rejected>,
}

/// A program named in a portable file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportedProgram {
    /// Its key.
    pub program: ProgramKey,
    /// What people called it.
    pub label: String,
    members: BTreeSet<Key>,
}

/// Writes a portable file from the packs in `dir`; the database is not opened. The same store gives the same bytes.
///
/// # Errors
/// Why the directory, or the one program's pack, is refused; `Missing` if there is none.
pub fn export(dir: &Path, which: Which) -> Result<Vec<u8>, Reject> {
    let dir = Dir::check(dir)?;
    let programs = match which {
        Which::All => dir.programs(),
        Which::Program(program) => {
            crate::pack::Pack::open(&dir.pack(&program), &program)?;
            vec![program]
        }
    };
    let mut frames: BTreeMap<Key, Vec<u8>> = BTreeMap::new();
    for program in programs {
        for (key, frame) in session::pack_frames(&dir, &program) {
            match key.kind() {
                Kind::Profile => join::<ProfileRecord>(&mut frames, key, frame, |old, new| {
                    old.profile.merge(&new.profile);
                }),
                Kind::Unit => join::<UnitRecord>(&mut frames, key, frame, UnitRecord::merge),
                Kind::Program => {
                    if let Some(frame) = portable_program(&key, &frame) {
                        frames.insert(key, frame);
                    }
                }
                Kind::Bytecode | Kind::Object | Kind::Usage | Kind::Canary => {}
            }
        }
    }
    let rows = frames.iter().map(|(key, frame)| (key, frame.as_slice()));
    Ok(container::write(Form::Portable, rows))
}

/// Two packs may hold two states of one record.
fn join<T: Record>(
    frames: &mut BTreeMap<Key, Vec<u8>>,
    key: Key,
    frame: Vec<u8>,
    merge: impl FnOnce(&mut T, &T),
) {
    let Ok(new) = codec::decode::<T>(&key, &frame) else {
        return;
    };
    let old = frames
        .get(&key)
        .and_then(|old| codec::decode::<T>(&key, old).ok());
    let joined = match old {
        None => Ok((key.clone(), frame)),
        Some(mut old) => {
            merge(&mut old, &new);
            codec::encode(&old)
        }
    };
    if let Ok((key, frame)) = joined {
        frames.insert(key, frame);
    }
}

fn portable_program(key: &Key, frame: &[u8]) -> Option<Vec<u8>> {
    let mut program: ProgramRecord = codec::decode(key, frame).ok()?;
    program.members.retain(|m| m.key.kind().is_portable());
    codec::encode(&program).ok().map(|(_, frame)| frame)
}

/// Reads a portable file. Records that are refused are listed, and do not affect the others.
///
/// # Errors
/// Why the file as a whole is refused.
pub fn import(bytes: &[u8], limits: &Limits) -> Result<Imported, Reject> {
    let rows = container::read(
        Form::Portable,
        bytes,
        limits.portable_bytes,
        limits.file_entries,
    )?;
    let mut imported = Imported::default();
    for (key, frame) in rows {
        if let Err(why) = imported.take(&key, frame) {
            imported.rejected.push(Rejected { key, why });
        }
    }
    Ok(imported)
}

impl Imported {
    fn take(&mut self, key: &Key, frame: &[u8]) -> Result<(), Reject> {
        match key.kind() {
            Kind::Profile => self.profiles.push(codec::decode(key, frame)?),
            Kind::Unit => self.units.push(codec::decode(key, frame)?),
            Kind::Program => {
                let record: ProgramRecord = codec::decode(key, frame)?;
                self.programs.push(ImportedProgram {
                    program: record.program,
                    label: record.label,
                    members: record.members.into_iter().map(|m| m.key).collect(),
                });
            }
            Kind::Bytecode | Kind::Object | Kind::Usage | Kind::Canary => return Err(Reject::Kind),
        }
        Ok(())
    }

    /// Everything in the file as findings of one program here, whatever program it was of there.
    pub fn for_program(&self, program: ProgramKey, label: &str, run: RunId) -> Findings {
        Findings {
            run,
            program,
            label: label.into(),
            profiles: self.profiles.clone(),
            units: self.units.clone(),
            ..Findings::default()
        }
    }

    /// The file's programs as findings, each with what it used, under the keys that they had there.
    pub fn by_program(&self, run: RunId) -> Vec<Findings> {
        let of = |program: &ImportedProgram| {
            let mut findings = self.for_program(program.program, &program.label, run);
            findings
                .profiles
                .retain(|record| program.members.contains(&record.key()));
            findings
                .units
                .retain(|record| program.members.contains(&record.key()));
            findings
        };
        self.programs.iter().map(of).collect()
    }
}

#[cfg(test)]
#[path = "portable_tests.rs"]
mod tests;
