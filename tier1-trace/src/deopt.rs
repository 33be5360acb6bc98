//! Leaving compiled code: from an exit's words to interpreter frames.

use crate::body::Body;
use rekindle_abi::heap::INLINE;
use rekindle_machine::ExitRecord;
use rekindle_machine::deopt::Machine;
use rekindle_objects::{CodeState, Runtime, ShapeId, Value};
use rekindle_tier0::engine::Entered;
use rekindle_tier0::{FrameKind, Interp};
use rekindle_trace_ir::{InlinedKind, Ref, Resume, Ty, VirtualKind};

/// Rebuilds the frames that an exit describes on top of the unit's root frame, the newest one.
///
/// # Safety
/// The unit of `body` was just left through `exit`; `slots` are its activation's; `codes` its
/// linked codes; the newest frame is the one it was entered with.
pub(crate) unsafe fn rebuild(
    interp: &mut Interp,
    rt: &mut Runtime,
    body: &Body,
    exit: &ExitRecord,
    slots: *const u64,
    codes: &[*mut CodeState],
) -> Entered {
    let snapshot = &body.unit[exit.snapshot];
    let mut state = Rebuild {
        body,
        exit,
        slots,
        objects: Vec::new(),
    };
    // SAFETY: the caller's promise covers everything below: registers of snapshots lie in their
    // frames, locations in the activation.
    unsafe {
        // Virtual objects may refer to each other: all are made before any is filled.
        for v in &snapshot.virtuals {
            let object = state.allocate(rt, v.kind);
            state.objects.push((v.at, object));
        }
        for (i, v) in snapshot.virtuals.iter().enumerate() {
            let object = state.objects[i].1;
            for (offset, field) in &v.fields {
                let word = state.field(rt, *field);
                *((object.0 as i64 + *offset as i64) as *mut u64) = word;
            }
        }
        for (i, f) in snapshot.frames.iter().enumerate() {
            let innermost = i + 1 == snapshot.frames.len();
            let code = codes[body.unit.contexts[f.context.0 as usize].code as usize];
            if i > 0 {
                let function = f.function.map_or(Value::NULL, |r| state.value(rt, r));
                let owner = f.owner.map_or(Value::NULL, |r| state.value(rt, r));
                let kind = match body.unit.contexts[f.context.0 as usize].kind {
                    InlinedKind::Init => FrameKind::Init,
                    InlinedKind::Generator => FrameKind::Generator,
                    InlinedKind::Operator => FrameKind::Operator,
                    _ => FrameKind::Call,
                };
                let regs = interp.free_regs();
                if interp
                    .push_frame(rt, code, function, regs, 0, kind)
                    .is_err()
                {
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
            let next = f.pc as usize + (!innermost || snapshot.resume == Resume::Raising) as usize;
            let first = (&*code).code.ins.as_ptr();
            interp.top().pc = first.add(next);
        }
    }
    match snapshot.resume {
        Resume::Before => Entered::Resume,
        Resume::Raising => Entered::Raise,
    }
}

struct Rebuild<'a> {
    body: &'a Body,
    exit: &'a ExitRecord,
    slots: *const u64,
    objects: Vec<(Ref, Value)>,
}

impl Rebuild<'_> {
    /// # Safety
    /// As [`rebuild`].
    unsafe fn word(&self, rt: &Runtime, r: Ref) -> u64 {
        let location = self
            .exit
            .location(r)
            .expect("an exit says where all its values are");
        // SAFETY: the caller's promise.
        unsafe { Machine::left(&rt.ctx, self.slots, self.body.literals()).word(location) }
    }

    /// A snapshot's value as an object.
    ///
    /// # Safety
    /// As [`rebuild`].
    unsafe fn value(&self, rt: &mut Runtime, r: Ref) -> Value {
        if let Some((_, object)) = self.objects.iter().find(|(at, _)| *at == r) {
            return *object;
        }
        // SAFETY: the caller's promise.
        let word = unsafe { self.word(rt, r) };
        match self.body.unit[r].ty {
            Ty::Int => rt.new_int(word as i64),
            Ty::Float => rt.new_float(f64::from_bits(word)),
            Ty::Bool => Value::bool(word & 1 == 1),
            _ => Value(word),
        }
    }

    /// A field of a virtual object: raw slots stay raw.
    ///
    /// # Safety
    /// As [`rebuild`].
    unsafe fn field(&self, rt: &mut Runtime, r: Ref) -> u64 {
        match self.body.unit[r].ty {
            // SAFETY: the caller's promise.
            Ty::Int | Ty::Float => unsafe { self.word(rt, r) },
            // SAFETY: the caller's promise.
            _ => unsafe { self.value(rt, r).0 },
        }
    }

    /// # Safety
    /// As [`rebuild`].
    unsafe fn allocate(&self, rt: &mut Runtime, kind: VirtualKind) -> Value {
        match kind {
            VirtualKind::Tuple(n) => rt.new_tuple_uninit(n as usize),
            // SAFETY: the caller's promise.
            VirtualKind::Instance(shape) => unsafe {
                let shape = ShapeId(self.word(rt, shape) as u32);
                rt.new_instance(shape)
            },
            VirtualKind::Cell => rt.new_cell(Value::NULL),
        }
    }
}

const _: () = assert!(INLINE.tuple == 16);
