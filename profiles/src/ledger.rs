//! What a saver knows of the database while it has it open: every record's size and last use, and the changes that
//! are to be made. Frames are merged in one by one; everything is written in one batch at the end.

use crate::codec::{self, Record};
use crate::key::{Key, Kind};
use crate::reason::Reject;
use crate::record::{
    BytecodeRecord, CLOCK_SLACK_S, CanaryRecord, ObjectRecord, ProfileRecord, ProgramRecord,
    UnitRecord, UsageRecord,
};
use crate::store::{Change, Store, StoreError};
use std::collections::{BTreeMap, BTreeSet};

/// When a record was last of use, and the size of its frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Usage {
    pub(crate) used_s: u64,
    pub(crate) size_bytes: u32,
}

/// What the books of a store look like when they are opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Books {
    /// Nothing was ever written; or the database has lost everything, which looks the same to it.
    Empty,
    /// As many records as the canary says.
    Sound,
    /// Another number of records than the canary says, or rows that cannot be read.
    Lost,
}

/// The open books of a store.
pub(crate) struct Ledger<'s> {
    store: &'s mut dyn Store,
    pub(crate) now_s: u64,
    pub(crate) usage: BTreeMap<Key, Usage>,
    /// Records that were taken in or touched since the books were opened.
    pub(crate) current: BTreeSet<Key>,
    /// Records whose usage rows are to be written.
    noted: BTreeSet<Key>,
    changes: BTreeMap<Key, Option<Vec<u8>>>,
    canary: Option<CanaryRecord>,
    books: Books,
}

/// Why a frame was not taken in: it is bad, or the database is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Refusal {
    Frame(Reject),
    Store(StoreError),
}

impl From<Reject> for Refusal {
    fn from(why: Reject) -> Refusal {
        Refusal::Frame(why)
    }
}

impl From<StoreError> for Refusal {
    fn from(why: StoreError) -> Refusal {
        Refusal::Store(why)
    }
}

impl<'s> Ledger<'s> {
    /// Reads the books of a store.
    pub(crate) fn open(store: &'s mut dyn Store, now_s: u64) -> Result<Ledger<'s>, StoreError> {
        let mut usage = BTreeMap::new();
        let mut readable = true;
        store.scan(&[Kind::Usage as u8], &mut |key, frame| {
            let row =
                Key::from_bytes(key).and_then(|key| codec::decode::<UsageRecord>(&key, frame).ok());
            match row {
                Some(row) => {
                    let (used_s, size_bytes) = (row.used_s, row.size_bytes);
                    usage.insert(row.of, Usage { used_s, size_bytes });
                }
                None => readable = false,
            }
        })?;
        let canary = store.get(Key::canary().as_bytes())?;
        let canary: Option<CanaryRecord> =
            canary.and_then(|frame| codec::decode(&Key::canary(), &frame).ok());
        let entries = usage.len() as u64;
        let books = match &canary {
            None if entries == 0 && readable => Books::Empty,
            Some(canary) if canary.entries == entries && readable => Books::Sound,
            _ => Books::Lost,
        };
        Ok(Ledger {
            store,
            now_s,
            usage,
            current: BTreeSet::new(),
            noted: BTreeSet::new(),
            changes: BTreeMap::new(),
            canary,
            books,
        })
    }

    /// Do the books agree with themselves?
    pub(crate) fn books(&self) -> Books {
        self.books
    }

    /// The frame under a key, as it will be after the changes.
    pub(crate) fn frame(&self, key: &Key) -> Result<Option<Vec<u8>>, StoreError> {
        match self.changes.get(key) {
            Some(change) => Ok(change.clone()),
            None if self.usage.contains_key(key) => self.store.get(key.as_bytes()),
            None => Ok(None),
        }
    }

    /// The record under a key; a frame that is bad counts as none.
    pub(crate) fn record<T: Record>(&self, key: &Key) -> Result<Option<T>, StoreError> {
        Ok(self
            .frame(key)?
            .and_then(|frame| codec::decode(key, &frame).ok()))
    }

    /// Every record's key and size in bytes.
    pub(crate) fn sizes(&self) -> impl Iterator<Item = (&Key, u32)> {
        self.usage
            .iter()
            .map(|(key, usage)| (key, usage.size_bytes))
    }

    /// Is there such a record?
    pub(crate) fn contains(&self, key: &Key) -> bool {
        self.usage.contains_key(key)
    }

    /// Notes that a record was of use now.
    pub(crate) fn touch(&mut self, key: &Key) {
        if let Some(usage) = self.usage.get_mut(key) {
            self.current.insert(key.clone());
            if usage.used_s != self.now_s {
                usage.used_s = self.now_s;
                self.noted.insert(key.clone());
            }
        }
    }

    /// Takes a frame in: verified, merged with what is there, and noted as of use now.
    pub(crate) fn merge(&mut self, key: &Key, frame: &[u8]) -> Result<(), Refusal> {
        let horizon_s = self.now_s.saturating_add(CLOCK_SLACK_S);
        match key.kind() {
            Kind::Program => self.join(key, frame, |old: &mut ProgramRecord, new| old.merge(new)),
            Kind::Profile => self.join(key, frame, |old: &mut ProfileRecord, new| {
                old.profile.forget_after(horizon_s);
                old.profile.merge(&new.profile);
            }),
            Kind::Unit => {
                self.join(key, frame, |old: &mut UnitRecord, new| {
                    if old.stamp_s > horizon_s {
                        *old = new.clone();
                    } else {
                        old.merge(new);
                    }
                })?;
                Ok(self.drop_stale_objects(key)?)
            }
            Kind::Bytecode => {
                codec::decode::<BytecodeRecord>(key, frame)?;
                Ok(self.put(key, frame.to_vec())?)
            }
            Kind::Object => {
                let object: ObjectRecord = codec::decode(key, frame)?;
                let unit: Option<UnitRecord> = self.record(&Key::unit(&object.unit))?;
                let current = unit.is_some_and(|u| is_current(&u, object.trace_hash));
                if !current {
                    return Err(Refusal::Frame(Reject::Stale));
                }
                Ok(self.put(key, frame.to_vec())?)
            }
            Kind::Usage | Kind::Canary => Err(Refusal::Frame(Reject::Kind)),
        }
    }

    fn join<T: Record>(
        &mut self,
        key: &Key,
        frame: &[u8],
        merge: impl FnOnce(&mut T, &T),
    ) -> Result<(), Refusal> {
        let new: T = codec::decode(key, frame)?;
        let frame = match self.record::<T>(key)? {
            None => frame.to_vec(),
            Some(mut old) => {
                merge(&mut old, &new);
                codec::encode(&old)?.1
            }
        };
        Ok(self.put(key, frame)?)
    }

    /// Puts a frame in the place of another.
    pub(crate) fn put(&mut self, key: &Key, frame: Vec<u8>) -> Result<(), StoreError> {
        let size_bytes = frame.len() as u32;
        self.current.insert(key.clone());
        if self.frame(key)?.as_ref() != Some(&frame) {
            self.changes.insert(key.clone(), Some(frame));
        }
        let used_s = self.now_s;
        let usage = Usage { used_s, size_bytes };
        if self.usage.insert(key.clone(), usage) != Some(usage) {
            self.noted.insert(key.clone());
        }
        Ok(())
    }

    /// Removes a record.
    pub(crate) fn remove(&mut self, key: &Key) {
        self.usage.remove(key);
        self.noted.insert(key.clone());
        self.changes.insert(key.clone(), None);
    }

    fn drop_stale_objects(&mut self, unit: &Key) -> Result<(), StoreError> {
        let Some(unit) = self.record::<UnitRecord>(unit)? else {
            return Ok(());
        };
        let prefix = Key::objects_of(&unit.key);
        let stale: Vec<Key> = self
            .usage
            .keys()
            .filter(|key| key.as_bytes().starts_with(&prefix))
            .filter(|key| {
                key.object_parts()
                    .is_none_or(|parts| !is_current(&unit, parts.0))
            })
            .cloned()
            .collect();
        for key in stale {
            self.remove(&key);
        }
        Ok(())
    }

    /// Writes all changes in one batch. Gives the bytes written; nothing is written when nothing changed.
    pub(crate) fn commit(self) -> Result<u64, StoreError> {
        if self.changes.is_empty() && self.noted.is_empty() {
            return Ok(0);
        }
        let mut batch: Vec<Change> = self
            .changes
            .into_iter()
            .map(|(key, frame)| (key.as_bytes().to_vec(), frame))
            .collect();
        for key in &self.noted {
            let row = self.usage.get(key).map(|usage| {
                let row = UsageRecord {
                    of: key.clone(),
                    used_s: usage.used_s,
                    size_bytes: usage.size_bytes,
                };
                codec::encode(&row).expect("a row of the books is small").1
            });
            batch.push((Key::usage(key).as_bytes().to_vec(), row));
        }
        let entries = self.usage.len() as u64;
        let canary = CanaryRecord { entries };
        if self.canary.as_ref() != Some(&canary) {
            let (key, frame) = codec::encode(&canary).expect("a canary is small");
            batch.push((key.as_bytes().to_vec(), Some(frame)));
        }
        self.store.write(&batch)?;
        let bytes = batch
            .iter()
            .map(|(key, frame)| key.len() + frame.as_ref().map_or(0, Vec::len));
        Ok(bytes.sum::<usize>() as u64)
    }
}

/// May an object made from this trace be used for the unit?
fn is_current(unit: &UnitRecord, trace_hash: u64) -> bool {
    unit.invalid_reason.is_none() && unit.trace_hash() == trace_hash
}

#[cfg(test)]
#[path = "ledger_tests.rs"]
mod tests;
