//! Snapshots: how the interpreter's frames are rebuilt when compiled code is left.
//!
//! A snapshot lists frames from the unit's root outward-in. Values are references to
//! instructions of the unit; each back end says for every exit where those values are found.

use crate::unit::Ref;
use serde::{Deserialize, Serialize};

/// Index in `Unit::snapshots`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SnapId(pub u32);

impl SnapId {
    /// No snapshot.
    pub const NONE: SnapId = SnapId(u32::MAX);
}

/// Index in `Unit::contexts`: a chain of inlined calls. Number 0 is the root frame.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CtxId(pub u32);

/// An inlined call: the context of the code inside it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Inlined {
    /// Context of the caller; the root is its own.
    pub parent: CtxId,
    /// The calling instruction.
    pub call_pc: u32,
    /// Index in `Unit::codes` of the code that runs in this context.
    pub code: u32,
    /// What returning from it means.
    pub kind: InlinedKind,
}

/// What returning from an inlined frame means.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum InlinedKind {
    /// The unit's own frame.
    Root,
    /// The result goes to the calling instruction's destination.
    Call,
    /// `__init__` of a new instance: the instance is the result.
    Init,
    /// A generator resumed by `for_iter`, `next()` or `send`.
    Generator,
    /// A special method called for an operator; the result is its operand's destination.
    Operator,
}

/// Where the interpreter goes on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Resume {
    /// By executing the innermost frame's `pc`.
    Before,
    /// By raising the pending exception at the innermost frame's `pc`.
    Raising,
}

/// One frame of a snapshot.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct FrameState {
    /// Which inlined call (0: the root frame).
    pub context: CtxId,
    /// Innermost frame: where to resume. Others: the calling instruction.
    pub pc: u32,
    /// The function object, for frames that do not exist yet (all but the root).
    pub function: Option<Ref>,
    /// `Init`: the instance. `Generator`: the generator.
    pub owner: Option<Ref>,
    /// Registers to write, ascending; others keep what they hold (root) or are unset.
    pub regs: Vec<(u16, Ref)>,
}

/// How to rebuild the interpreter's state.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Snapshot {
    /// Frames, the root first.
    pub frames: Vec<FrameState>,
    /// How to go on.
    pub resume: Resume,
    /// Objects that exist only in this snapshot; made before the frames are written. A `Ref` to
    /// the allocating instruction stands for the object.
    pub virtuals: Vec<Virtual>,
}

/// An allocation that was removed: an exit makes the object.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Virtual {
    /// The removed instruction, by which snapshots and other virtuals refer to the object.
    pub at: Ref,
    /// What it is.
    pub kind: VirtualKind,
    /// Byte offset and value of each field that was stored.
    pub fields: Vec<(i32, Ref)>,
}

/// Kind of a removed allocation.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub enum VirtualKind {
    /// A tuple of this length.
    Tuple(u32),
    /// An instance; the shape is the value of this reference (a literal).
    Instance(Ref),
    /// A cell.
    Cell,
}

impl Snapshot {
    /// Calls `f` with every reference in the snapshot, virtual objects' fields included.
    pub fn for_each_ref(&self, mut f: impl FnMut(Ref)) {
        for frame in &self.frames {
            frame
                .function
                .iter()
                .chain(&frame.owner)
                .for_each(|r| f(*r));
            frame.regs.iter().for_each(|(_, r)| f(*r));
        }
        for v in &self.virtuals {
            v.fields.iter().for_each(|(_, r)| f(*r));
            if let VirtualKind::Instance(shape) = v.kind {
                f(shape);
            }
        }
    }

    /// Replaces every reference.
    pub fn map_refs(&mut self, mut f: impl FnMut(Ref) -> Ref) {
        for frame in &mut self.frames {
            frame
                .function
                .iter_mut()
                .chain(&mut frame.owner)
                .for_each(|r| *r = f(*r));
            frame.regs.iter_mut().for_each(|(_, r)| *r = f(*r));
        }
        for v in &mut self.virtuals {
            v.fields.iter_mut().for_each(|(_, r)| *r = f(*r));
            if let VirtualKind::Instance(shape) = &mut v.kind {
                *shape = f(*shape);
            }
        }
    }

    /// The innermost frame.
    pub fn innermost(&self) -> &FrameState {
        self.frames
            .last()
            .expect("a snapshot has at least the root frame")
    }
}
