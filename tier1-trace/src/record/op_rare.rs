//! Rare bytecodes: executed by the interpreter's own code on registers passed as arguments.

use super::{Abort, Recorder};
use rekindle_abi::ctx::MAX_ARGS;
use rekindle_abi::helpers::Helper;
use rekindle_bytecode::{Ins, Op, Role};
use rekindle_trace_ir::{Literal, Ref, Region, Ty, Uop};

/// Is the op one that [`Recorder::rare_op`] can pass on?
pub(super) fn is_rare(op: Op) -> bool {
    matches!(
        op,
        Op::LoadSpecial
            | Op::CallExit
            | Op::DeleteAttr
            | Op::SetUpdate
            | Op::DictUpdate
            | Op::DictMerge
            | Op::ListToTuple
            | Op::UnpackEx
            | Op::ImportName
            | Op::ImportFrom
            | Op::LoadAssertion
            | Op::GetLen
            | Op::MatchKind
            | Op::MatchKeys
            | Op::MatchClass
    )
}

impl Recorder {
    /// Passes the instruction's registers, renumbered from 0, to the interpreter's code for it.
    pub(super) fn rare_op(&mut self, ins: Ins) -> Result<(), Abort> {
        let mut mapped = ins;
        let mut slots: Vec<(u16, bool, bool)> = Vec::new();
        let roles = *ins.op.roles();
        let fields = [
            (ins.a, &mut mapped.a),
            (ins.b, &mut mapped.b),
            (ins.c, &mut mapped.c),
        ];
        for (role, (register, field)) in roles.into_iter().zip(fields) {
            let (range, reads, writes) = match role {
                Role::Def => (register..register + 1, false, true),
                Role::Use => (register..register + 1, true, false),
                Role::Mod => (register..register + 1, true, true),
                Role::UseRange => (ins.used_range(), true, false),
                Role::DefRange => (ins.defined_range(), false, true),
                Role::No | Role::Name | Role::Count => continue,
                _ => return Err(Abort::Unsupported),
            };
            *field = slots.len() as u16;
            slots.extend(range.map(|r| (r, reads, writes)));
        }
        if slots.len() > MAX_ARGS {
            return Err(Abort::Unsupported);
        }
        let null = self.null();
        let mut values: Vec<Ref> = Vec::with_capacity(slots.len());
        for (r, reads, _) in &slots {
            let v = self.top().regs[*r as usize];
            values.push(if *reads && v.is_some() {
                self.boxed(v)
            } else {
                null
            });
        }
        for (i, v) in values.iter().enumerate() {
            self.emit_typed(Uop::SetArg, Ty::Void, Region::Args, &[*v], i as i64);
        }
        let code = self.code_index();
        let word = self.top().code as u64;
        let code = self.literal(Literal::Code { code }, Ty::Ptr, word);
        let bits = self.int(mapped.to_bits() as i64);
        self.call_helper(Helper::rare_op, &[bits, code]);
        for (i, (r, _, writes)) in slots.into_iter().enumerate() {
            if writes {
                let v = self.emit_typed(Uop::GetArg, Ty::Value, Region::Args, &[], i as i64);
                self.set_reg(r, v);
            }
        }
        Ok(())
    }
}
