//! A whole unit as one LLVM function, for tier 2.
//!
//! ```text
//!  unit(ctx, slots) -> i64
//!   entry ──► a basic block per block of the graph, a phi per parameter
//!   guards ──► one exit per snapshot: values to slots, number to ctx.exit_id, return LEFT
//! ```
//!
//! A value of the graph is an SSA value here: ints, Bools, values and addresses are words.

mod exits;
mod roots;
mod site;

use crate::llvm::{Any, Block, Function, Ir, Phi, Pointer, Word};
use crate::ops;
use exits::Exits;
use rekindle_abi::Ctx;
use rekindle_trace_ir::form::RETURNED;
use rekindle_trace_ir::protocol::{ENTRY, ExitSite, LITERALS};
use rekindle_trace_ir::{BlockId, Edge, Ref, Region, Terminator, Unit, Uop};
use roots::Roots;
use std::mem::offset_of;

/// What a lowered unit does besides the graph.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Counts iterations in `Ctx::loop_count`, one per poll.
    pub count_loops: bool,
    /// Counts `Ctx::forced` down at every guard that resumes before its op, and leaves at 0.
    pub forced_exits: bool,
}

/// What the host must know about a lowered unit; see `trace_ir::protocol::Compiled`.
#[derive(Clone, PartialEq, Debug)]
pub struct Layout {
    /// By exit number.
    pub exits: Vec<ExitSite>,
    /// By snapshot.
    pub stored: Vec<Vec<Ref>>,
    /// How many slots are needed.
    pub slots: u32,
}

/// Adds the function of a verified unit to the module.
///
/// # Panics
/// If the unit is not well formed.
pub fn lower<'c>(ir: &Ir<'c>, unit: &Unit, options: Options) -> Layout {
    let function = ir.define(ENTRY, (2, 0, 0), 0);
    let mut lowering = Lowering::new(ir, unit, options, function);
    let order = unit.reverse_post_order();
    lowering.start_blocks(&order);
    for block in order {
        lowering.block(block);
    }
    lowering.finish()
}

/// The function under construction.
struct Lowering<'u, 'c> {
    ir: &'u Ir<'c>,
    unit: &'u Unit,
    options: Options,
    ctx: Pointer<'c>,
    slots: Pointer<'c>,
    literals: Pointer<'c>,
    /// By instruction: its result, once lowered.
    values: Vec<Option<Any<'c>>>,
    /// By block of the graph, for reachable ones: where it begins, and its parameters.
    blocks: Vec<Option<(Block<'c>, Vec<Phi<'c>>)>>,
    exits: Exits<'c>,
    roots: Roots,
    /// Some instruction of the unit initializes memory of the region that else never changes.
    writes_immutable: bool,
}

impl<'u, 'c> Lowering<'u, 'c> {
    fn new(ir: &'u Ir<'c>, unit: &'u Unit, options: Options, function: Function<'c>) -> Self {
        let parameters = ir.parameters(function);
        let writes = |r: &Ref| {
            let ins = &unit[*r];
            let store = ins.op.effect() == rekindle_trace_ir::Effect::Write;
            store && ins.region == Region::Immutable && ins.op != Uop::Barrier
        };
        Lowering {
            ir,
            unit,
            options,
            ctx: parameters[0].into_pointer_value(),
            slots: parameters[1].into_pointer_value(),
            literals: ir.table(LITERALS, unit.literals.len()),
            values: vec![None; unit.ins.len()],
            blocks: vec![None; unit.blocks.len()],
            exits: Exits::new(unit),
            roots: Roots::of(unit),
            writes_immutable: unit.blocks.iter().any(|b| b.body.iter().any(writes)),
        }
    }

    /// Makes all blocks, with their phis, and goes to the first.
    fn start_blocks(&mut self, order: &[BlockId]) {
        let entry = self.ir.here();
        for id in order {
            let block = self.ir.block(&format!("b{}", id.0));
            self.ir.enter(block);
            let phi = |r: &Ref| {
                let float = self.unit[*r].ty.is_float();
                let phi = if float {
                    self.ir.phi_double()
                } else {
                    self.ir.phi()
                };
                (*r, phi)
            };
            let phis: Vec<_> = self.unit[*id].params.iter().map(phi).collect();
            for (r, phi) in &phis {
                self.values[r.0 as usize] = Some(phi.as_basic_value());
            }
            let phis = phis.into_iter().map(|(_, phi)| phi).collect();
            self.blocks[id.0 as usize] = Some((block, phis));
        }
        let first = self.start(Unit::ENTRY);
        self.ir.enter(entry);
        self.ir.jump(first);
    }

    fn start(&self, block: BlockId) -> Block<'c> {
        let started = self.blocks[block.0 as usize].as_ref();
        started.expect("edges lead to reachable blocks").0
    }

    fn block(&mut self, id: BlockId) {
        let unit = self.unit;
        self.ir.enter(self.start(id));
        for (place, r) in unit[id].body.iter().enumerate() {
            let op = unit[*r].op;
            let is_value_anywhere = matches!(
                op,
                Uop::ConstInt | Uop::ConstFloat | Uop::ConstValue | Uop::Literal
            );
            if is_value_anywhere {
                continue;
            }
            self.roots.go_to(unit, id, place);
            ops::lower(op, &mut site::TraceSite::new(self, *r));
        }
        match &unit[id].end {
            Terminator::Jump(edge) => {
                let to = self.edge(edge);
                self.ir.jump(to);
            }
            Terminator::Branch { cond, yes, no } => self.branch(*cond, yes, no),
            Terminator::Exit(snapshot) => {
                let exit = self.exits.exit(self.ir, *snapshot, Ref::NONE);
                self.ir.jump(exit);
            }
            Terminator::Return(value) => {
                let value = self.word(*value);
                let at = self.in_ctx(offset_of!(Ctx, args));
                let access = crate::llvm::Access::Region(Region::Args);
                self.ir.store(crate::llvm::Bits::Word, at, value, access);
                self.ir.ret(self.ir.word(RETURNED));
            }
        }
    }

    fn branch(&mut self, cond: Ref, yes: &Edge, no: &Edge) {
        let cond = self.ir.word_to_bit(self.word(cond));
        if yes.to != no.to {
            let (yes, no) = (self.edge(yes), self.edge(no));
            self.ir.branch(cond, yes, no);
            return;
        }
        // A phi has one value per predecessor, so each edge gets a block of its own.
        let sides = [yes, no].map(|_| self.ir.block("side"));
        self.ir.branch(cond, sides[0], sides[1]);
        for (side, edge) in sides.into_iter().zip([yes, no]) {
            self.ir.enter(side);
            let to = self.edge(edge);
            self.ir.jump(to);
        }
    }

    /// Tells the parameters of an edge's target what they are when it is taken from here.
    fn edge(&mut self, edge: &Edge) -> Block<'c> {
        let values: Vec<Any<'c>> = edge.args.iter().map(|r| self.value(*r)).collect();
        let here = self.ir.here();
        let target = self.blocks[edge.to.0 as usize].as_ref();
        let (start, phis) = target.expect("edges lead to reachable blocks");
        assert_eq!(
            phis.len(),
            values.len(),
            "an edge has an argument per parameter"
        );
        for (phi, value) in phis.iter().zip(&values) {
            phi.add_incoming(&[(value, here)]);
        }
        *start
    }

    /// The value of an instruction. Constants and literals are made where they are wanted.
    fn value(&self, r: Ref) -> Any<'c> {
        let ins = &self.unit[r];
        match ins.op {
            Uop::ConstInt | Uop::ConstValue => self.ir.word(ins.imm).into(),
            Uop::ConstFloat => self.ir.double(f64::from_bits(ins.imm as u64)).into(),
            Uop::Literal => self.literal(ins.imm).into(),
            _ => self.values[r.0 as usize].expect("definitions come before uses"),
        }
    }

    fn word(&self, r: Ref) -> Word<'c> {
        self.value(r).into_int_value()
    }

    /// A literal that is not bound yet reads 0, which only makes a guard fail; hence a read that
    /// sees an old 0 does no harm, and the table counts as constant.
    fn literal(&self, number: i64) -> Word<'c> {
        let at = self.ir.index(self.literals, self.ir.word(number));
        let access = crate::llvm::Access::Constant(Region::Immutable);
        self.ir.load(crate::llvm::Bits::Word, at, access)
    }

    fn in_ctx(&self, offset: usize) -> Pointer<'c> {
        self.ir.offset(self.ctx, self.ir.word(offset as i64))
    }
}
