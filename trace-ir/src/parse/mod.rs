//! Reads the listings that [`crate::print()`] writes.
//!
//! For tests a listing may leave out what it does not need: the `unit` line (a loop at 0), code
//! and contexts (one nameless root), and the number of an instruction without a result. The
//! unit read is well-formed text, no more: [`crate::verify()`] says whether it means something.

mod cursor;
mod header;

pub use cursor::ParseError;

use crate::literal::CodeSymbol;
use crate::snapshot::{CtxId, Inlined, InlinedKind, SnapId};
use crate::unit::{Block, BlockId, Edge, Ins, Ref, Terminator, Unit, UnitKind};
use crate::uop::{Imm, Region, Ty, Uop};
use cursor::{Cursor, Parsed};
use rekindle_abi::Value;
use rekindle_abi::heap::ShapeId;
use rekindle_abi::helpers::Helper;
use rekindle_bytecode::Fingerprint;

/// Arena places and blocks that a listing may name.
const MOST: u32 = 1 << 20;

/// Reads a listing.
pub fn parse(text: &str) -> Result<Unit, ParseError> {
    let mut reader = Reader::default();
    for (i, line) in text.lines().enumerate() {
        let mut c = Cursor::new(i + 1, line);
        if !c.at_end() && !c.sees_comment() {
            reader.line(&mut c)?;
        }
    }
    reader.finish(Cursor::new(text.lines().count(), ""))
}

#[derive(Default)]
struct Reader {
    unit: Option<(UnitKind, u32)>,
    codes: Vec<CodeSymbol>,
    contexts: Vec<Inlined>,
    literals: Vec<crate::Literal>,
    snapshots: Vec<crate::Snapshot>,
    ins: Vec<Option<Ins>>,
    blocks: Vec<Option<Block>>,
    open: Option<(BlockId, Block)>,
    /// Instructions without a number: block, place in its body.
    unnumbered: Vec<(BlockId, usize, Ins)>,
}

impl Reader {
    fn line(&mut self, c: &mut Cursor<'_>) -> Parsed<()> {
        if let Some((id, mut block)) = self.open.take() {
            if self.terminator(c, &mut block)? {
                c.end()?;
                *self.block_slot(id, c)? = Some(block);
            } else {
                self.instruction(c, id, &mut block)?;
                self.open = Some((id, block));
            }
            return Ok(());
        }
        if c.sees("b") {
            return self.block_head(c);
        }
        self.header_line(c)?;
        c.end()
    }

    fn block_slot(&mut self, id: BlockId, c: &Cursor<'_>) -> Parsed<&mut Option<Block>> {
        if id.0 >= MOST {
            return Err(c.error("a smaller block number"));
        }
        let i = id.0 as usize;
        if self.blocks.len() <= i {
            self.blocks.resize(i + 1, None);
        }
        match &mut self.blocks[i] {
            slot @ None => Ok(slot),
            Some(_) => Err(c.error("a block number not used before")),
        }
    }

    fn define(&mut self, r: Ref, ins: Ins, c: &Cursor<'_>) -> Parsed<()> {
        self.mention(r, c)?;
        match &mut self.ins[r.0 as usize] {
            slot @ None => *slot = Some(ins),
            Some(_) => return Err(c.error("a number not defined before")),
        }
        Ok(())
    }

    fn mention(&mut self, r: Ref, c: &Cursor<'_>) -> Parsed<Ref> {
        if r.0 >= MOST {
            return Err(c.error("a smaller number"));
        }
        if self.ins.len() <= r.0 as usize {
            self.ins.resize(r.0 as usize + 1, None);
        }
        Ok(r)
    }

    fn reference(&mut self, c: &mut Cursor<'_>) -> Parsed<Ref> {
        let r = Ref(c.numbered("%")?);
        self.mention(r, c)
    }

    fn block_head(&mut self, c: &mut Cursor<'_>) -> Parsed<()> {
        let id = BlockId(c.numbered("b")?);
        let mut block = Block::new(Terminator::Exit(SnapId::NONE));
        if c.eat("(") {
            loop {
                let r = self.reference(c)?;
                c.want(":")?;
                let ty = ty(c)?;
                let op = if ty.is_float() {
                    Uop::ParamFloat
                } else {
                    Uop::Param
                };
                self.define(r, Ins { ty, ..Ins::new(op) }, c)?;
                block.params.push(r);
                if !c.eat(",") {
                    break;
                }
            }
            c.want(")")?;
        }
        if c.eat_word("at") {
            let context = CtxId(c.numbered("x")?);
            c.want("@")?;
            block.origin = Some((context, c.number()?));
        }
        if c.eat_word("entry") {
            block.entry_snap = SnapId(c.numbered("s")?);
        }
        c.want(":")?;
        c.end()?;
        self.open = Some((id, block));
        Ok(())
    }

    fn instruction(&mut self, c: &mut Cursor<'_>, id: BlockId, block: &mut Block) -> Parsed<()> {
        let result = match c.sees("%") {
            true => {
                let r = self.reference(c)?;
                if !c.eat("=") {
                    c.want(":")?;
                }
                Some(r)
            }
            false => None,
        };
        let ins = self.operation(c)?;
        c.end()?;
        match result {
            Some(r) => self.define(r, ins, c)?,
            None => self.unnumbered.push((id, block.body.len(), ins)),
        }
        block.body.push(result.unwrap_or(Ref::NONE));
        Ok(())
    }

    fn operation(&mut self, c: &mut Cursor<'_>) -> Parsed<Ins> {
        let before = *c;
        let op = Uop::from_name(c.word()).ok_or_else(|| before.error("a micro-op"))?;
        let mut ins = Ins::new(op);
        if c.eat(".") {
            ins.ty = ty(c)?;
        }
        if op.imm() == Imm::Helper {
            ins.imm = match c.eat("#") {
                true => c.number()?,
                false => {
                    let before = *c;
                    let helper = Helper::from_name(c.word());
                    helper.ok_or_else(|| before.error("a helper"))? as i64
                }
            };
        }
        let mut places = ins.args.iter_mut();
        while c.sees("%") {
            let place = places
                .next()
                .ok_or_else(|| c.error("at most three operands"))?;
            *place = self.reference(c)?;
        }
        ins.imm = match op.imm() {
            Imm::No | Imm::Helper => ins.imm,
            Imm::Mark if !c.eat("#") => 0,
            Imm::Mark => c.number()?,
            Imm::Number | Imm::Offset => c.number()?,
            Imm::Bits => float(c)?.to_bits() as i64,
            Imm::Word => word(c)?,
            Imm::Literal => c.numbered("l")?,
            Imm::Shape => shape(c)?,
            Imm::Reg => c.numbered("r")?,
            Imm::Arg => c.numbered("a")?,
        };
        if c.eat("@") {
            let name = c.word();
            let region = Region::ALL.iter().find(|r| r.name() == name);
            ins.region = *region.ok_or_else(|| c.error("a region"))?;
        }
        if c.eat("!") {
            ins.snap = SnapId(c.numbered("s")?);
        }
        Ok(ins)
    }

    /// Reads how a block ends; false when the line is an instruction.
    fn terminator(&mut self, c: &mut Cursor<'_>, block: &mut Block) -> Parsed<bool> {
        block.end = if c.eat_word("jump") {
            Terminator::Jump(self.edge(c)?)
        } else if c.eat_word("branch") {
            let cond = self.reference(c)?;
            c.want("?")?;
            let yes = self.edge(c)?;
            c.want(":")?;
            let no = self.edge(c)?;
            Terminator::Branch { cond, yes, no }
        } else if c.eat_word("exit") {
            Terminator::Exit(SnapId(c.numbered("s")?))
        } else if c.eat_word("return") {
            Terminator::Return(self.reference(c)?)
        } else {
            return Ok(false);
        };
        Ok(true)
    }

    fn edge(&mut self, c: &mut Cursor<'_>) -> Parsed<Edge> {
        let to = BlockId(c.numbered("b")?);
        let mut args = Vec::new();
        if c.eat("(") {
            loop {
                args.push(self.reference(c)?);
                if !c.eat(",") {
                    break;
                }
            }
            c.want(")")?;
        }
        Ok(Edge { to, args })
    }

    fn finish(mut self, end: Cursor<'_>) -> Parsed<Unit> {
        if self.open.is_some() {
            return Err(end.error("the end of a block"));
        }
        // A number that is mentioned but not defined stands for something that was removed.
        let removed = Ins::new(Uop::ConstInt);
        let mut ins: Vec<Ins> = self.ins.iter().map(|i| i.unwrap_or(removed)).collect();
        let mut blocks = Vec::new();
        for block in self.blocks {
            blocks.push(block.unwrap_or(Block::new(Terminator::Exit(SnapId::NONE))));
        }
        for (block, place, op) in self.unnumbered {
            blocks[block.0 as usize].body[place] = Ref(ins.len() as u32);
            ins.push(op);
        }
        if self.codes.is_empty() {
            self.codes.push(CodeSymbol {
                module: String::new(),
                fingerprint: Fingerprint([0; 16]),
                qualname: String::new(),
            });
        }
        if self.contexts.is_empty() {
            self.contexts.push(Inlined {
                parent: CtxId(0),
                call_pc: 0,
                code: 0,
                kind: InlinedKind::Root,
            });
        }
        let (kind, root_pc) = self.unit.unwrap_or((UnitKind::Loop, 0));
        Ok(Unit {
            kind,
            root_pc,
            codes: self.codes,
            contexts: self.contexts,
            literals: self.literals,
            ins,
            blocks,
            snapshots: self.snapshots,
        })
    }
}

fn ty(c: &mut Cursor<'_>) -> Parsed<Ty> {
    let before = *c;
    let name = c.word();
    let found = Ty::ALL.iter().find(|t| t.name() == name);
    found.copied().ok_or_else(|| before.error("a type"))
}

fn hex(c: &mut Cursor<'_>) -> Parsed<u64> {
    let before = *c;
    let digits = c.word().strip_prefix("0x");
    let number = digits.and_then(|d| u64::from_str_radix(d, 16).ok());
    number.ok_or_else(|| before.error("0x…"))
}

fn float(c: &mut Cursor<'_>) -> Parsed<f64> {
    if c.eat_word("bits") {
        return hex(c).map(f64::from_bits);
    }
    let before = *c;
    c.chunk().parse().map_err(|_| before.error("a float"))
}

fn word(c: &mut Cursor<'_>) -> Parsed<i64> {
    if c.eat_word("word") {
        return hex(c).map(|w| w as i64);
    }
    let before = *c;
    let text = c.chunk();
    let value = match text {
        "NULL" => Some(Value::NULL),
        "None" => Some(Value::NONE),
        "False" => Some(Value::FALSE),
        "True" => Some(Value::TRUE),
        "NotImplemented" => Some(Value::NOT_IMPLEMENTED),
        "Ellipsis" => Some(Value::ELLIPSIS),
        _ => match text.parse() {
            Ok(int) => Value::try_small_int(int),
            Err(_) => text.parse().ok().and_then(Value::try_float),
        },
    };
    let value = value.ok_or_else(|| before.error("a word value"))?;
    Ok(value.0 as i64)
}

fn shape(c: &mut Cursor<'_>) -> Parsed<i64> {
    if c.eat("#") {
        return c.number();
    }
    let before = *c;
    let name = c.word();
    let row = ShapeId::FIXED.iter().find(|row| row.1 == name);
    let row = row.ok_or_else(|| before.error("a fixed shape"))?;
    Ok(row.0.0 as i64)
}
