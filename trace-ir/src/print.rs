//! Units as text. [`crate::parse`] reads it back; printing what was parsed gives the same text.
//!
//! ```text
//! unit loop @4
//! code c0 = "main" "f" 00000000000000000000000000000000
//! context x0 = root c0
//! context x1 = call x0 @9 c1
//! literal l0 = const c0 3
//! snap s0 = before x0@4{r0=%1 r1=%2} x1@0{fn=%4 owner=%5 r0=%6}
//!   virtual %6 = tuple 2 {16=%1 24=%2}
//!
//! b0:
//!   %0 = load_reg r0 @frame
//!   jump b1(%0)
//! b1(%1:value) at x0@4 entry s0:
//!   %2 = is_int %1
//!   %3: guard_true %2 !s0
//!   branch %2 ? b2(%1) : b3
//! ```
//!
//! Numbers are those of the arena, so a listing of an optimized unit can be laid beside the
//! recorder's. Instructions that stand in no block are not shown.

use crate::literal::{ClassSymbol, Literal, SlotRepr};
use crate::snapshot::{CtxId, FrameState, InlinedKind, Resume, SnapId, Snapshot, VirtualKind};
use crate::unit::{Block, BlockId, Edge, Ins, Ref, Terminator, Unit, UnitKind};
use crate::uop::{Effect, Imm, Region, Ty, Uop};
use rekindle_abi::heap::ShapeId;
use rekindle_abi::helpers::Helper;
use std::fmt::{Display, Formatter, Result};

/// The whole unit.
pub fn print(unit: &Unit) -> String {
    unit.to_string()
}

impl Display for Unit {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let kind = match self.kind {
            UnitKind::Loop => "loop",
            UnitKind::Function => "function",
        };
        writeln!(f, "unit {kind} @{}", self.root_pc)?;
        for (i, code) in self.codes.iter().enumerate() {
            let (module, name) = (&code.module, &code.qualname);
            writeln!(f, "code c{i} = {module:?} {name:?} {:?}", code.fingerprint)?;
        }
        for (i, x) in self.contexts.iter().enumerate() {
            write!(f, "context x{i} = {}", kind_name(x.kind))?;
            if x.kind != InlinedKind::Root {
                write!(f, " {} @{}", x.parent, x.call_pc)?;
            }
            writeln!(f, " c{}", x.code)?;
        }
        for (i, literal) in self.literals.iter().enumerate() {
            writeln!(f, "literal l{i} = {literal}")?;
        }
        for (i, snap) in self.snapshots.iter().enumerate() {
            writeln!(f, "snap s{i} = {snap}")?;
        }
        writeln!(f)?;
        self.reverse_post_order()
            .into_iter()
            .try_for_each(|b| print_block(self, b, &self[b], f))
    }
}

/// The name of an inlined call's kind.
pub(crate) fn kind_name(kind: InlinedKind) -> &'static str {
    match kind {
        InlinedKind::Root => "root",
        InlinedKind::Call => "call",
        InlinedKind::Init => "init",
        InlinedKind::Generator => "generator",
        InlinedKind::Operator => "operator",
    }
}

fn print_block(unit: &Unit, id: BlockId, block: &Block, f: &mut Formatter<'_>) -> Result {
    write!(f, "{id}")?;
    for (i, p) in block.params.iter().enumerate() {
        let open = if i == 0 { "(" } else { ", " };
        write!(f, "{open}{p}:{}", unit[*p].ty.name())?;
    }
    if !block.params.is_empty() {
        f.write_str(")")?;
    }
    if let Some((context, pc)) = block.origin {
        write!(f, " at {context}@{pc}")?;
    }
    if block.entry_snap != SnapId::NONE {
        write!(f, " entry {}", block.entry_snap)?;
    }
    f.write_str(":\n")?;
    for &r in &block.body {
        let sign = if unit[r].ty == Ty::Void { ":" } else { " =" };
        writeln!(f, "  {r}{sign} {}", unit[r])?;
    }
    writeln!(f, "  {}", block.end)
}

impl Display for Ins {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(self.op.name())?;
        if self.ty != self.op.result() {
            write!(f, ".{}", self.ty.name())?;
        }
        if self.op.imm() == Imm::Helper {
            match usize::try_from(self.imm).ok().and_then(Helper::from_index) {
                Some(helper) => write!(f, " {}", helper.row().name)?,
                None => write!(f, " #{}", self.imm)?,
            }
        }
        self.operands().try_for_each(|r| write!(f, " {r}"))?;
        match self.op.imm() {
            Imm::No | Imm::Helper => {}
            Imm::Mark if self.imm == 0 => {}
            Imm::Mark => write!(f, " #{}", self.imm)?,
            Imm::Number => write!(f, " {}", self.imm)?,
            Imm::Bits => print_float(f64::from_bits(self.imm as u64), f)?,
            Imm::Word => print_word(self.imm as u64, f)?,
            Imm::Literal => write!(f, " l{}", self.imm)?,
            Imm::Offset => write!(f, " {:+}", self.imm)?,
            Imm::Shape => match fixed_shape_name(self.imm) {
                Some(name) => write!(f, " {name}")?,
                None => write!(f, " #{}", self.imm)?,
            },
            Imm::Reg => write!(f, " r{}", self.imm)?,
            Imm::Arg => write!(f, " a{}", self.imm)?,
        }
        if touches_memory(self.op) || self.region != Region::Immutable {
            write!(f, " @{}", self.region.name())?;
        }
        if self.snap != SnapId::NONE {
            write!(f, " !{}", self.snap)?;
        }
        Ok(())
    }
}

/// Does the region of such an instruction mean something?
pub(crate) fn touches_memory(op: Uop) -> bool {
    matches!(op.effect(), Effect::Read | Effect::Write)
}

fn fixed_shape_name(number: i64) -> Option<&'static str> {
    let row = ShapeId::FIXED
        .iter()
        .find(|(id, ..)| id.0 as i64 == number)?;
    Some(row.1)
}

fn print_float(x: f64, f: &mut Formatter<'_>) -> Result {
    if x.is_nan() {
        write!(f, " bits {:#x}", x.to_bits())
    } else {
        write!(f, " {x:?}")
    }
}

fn print_word(word: u64, f: &mut Formatter<'_>) -> Result {
    let value = rekindle_abi::Value(word);
    if value.is_ptr() || value.is_special() && value.0 > rekindle_abi::Value::ELLIPSIS.0 {
        write!(f, " word {word:#x}")
    } else {
        write!(f, " {value:?}")
    }
}

impl Display for Terminator {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Terminator::Jump(edge) => write!(f, "jump {edge}"),
            Terminator::Branch { cond, yes, no } => write!(f, "branch {cond} ? {yes} : {no}"),
            Terminator::Exit(snap) => write!(f, "exit {snap}"),
            Terminator::Return(r) => write!(f, "return {r}"),
        }
    }
}

impl Display for Edge {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}", self.to)?;
        for (i, r) in self.args.iter().enumerate() {
            write!(f, "{}{r}", if i == 0 { "(" } else { ", " })?;
        }
        f.write_str(if self.args.is_empty() { "" } else { ")" })
    }
}

impl Display for Ref {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "%{}", self.0)
    }
}

impl Display for BlockId {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "b{}", self.0)
    }
}

impl Display for SnapId {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "s{}", self.0)
    }
}

impl Display for CtxId {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "x{}", self.0)
    }
}

impl Display for Snapshot {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self.resume {
            Resume::Before => "before",
            Resume::Raising => "raising",
        })?;
        self.frames
            .iter()
            .try_for_each(|frame| write!(f, " {frame}"))?;
        for v in &self.virtuals {
            write!(f, "\n  virtual {} = ", v.at)?;
            match v.kind {
                VirtualKind::Tuple(len) => write!(f, "tuple {len} ")?,
                VirtualKind::Instance(shape) => write!(f, "instance {shape} ")?,
                VirtualKind::Cell => f.write_str("cell ")?,
            }
            let fields = v.fields.iter().map(|(at, r)| format!("{at}={r}"));
            print_braced(fields, f)?;
        }
        Ok(())
    }
}

impl Display for FrameState {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}@{}", self.context, self.pc)?;
        let function = self.function.map(|r| format!("fn={r}"));
        let owner = self.owner.map(|r| format!("owner={r}"));
        let regs = self.regs.iter().map(|(n, r)| format!("r{n}={r}"));
        print_braced(function.into_iter().chain(owner).chain(regs), f)
    }
}

fn print_braced(items: impl Iterator<Item = String>, f: &mut Formatter<'_>) -> Result {
    f.write_str("{")?;
    for (i, item) in items.enumerate() {
        write!(f, "{}{item}", if i == 0 { "" } else { " " })?;
    }
    f.write_str("}")
}

impl Display for Literal {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Literal::Const { code, index } => write!(f, "const c{code} {index}"),
            Literal::Name(name) => write!(f, "name {name:?}"),
            Literal::GlobalCell { code, name } => write!(f, "global c{code} {name:?}"),
            Literal::BuiltinCell { name } => write!(f, "builtin {name:?}"),
            Literal::Module { name } => write!(f, "module {name:?}"),
            Literal::ModuleCell { module, name } => write!(f, "module_cell {module:?} {name:?}"),
            Literal::Code { code } => write!(f, "code c{code}"),
            Literal::Native { path } => write!(f, "native {path:?}"),
            Literal::Class(class) => write!(f, "class {class}"),
            Literal::ClassVersion(class) => write!(f, "class_version {class}"),
            Literal::ClassVersionAt(class) => write!(f, "class_version_at {class}"),
            Literal::ClassAttr { class, name } => write!(f, "class_attr {class} {name:?}"),
            Literal::ClassCell { class, name } => write!(f, "class_cell {class} {name:?}"),
            Literal::Shape { class, attrs } => {
                write!(f, "shape {class}")?;
                attrs
                    .iter()
                    .try_for_each(|(name, repr)| write!(f, " {name:?}:{}", repr_name(*repr)))
            }
        }
    }
}

impl Display for ClassSymbol {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{:?} {:?}", self.module, self.qualname)
    }
}

/// The name of a slot's representation.
pub(crate) fn repr_name(repr: SlotRepr) -> &'static str {
    match repr {
        SlotRepr::Value => "value",
        SlotRepr::Int => "int",
        SlotRepr::Float => "float",
    }
}

#[cfg(test)]
mod tests;
