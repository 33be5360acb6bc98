//! The lines of a listing above the blocks: codes, contexts, literals, snapshots.

use super::cursor::{Cursor, Parsed};
use super::{Reader, UnitKind};
use crate::literal::{ClassSymbol, CodeSymbol, Literal, SlotRepr};
use crate::print::{kind_name, repr_name};
use crate::snapshot::{
    CtxId, FrameState, Inlined, InlinedKind, Resume, Snapshot, Virtual, VirtualKind,
};
use crate::unit::Ref;
use rekindle_bytecode::Fingerprint;

impl Reader {
    pub(super) fn header_line(&mut self, c: &mut Cursor<'_>) -> Parsed<()> {
        let before = *c;
        match c.word() {
            "unit" => {
                let kind = match c.word() {
                    "loop" => UnitKind::Loop,
                    "function" => UnitKind::Function,
                    _ => return Err(before.error("unit loop or unit function")),
                };
                c.want("@")?;
                self.unit = Some((kind, c.number()?));
            }
            "code" => {
                next_number(c, "c", self.codes.len())?;
                self.codes.push(code(c)?);
            }
            "context" => {
                next_number(c, "x", self.contexts.len())?;
                self.contexts.push(context(c)?);
            }
            "literal" => {
                next_number(c, "l", self.literals.len())?;
                self.literals.push(literal(c)?);
            }
            "snap" => {
                next_number(c, "s", self.snapshots.len())?;
                let snap = self.snapshot(c)?;
                self.snapshots.push(snap);
            }
            "virtual" => {
                let v = self.virtual_object(c)?;
                match self.snapshots.last_mut() {
                    Some(snap) => snap.virtuals.push(v),
                    None => return Err(before.error("a snapshot before its virtual objects")),
                }
            }
            _ => return Err(before.error("a header line or a block")),
        }
        Ok(())
    }

    fn snapshot(&mut self, c: &mut Cursor<'_>) -> Parsed<Snapshot> {
        let before = *c;
        let resume = match c.word() {
            "before" => Resume::Before,
            "raising" => Resume::Raising,
            _ => return Err(before.error("before or raising")),
        };
        let mut frames = Vec::new();
        while c.sees("x") {
            frames.push(self.frame(c)?);
        }
        Ok(Snapshot {
            frames,
            resume,
            virtuals: Vec::new(),
        })
    }

    fn frame(&mut self, c: &mut Cursor<'_>) -> Parsed<FrameState> {
        let context = CtxId(c.numbered("x")?);
        c.want("@")?;
        let mut frame = FrameState {
            context,
            pc: c.number()?,
            function: None,
            owner: None,
            regs: Vec::new(),
        };
        c.want("{")?;
        while !c.eat("}") {
            if c.eat("fn=") {
                frame.function = Some(self.reference(c)?);
            } else if c.eat("owner=") {
                frame.owner = Some(self.reference(c)?);
            } else {
                let reg = c.numbered("r")?;
                c.want("=")?;
                frame.regs.push((reg, self.reference(c)?));
            }
        }
        Ok(frame)
    }

    fn virtual_object(&mut self, c: &mut Cursor<'_>) -> Parsed<Virtual> {
        let at = self.reference(c)?;
        c.want("=")?;
        let before = *c;
        let kind = match c.word() {
            "tuple" => VirtualKind::Tuple(c.number()?),
            "instance" => VirtualKind::Instance(self.reference(c)?),
            "cell" => VirtualKind::Cell,
            _ => return Err(before.error("tuple, instance or cell")),
        };
        c.want("{")?;
        let mut fields: Vec<(i32, Ref)> = Vec::new();
        while !c.eat("}") {
            let offset = c.number()?;
            c.want("=")?;
            fields.push((offset, self.reference(c)?));
        }
        Ok(Virtual { at, kind, fields })
    }
}

/// Reads `c3 =` and insists on the number that comes next.
fn next_number(c: &mut Cursor<'_>, sign: &'static str, next: usize) -> Parsed<()> {
    let before = *c;
    if c.numbered::<usize>(sign)? != next {
        return Err(before.error("numbers in order"));
    }
    c.want("=")
}

fn code(c: &mut Cursor<'_>) -> Parsed<CodeSymbol> {
    let module = c.string()?;
    let qualname = c.string()?;
    let before = *c;
    let number = u128::from_str_radix(c.word(), 16);
    let number = number.map_err(|_| before.error("a fingerprint"))?;
    Ok(CodeSymbol {
        module,
        fingerprint: Fingerprint(number.to_be_bytes()),
        qualname,
    })
}

fn context(c: &mut Cursor<'_>) -> Parsed<Inlined> {
    let before = *c;
    let name = c.word();
    let kind = [
        InlinedKind::Root,
        InlinedKind::Call,
        InlinedKind::Init,
        InlinedKind::Generator,
        InlinedKind::Operator,
    ]
    .into_iter()
    .find(|k| kind_name(*k) == name)
    .ok_or_else(|| before.error("a kind of context"))?;
    let (mut parent, mut call_pc) = (CtxId(0), 0);
    if kind != InlinedKind::Root {
        parent = CtxId(c.numbered("x")?);
        c.want("@")?;
        call_pc = c.number()?;
    }
    let code = c.numbered("c")?;
    Ok(Inlined {
        parent,
        call_pc,
        code,
        kind,
    })
}

fn class(c: &mut Cursor<'_>) -> Parsed<ClassSymbol> {
    Ok(ClassSymbol {
        module: c.string()?,
        qualname: c.string()?,
    })
}

fn literal(c: &mut Cursor<'_>) -> Parsed<Literal> {
    let before = *c;
    Ok(match c.word() {
        "const" => Literal::Const {
            code: c.numbered("c")?,
            index: c.number()?,
        },
        "name" => Literal::Name(c.string()?),
        "global" => Literal::GlobalCell {
            code: c.numbered("c")?,
            name: c.string()?,
        },
        "builtin" => Literal::BuiltinCell { name: c.string()? },
        "module" => Literal::Module { name: c.string()? },
        "module_cell" => Literal::ModuleCell {
            module: c.string()?,
            name: c.string()?,
        },
        "code" => Literal::Code {
            code: c.numbered("c")?,
        },
        "native" => Literal::Native { path: c.string()? },
        "class" => Literal::Class(class(c)?),
        "class_version" => Literal::ClassVersion(class(c)?),
        "class_version_at" => Literal::ClassVersionAt(class(c)?),
        "class_attr" => Literal::ClassAttr {
            class: class(c)?,
            name: c.string()?,
        },
        "class_cell" => Literal::ClassCell {
            class: class(c)?,
            name: c.string()?,
        },
        "shape" => {
            let class = class(c)?;
            let mut attrs = Vec::new();
            while !c.at_end() {
                let name = c.string()?;
                c.want(":")?;
                attrs.push((name, slot_repr(c)?));
            }
            Literal::Shape { class, attrs }
        }
        _ => return Err(before.error("a kind of literal")),
    })
}

fn slot_repr(c: &mut Cursor<'_>) -> Parsed<SlotRepr> {
    let before = *c;
    let name = c.word();
    let all = [SlotRepr::Value, SlotRepr::Int, SlotRepr::Float];
    let found = all.into_iter().find(|r| repr_name(*r) == name);
    found.ok_or_else(|| before.error("value, int or float"))
}
