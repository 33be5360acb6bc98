//! The database of record, as the rest of the crate sees it: bytes under keys, changed in batches.

use crate::reason::Reject;
use std::collections::BTreeMap;

/// Why the database could not do what was asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StoreError {
    /// The system is in the way: full, read-only, denied. The database itself may be good.
    System(Reject),
    /// Somebody else has it open, or it was opened before a fork.
    Busy,
    /// It is corrupt, or failed in a way that leaves its state unknown.
    Broken,
}

/// A change to one key: new bytes, or none.
pub type Change = (Vec<u8>, Option<Vec<u8>>);

/// What the database of record must do.
pub trait Store {
    /// The bytes under a key.
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError>;

    /// Visits all keys that begin with `prefix`, in order, with their bytes; stops at the first error.
    fn scan(&self, prefix: &[u8], visit: &mut dyn FnMut(&[u8], &[u8])) -> Result<(), StoreError>;

    /// Makes all changes or none.
    fn write(&mut self, changes: &[Change]) -> Result<(), StoreError>;

    /// Returns when everything written has reached the disk.
    fn flush(&mut self) -> Result<(), StoreError>;
}

/// A store in memory: for tests, and for making a pack when the database cannot be used.
#[derive(Clone, Default, Debug)]
pub struct MemoryStore(BTreeMap<Vec<u8>, Vec<u8>>);

impl Store for MemoryStore {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.0.get(key).cloned())
    }

    fn scan(&self, prefix: &[u8], visit: &mut dyn FnMut(&[u8], &[u8])) -> Result<(), StoreError> {
        let from = self.0.range(prefix.to_vec()..);
        for (key, value) in from.take_while(|(key, _)| key.starts_with(prefix)) {
            visit(key, value);
        }
        Ok(())
    }

    fn write(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        for (key, value) in changes {
            match value {
                Some(bytes) => self.0.insert(key.clone(), bytes.clone()),
                None => self.0.remove(key),
            };
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        Ok(())
    }
}
