//! From an object to code that can be entered.

use crate::rejection::Rejection;
use rekindle_machine::record::{EXIT_SLOT, FIRST_SLOT};
use rekindle_machine::{CodeMemory, ExitRecord, Literals, Location, object};
use rekindle_trace_ir::protocol::{CALL_WORD, Compiled, ENTRY, ExitSite, LITERALS};
use rekindle_trace_ir::{Ref, Snapshot, Unit, Uop};

/// Slots that a unit may want; far more than one with a sensible number of values does.
const MOST_SLOTS: u32 = 1 << 20;

// Whoever walks the frames looks for a call's number in one place.
const _: () = assert!(CALL_WORD == EXIT_SLOT as i64 - FIRST_SLOT as i64);

/// A tier 2 unit in code memory.
#[derive(Debug)]
pub struct Installed {
    /// The code; entered with [`rekindle_machine::enter_whole`] at `linked.entry`.
    pub linked: object::Linked,
    /// The words of its literals.
    pub literals: Literals,
    /// By exit number (`Ctx::exit_id`, or the record's word during a call).
    pub exits: Vec<ExitRecord>,
    /// Slots that its activation record must have, the header included.
    pub slots: u32,
}

/// Links what was compiled from `unit`, now or in an earlier run. `words` are its literals.
///
/// Everything that the object says about the unit is checked against it: the two may come from
/// different files.
pub fn install(
    memory: &CodeMemory,
    unit: &Unit,
    compiled: &Compiled,
    words: &[u64],
) -> Result<Installed, Rejection> {
    let fits = compiled.slots <= MOST_SLOTS && words.len() == unit.literals.len();
    let exits = compiled.exits.iter();
    let exits = exits
        .map(|site| exit_record(unit, compiled, *site))
        .collect::<Option<Vec<ExitRecord>>>()
        .filter(|_| fits)
        .ok_or(Rejection::Mismatch)?;
    let full = |_| Rejection::Unlinkable(object::Refusal::Full);
    let literals = memory.literals(words).map_err(full)?;
    let symbols = [(LITERALS, literals.address())];
    let linked = object::link(memory, &compiled.object, ENTRY, &symbols);
    Ok(Installed {
        linked: linked.map_err(Rejection::Unlinkable)?,
        literals,
        exits,
        slots: compiled.slots + FIRST_SLOT as u32,
    })
}

/// Says where an exit's values are; nothing if some value is nowhere.
fn exit_record(unit: &Unit, compiled: &Compiled, site: ExitSite) -> Option<ExitRecord> {
    let number = site.snapshot.0 as usize;
    let (snapshot, stored) = (unit.snapshots.get(number)?, compiled.stored.get(number)?);
    let is_known = |r: Ref| r == Ref::NONE || (r.0 as usize) < unit.ins.len();
    if !is_known(site.guard) {
        return None;
    }
    let locate = |r: Ref| {
        let ins = unit.ins.get(r.0 as usize)?;
        Some(match ins.op {
            Uop::ConstInt | Uop::ConstFloat | Uop::ConstValue => Location::Const(ins.imm as u64),
            Uop::Literal => Location::Literal(ins.imm as u32),
            _ => {
                let place = stored.iter().position(|s| *s == r)? as u32;
                let slot = Location::Slot(FIRST_SLOT as u32 + place);
                (place < compiled.slots).then_some(slot)?
            }
        })
    };
    let values = names(snapshot)
        .into_iter()
        .map(|r| Some((r, locate(r)?)))
        .collect::<Option<_>>()?;
    Some(ExitRecord {
        snapshot: site.snapshot,
        at: site.guard,
        values,
    })
}

/// What a snapshot names, ascending, without the objects that it makes itself.
fn names(snapshot: &Snapshot) -> Vec<Ref> {
    let mut names = Vec::new();
    snapshot.for_each_ref(|r| names.push(r));
    names.retain(|r| snapshot.virtuals.iter().all(|v| v.at != *r));
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests;
