//! The work of one save, over any [`Store`]: take in, evict, commit, make packs.

use crate::codec::Frame;
use crate::dir::{self, Dir, Listed, Sync};
use crate::key::{Class, Key, Kind, ProgramKey, RunId};
use crate::ledger::{Books, Ledger, Refusal};
use crate::limits::Limits;
use crate::pack::{self, Pack};
use crate::pending;
use crate::record::ProgramRecord;
use crate::store::{Store, StoreError};
use crate::warm::Rejected;
use std::collections::BTreeSet;
use std::fs;

/// What is to be saved, where, and how.
#[derive(Clone, Debug)]
pub(crate) struct Work {
    pub(crate) dir: Dir,
    /// The run's own frames.
    pub(crate) own: Vec<Frame>,
    pub(crate) program: ProgramKey,
    pub(crate) run: RunId,
    pub(crate) limits: Limits,
    pub(crate) now_s: u64,
}

impl Work {
    /// The same without taking in what other runs left.
    pub(crate) fn without_pending(&self) -> Work {
        let mut alone = self.clone();
        alone.limits.pending_files = 0;
        alone
    }
}

/// What the work did.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Outcome {
    pub(crate) written_bytes: u64,
    pub(crate) absorbed: u64,
    pub(crate) evicted: u64,
    pub(crate) set_aside: bool,
    pub(crate) lost: bool,
    pub(crate) rejected: Vec<Rejected>,
}

/// What can still be read of a database that has lost entries; `None` if it has not.
pub(crate) fn salvage(
    store: &mut dyn Store,
    is_new: bool,
) -> Result<Option<Vec<Frame>>, StoreError> {
    match Ledger::open(store, 0)?.books() {
        Books::Sound => return Ok(None),
        Books::Empty if is_new => return Ok(None),
        Books::Empty | Books::Lost => {}
    }
    let mut frames = Vec::new();
    for kind in Kind::ALL
        .iter()
        .filter(|kind| kind.class() != Class::Bookkeeping)
    {
        store.scan(&[*kind as u8], &mut |key, frame| {
            frames.extend(Key::from_bytes(key).map(|key| (key, frame.to_vec())));
        })?;
    }
    Ok(Some(frames))
}

/// Does the work over a store. `opened` is called once the store could be read.
pub(crate) fn run(
    work: &Work,
    store: &mut dyn Store,
    salvaged: &[Frame],
    sync: Sync,
    opened: impl FnOnce(),
) -> Result<Outcome, StoreError> {
    let mut outcome = Outcome::default();
    let mut ledger = Ledger::open(store, work.now_s)?;
    opened();
    take_in(&mut ledger, salvaged.iter(), &mut Vec::new())?;

    let (files, left) = read_pending(work);
    let incoming: Vec<&Frame> = left.iter().chain(&work.own).collect();
    let programs: BTreeSet<ProgramKey> = incoming
        .iter()
        .filter_map(|(key, _)| key.as_program())
        .collect();
    for program in &programs {
        if !ledger.contains(&Key::program(program)) {
            // The database is new or has lost the program: what its pack still holds is as good.
            let frames = pack_frames(&work.dir, program);
            take_in(&mut ledger, frames.iter(), &mut Vec::new())?;
        }
    }
    take_in(&mut ledger, incoming.into_iter(), &mut outcome.rejected)?;
    touch_members(&mut ledger, &programs)?;
    outcome.evicted = ledger.evict(&work.limits, |program| {
        dir::modified_s(&work.dir.pack(program))
    })?;

    let mut packs = Vec::new();
    for program in &programs {
        let mut frames = ledger.members(program, &work.limits)?;
        packs.push((program, pack::build(program, &mut frames)));
    }
    outcome.written_bytes = ledger.commit()?;
    store.flush()?;
    for (program, bytes) in packs {
        outcome.written_bytes += write_pack(work, program, &bytes, sync)?;
    }
    outcome.absorbed = files.len() as u64;
    for file in files {
        // One that stays is taken in again, which changes nothing.
        let _ = fs::remove_file(file.path);
    }
    tidy(work, &programs);
    Ok(outcome)
}

/// Files that cannot be read are removed with the others: they will not get better.
fn read_pending(work: &Work) -> (Vec<Listed>, Vec<Frame>) {
    let mut files = pending::list(&work.dir);
    files.truncate(work.limits.pending_files);
    let frames = files
        .iter()
        .filter_map(|file| pending::read(file, &work.limits).ok())
        .flatten()
        .collect();
    (files, frames)
}

/// Merges frames in; units go before their objects, so that an object finds the unit that it belongs to.
fn take_in<'a>(
    ledger: &mut Ledger<'_>,
    frames: impl Iterator<Item = &'a Frame>,
    rejected: &mut Vec<Rejected>,
) -> Result<(), StoreError> {
    let (objects, others): (Vec<_>, Vec<_>) =
        frames.partition(|(key, _)| key.kind() == Kind::Object);
    for (key, frame) in others.into_iter().chain(objects) {
        match ledger.merge(key, frame) {
            Ok(()) => {}
            Err(Refusal::Store(why)) => return Err(why),
            Err(Refusal::Frame(why)) => rejected.push(Rejected {
                key: key.clone(),
                why,
            }),
        }
    }
    Ok(())
}

/// What a program used in this run is of use now.
fn touch_members(
    ledger: &mut Ledger<'_>,
    programs: &BTreeSet<ProgramKey>,
) -> Result<(), StoreError> {
    for program in programs {
        let Some(record) = ledger.record::<ProgramRecord>(&Key::program(program))? else {
            continue;
        };
        for member in record.members {
            if member.used_s >= ledger.now_s {
                ledger.touch(&member.key);
            }
        }
    }
    Ok(())
}

/// All frames of a program's pack that can be read.
pub(crate) fn pack_frames(dir: &Dir, program: &ProgramKey) -> Vec<Frame> {
    let Ok(pack) = Pack::open(&dir.pack(program), program) else {
        return Vec::new();
    };
    (0..pack.len())
        .filter_map(|entry| Some((pack.key(entry), pack.read(entry).ok()?)))
        .collect()
}

/// Writes a pack if it differs from the one there; gives the bytes written.
fn write_pack(
    work: &Work,
    program: &ProgramKey,
    bytes: &[u8],
    sync: Sync,
) -> Result<u64, StoreError> {
    let path = work.dir.pack(program);
    if dir::read_file(&path, bytes.len() as u64).is_ok_and(|old| old == bytes) {
        return Ok(0);
    }
    dir::replace_file(&work.dir.packs(), &dir::pack_name(program), bytes, sync)
        .map_err(StoreError::System)?;
    Ok(bytes.len() as u64)
}

/// Removes what crashed writers left, and the packs least recently of use if there are too many.
fn tidy(work: &Work, keep: &BTreeSet<ProgramKey>) {
    dir::sweep(&work.dir.packs(), work.now_s);
    dir::sweep(&work.dir.pending(), work.now_s);
    let mut packs = dir::list(&work.dir.packs());
    let mut bytes: u64 = packs.iter().map(|file| file.len_bytes).sum();
    let mut number = packs.len();
    packs.sort_by_key(|file| file.modified_s);
    let kept: BTreeSet<String> = keep.iter().map(dir::pack_name).collect();
    for file in packs.iter().filter(|file| !kept.contains(&file.name)) {
        if number <= work.limits.packs && bytes <= work.limits.packs_bytes {
            break;
        }
        if fs::remove_file(&file.path).is_ok() {
            number -= 1;
            bytes -= file.len_bytes;
        }
    }
}
