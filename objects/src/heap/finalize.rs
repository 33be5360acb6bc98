//! Finalizers: what still has to happen to an object that nothing refers to any more.
//!
//! Objects with one are registered when they are made. After marking, those that were not reached are *doomed*: they
//! are marked after all, with everything they refer to, and wait for the next point at which Python code may run
//! (`attention::WEAK`). They are no longer registered then, so each is finalized once, and freed by a later collection
//! unless its finalizer made it reachable again. A generator that has run to its end has nothing left to do and is
//! forgotten instead.

use super::Heap;
use super::identity::is_marked;
use super::mark::Marker;
use crate::{Runtime, Value};
use rekindle_abi::ctx::attention;
use std::collections::{HashSet, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};

/// The objects of a heap that have finalizers.
#[derive(Debug, Default)]
pub(super) struct Finals {
    /// Registered since the last collection.
    young: Vec<Value>,
    /// Registered before.
    old: Vec<Value>,
    /// To be finalized.
    doomed: VecDeque<Value>,
    /// Finalizers run.
    running: bool,
}

impl Finals {
    /// Every object that waits to be finalized.
    pub(super) fn for_each_doomed(&self, see: impl FnMut(Value)) {
        self.doomed.iter().copied().for_each(see);
    }

    /// After marking: dooms what was not reached; all of it is marked then.
    pub(super) fn doom(&mut self, marker: &mut Marker<'_>, full: bool) {
        let mut checked = Vec::new();
        if full {
            checked.append(&mut self.old);
        }
        checked.append(&mut self.young);
        let first = self.doomed.len();
        checked.retain(|v| {
            if marker.is_finished_generator(*v) {
                return false;
            }
            let stays = is_marked(v.0);
            if !stays {
                self.doomed.push_back(*v);
            }
            stays
        });
        self.old.append(&mut checked);
        let doomed: Vec<Value> = self.doomed.split_off(first).into();
        self.doomed.extend(in_order(marker, &doomed));
    }
}

/// In a word of the path: everything that the object refers to has been marked.
const LEFT: usize = 2;

/// Marks doomed objects. The order in which they are to be finalized: those first that refer to others, as if each let go of
/// what it refers to when it goes itself; else that in which they were made.
fn in_order(marker: &mut Marker<'_>, doomed: &[Value]) -> Vec<Value> {
    let known: HashSet<usize> = doomed.iter().map(|v| v.0 as usize).collect();
    let mut left = Vec::new();
    let mut path = Vec::new();
    for v in doomed.iter().rev() {
        path.push(v.0 as usize);
        while let Some(word) = path.pop() {
            if word & LEFT != 0 {
                left.push(Value((word & !LEFT) as u64));
                continue;
            }
            marker.seen += 1;
            // SAFETY: it comes off the marker's stack, or is an object.
            if unsafe { marker.visit(word) } {
                if known.contains(&word) {
                    path.push(word | LEFT);
                }
                path.append(marker.stack);
            }
        }
    }
    left.reverse();
    left
}

impl Heap {
    /// Registers an object whose finalizer is to run when nothing refers to it any more.
    pub fn finalize_later(&mut self, v: Value) {
        self.finals.young.push(v);
    }

    /// Are there objects to be finalized?
    pub(super) fn has_doomed(&self) -> bool {
        !self.finals.doomed.is_empty()
    }
}

impl Runtime {
    /// Asks for the finalizers to run soon, if there is anything to finalize.
    pub(super) fn announce_doomed(&mut self) {
        if self.heap.has_doomed() {
            // SAFETY: the word is only ever accessed atomically while others may set bits of it.
            let word = unsafe { AtomicU64::from_ptr(&raw mut self.ctx.attention) };
            word.fetch_or(attention::WEAK, Ordering::Relaxed);
        }
    }

    /// Runs the finalizers that are waiting; how many. Not inside one of them: those that come to wait meanwhile run after it.
    pub fn run_finalizers(&mut self) -> usize {
        if !self.heap.has_doomed() || std::mem::replace(&mut self.heap.finals.running, true) {
            return 0;
        }
        let (pending, mut count) = (self.clear_pending(), 0);
        let mut running = self.root_vec();
        running.push(pending);
        while let Some(v) = self.heap.finals.doomed.pop_front() {
            running.truncate(1);
            running.push(v);
            self.finalize(v);
            count += 1;
        }
        self.heap.finals.running = false;
        self.ctx.exc = pending;
        count
    }

    /// At the end of a program: finalizes what is garbage, and then, in the order in which they were made, all others.
    pub fn finalize_all(&mut self) {
        self.collect_garbage(true);
        self.run_finalizers();
        let finals = &mut self.heap.finals;
        let rest: Vec<Value> = finals.old.drain(..).chain(finals.young.drain(..)).collect();
        finals.doomed.extend(rest);
        self.run_finalizers();
    }
}
