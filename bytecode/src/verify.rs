//! The verifier: what the interpreter relies on without checking again.
//!
//! A verified code has: registers below `frame_size`; names, constants, nested codes and free
//! variables in range; jumps that land on instructions; a last instruction that does not fall
//! through; handlers with ordered ranges.

use crate::op::Role;
use crate::{Code, Ins};

/// Why a code is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Invalid {
    /// Qualified name of the code.
    pub code: String,
    /// The instruction at fault (or the number of instructions, for the code as a whole).
    pub pc: u32,
    /// What is wrong.
    pub what: &'static str,
}

/// Checks `code` and everything nested in it.
pub fn verify(code: &Code) -> Result<(), Invalid> {
    let fail = |pc: usize, what| {
        Err(Invalid {
            code: code.qualname.to_string(),
            pc: pc as u32,
            what,
        })
    };
    let n = code.ins.len();
    if n == 0 || code.ins[n - 1].falls_through() {
        return fail(n, "control runs off the end");
    }
    if code.locals.len() > code.frame_size as usize
        || (code.param_count() as usize) > code.locals.len()
    {
        return fail(n, "more variables than registers");
    }
    if code.cells.iter().any(|&c| c as usize >= code.locals.len()) {
        return fail(n, "cell out of range");
    }
    for (pc, &ins) in code.ins.iter().enumerate() {
        if let Some(what) = fault(code, pc, ins) {
            return fail(pc, what);
        }
    }
    for h in &code.handlers {
        if h.start >= h.end
            || h.end as usize > n
            || h.target as usize >= n
            || h.reg >= code.frame_size
        {
            return fail(h.target as usize, "bad handler");
        }
    }
    code.codes.iter().try_for_each(|c| verify(c))
}

fn fault(code: &Code, pc: usize, ins: Ins) -> Option<&'static str> {
    let size = code.frame_size as u32;
    for (role, field) in ins.op.roles().iter().zip([ins.a, ins.b, ins.c]) {
        let (field, wide) = (field as u32, ins.bc() as u32 as usize);
        let ok = match role {
            Role::No | Role::Count | Role::Imm | Role::ImmWide => true,
            Role::Def | Role::Use | Role::Mod => field < size,
            Role::Def2 => field + (ins.defines_pair() as u32) < size,
            Role::Def3 | Role::Mod3 => field + 2 < size,
            Role::UseRange => ins.used_range().end as u32 <= size,
            Role::DefRange => ins.defined_range().end as u32 <= size,
            Role::Name => (field as usize) < code.names.len(),
            Role::NameWide => wide < code.names.len(),
            Role::ConstWide => wide < code.consts.len(),
            Role::Code => (field as usize) < code.codes.len(),
            Role::Free => (field as usize) < code.free.len(),
            Role::Jump | Role::JumpWide => {
                let distance = ins.jump_distance().expect("a role Jump gives a distance") as i64;
                let target = pc as i64 + distance;
                (0..code.ins.len() as i64).contains(&target)
            }
        };
        if !ok {
            return Some(match role {
                Role::Name | Role::NameWide => "name out of range",
                Role::ConstWide => "constant out of range",
                Role::Code => "nested code out of range",
                Role::Free => "free variable out of range",
                Role::Jump | Role::JumpWide => "jump out of range",
                _ => "register out of range",
            });
        }
    }
    None
}
