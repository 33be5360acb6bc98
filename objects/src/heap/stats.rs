//! What the collector counts.

use std::time::Duration;

/// Counters of one heap, for `-X stats`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GcStats {
    /// Collections that looked at young objects only.
    pub young_collections: u64,
    /// Collections of the whole heap.
    pub full_collections: u64,
    /// Bytes of cells handed to the program, free cells on its lists included.
    pub allocated_bytes: u64,
    /// Bytes of cells that survived the last collection.
    pub live_bytes: u64,
    /// Bytes asked from the system at the last collection.
    pub heap_bytes: u64,
    /// Nanoseconds spent in collections together (sweeping is done later, bit by bit).
    pub pause_ns: u64,
    /// The longest collection.
    pub longest_pause_ns: u64,
}

impl GcStats {
    pub(super) fn add_pause(&mut self, pause: Duration) {
        let ns = pause.as_nanos() as u64;
        self.pause_ns += ns;
        self.longest_pause_ns = self.longest_pause_ns.max(ns);
    }
}
