//! Faults planted in compiled code, so that tests can see that tests notice.
//!
//! Only `-X fault=NAME` plants one. Most are made here, in the optimized unit; `wrong_fold` is a
//! rule of the folder, and `stale_literal` is made where units are taken up from the store.

use rekindle_trace_ir::{Ref, Ty, Unit, Uop};

macro_rules! define_faults {
    ($( $(#[doc = $doc:literal])* $name:ident, )*) => {
        /// Which faults are planted; none outside tests.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
        pub struct Faults { $( $(#[doc = $doc])* pub $name: bool, )* }

        impl Faults {
            /// Every fault's name.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];

            /// Plants the fault of this name; false when there is none.
            pub fn plant(&mut self, name: &str) -> bool {
                match name {
                    $(stringify!($name) => self.$name = true,)*
                    _ => return false,
                }
                true
            }
        }
    };
}

define_faults! {
    /// Subtracting a constant adds it.
    wrong_fold,
    /// Every third guard is missing.
    dropped_guard,
    /// Every snapshot that can has two numbers of a frame in each other's registers.
    swapped_snapshot_slot,
    /// The collector is not told of what is stored into old objects.
    missing_barrier,
    /// A unit that is taken up a second time, for other globals, gets the words of the first time.
    stale_literal,
}

impl Faults {
    /// Is any planted? Then nothing of the run may be kept.
    pub fn any(&self) -> bool {
        *self != Faults::default()
    }
}

/// Plants what is a fault of an optimized unit.
pub(super) fn run(unit: &mut Unit, faults: &Faults) {
    if faults.dropped_guard {
        let mut met = 0;
        keep(unit, |op| {
            let guard = matches!(op, Uop::GuardTrue | Uop::GuardFalse);
            met += guard as u32;
            !guard || met % 3 != 0
        });
    }
    if faults.missing_barrier {
        keep(unit, |op| op != Uop::Barrier);
    }
    if faults.swapped_snapshot_slot {
        swap_slots(unit);
    }
}

/// Leaves only these instructions in blocks.
fn keep(unit: &mut Unit, mut wanted: impl FnMut(Uop) -> bool) {
    for b in unit.reverse_post_order() {
        let mut body = std::mem::take(&mut unit[b].body);
        body.retain(|r| wanted(unit[*r].op));
        unit[b].body = body;
    }
}

/// In each snapshot the first two registers of the innermost frame that hold different numbers
/// of one type. Objects stay: the interpreter trusts the registers of its loops.
fn swap_slots(unit: &mut Unit) {
    let types: Vec<Ty> = unit.ins.iter().map(|ins| ins.ty).collect();
    for snapshot in &mut unit.snapshots {
        let Some(frame) = snapshot.frames.last_mut() else {
            continue;
        };
        let pair = first_pair(&frame.regs, |a, b| {
            let ty = types[a.0 as usize];
            a != b && matches!(ty, Ty::Int | Ty::Float) && types[b.0 as usize] == ty
        });
        if let Some((i, j)) = pair {
            (frame.regs[i].1, frame.regs[j].1) = (frame.regs[j].1, frame.regs[i].1);
        }
    }
}

fn first_pair(regs: &[(u16, Ref)], fits: impl Fn(Ref, Ref) -> bool) -> Option<(usize, usize)> {
    let pairs = (0..regs.len()).flat_map(|i| (i + 1..regs.len()).map(move |j| (i, j)));
    pairs
        .into_iter()
        .find(|(i, j)| fits(regs[*i].1, regs[*j].1))
}
