//! The op table: one row per instruction; names, operand roles and everything derived come
//! from here and nowhere else.
//!
//! A row reads `name = Name(a: Role, b: Role, c: Role);`. Operands a, b and c are the three
//! 16-bit fields of [`crate::Ins`]; `x` is its 8-bit field, explained in the row's comment.
//! A role that needs 32 bits stands at b and takes c as well.

/// What an operand field means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Unused.
    No,
    /// Register that is written.
    Def,
    /// Register that is read.
    Use,
    /// Register that is read, then written.
    Mod,
    /// First of two registers that are written.
    Def2,
    /// First of three registers that are written.
    Def3,
    /// First of three registers that are read, then written.
    Mod3,
    /// First of several registers that are read; see [`crate::Ins::used_range`].
    UseRange,
    /// First of several registers that are written; see [`crate::Ins::defined_range`].
    DefRange,
    /// Small number.
    Count,
    /// Signed immediate.
    Imm,
    /// Signed 32-bit immediate in b and c.
    ImmWide,
    /// Index of a name in `Code::names`.
    Name,
    /// Index of a name, 32 bits in b and c.
    NameWide,
    /// Index of a constant, 32 bits in b and c.
    ConstWide,
    /// Index of a nested code object.
    Code,
    /// Signed jump distance from this instruction.
    Jump,
    /// Signed jump distance, 32 bits in b and c.
    JumpWide,
    /// Index of a free variable in the function's closure.
    Free,
}

/// Calls `$m!` with every row of the table.
#[macro_export]
macro_rules! for_each_op {
    ($m:ident) => {
        $m! {
            /// Does nothing.
            nop = Nop(No, No, No);
            /// `a = b`
            move_ = Move(Def, Use, No);
            /// `a = constant`
            load_const = LoadConst(Def, ConstWide, No);
            /// `a = immediate int`
            load_int = LoadInt(Def, ImmWide, No);
            /// `a = None`
            load_none = LoadNone(Def, No, No);
            /// `a =` global or built-in
            load_global = LoadGlobal(Def, NameWide, No);
            /// global `= a`
            store_global = StoreGlobal(Use, NameWide, No);
            /// `del` global
            delete_global = DeleteGlobal(No, NameWide, No);
            /// `a =` name of the local name space, else global, else built-in (class bodies, `exec`)
            load_name = LoadName(Def, NameWide, No);
            /// name of the local name space `= a`
            store_name = StoreName(Use, NameWide, No);
            /// `del` name of the local name space
            delete_name = DeleteName(No, NameWide, No);
            /// `a =` name of the local name space, else the free variable's cell (class bodies); b: name, c: free
            load_class_free = LoadClassFree(Def, Name, Free);
            /// `UnboundLocalError` naming b:c when register a is unset
            check_bound = CheckBound(Use, NameWide, No);
            /// register a becomes unset
            unset = Unset(Def, No, No);
            /// register a becomes a new cell that holds what a held
            make_cell = MakeCell(Mod, No, No);
            /// `a =` content of the cell in b; `UnboundLocalError`/`NameError` naming c when empty
            load_cell = LoadCell(Def, Use, Name);
            /// content of the cell in a `= b`
            store_cell = StoreCell(Use, Use, No);
            /// empties the cell in a; error naming c when empty already
            clear_cell = ClearCell(Use, No, Name);
            /// `a =` content of the function's free variable b; error naming c when empty
            load_free = LoadFree(Def, Free, Name);
            /// content of free variable b `= a`
            store_free = StoreFree(Use, Free, No);
            /// empties free variable b; error naming c when empty already
            clear_free = ClearFree(No, Free, Name);
            /// `a =` the cell itself of free variable b
            load_closure = LoadClosure(Def, Free, No);
            /// `a = b + c`; x = 1 in this and the next twelve: in place (`+=`)
            add = Add(Def, Use, Use);
            /// `a = b - c`
            sub = Sub(Def, Use, Use);
            /// `a = b * c`
            mul = Mul(Def, Use, Use);
            /// `a = b / c`
            true_div = TrueDiv(Def, Use, Use);
            /// `a = b // c`
            floor_div = FloorDiv(Def, Use, Use);
            /// `a = b % c`
            mod_ = Mod(Def, Use, Use);
            /// `a = b ** c`
            pow = Pow(Def, Use, Use);
            /// `a = b << c`
            lshift = LShift(Def, Use, Use);
            /// `a = b >> c`
            rshift = RShift(Def, Use, Use);
            /// `a = b & c`
            bit_and = BitAnd(Def, Use, Use);
            /// `a = b | c`
            bit_or = BitOr(Def, Use, Use);
            /// `a = b ^ c`
            bit_xor = BitXor(Def, Use, Use);
            /// `a = b @ c`
            mat_mul = MatMul(Def, Use, Use);
            /// `a = b + imm`; x = 1 in this and the next nine: in place
            add_imm = AddImm(Def, Use, Imm);
            /// `a = b - imm`
            sub_imm = SubImm(Def, Use, Imm);
            /// `a = b * imm`
            mul_imm = MulImm(Def, Use, Imm);
            /// `a = b // imm`
            floor_div_imm = FloorDivImm(Def, Use, Imm);
            /// `a = b % imm`
            mod_imm = ModImm(Def, Use, Imm);
            /// `a = b << imm`
            lshift_imm = LShiftImm(Def, Use, Imm);
            /// `a = b >> imm`
            rshift_imm = RShiftImm(Def, Use, Imm);
            /// `a = b & imm`
            bit_and_imm = BitAndImm(Def, Use, Imm);
            /// `a = b | imm`
            bit_or_imm = BitOrImm(Def, Use, Imm);
            /// `a = b ^ imm`
            bit_xor_imm = BitXorImm(Def, Use, Imm);
            /// `a = -b`
            neg = Neg(Def, Use, No);
            /// `a = +b`
            pos = Pos(Def, Use, No);
            /// `a = ~b`
            invert = Invert(Def, Use, No);
            /// `a = not b`
            not = Not(Def, Use, No);
            /// `a = b < c`
            lt = Lt(Def, Use, Use);
            /// `a = b <= c`
            le = Le(Def, Use, Use);
            /// `a = b == c`
            eq = Eq(Def, Use, Use);
            /// `a = b != c`
            ne = Ne(Def, Use, Use);
            /// `a = b > c`
            gt = Gt(Def, Use, Use);
            /// `a = b >= c`
            ge = Ge(Def, Use, Use);
            /// `a = b is c`; x = 1: `is not`
            is = Is(Def, Use, Use);
            /// `a = b in c`; x = 1: `not in`
            contains = Contains(Def, Use, Use);
            /// jump forward
            jump = Jump(No, JumpWide, No);
            /// jump backward to a loop head: safepoint and hot counter
            jump_back = JumpBack(No, JumpWide, No);
            /// jump when `bool(a)` is x
            jump_if = JumpIf(Use, JumpWide, No);
            /// jump when `(a is None)` is x
            jump_if_none = JumpIfNone(Use, JumpWide, No);
            /// jump by a when `bool(b < c)` is x
            jump_lt = JumpLt(Jump, Use, Use);
            /// jump by a when `bool(b <= c)` is x
            jump_le = JumpLe(Jump, Use, Use);
            /// jump by a when `bool(b == c)` is x
            jump_eq = JumpEq(Jump, Use, Use);
            /// jump by a when `bool(b != c)` is x
            jump_ne = JumpNe(Jump, Use, Use);
            /// jump by a when `bool(b > c)` is x
            jump_gt = JumpGt(Jump, Use, Use);
            /// jump by a when `bool(b >= c)` is x
            jump_ge = JumpGe(Jump, Use, Use);
            /// jump by a when `bool(b < imm)` is x
            jump_lt_imm = JumpLtImm(Jump, Use, Imm);
            /// jump by a when `bool(b <= imm)` is x
            jump_le_imm = JumpLeImm(Jump, Use, Imm);
            /// jump by a when `bool(b == imm)` is x
            jump_eq_imm = JumpEqImm(Jump, Use, Imm);
            /// jump by a when `bool(b != imm)` is x
            jump_ne_imm = JumpNeImm(Jump, Use, Imm);
            /// jump by a when `bool(b > imm)` is x
            jump_gt_imm = JumpGtImm(Jump, Use, Imm);
            /// jump by a when `bool(b >= imm)` is x
            jump_ge_imm = JumpGeImm(Jump, Use, Imm);
            /// jump by a when `(b is c)` is x
            jump_is = JumpIs(Jump, Use, Use);
            /// jump by a when `(b in c)` is x
            jump_contains = JumpContains(Jump, Use, Use);
            /// `a, a+1, a+2 =` iteration of b: see `tier0-interp::iteration` (range and list need no object)
            get_iter = GetIter(Def3, Use, No);
            /// `a =` next item of the iteration in b, b+1, b+2, or jump by c at its end
            for_iter = ForIter(Def, Mod3, Jump);
            /// `a = b(b+1, …)`; c arguments
            call = Call(Def, UseRange, Count);
            /// `a =` call of the pair made by load_method at b, b+1; c arguments from b+2
            call_method = CallMethod(Def, UseRange, Count);
            /// as call, the last of the c arguments by keyword: names tuple in register b+1+c
            call_kw = CallKw(Def, UseRange, Count);
            /// as call_method with keywords: names tuple in register b+2+c
            call_method_kw = CallMethodKw(Def, UseRange, Count);
            /// `a = b(*(b+1), **(b+2))`; b+1 anything iterable, b+2 a dict or unset
            call_ex = CallEx(Def, UseRange, No);
            /// `a, a+1 =` method c of b and b itself; or a callable attribute and unset
            load_method = LoadMethod(Def2, Use, Name);
            /// `a =` attribute c of `super(b+1, b+2)` where b holds the global `super`; x = 1: as load_method, into a, a+1
            load_super_attr = LoadSuperAttr(Def2, UseRange, Name);
            /// return a
            return_ = Return(Use, No, No);
            /// yield b; `a =` what is sent; c registers are live and saved
            yield_ = Yield(Def, Use, Count);
            /// sends a into iterator b: `a =` what it yields, or on its end `a =` its result and jump by c
            send = Send(Mod, Use, Jump);
            /// `a =` the iterator that `yield from b` delegates to; x = 1: `await b`
            get_yield_from = GetYieldFrom(Def, Use, No);
            /// `a = b.__aiter__()`
            get_aiter = GetAiter(Def, Use, No);
            /// `a =` awaitable of `b.__anext__()`
            get_anext = GetAnext(Def, Use, No);
            /// wraps the value of an async generator's yield: `a = wrapped b`
            wrap_async = WrapAsync(Def, Use, No);
            /// raise a (x = 1), a from b (x = 2), or the handled exception again (x = 0)
            raise = Raise(Use, Use, No);
            /// raise the exception in a again, its traceback kept
            reraise = Reraise(Use, No, No);
            /// `a =` the exception handled so far; the handled one becomes b
            push_exc = PushExc(Def, Use, No);
            /// the handled exception becomes a (as saved by push_exc)
            pop_exc = PopExc(Use, No, No);
            /// `a =` does exception b match c; x = 1: the pair (rest, match) of `except*` into a, a+1
            match_exc = MatchExc(Def2, Use, Use);
            /// `a =` special method of b's type, bound: c names it; error text of `with` when x = 1, `async with` when x = 2
            load_special = LoadSpecial(Def, Use, Name);
            /// `a = b(type(c), c, c.__traceback__)`
            call_exit = CallExit(Def, Use, Use);
            /// `a =` tuple of b, b+1, …; c items
            build_tuple = BuildTuple(Def, UseRange, Count);
            /// `a =` list of c items from b
            build_list = BuildList(Def, UseRange, Count);
            /// `a =` set of c items from b
            build_set = BuildSet(Def, UseRange, Count);
            /// `a =` dict of c pairs from b
            build_dict = BuildDict(Def, UseRange, Count);
            /// `a =` the c strings from b, joined
            build_string = BuildString(Def, UseRange, Count);
            /// `a =` slice(b, b+1, b+2)
            build_slice = BuildSlice(Def, UseRange, No);
            /// `a = c[b:b+1:b+2]`: the bounds are three registers from b
            get_slice = GetSlice(Def, UseRange, Use);
            /// `a[b:b+1:b+2] = c`
            set_slice = SetSlice(Use, UseRange, Use);
            /// `a.append(b)` on a list
            list_append = ListAppend(Use, Use, No);
            /// `a.extend(b)` on a list; x = 1: error text of `*args`
            list_extend = ListExtend(Use, Use, No);
            /// `a.add(b)` on a set
            set_add = SetAdd(Use, Use, No);
            /// `a.update(b)` on a set
            set_update = SetUpdate(Use, Use, No);
            /// `a[b] = c` on a dict being built
            dict_set = DictSet(Use, Use, Use);
            /// `a.update(b)` on a dict being built
            dict_update = DictUpdate(Use, Use, No);
            /// as dict_update, duplicates are an error naming callable c (`**kwargs` in a call)
            dict_merge = DictMerge(Use, Use, Use);
            /// `a = tuple(b)` of a list
            list_to_tuple = ListToTuple(Def, Use, No);
            /// `a = format(conv(b), c)`; x: bits 0–1 conversion (1 str, 2 repr, 3 ascii), bit 2: c is a spec
            format_value = FormatValue(Def, Use, Use);
            /// `a, a+1, … =` exactly c items of b
            unpack = Unpack(DefRange, Use, Count);
            /// as unpack with a star: c = before + 256 * after; the list stands between
            unpack_ex = UnpackEx(DefRange, Use, Count);
            /// `a = b[c]`
            get_item = GetItem(Def, Use, Use);
            /// `a = b[imm]`
            get_item_imm = GetItemImm(Def, Use, Imm);
            /// `a[b] = c`
            set_item = SetItem(Use, Use, Use);
            /// `del a[b]`
            del_item = DelItem(Use, Use, No);
            /// `a = b.c`
            load_attr = LoadAttr(Def, Use, Name);
            /// `a.c = b`
            store_attr = StoreAttr(Use, Use, Name);
            /// `del a.c`
            delete_attr = DeleteAttr(Use, No, Name);
            /// `a =` function of nested code c; x bits: 1 defaults, 2 keyword defaults, 4 annotations (a function), 8 closure, in this order from b
            make_function = MakeFunction(Def, UseRange, Code);
            /// `a =` class: body function b, name b+1, c bases from b+2; x = 1: keywords, names tuple in register b+2+c
            build_class = BuildClass(Def, UseRange, Count);
            /// `a = __import__(name c, fromlist b+1, level b)`
            import_name = ImportName(Def, UseRange, Name);
            /// `a =` attribute or submodule c of module b
            import_from = ImportFrom(Def, Use, Name);
            /// `from a import *` into the local name space
            import_star = ImportStar(Use, No, No);
            /// `a = AssertionError`
            load_assertion = LoadAssertion(Def, No, No);
            /// `a =` the local name space (class bodies)
            load_locals = LoadLocals(Def, No, No);
            /// `a = len(b)` of a match subject
            get_len = GetLen(Def, Use, No);
            /// `a =` is b a sequence (x = 0) or a mapping (x = 1) in the sense of `match`
            match_kind = MatchKind(Def, Use, No);
            /// `a =` tuple of b's values for the keys in tuple c, or None
            match_keys = MatchKeys(Def, Use, Use);
            /// `a =` tuple of attributes or None: subject b, class b+1, names tuple b+2; c positional
            match_class = MatchClass(Def, UseRange, Count);
            /// `a =` type parameter or alias: x: 0 TypeVar, 1 with bound, 2 with constraints, 3 ParamSpec, 4 TypeVarTuple, 5 alias, 6 default set; parts from b, c of them
            type_param = TypeParam(Def, UseRange, Count);
            /// `a =` t-string template of c parts from b
            build_template = BuildTemplate(Def, UseRange, Count);
            /// `a =` t-string interpolation: value b, text b+1, spec b+2 (or unset); x conversion as in format_value
            build_interpolation = BuildInterpolation(Def, UseRange, No);
            /// prints a as the interactive prompt does
            print_expr = PrintExpr(Use, No, No);
            /// `a = iter(b)` as one object, for a generator expression (a list, tuple or range may stay itself: `get_iter` follows)
            make_iter = MakeIter(Def, Use, No);
            /// raises a again unless it is a `StopAsyncIteration` (end of `async for`)
            end_async_for = EndAsyncFor(Use, No, No);
            /// `a =` what `except*` has yet to raise: of the original exception b and list c of what its clauses raised and what is left over; None when nothing
            join_star = JoinStar(Def, Use, Use);
        }
    };
}

macro_rules! define_ops {
    ($( $(#[doc = $doc:literal])* $snake:ident = $Name:ident($a:ident, $b:ident, $c:ident); )*) => {
        /// An instruction's operation.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        #[repr(u8)]
        pub enum Op { $( $(#[doc = $doc])* $Name, )* }

        impl Op {
            /// Every op, in order of its number.
            pub const ALL: &[Op] = &[$(Op::$Name),*];
            const NAMES: &[&str] = &[$(stringify!($snake)),*];
            const ROLES: &[[Role; 3]] = &[$([Role::$a, Role::$b, Role::$c]),*];
            const DOCS: &[&str] = &[$(concat!($($doc),*)),*];
        }
    };
}
for_each_op!(define_ops);

impl Op {
    /// The op's name in listings.
    pub fn name(self) -> &'static str {
        Op::NAMES[self as usize].trim_end_matches('_')
    }

    /// What its operands mean.
    pub fn roles(self) -> &'static [Role; 3] {
        &Op::ROLES[self as usize]
    }

    /// Its one-line description.
    pub fn doc(self) -> &'static str {
        Op::DOCS[self as usize].trim()
    }

    /// The op with this number.
    pub fn from_byte(n: u8) -> Option<Op> {
        Op::ALL.get(n as usize).copied()
    }
}

macro_rules! operators {
    ($(#[doc = $doc:literal])* $Name:ident { $( $Variant:ident = $symbol:literal, $dunder:literal, $reflected:literal; )* }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        #[repr(u8)]
        pub enum $Name { $( #[doc = $symbol] $Variant, )* }

        impl $Name {
            /// Every one, in order.
            pub const ALL: &[$Name] = &[$($Name::$Variant),*];
            /// How it is written.
            pub fn symbol(self) -> &'static str { [$($symbol),*][self as usize] }
            /// Its special method.
            pub fn dunder(self) -> &'static str { [$($dunder),*][self as usize] }
            /// Its special method on the right operand.
            pub fn reflected(self) -> &'static str { [$($reflected),*][self as usize] }
            /// The one with this number.
            pub fn from_index(n: usize) -> Option<$Name> { $Name::ALL.get(n).copied() }
        }
    };
}

operators! {
    /// Binary operators, in the order of the ops `Add` to `MatMul`.
    BinaryOp {
        Add = "+", "__add__", "__radd__";
        Sub = "-", "__sub__", "__rsub__";
        Mul = "*", "__mul__", "__rmul__";
        TrueDiv = "/", "__truediv__", "__rtruediv__";
        FloorDiv = "//", "__floordiv__", "__rfloordiv__";
        Mod = "%", "__mod__", "__rmod__";
        Pow = "**", "__pow__", "__rpow__";
        LShift = "<<", "__lshift__", "__rlshift__";
        RShift = ">>", "__rshift__", "__rrshift__";
        BitAnd = "&", "__and__", "__rand__";
        BitOr = "|", "__or__", "__ror__";
        BitXor = "^", "__xor__", "__rxor__";
        MatMul = "@", "__matmul__", "__rmatmul__";
    }
}

operators! {
    /// Rich comparisons, in the order of the ops `Lt` to `Ge`.
    CompareOp {
        Lt = "<", "__lt__", "__gt__";
        Le = "<=", "__le__", "__ge__";
        Eq = "==", "__eq__", "__eq__";
        Ne = "!=", "__ne__", "__ne__";
        Gt = ">", "__gt__", "__lt__";
        Ge = ">=", "__ge__", "__le__";
    }
}

operators! {
    /// Unary operators, in the order of the ops `Neg` to `Invert`.
    UnaryOp {
        Neg = "-", "__neg__", "__neg__";
        Pos = "+", "__pos__", "__pos__";
        Invert = "~", "__invert__", "__invert__";
    }
}

impl Op {
    /// The operator of `Add` … `MatMul` and of the `…Imm` forms.
    pub fn binary(self) -> Option<BinaryOp> {
        let n = self as usize;
        if (Op::Add as usize..=Op::MatMul as usize).contains(&n) {
            return BinaryOp::from_index(n - Op::Add as usize);
        }
        Some(match self {
            Op::AddImm => BinaryOp::Add,
            Op::SubImm => BinaryOp::Sub,
            Op::MulImm => BinaryOp::Mul,
            Op::FloorDivImm => BinaryOp::FloorDiv,
            Op::ModImm => BinaryOp::Mod,
            Op::LShiftImm => BinaryOp::LShift,
            Op::RShiftImm => BinaryOp::RShift,
            Op::BitAndImm => BinaryOp::BitAnd,
            Op::BitOrImm => BinaryOp::BitOr,
            Op::BitXorImm => BinaryOp::BitXor,
            _ => return None,
        })
    }

    /// The comparison of `Lt` … `Ge`, `JumpLt` … `JumpGe` and `JumpLtImm` … `JumpGeImm`.
    pub fn compare(self) -> Option<CompareOp> {
        let n = self as usize;
        [Op::Lt, Op::JumpLt, Op::JumpLtImm]
            .iter()
            .find(|first| (**first as usize..**first as usize + 6).contains(&n))
            .and_then(|first| CompareOp::from_index(n - *first as usize))
    }

    /// The operator of `Neg`, `Pos`, `Invert`.
    pub fn unary(self) -> Option<UnaryOp> {
        UnaryOp::from_index((self as usize).checked_sub(Op::Neg as usize)?)
    }
}
