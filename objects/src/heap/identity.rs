//! The numbers of `object.__hash__`: given out in sequence, so that runs repeat.

use super::Heap;
use crate::Value;
use crate::fast_hash::FastMap;
use rekindle_abi::heap::{Head, gc};

/// The number of every object that was asked for one.
#[derive(Debug, Default)]
pub(super) struct Identities {
    by_address: FastMap<u64, u64>,
    /// Addresses entered since the last collection: only these may be young.
    young: Vec<u64>,
    last: u64,
}

impl Identities {
    /// After marking, forgets the dead: an address may soon be another object's.
    pub(super) fn forget_dead(&mut self, full: bool) {
        if full {
            self.by_address.retain(|address, _| is_marked(*address));
        } else {
            for address in &self.young {
                if !is_marked(*address) {
                    self.by_address.remove(address);
                }
            }
        }
        self.young.clear();
    }
}

/// Did the object at this address survive?
pub(super) fn is_marked(address: u64) -> bool {
    let v = Value(address);
    // SAFETY: an object that was alive before this collection.
    !v.is_ptr() || unsafe { (*v.as_ptr::<Head>()).gc } & (gc::MARKED | gc::IMMORTAL) != 0
}

impl Heap {
    /// An object's number: 1, 2, … in the order in which they are first asked for. No other
    /// object ever gets the same one.
    pub fn identity(&mut self, obj: Value) -> u64 {
        let table = &mut self.identities;
        *table.by_address.entry(obj.0).or_insert_with(|| {
            table.young.push(obj.0);
            table.last += 1;
            table.last
        })
    }
}
