//! The optimizer: one pass per concern, each a small file with its equation on top.
//!
//! ```text
//!  recorder's unit ─ copy ─ consts ─ params ─ fold ─ forward ─ licm ─ forward ─ ranges ─ sink
//!                    ─ forward ─ params ─ dce ─ straighten ─ place ─ optimized unit
//! ```
//!
//! What holds for all passes:
//! * The arena only grows: an instruction that is still there has the number that the recorder
//!   gave it, so a guard that fails can be found in the recorder's unit.
//! * Snapshots keep their numbers; new ones are added behind them. A guard that left a loop has
//!   one of those.
//! * The unit verifies before and after every pass.
//! * The recorder's unit is not changed, and the optimized one is not optimized again:
//!   [`rekindle_trace_ir::Block::entry_snap`] is gone from it.

mod alias;
mod consts;
mod dce;
mod effects;
mod fold;
mod forward;
mod licm;
mod params;
mod place;
mod planted;
mod ranges;
mod rename;
mod sink;
mod straighten;

#[cfg(test)]
mod tests;

use fold::Folder;
pub use planted::Faults;
use rekindle_trace_ir::{Ref, SnapId, Unit};

/// What a run is told.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Planted faults; none outside tests.
    pub faults: Faults,
    /// Guards that must not leave their loops: they failed before them too often.
    pub pinned: Vec<Ref>,
}

/// The size of a unit after a pass.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Size {
    /// The pass.
    pub pass: &'static str,
    /// Instructions in blocks that can be reached, parameters not counted.
    pub instructions: usize,
    /// Blocks that can be reached.
    pub blocks: usize,
}

/// The same unit, faster.
pub fn optimize(unit: &Unit) -> Unit {
    optimize_with(unit, &Faults::default())
}

/// The same unit, faster, with planted faults.
pub fn optimize_with(unit: &Unit, faults: &Faults) -> Unit {
    let settings = Settings {
        faults: *faults,
        ..Settings::default()
    };
    optimize_traced(unit, &settings, |_| {})
}

/// The same unit, faster; tells the size after every pass.
pub fn optimize_traced(unit: &Unit, settings: &Settings, mut trace: impl FnMut(Size)) -> Unit {
    let mut unit = unit.clone();
    let folder = Folder::new(&settings.faults);
    let forget_entries = |unit: &mut Unit| {
        for block in &mut unit.blocks {
            block.entry_snap = SnapId::NONE;
        }
    };
    type Pass<'a> = (&'static str, &'a dyn Fn(&mut Unit));
    let passes: &[Pass<'_>] = &[
        ("consts", &consts::run),
        ("params", &params::run),
        ("fold", &|u| fold::run(u, &folder)),
        ("forward", &|u| forward::run(u, &folder)),
        ("licm", &|u| licm::run(u, &settings.pinned)),
        ("entries", &forget_entries),
        ("forward", &|u| forward::run(u, &folder)),
        ("ranges", &ranges::run),
        ("sink", &sink::run),
        ("forward", &|u| forward::run(u, &folder)),
        ("params", &params::run),
        ("dce", &dce::run),
        ("straighten", &straighten::run),
        ("place", &place::run),
        ("planted", &|u| planted::run(u, &settings.faults)),
    ];
    for (name, pass) in passes {
        pass(&mut unit);
        #[cfg(debug_assertions)]
        if let Err(violation) = rekindle_trace_ir::verify(&unit) {
            panic!(
                "after {name}: {violation}\n{}",
                rekindle_trace_ir::print(&unit)
            );
        }
        trace(size(&unit, name));
    }
    unit
}

fn size(unit: &Unit, pass: &'static str) -> Size {
    let order = unit.reverse_post_order();
    Size {
        pass,
        instructions: order.iter().map(|b| unit[*b].body.len()).sum(),
        blocks: order.len(),
    }
}
