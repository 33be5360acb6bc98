//! Leaving compiled code: from an exit's words to interpreter frames.
//!
//! The first time that an exit is taken its snapshot and its locations are made into a [`Plan`], a list of what to read
//! from where; leaving is then reading that list from front to back.

use crate::body::Body;
use rekindle_abi::heap::INLINE;
use rekindle_machine::deopt::Machine;
use rekindle_machine::{ExitRecord, Location};
use rekindle_objects::{CodeState, Runtime, ShapeId, Value};
use rekindle_tier0::engine::Entered;
use rekindle_tier0::{FrameKind, Interp};
use rekindle_trace_ir::{InlinedKind, Ref, Resume, Snapshot, Ty, Unit, VirtualKind};

/// What an exit does, in order.
#[derive(Debug)]
pub struct Plan {
    virtuals: Vec<Virtual>,
    frames: Vec<Frame>,
    resume: Resume,
}

/// A removed allocation that is made now.
#[derive(Debug)]
struct Virtual {
    kind: Made,
    /// Byte offset and word of each field.
    fields: Vec<(i32, Load)>,
}

#[derive(Debug)]
enum Made {
    Tuple(usize),
    /// By the number of its shape.
    Instance(Location),
    Cell,
}

#[derive(Debug)]
struct Frame {
    /// Number of its code in the unit.
    code: usize,
    kind: FrameKind,
    function: Load,
    owner: Load,
    regs: Vec<(u16, Load)>,
    /// Instruction under way; in callers the calling one.
    pc: u32,
    /// Instruction it goes on with.
    next: usize,
}

/// A word and what is to be made of it.
#[derive(Clone, Copy, Debug)]
enum Load {
    Word(Location),
    Int(Location),
    Float(Location),
    Bool(Location),
    /// The virtual object of this number.
    Object(usize),
}

const NOTHING: Load = Load::Word(Location::Const(Value::NULL.0));

impl Plan {
    /// The plan of an exit of this unit.
    pub fn new(unit: &Unit, exit: &ExitRecord) -> Plan {
        let snapshot = &unit[exit.snapshot];
        let maker = Maker {
            unit,
            exit,
            snapshot,
        };
        let last = snapshot.frames.len() - 1;
        let frames = snapshot.frames.iter().enumerate().map(|(i, f)| {
            let context = &unit.contexts[f.context.0 as usize];
            Frame {
                code: context.code as usize,
                kind: match context.kind {
                    InlinedKind::Init => FrameKind::Init,
                    InlinedKind::Generator => FrameKind::Generator,
                    InlinedKind::Operator => FrameKind::Operator,
                    _ => FrameKind::Call,
                },
                function: f.function.map_or(NOTHING, |r| maker.value(r)),
                owner: f.owner.map_or(NOTHING, |r| maker.value(r)),
                regs: f.regs.iter().map(|(r, v)| (*r, maker.value(*v))).collect(),
                pc: f.pc,
                next: f.pc as usize + (i < last || snapshot.resume == Resume::Raising) as usize,
            }
        });
        let virtuals = snapshot.virtuals.iter().map(|v| Virtual {
            kind: match v.kind {
                VirtualKind::Tuple(n) => Made::Tuple(n as usize),
                VirtualKind::Instance(shape) => Made::Instance(maker.location(shape)),
                VirtualKind::Cell => Made::Cell,
            },
            fields: v
                .fields
                .iter()
                .map(|(at, r)| (*at, maker.field(*r)))
                .collect(),
        });
        Plan {
            frames: frames.collect(),
            virtuals: virtuals.collect(),
            resume: snapshot.resume,
        }
    }

    /// How many frames it rebuilds, the unit's own included.
    pub fn frames(&self) -> usize {
        self.frames.len()
    }

    /// Of each frame the number of its code in the unit, and the instruction under way.
    pub fn places(&self) -> impl Iterator<Item = (usize, u32)> + '_ {
        self.frames.iter().map(|f| (f.code, f.pc))
    }
}

struct Maker<'a> {
    unit: &'a Unit,
    exit: &'a ExitRecord,
    snapshot: &'a Snapshot,
}

impl Maker<'_> {
    fn location(&self, r: Ref) -> Location {
        let location = self.exit.location(r);
        location.expect("an exit says where all its values are")
    }

    fn object(&self, r: Ref) -> Option<Load> {
        let number = self.snapshot.virtuals.iter().position(|v| v.at == r)?;
        Some(Load::Object(number))
    }

    /// A snapshot's value as an object.
    fn value(&self, r: Ref) -> Load {
        self.object(r).unwrap_or_else(|| {
            let location = self.location(r);
            match self.unit[r].ty {
                Ty::Int => Load::Int(location),
                Ty::Float => Load::Float(location),
                Ty::Bool => Load::Bool(location),
                _ => Load::Word(location),
            }
        })
    }

    /// A field of a virtual object: raw slots stay raw.
    fn field(&self, r: Ref) -> Load {
        match self.unit[r].ty {
            Ty::Int | Ty::Float => Load::Word(self.location(r)),
            _ => self.value(r),
        }
    }
}

/// Rebuilds the frames that an exit describes on top of the unit's root frame, the newest one.
///
/// # Safety
/// The heap is paused. The unit of `body` was just left through the exit of `plan`; `slots` are its activation's; `codes` its
/// linked codes; the newest frame is the one it was entered with.
pub(crate) unsafe fn rebuild(
    interp: &mut Interp,
    rt: &mut Runtime,
    body: &Body,
    plan: &Plan,
    slots: *const u64,
    codes: &[*mut CodeState],
) -> Entered {
    // SAFETY: the caller's promise covers everything below: registers of snapshots lie in their
    // frames, locations in the activation.
    unsafe {
        let state = Rebuild::begin(rt, body, plan, slots);
        for (i, f) in plan.frames.iter().enumerate() {
            let code = codes[f.code];
            if i > 0 {
                let function = state.value(rt, f.function);
                let owner = state.value(rt, f.owner);
                let regs = interp.free_regs();
                let pushed = interp.push_frame(rt, code, function, regs, 0, f.kind);
                if pushed.is_err() {
                    return Entered::Raise;
                }
                let handled = rt.handled;
                let frame = interp.top();
                frame.owner = owner;
                frame.outer_handled = handled;
            }
            let regs = interp.top().regs;
            for (r, v) in &f.regs {
                *regs.add(*r as usize) = state.value(rt, *v);
            }
            interp.top().pc = (&*code).code.ins.as_ptr().add(f.next);
        }
    }
    match plan.resume {
        Resume::Before => Entered::Resume,
        Resume::Raising => Entered::Raise,
    }
}

/// What a frame inside a running unit holds: its function, or NULL (the root frame's is the interpreter's to tell), and the
/// registers that its snapshot names. Objects whose allocation was removed are shown as copies.
///
/// # Safety
/// The unit of `body` is in the call of `plan`'s exit; `slots` are its activation's. The heap is paused.
pub(crate) unsafe fn look_into(
    rt: &mut Runtime,
    body: &Body,
    plan: &Plan,
    slots: *const u64,
    frame: usize,
) -> (Value, Vec<(u16, Value)>) {
    let frame = &plan.frames[frame];
    // SAFETY: the caller's promise.
    unsafe {
        let state = Rebuild::begin(rt, body, plan, slots);
        let function = state.value(rt, frame.function);
        let regs = frame.regs.iter().map(|(r, v)| (*r, state.value(rt, *v)));
        (function, regs.collect())
    }
}

struct Rebuild<'a> {
    body: &'a Body,
    slots: *const u64,
    /// The virtual objects made so far.
    objects: Vec<Value>,
}

impl<'a> Rebuild<'a> {
    /// Makes the virtual objects. They may refer to each other: all are made before any is filled.
    ///
    /// # Safety
    /// As [`rebuild`].
    unsafe fn begin(
        rt: &mut Runtime,
        body: &'a Body,
        plan: &Plan,
        slots: *const u64,
    ) -> Rebuild<'a> {
        let mut state = Rebuild {
            body,
            slots,
            objects: Vec::new(),
        };
        // SAFETY: the caller's promise; fields of snapshots lie inside their objects.
        unsafe {
            for v in &plan.virtuals {
                let object = state.allocate(rt, &v.kind);
                state.objects.push(object);
            }
            for (i, v) in plan.virtuals.iter().enumerate() {
                let object = state.objects[i];
                for (offset, field) in &v.fields {
                    let word = state.value(rt, *field).0;
                    *((object.0 as i64 + *offset as i64) as *mut u64) = word;
                }
            }
        }
        state
    }

    /// # Safety
    /// As [`rebuild`].
    #[inline(always)]
    unsafe fn word(&self, rt: &Runtime, location: Location) -> u64 {
        // SAFETY: the caller's promise.
        unsafe { Machine::left(&rt.ctx, self.slots, self.body.literals()).word(location) }
    }

    /// # Safety
    /// As [`rebuild`].
    #[inline(always)]
    unsafe fn value(&self, rt: &mut Runtime, load: Load) -> Value {
        // SAFETY: the caller's promise.
        unsafe {
            match load {
                Load::Word(at) => Value(self.word(rt, at)),
                Load::Int(at) => rt.new_int(self.word(rt, at) as i64),
                Load::Float(at) => rt.new_float(f64::from_bits(self.word(rt, at))),
                Load::Bool(at) => Value::bool(self.word(rt, at) & 1 == 1),
                Load::Object(number) => self.objects[number],
            }
        }
    }

    /// # Safety
    /// As [`rebuild`].
    unsafe fn allocate(&self, rt: &mut Runtime, kind: &Made) -> Value {
        match kind {
            Made::Tuple(n) => rt.new_tuple_uninit(*n),
            // SAFETY: the caller's promise.
            Made::Instance(shape) => unsafe {
                let shape = ShapeId(self.word(rt, *shape) as u32);
                rt.new_instance(shape)
            },
            Made::Cell => rt.new_cell(Value::NULL),
        }
    }
}

const _: () = assert!(INLINE.tuple == 16);
