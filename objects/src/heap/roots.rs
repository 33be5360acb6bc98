//! Where marking starts, besides native stacks: the runtime's own fields, and what others
//! announce.

use super::mark::Marker;
use crate::Runtime;

/// Names parts of memory whose words may be values: stacks of registers and frames, records of
/// compiled code, literal tables.
#[derive(Clone, Copy, Debug)]
pub struct RootRanges {
    /// What `each` is called with.
    pub data: *mut (),
    /// Calls the function given with the start and the end of every part, both 8-aligned.
    pub each: unsafe fn(data: *mut (), see: &mut dyn FnMut(usize, usize)),
}

/// How much of what only ever grows was marked before: the rest is young.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    codes: usize,
    classes: usize,
    full: bool,
}

impl Seen {
    /// What a collection need not look at again.
    pub(super) fn for_collection(self, full: bool) -> Seen {
        if full {
            Seen {
                full,
                ..Seen::default()
            }
        } else {
            self
        }
    }
}

impl Runtime {
    /// What there is now of all that only ever grows.
    pub(super) fn seen_now(&self) -> Seen {
        Seen {
            codes: self.codes.len(),
            classes: self.classes.len(),
            full: false,
        }
    }

    /// Marks what the runtime itself and announced memory refer to.
    pub(super) fn mark_roots(&self, m: &mut Marker<'_>, seen: Seen) {
        let fields = [
            self.modules,
            self.native_modules,
            self.builtins,
            self.handled,
            self.empty_tuple,
        ];
        let kept = self.asyncgen_hooks.into_iter().chain(self.std_streams);
        let kept = kept.chain(self.global_mappings.values().copied());
        let inherited = self.inherited_builtins.values();
        let kept = kept.chain(inherited.flat_map(|(globals, names)| [*globals, *names]));
        let kept = kept.chain(self.origins.values().copied());
        let inherited = self.inherited_builtins.values();
        let kept = kept.chain(inherited.flat_map(|(globals, names)| [*globals, *names]));
        for v in fields.into_iter().chain(self.common_floats).chain(kept) {
            m.value(v);
        }
        if !self.codecs.is_null() {
            m.value(self.codecs);
        }
        // Registers and arguments of compiled code are whatever it left there.
        let ctx = &self.ctx;
        for word in [
            ctx.exc.0,
            ctx.function.0,
            self.tracer.0,
            self.profiler.0,
            self.threads.own_name[0].0,
            self.threads.own_name[1].0,
        ] {
            m.loose(word);
        }
        ctx.args.iter().for_each(|v| m.loose(v.0));
        ctx.spill_int.iter().for_each(|i| m.loose(*i as u64));
        for class in &self.classes[seen.classes..] {
            m.value(class.object);
        }
        if seen.full {
            self.interned.values().for_each(|v| m.value(*v));
        }
        if !self.newly_interned.is_empty() || seen.full {
            self.names.for_each(|v| m.value(v));
            self.latin_chars.iter().for_each(|v| m.value(*v));
            self.newly_interned.iter().for_each(|v| m.value(*v));
        }
        self.mark_codes(m, seen);
        self.heap.root_vecs.for_each(|v| m.value(v));
        self.heap.weaks.for_each_waiting(|v| m.value(v));
        for ranges in &self.heap.ranges {
            // SAFETY: whoever added the provider promised that both may be done.
            unsafe {
                (ranges.each)(ranges.data, &mut |from, to| m.loose_range(from, to));
            }
        }
    }

    /// Constants and names never change; cache lines change while a frame of their code is there.
    fn mark_codes(&self, m: &mut Marker<'_>, seen: Seen) {
        for code in &self.codes[seen.codes..] {
            // SAFETY: code states live as long as the runtime.
            let code = unsafe { &**code };
            m.value(code.globals);
            code.consts.iter().for_each(|v| m.value(*v));
            code.names.iter().for_each(|v| m.value(*v));
            code.titles.iter().for_each(|v| m.value(*v));
        }
        let filled = match seen.full {
            true => &self.codes,
            false => &self.entered_codes,
        };
        for code in filled {
            // SAFETY: as above.
            for cache in unsafe { &(**code).caches } {
                if cache.data | cache.epoch != 0 {
                    m.loose(cache.data);
                    m.loose(cache.epoch);
                }
            }
        }
    }
}
