//! Listings of bytecode for people: `rekindle dis --show bytecode`.

use crate::op::Role;
use crate::{Code, Const, Ins};
use std::fmt::Write;

impl Const {
    /// The constant as source text, roughly.
    pub fn text(&self) -> String {
        match self {
            Const::None => "None".into(),
            Const::Bool(true) => "True".into(),
            Const::Bool(false) => "False".into(),
            Const::Ellipsis => "...".into(),
            Const::Int(i) => i.to_string(),
            Const::BigInt(s) => s.to_string(),
            Const::Float(bits) => format!("{:?}", f64::from_bits(*bits)),
            Const::Complex(r, i) => format!("({:?}+{:?}j)", f64::from_bits(*r), f64::from_bits(*i)),
            Const::Str(s) => format!("{:?}", String::from_utf8_lossy(s)),
            Const::Bytes(s) => format!("b{:?}", String::from_utf8_lossy(s)),
            Const::Tuple(items) => format!("({})", list(items)),
            Const::FrozenSet(items) => format!("{{{}}}", list(items)),
            Const::Slice(p) => format!("slice({})", list(&**p)),
        }
    }
}

fn list(items: &[Const]) -> String {
    items.iter().map(Const::text).collect::<Vec<_>>().join(", ")
}

fn reg(code: &Code, r: u16) -> String {
    match code.locals.get(r as usize) {
        Some(name) => name.to_string(),
        None => format!("r{r}"),
    }
}

/// One instruction as text, as it stands at `pc` of `code`.
pub fn ins_text(code: &Code, pc: u32, ins: Ins) -> String {
    let mut out = ins.op.name().to_string();
    if ins.x != 0 {
        write!(out, ".{}", ins.x).expect("writing to a string");
    }
    for (i, role) in ins.op.roles().iter().enumerate() {
        let field = [ins.a, ins.b, ins.c][i];
        let text = match role {
            Role::No => continue,
            Role::Def | Role::Use | Role::Mod | Role::Def2 | Role::Def3 | Role::Mod3 => {
                reg(code, field)
            }
            Role::UseRange => {
                let r = ins.used_range();
                format!("[{}; {}]", reg(code, r.start), r.len())
            }
            Role::DefRange => {
                let r = ins.defined_range();
                format!("[{}; {}]", reg(code, r.start), r.len())
            }
            Role::Count | Role::Free => field.to_string(),
            Role::Imm => ins.imm().to_string(),
            Role::ImmWide => ins.bc().to_string(),
            Role::Name => code
                .names
                .get(field as usize)
                .map_or("?".into(), |s| s.to_string()),
            Role::NameWide => code
                .names
                .get(ins.bc() as usize)
                .map_or("?".into(), |s| s.to_string()),
            Role::ConstWide => code
                .consts
                .get(ins.bc() as usize)
                .map_or("?".into(), Const::text),
            Role::Code => code
                .codes
                .get(field as usize)
                .map_or("?".into(), |c| format!("<{}>", c.qualname)),
            Role::Jump | Role::JumpWide => {
                format!(
                    "→{}",
                    ins.jump_target(pc).expect("a role Jump gives a target")
                )
            }
        };
        out.push(if i == 0 { ' ' } else { ',' });
        out.push_str(&text);
    }
    out
}

/// The whole code as text: header, instructions with lines, handlers.
pub fn listing(code: &Code) -> String {
    let mut out = format!("code {} ({} registers)\n", code.qualname, code.frame_size);
    let mut line = 0;
    for (pc, ins) in code.ins.iter().enumerate() {
        let at = code.position(pc as u32).line;
        let shown = if at != line {
            format!("{at:5}")
        } else {
            "     ".into()
        };
        line = at;
        writeln!(out, "{shown} {pc:4}  {}", ins_text(code, pc as u32, *ins))
            .expect("writing to a string");
    }
    for h in &code.handlers {
        writeln!(
            out,
            "      try {}..{} → {} in {}",
            h.start,
            h.end,
            h.target,
            reg(code, h.reg)
        )
        .expect("writing to a string");
    }
    out
}
