//! What instructions read and write.

use rekindle_abi::helpers::{self, Helper};
use rekindle_trace_ir::uop::Imm;
use rekindle_trace_ir::{Effect, Ins, Ref, Region, Ty, Unit, Uop};

/// A word, byte or double in memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Location {
    /// Which memory.
    pub(super) region: Region,
    /// Base address, or `Ref::NONE` where region and offset say it all.
    pub(super) base: Ref,
    /// Index in words (in bytes, of bools), or `Ref::NONE`.
    pub(super) index: Ref,
    /// Bytes from there.
    pub(super) offset: i64,
}

/// Stands for an object's dynamic shape in [`Location::offset`], while its fixed shape is at 0:
/// no object goes from one kind to the other, so changing one leaves answers about the other.
pub(super) const DYNAMIC_SHAPE: i64 = 1 << 40;

/// What an instruction reads or writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Touched {
    /// Nothing that may change, or nothing.
    Nothing,
    /// One place.
    Place(Location),
    /// Anything in these regions, and one more place.
    Regions(&'static [Region], Option<Location>),
}

const MUTABLE: &[Region] = Region::ALL.split_at(1).1;
const SCRATCH: &[Region] = &[Region::Ctx, Region::Args];
const LISTS: &[Region] = &[
    Region::Ctx,
    Region::Args,
    Region::ListHead,
    Region::ListInt,
    Region::ListFloat,
    Region::ListBool,
    Region::ListValue,
];
const LIST_ITEMS: &[Region] = &[
    Region::Ctx,
    Region::Args,
    Region::ListInt,
    Region::ListFloat,
    Region::ListBool,
    Region::ListValue,
];
const DICTS: &[Region] = &[Region::Ctx, Region::Args, Region::Dict, Region::DictEntry];
const ENTRIES: &[Region] = &[Region::Dict, Region::DictEntry];
const NAMES: &[Region] = &[Region::Cell, Region::Dict, Region::DictEntry];

/// The helper that an instruction calls.
pub(super) fn callee(ins: &Ins) -> Option<Helper> {
    match ins.op.effect() {
        Effect::Call => Helper::from_index(ins.imm as usize),
        _ => None,
    }
}

fn place(ins: &Ins, base: Ref, index: Ref) -> Touched {
    let offset = match ins.op.imm() {
        Imm::Reg | Imm::Arg => 8 * ins.imm,
        _ => ins.imm,
    };
    Touched::Place(Location {
        region: ins.region,
        base,
        index,
        offset,
    })
}

/// The shape word of an object, as far as it may be among the dynamic or the fixed shapes.
fn shape(ins: &Ins, region: Region, dynamic: bool) -> Location {
    Location {
        region,
        base: ins.args[0],
        index: Ref::NONE,
        offset: if dynamic { DYNAMIC_SHAPE } else { 0 },
    }
}

/// What the instruction reads.
pub(super) fn reads(ins: &Ins) -> Touched {
    match ins.op {
        Uop::Load | Uop::LoadFloat | Uop::LoadByte => place(ins, ins.args[0], Ref::NONE),
        Uop::LoadReg | Uop::LoadCtx | Uop::GetArg => place(ins, Ref::NONE, Ref::NONE),
        Uop::LoadIndex | Uop::LoadIndexFloat | Uop::LoadIndexByte => {
            place(ins, ins.args[0], ins.args[1])
        }
        Uop::HasShape => Touched::Place(shape(ins, ins.region, false)),
        Uop::HasShapeOf => Touched::Place(shape(ins, ins.region, true)),
        _ => match callee(ins) {
            // Text never changes.
            None => Touched::Nothing,
            Some(
                Helper::str_eq
                | Helper::str_cmp
                | Helper::str_has
                | Helper::tuple_has_int
                | Helper::ord,
            ) => Touched::Nothing,
            Some(
                Helper::dict_get_str
                | Helper::dict_get_int
                | Helper::dict_get_or
                | Helper::table_has,
            ) => Touched::Regions(ENTRIES, None),
            Some(Helper::load_global) => Touched::Regions(NAMES, None),
            Some(helper) => match helper.row().effect {
                helpers::Effect::Pure => Touched::Nothing,
                _ => Touched::Regions(MUTABLE, None),
            },
        },
    }
}

/// What the instruction writes. (The collector's bits are nobody else's business.)
pub(super) fn writes(unit: &Unit, ins: &Ins) -> Touched {
    match ins.op {
        Uop::Store | Uop::StoreFloat | Uop::StoreByte => place(ins, ins.args[0], Ref::NONE),
        Uop::StoreIndex | Uop::StoreIndexFloat | Uop::StoreIndexByte => {
            place(ins, ins.args[0], ins.args[1])
        }
        Uop::SetArg => place(ins, Ref::NONE, Ref::NONE),
        Uop::StoreShape => match unit[ins.args[1]].op {
            Uop::ConstInt => Touched::Place(shape(ins, Region::Shape, false)),
            Uop::Literal => Touched::Place(shape(ins, Region::Shape, true)),
            _ => Touched::Regions(&[Region::Shape], None),
        },
        _ => match callee(ins) {
            None => Touched::Nothing,
            Some(Helper::grow_slots) => {
                Touched::Regions(&[Region::Ctx, Region::Args, Region::SlotMore], None)
            }
            Some(
                Helper::list_append
                | Helper::list_append_int
                | Helper::list_append_float
                | Helper::list_pop
                | Helper::list_pop_at
                | Helper::list_insert
                | Helper::set_slice
                | Helper::copy_slice
                | Helper::list_set,
            ) => Touched::Regions(LISTS, Some(shape(ins, Region::Shape, false))),
            Some(Helper::list_reverse_span) => Touched::Regions(LIST_ITEMS, None),
            Some(Helper::dict_set_str | Helper::dict_set_int) => Touched::Regions(DICTS, None),
            Some(helper) => match helper.row().effect {
                helpers::Effect::Pure => Touched::Nothing,
                helpers::Effect::Read | helpers::Effect::Alloc => Touched::Regions(SCRATCH, None),
                helpers::Effect::Write | helpers::Effect::Any => Touched::Regions(MUTABLE, None),
            },
        },
    }
}

/// Does it give the same result for the same operands, as long as what it reads is not written?
/// Then one that is there may serve for the other. (Encoding twice may give two objects, but
/// nobody can tell: ints and floats are compared by value.)
pub(super) fn repeats(ins: &Ins) -> bool {
    match ins.op.effect() {
        Effect::Pure => !matches!(ins.op, Uop::Param | Uop::ParamFloat),
        Effect::Read | Effect::Alloc => true,
        Effect::Guard => ins.ty != Ty::Void,
        Effect::Write => false,
        Effect::Call => callee(ins).is_some_and(|helper| {
            let row = helper.row();
            let reads = matches!(row.effect, helpers::Effect::Pure | helpers::Effect::Read);
            reads && !row.raises && helper != Helper::remember
        }),
    }
}

/// Does it only compute: may it be left out when nobody uses the result?
///
/// An op that exits on overflow may not: what comes after it takes for granted that it did not.
pub(super) fn only_computes(ins: &Ins) -> bool {
    let makes = |helper: Helper| {
        let row = helper.row();
        let acts = matches!(helper, Helper::grow_slots | Helper::safepoint);
        row.effect == helpers::Effect::Alloc && !row.raises && !acts
    };
    match ins.op.effect() {
        Effect::Guard => false,
        Effect::Call => repeats(ins) || callee(ins).is_some_and(makes),
        _ => repeats(ins),
    }
}

/// Does it make a new object, its result, that nobody else knows yet?
pub(super) fn makes_object(ins: &Ins) -> bool {
    matches!(
        callee(ins),
        Some(
            Helper::new_tuple
                | Helper::new_instance
                | Helper::make_cell
                | Helper::build_tuple
                | Helper::build_list
        )
    )
}

/// May it meet memory that is not there, or operands it is not defined for, where no guard
/// stands before it?
pub(super) fn may_fault(ins: &Ins) -> bool {
    match ins.op {
        Uop::IntDecode | Uop::FloatDecode => true,
        Uop::IntFloorDiv | Uop::IntFloorMod | Uop::IntShl | Uop::IntSar => true,
        Uop::HasShape | Uop::HasShapeOf => false,
        Uop::LoadReg | Uop::LoadCtx | Uop::GetArg => false,
        op => matches!(op.effect(), Effect::Read | Effect::Call),
    }
}
