//! Looking names up in classes, and classes in the ancestry of others, with caches.

use crate::class::Found;
use crate::{ClassId, Runtime, Value};

/// One line of the lookup cache.
#[derive(Clone, Copy)]
pub struct CacheLine {
    class: ClassId,
    name: Value,
    epoch: u64,
    found: Option<Found>,
}

/// A direct-mapped cache of class lookups.
pub struct LookupCache(Box<[CacheLine; CACHE_LINES]>);

const CACHE_LINES: usize = 1024;

/// One line of the cache of instance tests: are instances of `own` instances of `of`?
#[derive(Clone, Copy)]
struct KinLine {
    own: ClassId,
    of: ClassId,
    epoch: u64,
    answer: bool,
}

/// A direct-mapped cache of instance tests that only the two classes decide.
pub struct KinCache(Box<[KinLine; KIN_LINES]>);

const KIN_LINES: usize = 256;

impl Default for KinCache {
    fn default() -> KinCache {
        let empty = KinLine {
            own: ClassId(u32::MAX),
            of: ClassId(u32::MAX),
            epoch: 0,
            answer: false,
        };
        KinCache(Box::new([empty; KIN_LINES]))
    }
}

fn kin_line(own: ClassId, of: ClassId) -> usize {
    (own.0.wrapping_mul(31) ^ of.0) as usize % KIN_LINES
}

impl Default for LookupCache {
    fn default() -> LookupCache {
        let empty = CacheLine {
            class: ClassId(u32::MAX),
            name: Value::NULL,
            epoch: 0,
            found: None,
        };
        LookupCache(Box::new([empty; CACHE_LINES]))
    }
}

impl Runtime {
    /// Looks `name` (interned) up along the method resolution order.
    #[inline]
    pub fn lookup(&mut self, class: ClassId, name: Value) -> Option<Found> {
        let line = ((class.0 as usize).wrapping_mul(31) ^ (name.0 as usize >> 4)) % CACHE_LINES;
        let cached = &self.lookup_cache.0[line];
        if cached.class == class && cached.name == name && cached.epoch == self.next_version {
            return cached.found;
        }
        self.lookup_anew(class, name, line)
    }

    #[inline(never)]
    fn lookup_anew(&mut self, class: ClassId, name: Value, line: usize) -> Option<Found> {
        let found = self.class(class).mro.iter().find_map(|&c| {
            let cell = self.class_namespace(c).namespace_cell(name)?;
            // SAFETY: a cell found in a live name space.
            (!unsafe { (*cell).value }.is_null()).then_some(Found { class: c, cell })
        });
        self.lookup_cache.0[line] = CacheLine {
            class,
            name,
            epoch: self.next_version,
            found,
        };
        found
    }

    /// The attribute's value found through the class of `v` (special methods).
    pub fn lookup_special(&mut self, v: Value, name: Value) -> Option<Value> {
        self.lookup(self.class_of(v), name).map(|f| f.value())
    }

    /// What [`Runtime::remember_kin`] was told, if no class has changed since.
    #[inline]
    pub(crate) fn known_kin(&self, own: ClassId, of: ClassId) -> Option<bool> {
        let line = &self.kin_cache.0[kin_line(own, of)];
        let holds = line.own == own && line.of == of && line.epoch == self.next_version;
        holds.then_some(line.answer)
    }

    /// Instances of `own` are (or are not) instances of `of`, whatever the instance.
    pub(crate) fn remember_kin(&mut self, own: ClassId, of: ClassId, answer: bool) {
        self.kin_cache.0[kin_line(own, of)] = KinLine {
            own,
            of,
            epoch: self.next_version,
            answer,
        };
    }
}
