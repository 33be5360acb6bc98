//! What keeps the store bounded: which records leave a full database, and which fit into a pack.

use crate::codec::{self, Frame, Record};
use crate::key::{Class, Key, Kind, ProgramKey};
use crate::ledger::Ledger;
use crate::limits::Limits;
use crate::record::{Member, ProgramRecord};
use crate::store::StoreError;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Evict down to this share of a limit, so that not every save evicts.
const EVICT_TO_PERCENT: u64 = 80;

impl Ledger<'_> {
    /// Removes the least recently useful records until the limits hold: code before profiles, and what is of use
    /// now last of all. Gives how many went.
    pub(crate) fn evict(
        &mut self,
        limits: &Limits,
        program_used_s: impl Fn(&ProgramKey) -> Option<u64>,
    ) -> Result<u64, StoreError> {
        let mut bytes: u64 = self.sizes().map(|(_, size)| u64::from(size)).sum();
        let mut entries = self.usage.len() as u64;
        if bytes <= limits.database_bytes && entries <= limits.database_entries {
            return Ok(0);
        }
        let recent = self.used_by_programs(program_used_s)?;
        let mut order: Vec<(bool, Class, u64, Key)> = self
            .usage
            .iter()
            .map(|(key, usage)| {
                let used_s = usage.used_s.max(recent.get(key).copied().unwrap_or(0));
                (
                    self.current.contains(key),
                    key.kind().class(),
                    used_s,
                    key.clone(),
                )
            })
            .collect();
        order.sort_unstable();
        let before = entries;
        for (_, _, _, key) in order {
            if bytes <= limits.database_bytes / 100 * EVICT_TO_PERCENT
                && entries <= limits.database_entries * EVICT_TO_PERCENT / 100
            {
                break;
            }
            bytes -= self.usage.get(&key).map_or(0, |u| u64::from(u.size_bytes));
            entries -= 1;
            self.remove(&key);
        }
        Ok(before - entries)
    }

    /// A warm run that changes nothing writes nothing but its pack's time: what the pack holds was of use then.
    fn used_by_programs(
        &self,
        program_used_s: impl Fn(&ProgramKey) -> Option<u64>,
    ) -> Result<BTreeMap<Key, u64>, StoreError> {
        let mut recent: BTreeMap<Key, u64> = BTreeMap::new();
        let programs = self.usage.keys().filter(|k| k.kind() == Kind::Program);
        for key in programs {
            let Some(program) = self.record::<ProgramRecord>(key)? else {
                continue;
            };
            let Some(used_s) = program_used_s(&program.program) else {
                continue;
            };
            for member in program.members.iter().map(|m| &m.key).chain([key]) {
                let known = recent.entry(member.clone()).or_default();
                *known = used_s.max(*known);
            }
        }
        Ok(recent)
    }

    /// The frames of a program's pack, the program's record among them: what it used last, as far as the limits
    /// allow. What is no longer there is taken out of the program's record.
    pub(crate) fn members(
        &mut self,
        program: &ProgramKey,
        limits: &Limits,
    ) -> Result<Vec<Frame>, StoreError> {
        let key = Key::program(program);
        let Some(mut record) = self.record::<ProgramRecord>(&key)? else {
            return Ok(Vec::new());
        };
        record
            .members
            .retain(|m| self.contains(&m.key) && m.key != key);
        record
            .members
            .sort_by_key(|m| Reverse((m.used_s, m.key.kind().class())));
        record.members.truncate(limits.pack_entries);
        let mut frames = Vec::new();
        let mut kept = Vec::new();
        let mut bytes = 0;
        for Member { key, used_s } in std::mem::take(&mut record.members) {
            let Some(frame) = self.frame(&key)? else {
                continue;
            };
            bytes += frame.len() as u64;
            if codec::open(&key, &frame).is_err() {
                self.remove(&key);
                continue;
            }
            if bytes > limits.pack_bytes {
                break;
            }
            kept.push(Member {
                key: key.clone(),
                used_s,
            });
            frames.push((key, frame));
        }
        record.members = kept;
        record.settle();
        if let Ok((key, frame)) = codec::encode(&record) {
            self.put(&key, frame.clone())?;
            frames.push((key, frame));
        }
        Ok(frames)
    }
}

#[cfg(test)]
#[path = "bounds_tests.rs"]
mod tests;
