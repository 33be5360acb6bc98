//! Traceback objects: `(next, address of the linked code, place)`.
//!
//! ```text
//!  place  pc                             an entry made while nobody looks at frames
//!         (pc, frame, lasti, lineno)     one that knows its frame, or was made in Python
//! ```

use crate::frames::{address, linked};
use crate::{Args, CodeState, R, Runtime, ShapeId, Value, natives};
use rekindle_abi::heap::Triple;

natives! {
    /// Attributes of tracebacks.
    pub TABLE:
    "traceback.__new__" => tb_new, 1, 5, true, Static;
    "traceback.__dir__" => tb_dir, 1, 1, false, Method;
    "traceback.tb_next" => tb_next, 1, 1, false, Getter;
    "traceback.tb_lineno" => tb_lineno, 1, 1, false, Getter;
    "traceback.tb_lasti" => tb_lasti, 1, 1, false, Getter;
    "traceback.tb_frame" => tb_frame, 1, 1, false, Getter;
}

impl Runtime {
    /// A traceback entry in front of `next` (a traceback or None).
    pub fn new_traceback(&mut self, next: Value, code: *const CodeState, pc: u32) -> Value {
        let pc = Value::small_int(pc as i64);
        self.new_triple(ShapeId::TRACEBACK, next, address(code), pc)
    }

    /// The same, of a frame object.
    pub fn new_traceback_of(
        &mut self,
        next: Value,
        code: *const CodeState,
        pc: u32,
        frame: Value,
    ) -> Value {
        let line = linked(address(code)).code.position(pc).line;
        let numbers = [pc as i64, 2 * pc as i64, line as i64].map(Value::small_int);
        let place = self.new_tuple(&[numbers[0], frame, numbers[1], numbers[2]]);
        self.new_triple(ShapeId::TRACEBACK, next, address(code), place)
    }

    /// A traceback entry: the next one (or None), its code, the index of the instruction.
    pub fn traceback_parts<'a>(&self, traceback: Value) -> (Value, &'a CodeState, u32) {
        let (next, code, place) = self.triple(traceback);
        let pc = match place.is_small_int() {
            true => place,
            false => self.tuple_items(place)[0],
        };
        (next, linked(code), pc.as_small_int() as u32)
    }

    /// Frame, offset and line of an entry that has them.
    fn traceback_place(&self, traceback: Value) -> Option<[Value; 3]> {
        let (_, _, place) = self.triple(traceback);
        if place.is_small_int() {
            return None;
        }
        let items = self.tuple_items(place);
        Some([items[1], items[2], items[3]])
    }

    /// The line of a traceback entry; 0: none.
    pub fn traceback_line(&self, traceback: Value) -> i64 {
        match self.traceback_place(traceback) {
            Some([_, _, line]) => line.as_small_int(),
            None => {
                let (_, code, pc) = self.traceback_parts(traceback);
                code.code.position(pc).line as i64
            }
        }
    }

    /// Sets `tb_next`; false: another attribute.
    pub(crate) fn set_traceback_field(&mut self, tb: Value, name: Value, value: Value) -> R<bool> {
        if self.str_bytes(name) != b"tb_next" {
            return Ok(false);
        }
        if value.is_null() {
            return self.type_error("can't delete tb_next attribute");
        }
        let is_traceback =
            |rt: &Runtime, v: Value| v.is_ptr() && rt.shape_of(v) == ShapeId::TRACEBACK;
        if !(value.is_none() || is_traceback(self, value)) {
            let got = self.type_name(value);
            return self.type_error(format!("expected traceback object, got '{got}'"));
        }
        let mut at = value;
        while is_traceback(self, at) {
            if at == tb {
                return self.value_error("traceback loop detected");
            }
            at = self.triple(at).0;
        }
        // SAFETY: the caller checked that it is a traceback.
        unsafe { (*tb.as_ptr::<Triple>()).a = value };
        self.heap.barrier(tb, value);
        Ok(true)
    }
}

/// An entry for the frame's code, at an offset; the line wins if the offset is not on it.
fn tb_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["tb_next", "tb_frame", "tb_lasti", "tb_lineno"];
    let [next, frame, lasti, lineno] = rt.bind_args("traceback", args, 1, names, 4)?;
    let is = |v: Value, shape| v.is_ptr() && rt.shape_of(v) == shape;
    if !next.is_none() && !is(next, ShapeId::TRACEBACK) {
        let got = rt.type_name(next);
        return rt.type_error(format!("expected traceback object or None, got '{got}'"));
    }
    if !is(frame, ShapeId::FRAME) {
        let got = rt.type_name(frame);
        return rt.type_error(format!(
            "traceback() argument 'tb_frame' must be frame, not {got}"
        ));
    }
    let (offset, line) = (rt.index_i64(lasti)?, rt.index_i64(lineno)?);
    let code = rt.triple(frame).0;
    let ins = &linked(code).code;
    let n = ins.ins.len() as u32;
    let on_line = |pc: &u32| ins.position(*pc).line as i64 == line;
    let pc = Some((offset / 2).clamp(0, n as i64 - 1) as u32);
    let pc = pc.filter(on_line).or_else(|| (0..n).find(on_line));
    let numbers = [pc.unwrap_or(0) as i64, offset, line].map(|n| rt.new_int(n));
    let place = rt.new_tuple(&[numbers[0], frame, numbers[1], numbers[2]]);
    Ok(rt.new_triple(ShapeId::TRACEBACK, next, code, place))
}

fn tb_dir(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map(|name| rt.intern(name));
    Ok(rt.list_from(&names))
}

fn tb_next(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.triple(args.all[0]).0)
}

fn tb_lineno(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(match rt.traceback_line(args.all[0]) {
        0 => Value::NONE,
        line => Value::small_int(line),
    })
}

fn tb_lasti(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(match rt.traceback_place(args.all[0]) {
        Some([_, lasti, _]) => lasti,
        None => Value::small_int(2 * rt.traceback_parts(args.all[0]).2 as i64),
    })
}

/// The frame; without its local variables where the traceback was made while nobody looked at frames.
fn tb_frame(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let traceback = args.all[0];
    if let Some([frame, _, _]) = rt.traceback_place(traceback) {
        return Ok(frame);
    }
    let (next, code, pc) = rt.traceback_parts(traceback);
    let locals = match code.code.flags.has(rekindle_bytecode::Flags::FUNCTION) {
        true => rt.new_dict(),
        false => code.globals,
    };
    let frame = rt.new_frame_object(code, pc, locals, Value::NONE);
    let known = rt.new_traceback_of(next, code, pc, frame);
    let place = rt.triple(known).2;
    // SAFETY: found through the class of tracebacks.
    unsafe { (*traceback.as_ptr::<Triple>()).c = place };
    rt.heap.barrier(traceback, place);
    Ok(frame)
}
