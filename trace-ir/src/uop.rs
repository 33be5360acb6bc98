//! The micro-op table: one row per micro-op. Names, types, effects and everything derived
//! come from here; the meaning in machine terms is one function per row in `lowering`.
//!
//! A row reads `name = Name(operand types) -> result type [effect, immediate];`
//! An operand or result of type `Word` is any of the integer-register types (`Int`, `Bool`,
//! `Value`, `Ptr`); for a result the instruction says which.

/// Type of a value in compiled code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, serde::Serialize, serde::Deserialize)]
#[repr(u8)]
pub enum Ty {
    /// No result.
    Void,
    /// Raw `i64`.
    Int,
    /// Raw `f64`.
    Float,
    /// 0 or 1 in an integer register.
    Bool,
    /// A Python object, tagged.
    Value,
    /// A raw address, perhaps into the middle of an object.
    Ptr,
    /// In the table only: any of `Int`, `Bool`, `Value`, `Ptr`.
    Word,
}

impl Ty {
    /// Every type, in order.
    pub const ALL: &[Ty] = &[
        Ty::Void,
        Ty::Int,
        Ty::Float,
        Ty::Bool,
        Ty::Value,
        Ty::Ptr,
        Ty::Word,
    ];

    /// Its name in listings.
    pub const fn name(self) -> &'static str {
        match self {
            Ty::Void => "void",
            Ty::Int => "int",
            Ty::Float => "float",
            Ty::Bool => "bool",
            Ty::Value => "value",
            Ty::Ptr => "ptr",
            Ty::Word => "word",
        }
    }

    /// Does it travel in float registers?
    pub const fn is_float(self) -> bool {
        matches!(self, Ty::Float)
    }

    /// May a value of type `self` stand where the table says `expected`?
    pub const fn fits(self, expected: Ty) -> bool {
        self as u8 == expected as u8
            || matches!(
                (self, expected),
                (Ty::Int | Ty::Bool | Ty::Value | Ty::Ptr, Ty::Word)
            )
    }
}

/// What a micro-op may do besides computing its result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effect {
    /// The result depends on operands and immediate alone; may be repeated, moved, dropped.
    Pure,
    /// Reads the region that the instruction names.
    Read,
    /// Writes the region that the instruction names.
    Write,
    /// Leaves the unit through its snapshot when its condition fails; no other effect.
    Guard,
    /// Allocates: may collect, changes nothing that a program sees.
    Alloc,
    /// Calls the helper whose number is the immediate; that helper's row says the rest.
    Call,
}

/// What an immediate means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Imm {
    /// Not used (0).
    No,
    /// A number.
    Number,
    /// Bits of a double.
    Bits,
    /// A word that is the same in every process (None, True, a small int, NULL).
    Word,
    /// Index in `Unit::literals`.
    Literal,
    /// Byte offset from the base.
    Offset,
    /// A fixed shape number (`abi::ShapeId`).
    Shape,
    /// Register of the root frame.
    Reg,
    /// Index in `Ctx::args`.
    Arg,
    /// Number of a helper.
    Helper,
    /// 0, or a mark of the recorder's that means nothing to the machine.
    Mark,
}

macro_rules! define_regions {
    ($( $(#[doc = $doc:literal])* $Name:ident = $snake:ident, )*) => {
        /// Which memory an instruction touches. Two instructions of different regions never alias.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[repr(u8)]
        pub enum Region { $( $(#[doc = $doc])* $Name, )* }

        impl Region {
            /// Every region, in order.
            pub const ALL: &[Region] = &[$(Region::$Name),*];

            /// Its name in listings.
            pub fn name(self) -> &'static str {
                [$(stringify!($snake)),*][self as usize]
            }
        }
    };
}

define_regions! {
    /// Memory that never changes once its object exists (tuple items, range bounds, string data).
    Immutable = immutable,
    /// Shape words of objects whose shape can change: instances and lists.
    Shape = shape,
    /// `items`, `len`, `capacity` of lists.
    ListHead = list_head,
    /// Items of int lists.
    ListInt = list_int,
    /// Items of float lists.
    ListFloat = list_float,
    /// Items of bool lists, bytes.
    ListBool = list_bool,
    /// Items of value lists.
    ListValue = list_value,
    /// Slots of instances that hold values.
    SlotValue = slot_value,
    /// Slots that hold raw ints.
    SlotInt = slot_int,
    /// Slots that hold raw floats.
    SlotFloat = slot_float,
    /// Pointers to further slots.
    SlotMore = slot_more,
    /// Contents of cells (closure variables, globals, class attributes).
    Cell = cell,
    /// Versions of classes.
    ClassVersion = class_version,
    /// Fields of dicts and sets.
    Dict = dict,
    /// Entries of dicts and sets.
    DictEntry = dict_entry,
    /// State and position of generators.
    Generator = generator,
    /// Saved registers of generators.
    GeneratorReg = generator_reg,
    /// Mutable fields of functions and other built-in objects.
    Object = object,
    /// Registers of the interpreter's frame (read at entry).
    Frame = frame,
    /// Fields of the context.
    Ctx = ctx,
    /// Outgoing arguments and results in the context.
    Args = args,
}

/// Calls `$m!` with every row.
#[macro_export]
macro_rules! for_each_uop {
    ($m:ident) => {
        $m! {
            /// A block's parameter.
            param = Param() -> Word [Pure, No];
            /// A block's parameter in a float register.
            param_float = ParamFloat() -> Float [Pure, No];
            /// `imm`; as a Bool when the instruction says so and it is 0 or 1.
            const_int = ConstInt() -> Int [Pure, Number];
            /// The double with bits `imm`.
            const_float = ConstFloat() -> Float [Pure, Bits];
            /// The tagged word `imm`, the same in every process.
            const_value = ConstValue() -> Value [Pure, Word];
            /// Word number `imm` of the unit's literal table.
            literal = Literal() -> Word [Pure, Literal];

            /// `a + b`, wrapping.
            int_add = IntAdd(Int, Int) -> Int [Pure, No];
            /// `a - b`, wrapping.
            int_sub = IntSub(Int, Int) -> Int [Pure, No];
            /// `a * b`, wrapping.
            int_mul = IntMul(Int, Int) -> Int [Pure, No];
            /// `a + b`; exits on overflow of 64 bits.
            int_add_ovf = IntAddOvf(Int, Int) -> Int [Guard, No];
            /// `a - b`; exits on overflow of 64 bits.
            int_sub_ovf = IntSubOvf(Int, Int) -> Int [Guard, No];
            /// `a * b`; exits on overflow of 64 bits.
            int_mul_ovf = IntMulOvf(Int, Int) -> Int [Guard, No];
            /// `a & b`
            int_and = IntAnd(Int, Int) -> Int [Pure, No];
            /// `a | b`
            int_or = IntOr(Int, Int) -> Int [Pure, No];
            /// `a ^ b`
            int_xor = IntXor(Int, Int) -> Int [Pure, No];
            /// `a << b`, 0 ≤ b < 64, bits beyond 64 dropped.
            int_shl = IntShl(Int, Int) -> Int [Pure, No];
            /// `a << b`; exits unless 0 ≤ b < 64 and shifting back gives a.
            int_shl_ovf = IntShlOvf(Int, Int) -> Int [Guard, No];
            /// `a >> b`, arithmetic; b ≥ 0, b ≥ 64 counts as 63.
            int_sar = IntSar(Int, Int) -> Int [Pure, No];
            /// `⌊a / b⌋`; b ≠ 0 and not (a = −2⁶³ and b = −1).
            int_floor_div = IntFloorDiv(Int, Int) -> Int [Pure, No];
            /// `a − b·⌊a / b⌋`; b ≠ 0, b ≠ −1 when a = −2⁶³.
            int_floor_mod = IntFloorMod(Int, Int) -> Int [Pure, No];
            /// `a < b`
            int_lt = IntLt(Int, Int) -> Bool [Pure, No];
            /// `a <= b`
            int_le = IntLe(Int, Int) -> Bool [Pure, No];
            /// `a == b`
            int_eq = IntEq(Int, Int) -> Bool [Pure, No];
            /// `a != b`
            int_ne = IntNe(Int, Int) -> Bool [Pure, No];
            /// `a < b` as unsigned numbers (bounds checks).
            int_ult = IntUlt(Int, Int) -> Bool [Pure, No];
            /// `a` if c else `b` (operands: c, a, b).
            int_select = IntSelect(Bool, Word, Word) -> Word [Pure, No];

            /// `a + b`
            float_add = FloatAdd(Float, Float) -> Float [Pure, No];
            /// `a - b`
            float_sub = FloatSub(Float, Float) -> Float [Pure, No];
            /// `a * b`
            float_mul = FloatMul(Float, Float) -> Float [Pure, No];
            /// `a / b`
            float_div = FloatDiv(Float, Float) -> Float [Pure, No];
            /// `-a`
            float_neg = FloatNeg(Float) -> Float [Pure, No];
            /// `|a|`
            float_abs = FloatAbs(Float) -> Float [Pure, No];
            /// `√a`
            float_sqrt = FloatSqrt(Float) -> Float [Pure, No];
            /// `⌊a⌋`
            float_floor = FloatFloor(Float) -> Float [Pure, No];
            /// `a < b`
            float_lt = FloatLt(Float, Float) -> Bool [Pure, No];
            /// `a <= b`
            float_le = FloatLe(Float, Float) -> Bool [Pure, No];
            /// `a == b`
            float_eq = FloatEq(Float, Float) -> Bool [Pure, No];
            /// `a != b`
            float_ne = FloatNe(Float, Float) -> Bool [Pure, No];
            /// The double nearest to `a`.
            int_to_float = IntToFloat(Int) -> Float [Pure, No];
            /// `a` without its fraction; |a| < 2⁶³ (others give −2⁶³).
            float_to_int = FloatToInt(Float) -> Int [Pure, No];

            /// `1 - a`
            bool_not = BoolNot(Bool) -> Bool [Pure, No];
            /// Are the two words the same?
            word_eq = WordEq(Word, Word) -> Bool [Pure, No];

            /// Is `a` an int that fits in 64 bits (small, or a heap int)?
            is_int = IsInt(Value) -> Bool [Pure, No];
            /// The number; `is_int(a)` holds.
            int_decode = IntDecode(Value) -> Int [Pure, No];
            /// The int as an object.
            int_encode = IntEncode(Int) -> Value [Alloc, No];
            /// Is `a` a float?
            is_float = IsFloat(Value) -> Bool [Pure, No];
            /// The number; `is_float(a)` holds.
            float_decode = FloatDecode(Value) -> Float [Pure, No];
            /// The float as an object.
            float_encode = FloatEncode(Float) -> Value [Alloc, No];
            /// Is `a` True or False?
            is_bool = IsBool(Value) -> Bool [Pure, No];
            /// 1 for True, 0 for False; `is_bool(a)` holds.
            bool_decode = BoolDecode(Value) -> Bool [Pure, No];
            /// True or False.
            bool_encode = BoolEncode(Bool) -> Value [Pure, No];
            /// Is `a` a heap object of fixed shape `imm`?
            has_shape = HasShape(Value) -> Bool [Read, Shape];
            /// Is `a` a heap object whose shape number is `b`?
            has_shape_of = HasShapeOf(Value, Int) -> Bool [Read, No];

            /// The word at `a + imm`.
            load = Load(Word) -> Word [Read, Offset];
            /// The double at `a + imm`.
            load_float = LoadFloat(Word) -> Float [Read, Offset];
            /// The byte at `a + imm`, zero-extended.
            load_byte = LoadByte(Word) -> Int [Read, Offset];
            /// The word at `a + 8·b + imm`.
            load_index = LoadIndex(Word, Int) -> Word [Read, Offset];
            /// The double at `a + 8·b + imm`.
            load_index_float = LoadIndexFloat(Word, Int) -> Float [Read, Offset];
            /// The byte at `a + b + imm`, zero-extended.
            load_index_byte = LoadIndexByte(Word, Int) -> Int [Read, Offset];
            /// The word at `a + imm` becomes `b`.
            store = Store(Word, Word) -> Void [Write, Offset];
            /// The double at `a + imm` becomes `b`.
            store_float = StoreFloat(Word, Float) -> Void [Write, Offset];
            /// The byte at `a + imm` becomes the low byte of `b`.
            store_byte = StoreByte(Word, Int) -> Void [Write, Offset];
            /// The word at `a + 8·b + imm` becomes `c`.
            store_index = StoreIndex(Word, Int, Word) -> Void [Write, Offset];
            /// The double at `a + 8·b + imm` becomes `c`.
            store_index_float = StoreIndexFloat(Word, Int, Float) -> Void [Write, Offset];
            /// The byte at `a + b + imm` becomes the low byte of `c`.
            store_index_byte = StoreIndexByte(Word, Int, Word) -> Void [Write, Offset];
            /// The shape number of object `a` becomes `b`.
            store_shape = StoreShape(Value, Int) -> Void [Write, No];
            /// After `b` was stored into object `a`: tells the collector when `a` is old and `b` is not.
            barrier = Barrier(Value, Value) -> Void [Write, No];

            /// Register `imm` of the root frame, as the interpreter left it.
            load_reg = LoadReg() -> Value [Read, Reg];
            /// The word at offset `imm` of the context.
            load_ctx = LoadCtx() -> Word [Read, Offset];
            /// Outgoing argument `imm` becomes `a`.
            set_arg = SetArg(Word) -> Void [Write, Arg];
            /// Outgoing argument (or result) `imm`.
            get_arg = GetArg() -> Word [Read, Arg];

            /// Helper `imm` with as many word operands as it takes; result as its row says.
            call = Call(Word, Word, Word) -> Word [Call, Helper];
            /// Helper `imm` of type (F) → V.
            call_float_value = CallFloatValue(Float) -> Value [Call, Helper];
            /// Helper `imm` of type (F) → F.
            call_float = CallFloat(Float) -> Float [Call, Helper];
            /// Helper `imm` of type (F, F) → F.
            call_float2 = CallFloat2(Float, Float) -> Float [Call, Helper];
            /// Helper `imm` of type (V, F) → I.
            call_word_float = CallWordFloat(Word, Float) -> Int [Call, Helper];

            /// Exits unless `a`.
            guard_true = GuardTrue(Bool) -> Void [Guard, Mark];
            /// Exits if `a`.
            guard_false = GuardFalse(Bool) -> Void [Guard, Mark];
            /// Exits, raising, if `a` is NULL.
            check_value = CheckValue(Value) -> Void [Guard, No];
            /// Exits, raising, if `a` is negative.
            check_status = CheckStatus(Int) -> Void [Guard, No];
            /// Exits if the context wants attention.
            poll = Poll() -> Void [Guard, No];
        }
    };
}

macro_rules! define_uops {
    ($( $(#[doc = $doc:literal])* $snake:ident = $Name:ident($($p:ident),*) -> $r:ident [$e:ident, $imm:ident]; )*) => {
        /// A micro-op.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[repr(u8)]
        pub enum Uop { $( $(#[doc = $doc])* $Name, )* }

        impl Uop {
            /// Every micro-op, in order.
            pub const ALL: &[Uop] = &[$(Uop::$Name),*];
            const NAMES: &[&str] = &[$(stringify!($snake)),*];
            const OPERANDS: &[&[Ty]] = &[$(&[$(Ty::$p),*]),*];
            const RESULTS: &[Ty] = &[$(Ty::$r),*];
            const EFFECTS: &[Effect] = &[$(Effect::$e),*];
            const IMMS: &[Imm] = &[$(Imm::$imm),*];
            const DOCS: &[&str] = &[$(concat!($($doc),*)),*];
        }
    };
}
for_each_uop!(define_uops);

impl Uop {
    /// Its name in listings.
    pub fn name(self) -> &'static str {
        Uop::NAMES[self as usize]
    }

    /// Types of its operands ([`Uop::Call`] takes the first few, as its helper says).
    pub fn operands(self) -> &'static [Ty] {
        Uop::OPERANDS[self as usize]
    }

    /// Type of its result.
    pub fn result(self) -> Ty {
        Uop::RESULTS[self as usize]
    }

    /// What it may do.
    pub fn effect(self) -> Effect {
        Uop::EFFECTS[self as usize]
    }

    /// What its immediate means.
    pub fn imm(self) -> Imm {
        Uop::IMMS[self as usize]
    }

    /// Its one-line meaning.
    pub fn doc(self) -> &'static str {
        Uop::DOCS[self as usize].trim()
    }

    /// The micro-op of this name.
    pub fn from_name(name: &str) -> Option<Uop> {
        Uop::ALL.iter().copied().find(|op| op.name() == name)
    }

    /// May its operands be swapped?
    pub fn is_commutative(self) -> bool {
        use Uop::*;
        matches!(
            self,
            IntAdd
                | IntMul
                | IntAddOvf
                | IntMulOvf
                | IntAnd
                | IntOr
                | IntXor
                | IntEq
                | IntNe
                | FloatAdd
                | FloatMul
                | FloatEq
                | FloatNe
                | WordEq
        )
    }
}
