//! Rare instructions on behalf of compiled code.

use crate::frame::{Frame, FrameKind};
use crate::interp::Interp;
use crate::rare_ops::{call_exit, load_special, rare};
use crate::slow::make_iter;
use rekindle_bytecode::{Ins, Op};
use rekindle_objects::{ClassId, CodeState, R, Runtime, Value};

/// `Hooks::rare_op`: compiled code executes an instruction on registers of its own.
pub(crate) fn rare_op_hook(
    rt: &mut Runtime,
    ins: u64,
    code: *mut CodeState,
    registers: &mut [Value; 32],
) -> R<()> {
    let Some(ins) = Ins::from_bits(ins) else {
        return rt.raise_new(ClassId::SYSTEM_ERROR, "not an instruction");
    };
    // SAFETY: the hook is installed together with the interpreter.
    let interp = unsafe { Interp::of(rt) };
    // SAFETY: compiled code passes the code state it was recorded from; the instruction's registers
    // were numbered to lie in the array.
    unsafe {
        let name = |i: u16| (&(*code).names)[i as usize];
        let reg = |r: u16| registers[r as usize];
        match ins.op {
            Op::LoadSpecial => {
                registers[ins.a as usize] = load_special(rt, reg(ins.b), name(ins.c), ins.x)?;
                Ok(())
            }
            Op::CallExit => {
                registers[ins.a as usize] = call_exit(rt, reg(ins.b), reg(ins.c))?;
                Ok(())
            }
            Op::MakeIter => {
                registers[ins.a as usize] = make_iter(rt, reg(ins.b))?;
                Ok(())
            }
            Op::DeleteAttr => rt.set_attr(reg(ins.a), name(ins.c), Value::NULL),
            _ => {
                let mut frame = Frame {
                    regs: registers.as_mut_ptr(),
                    pc: std::ptr::null(),
                    code,
                    function: Value::NULL,
                    owner: Value::NULL,
                    outer_handled: Value::NULL,
                    kind: FrameKind::Call,
                    watched_kind: FrameKind::Call,
                    handles: false,
                    watch: 0,
                };
                rare(interp, rt, &mut frame, ins)
            }
        }
    }
}
