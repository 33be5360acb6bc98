//! The helper table: every function that compiled code may call, one row each.
//!
//! A helper is `extern "C" fn(*mut Ctx, …) -> …`, takes and returns values (`V`), 64-bit
//! integers (`I`) or doubles (`F`), and never unwinds. Python's exceptions travel in
//! [`crate::Ctx::exc`]; a helper marked *raises* then returns `NULL` (`V`) or a negative
//! number (`I`).
//!
//! The column *effect* is what the optimizer may believe:
//! * `Pure`: the result depends on the operands alone;
//! * `Read`: and on the heap, which it leaves alone;
//! * `Alloc`: may collect, changes nothing that a program sees;
//! * `Write`: changes the heap but runs no Python code;
//! * `Any`: may run Python code, so everything known about the heap is void, and whoever
//!   walks the frames must find them.

/// Type of a helper's parameter or result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ty {
    /// [`crate::Value`]
    V,
    /// `i64`
    I,
    /// `f64`
    F,
}

/// What a helper may do besides computing; see the module.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Effect {
    /// Depends on its operands alone.
    Pure,
    /// Reads the heap.
    Read,
    /// May collect.
    Alloc,
    /// Changes the heap, runs no Python code.
    Write,
    /// May run Python code.
    Any,
}

/// Calls `$m!` with every row: `name(params) -> result [effect, can raise];`.
#[macro_export]
macro_rules! for_each_helper {
    ($m:ident) => {
        $m! {
            /// An int of any 64-bit value.
            box_int(I) -> V [Alloc, false];
            /// A float of any value.
            box_float(F) -> V [Alloc, false];
            /// `a OP b`; the first operand numbers a `bytecode::BinaryOp`.
            binary(I, V, V) -> V [Any, true];
            /// `a OP= b`.
            inplace(I, V, V) -> V [Any, true];
            /// `-a`, `+a`, `~a`; the first operand numbers a `bytecode::UnaryOp`.
            unary(I, V) -> V [Any, true];
            /// `a < b` and so on; the first operand numbers a `bytecode::CompareOp`.
            compare(I, V, V) -> V [Any, true];
            /// `a is b`: 1 or 0.
            is_same(V, V) -> I [Pure, false];
            /// `b in a` (the container comes first): 1 or 0.
            contains(V, V) -> I [Any, true];
            /// `b in a` of an exact tuple or list: 1, 0, or -1 where only the general way can tell.
            quick_contains(V, V) -> I [Read, false];
            /// `i in t` of an exact tuple and a raw int: 1, 0, or -1 where only the general way can tell.
            tuple_has_int(V, I) -> I [Read, false];
            /// `i in l` of a list of raw ints: 1 or 0.
            list_has_int(V, I) -> I [Read, false];
            /// `k in d` of an exact dict or set and a string or small int: 1, 0, or -1 where only the general way can tell.
            table_has(V, V) -> I [Read, false];
            /// `b in a` of two strings (the longer comes first): 1 or 0.
            str_has(V, V) -> I [Read, false];
            /// `bool(a)`: 1 or 0.
            truth(V) -> I [Any, true];
            /// Python's `a % b` on floats, `b` not zero.
            float_mod(F, F) -> F [Pure, false];
            /// Python's `a // b` on floats, `b` not zero.
            float_floor_div(F, F) -> F [Pure, false];
            /// C's `pow`; the caller has ruled out Python's error cases.
            float_pow(F, F) -> F [Pure, false];
            /// `math.sin`
            float_sin(F) -> F [Pure, false];
            /// `math.cos`
            float_cos(F) -> F [Pure, false];
            /// `math.exp`, finite result checked by the caller
            float_exp(F) -> F [Pure, false];
            /// `math.log` of a positive number
            float_log(F) -> F [Pure, false];
            /// `math.atan2`
            float_atan2(F, F) -> F [Pure, false];
            /// `a[b]`
            get_item(V, V) -> V [Any, true];
            /// `a[i]` for a raw index
            get_item_int(V, I) -> V [Any, true];
            /// `a[b] = c`
            set_item(V, V, V) -> I [Any, true];
            /// `del a[b]`
            del_item(V, V) -> I [Any, true];
            /// `d[k]` of an exact dict with a str key: NULL when missing or when only the general way can tell.
            dict_get_str(V, V) -> V [Read, false];
            /// `d.get(k, default)` of an exact dict and a string or small int: NULL where only the general way can tell.
            dict_get_or(V, V, V) -> V [Read, false];
            /// `d[k] = v` of an exact dict with a str key.
            dict_set_str(V, V, V) -> I [Write, false];
            /// `d[k]` of an exact dict with an int key: NULL when missing or when only the general way can tell.
            dict_get_int(V, I) -> V [Read, false];
            /// `d[k] = v` of an exact dict with an int key.
            dict_set_int(V, I, V) -> I [Write, false];
            /// Are two strings equal: 1 or 0.
            str_eq(V, V) -> I [Read, false];
            /// Order of two strings: negative, 0, positive (never raises).
            str_cmp(V, V) -> I [Read, false];
            /// `a + b` of two strings.
            str_concat(V, V) -> V [Alloc, true];
            /// `a + b` of two tuples.
            tuple_concat(V, V) -> V [Alloc, false];
            /// `a + b` of two lists of any strategy.
            list_concat(V, V) -> V [Alloc, false];
            /// `s[i]` of a string.
            str_index(V, I) -> V [Alloc, true];
            /// `list.append` of any value.
            list_append(V, V) -> I [Write, false];
            /// `list.append` of a raw int to an int list (or an empty one).
            list_append_int(V, I) -> I [Write, false];
            /// `list.append` of a raw float to a float list (or an empty one).
            list_append_float(V, F) -> I [Write, false];
            /// `list.pop()`
            list_pop(V) -> V [Write, true];
            /// `list.pop(i)`
            list_pop_at(V, I) -> V [Write, true];
            /// `list.insert(i, v)`
            list_insert(V, I, V) -> I [Write, false];
            /// Turns items i to j (not included) of an exact list round; 0 ≤ i ≤ j ≤ length.
            list_reverse_span(V, I, I) -> I [Write, false];
            /// `l[i]` of an exact list, any strategy, index already normalized and in range.
            list_get(V, I) -> V [Alloc, false];
            /// `l[i] = v` of an exact list, any strategy, index already normalized and in range.
            list_set(V, I, V) -> I [Write, false];
            /// `obj.name`
            load_attr(V, V) -> V [Any, true];
            /// `obj.name = value`
            store_attr(V, V, V) -> I [Any, true];
            /// `del obj.name`
            delete_attr(V, V) -> I [Any, true];
            /// `obj.name` for a call: leaves function and receiver (or the callable and NULL) in
            /// `args[0]` and `args[1]`.
            load_method(V, V) -> I [Any, true];
            /// A global by name space of the module and name, builtins included.
            load_global(V, V) -> V [Read, true];
            /// Sets a global by name space and name.
            store_global(V, V, V) -> I [Write, true];
            /// Tuple of the first n of `args`.
            build_tuple(I) -> V [Alloc, false];
            /// List of the first n of `args`.
            build_list(I) -> V [Alloc, false];
            /// Set of the first n of `args`.
            build_set(I) -> V [Any, true];
            /// Dict of the first n pairs of `args`, whose keys are different interned strings.
            keywords_dict(I) -> V [Alloc, false];
            /// Dict of the first n pairs of `args`.
            build_dict(I) -> V [Any, true];
            /// The first n strings of `args`, joined.
            build_string(I) -> V [Alloc, true];
            /// `slice(a, b, c)`
            build_slice(V, V, V) -> V [Alloc, false];
            /// `a[b:c:d]` of an exact list, tuple or string; the bounds, ints or None, are the first 3 of `args`.
            get_slice(V) -> V [Alloc, true];
            /// `a[b:c:d] = e` of exact lists `a` and `e`; the bounds as above.
            set_slice(V, V) -> I [Write, true];
            /// `a[b:c:d] = e[f:g:h]` of exact lists `a` and `e`; the bounds, ints or None, are the first 6 of `args`.
            copy_slice(V, V) -> I [Write, true];
            /// `list.extend`
            list_extend(V, V) -> I [Any, true];
            /// `set.add`
            set_add(V, V) -> I [Any, true];
            /// `format(str/repr/ascii(value), spec)`; conversion as in `format_value`, spec may be NULL
            format_value(V, I, V) -> V [Any, true];
            /// `iter(a)`: fills `args[0..3]` with the three iteration registers.
            get_iter(V) -> I [Any, true];
            /// Next item of an iterator object: NULL at the end (or when `exc` is set).
            iter_next(V) -> V [Any, true];
            /// Next item of three iteration registers in `args[0..3]` (updated): NULL at the end.
            for_iter() -> V [Any, true];
            /// Splits an iterable into exactly n values in `args`.
            unpack(V, I) -> I [Any, true];
            /// Calls the first operand with the first n of `args`; the count is [`pack_count`]'s.
            call(V, I) -> V [Any, true];
            /// Calls a native function, not bound to anything, that takes so many arguments (checked by the caller).
            call_native(V, I) -> V [Any, true];
            /// The same of a native that makes strings and numbers out of strings and numbers, and calls nothing.
            call_text(V, I) -> V [Alloc, true];
            /// Calls a Python function that takes exactly the first n of `args` (checked by the caller).
            call_function(V, I) -> V [Any, true];
            /// The same, the last ones by keyword: the tuple names them.
            call_kw(V, I, V) -> V [Any, true];
            /// `f(*args, **kwargs)`; the last may be NULL.
            call_ex(V, V, V) -> V [Any, true];
            /// A new closure cell.
            make_cell(V) -> V [Alloc, false];
            /// A function of nested code `n` (the second operand) of the code state at an address, with
            /// `args[0..4]` = defaults, keyword defaults, annotations, closure (or NULL).
            make_function(I, I) -> V [Alloc, true];
            /// A rare bytecode (the eight bytes of the instruction) of the code state at an address; its
            /// registers are numbered from 0 and lie in `args`, before and after.
            rare_op(I, I) -> I [Any, true];
            /// A tuple of length n, its items NULL until stored.
            new_tuple(I) -> V [Alloc, false];
            /// An instance of a dynamic shape (by number) with its slots unset.
            new_instance(I) -> V [Alloc, false];
            /// Makes room for slot n of an instance that is about to get a new shape.
            grow_slots(V, I) -> I [Alloc, false];
            /// Remembers an old object that was given a young one.
            remember(V) -> I [Pure, false];
            /// `raise exc from cause` (cause NULL when absent): always negative.
            raise(V, V) -> I [Any, true];
            /// `raise` alone: the exception being handled, always negative.
            raise_again() -> I [Any, true];
            /// `raise` again as it was: always negative.
            reraise(V) -> I [Write, true];
            /// Does the exception match the type or tuple of types: 1 or 0.
            match_exc(V, V) -> I [Any, true];
            /// The pending exception passes a frame: its code state's address, the instruction.
            add_traceback(I, I) -> I [Write, false];
            /// Takes the pending exception out of the context, as an exception instance.
            take_exc() -> V [Write, false];
            /// Makes an exception the handled one and returns the one before (or None).
            push_exc(V) -> V [Write, false];
            /// Makes an exception (or None) the handled one.
            pop_exc(V) -> I [Write, false];
            /// `isinstance(a, b)`: 1 or 0.
            is_instance(V, V) -> I [Any, true];
            /// Collects if the collector wants to; called at safepoints.
            safepoint() -> I [Alloc, false];
            /// `len(a)`
            length(V) -> I [Any, true];
            /// `chr(i)`: the caller has checked 0 ≤ i < 256.
            chr_latin(I) -> V [Alloc, false];
            /// `ord(s)` of a string of length 1 (checked by the caller).
            ord(V) -> I [Read, false];
            /// `str(i)` of a raw int.
            int_to_str(I) -> V [Alloc, false];
        }
    };
}

/// The count operand of the calls: `n` arguments, from under so many inlined frames.
pub const fn pack_count(n: usize, inlined: usize) -> i64 {
    n as i64 | (inlined as i64) << 8
}

/// The parts of [`pack_count`].
#[inline(always)]
pub const fn unpack_count(count: i64) -> (usize, usize) {
    ((count & 0xff) as usize, (count >> 8) as usize)
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct HelperRow {
    /// Its name, also the name of the Rust function.
    pub name: &'static str,
    /// Types of its parameters, the context not counted.
    pub params: &'static [Ty],
    /// Type of its result.
    pub result: Ty,
    /// What the optimizer may believe.
    pub effect: Effect,
    /// May it raise?
    pub raises: bool,
}

macro_rules! define_helpers {
    ($( $(#[doc = $doc:literal])* $name:ident($($p:ident),*) -> $r:ident [$e:ident, $raises:literal]; )*) => {
        /// Names a helper; its number is its place in [`crate::Ctx::helpers`].
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        #[allow(non_camel_case_types, reason = "a variant is spelt like the function it names")]
        #[repr(u16)]
        pub enum Helper { $( $(#[doc = $doc])* $name, )* }

        impl Helper {
            /// Every helper, in order.
            pub const ALL: &[Helper] = &[$(Helper::$name),*];
        }

        /// The rows, in order.
        pub const HELPERS: &[HelperRow] = &[$(HelperRow {
            name: stringify!($name),
            params: &[$(Ty::$p),*],
            result: Ty::$r,
            effect: Effect::$e,
            raises: $raises,
        }),*];

        /// Number of helpers.
        pub const HELPER_COUNT: usize = HELPERS.len();
    };
}
for_each_helper!(define_helpers);

impl Helper {
    /// Its row in the table.
    pub fn row(self) -> &'static HelperRow {
        &HELPERS[self as usize]
    }

    /// The helper with this number.
    pub fn from_index(n: usize) -> Option<Helper> {
        Helper::ALL.get(n).copied()
    }

    /// The helper with this name.
    pub fn from_name(name: &str) -> Option<Helper> {
        Helper::ALL.iter().copied().find(|h| h.row().name == name)
    }
}
