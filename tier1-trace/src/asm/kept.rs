//! Assembled code between runs: bytes, and which of them depend on where things lie.
//!
//! ```text
//!  assemble ─► code + places that hold addresses ─► store ─► load: copy, fill those places anew
//! ```
//!
//! Jumps inside a unit are distances and need nothing. What is left are the addresses of literal cells and of the
//! exit tail; on AArch64, where addresses are made of several instructions, also those inside the code.

use super::{Compiled, Gate, Refusal, Statistics};
use rekindle_abi::stencil::HoleKind;
use rekindle_machine::patch::patch;
use rekindle_machine::{ExitRecord, Location};
use rekindle_trace_ir::{Ref, SnapId, protocol};
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;
use std::sync::Arc;

/// What an address in the code is the address of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) enum Target {
    /// A literal's cell, by its number.
    Cell(u32),
    /// The shared way out.
    Tail,
    /// This byte of the code.
    Inside(u32),
}

/// An address in the code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Address {
    /// Byte offset of the hole.
    pub(super) at: u32,
    /// Index in [`HoleKind::ALL`].
    pub(super) kind: u8,
    pub(super) of: Target,
    pub(super) addend: i32,
}

/// A unit's code as it is kept.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Kept {
    slots: u32,
    /// Bytes before the exit stubs.
    main: u32,
    #[serde(with = "serde_bytes")]
    code: Vec<u8>,
    addresses: Vec<Address>,
    /// How many exits it has …
    count: u32,
    /// … and what they say: a [`KeptExits`].
    #[serde(with = "serde_bytes")]
    exits: Vec<u8>,
}

/// Exit records, those of one snapshot sharing their list.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
struct KeptExits {
    lists: Vec<Vec<(Ref, Location)>>,
    /// Snapshot, guard or call, index in `lists`.
    records: Vec<(SnapId, Ref, u32)>,
}

/// The exit records of a unit, by their numbers. Those of an earlier run are decoded when the first of them is asked for.
#[derive(Debug, Default)]
pub struct Exits {
    count: usize,
    records: OnceCell<Vec<ExitRecord>>,
    kept: Vec<u8>,
}

impl Exits {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The record of exit number `id`.
    pub fn get(&self, id: usize) -> Option<&ExitRecord> {
        self.all().get(id)
    }

    fn all(&self) -> &[ExitRecord] {
        self.records.get_or_init(|| {
            // `Gate::load` was given these bytes by the store, which had checked their sum: this build wrote them.
            let kept: KeptExits = protocol::decode(&self.kept).expect("what was encoded");
            kept.open()
        })
    }
}

impl From<Vec<ExitRecord>> for Exits {
    fn from(records: Vec<ExitRecord>) -> Exits {
        Exits {
            count: records.len(),
            records: records.into(),
            kept: Vec::new(),
        }
    }
}

impl std::ops::Index<usize> for Exits {
    type Output = ExitRecord;
    fn index(&self, id: usize) -> &ExitRecord {
        &self.all()[id]
    }
}

impl KeptExits {
    fn of(records: &[ExitRecord]) -> KeptExits {
        let mut kept = KeptExits::default();
        let mut known = rustc_hash::FxHashMap::default();
        for r in records {
            let list = *known.entry(r.values.as_ptr()).or_insert_with(|| {
                kept.lists.push(r.values.to_vec());
                kept.lists.len() as u32 - 1
            });
            kept.records.push((r.snapshot, r.at, list));
        }
        kept
    }

    fn open(self) -> Vec<ExitRecord> {
        let lists: Vec<Arc<[_]>> = self.lists.into_iter().map(Arc::from).collect();
        let records = self.records.into_iter();
        records
            .map(|(snapshot, at, list)| ExitRecord {
                snapshot,
                at,
                values: lists[list as usize].clone(),
            })
            .collect()
    }
}

impl Compiled {
    /// As it is kept for the next run.
    pub fn keep(&self) -> Option<Kept> {
        let exits = protocol::encode(&KeptExits::of(self.exits.all()))?;
        Some(Kept {
            slots: self.slots,
            main: self.statistics.code_bytes as u32,
            code: self.code.bytes().to_vec(),
            addresses: self.addresses.clone(),
            count: self.exits.len() as u32,
            exits,
        })
    }
}

impl Gate {
    /// Code of an earlier run, of the same build and with as many literals.
    ///
    /// # Errors
    /// No room, or an address that does not fit or leads outside.
    pub fn load(&self, kept: Kept, words: &[u64]) -> Result<Compiled, Refusal> {
        let literals = self.memory.literals(words)?;
        let len = kept.code.len();
        let mut draft = self.memory.draft(len)?;
        draft.truncate(len);
        let base = draft.address();
        let code = draft.bytes_mut();
        code[..len].copy_from_slice(&kept.code);
        for address in &kept.addresses {
            let of = match address.of {
                Target::Cell(n) if (n as usize) < words.len() => {
                    literals.address() + 8 * u64::from(n)
                }
                Target::Inside(at) if (at as usize) <= len => base + u64::from(at),
                Target::Tail => self.tail.address(),
                _ => return Err(Refusal::OutOfRange),
            };
            let kind = HoleKind::ALL.get(usize::from(address.kind));
            let kind = *kind.ok_or(Refusal::OutOfRange)?;
            let value = (of as i64).wrapping_add(i64::from(address.addend));
            // As in `Sequence::write`: distances are counted from the start of the hole.
            patch(code, base, address.at as usize, kind, value).map_err(|_| Refusal::OutOfRange)?;
        }
        let statistics = Statistics {
            code_bytes: kept.main as usize,
            stub_bytes: len - (kept.main as usize).min(len),
            ..Statistics::default()
        };
        Ok(Compiled {
            code: draft.publish(),
            literals,
            slots: kept.slots,
            statistics,
            origins: Vec::new(),
            addresses: kept.addresses,
            exits: Exits {
                count: kept.count as usize,
                records: OnceCell::new(),
                kept: kept.exits,
            },
        })
    }
}
