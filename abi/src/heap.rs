//! Layouts of heap objects that compiled code touches, and the shape numbers that never change.
//!
//! ```text
//!  byte 0        4    5      6      8
//!  ├── shape ────┤ gc │ bits │ aux  ├── fields of the object's kind …
//! ```

use crate::Value;

/// Number of an object's shape: what fields it has and of which class it is.
///
/// Numbers below [`ShapeId::FIRST_DYNAMIC`] belong to built-in layouts and are the same in every
/// process; the others are given out at run time and mean nothing elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
#[repr(transparent)]
pub struct ShapeId(pub u32);

macro_rules! shapes {
    ($( $(#[doc = $doc:literal])* $NAME:ident = $n:literal, $kind:ident; )*) => {
        impl ShapeId {
            $( $(#[doc = $doc])* pub const $NAME: ShapeId = ShapeId($n); )*
            /// The first number given out at run time.
            pub const FIRST_DYNAMIC: ShapeId = ShapeId(256);
            /// Every fixed shape with its name and kind.
            pub const FIXED: &[(ShapeId, &str, Kind)] = &[$((ShapeId($n), stringify!($NAME), Kind::$kind)),*];
        }
    };
}

impl ShapeId {
    /// A list of any strategy, of the class `list` itself?
    #[inline]
    pub const fn is_list(self) -> bool {
        self.0 >= ShapeId::LIST_EMPTY.0 && self.0 <= ShapeId::LIST_VALUE.0
    }

    /// How many bytes a list of this strategy uses for an item.
    #[inline]
    pub const fn item_bytes(self) -> usize {
        if self.0 == ShapeId::LIST_BOOL.0 { 1 } else { 8 }
    }
}

/// How an object is laid out, hence how the collector walks it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub enum Kind {
    /// [`FloatCell`]
    Float,
    /// Sign and 64-bit limbs in line; see `objects`.
    BigInt,
    /// [`Str`]
    Str,
    /// [`Bytes`]
    Bytes,
    /// [`Tuple`]
    Tuple,
    /// [`List`]; the shape says which strategy
    List,
    /// [`Dict`], also sets (no values) and name spaces (values behind [`Cell`]s)
    Dict,
    /// [`Range`]
    Range,
    /// A slice: three values
    Slice,
    /// [`Function`]
    Function,
    /// [`BoundMethod`]
    BoundMethod,
    /// [`Native`]: a function written in Rust
    Native,
    /// [`Cell`]
    Cell,
    /// [`Generator`]
    Generator,
    /// [`TypeObject`]
    Type,
    /// [`Module`]
    Module,
    /// [`Instance`]
    Instance,
    /// [`IterObject`]: iterators written in Rust
    Iter,
    /// [`Buffer`]: raw storage that belongs to another object
    Buffer,
    /// A boxed Rust value with a drop function
    Foreign,
}

shapes! {
    /// Heap float.
    FLOAT = 1, Float;
    /// Int that does not fit in the word.
    BIG_INT = 2, BigInt;
    /// `str`
    STR = 3, Str;
    /// `bytes`
    BYTES = 4, Bytes;
    /// `tuple`
    TUPLE = 5, Tuple;
    /// `list` with no items and no storage
    LIST_EMPTY = 6, List;
    /// `list` whose items are raw `i64`s
    LIST_INT = 7, List;
    /// `list` whose items are raw `f64`s
    LIST_FLOAT = 8, List;
    /// `list` whose items are bools, a byte each: 0 or 1
    LIST_BOOL = 9, List;
    /// `list` of any values
    LIST_VALUE = 10, List;
    /// `dict`
    DICT = 11, Dict;
    /// `set`
    SET = 12, Dict;
    /// `frozenset`
    FROZENSET = 13, Dict;
    /// The dictionary of a module or class: values behind cells
    NAMESPACE = 14, Dict;
    /// `range`
    RANGE = 15, Range;
    /// `slice`
    SLICE = 16, Slice;
    /// Python function
    FUNCTION = 17, Function;
    /// Method bound to its object
    BOUND_METHOD = 18, BoundMethod;
    /// Function or method written in Rust
    NATIVE = 19, Native;
    /// Closure cell, global cell
    CELL = 20, Cell;
    /// Generator object
    GENERATOR = 21, Generator;
    /// Class
    TYPE = 22, Type;
    /// Module
    MODULE = 23, Module;
    /// Iterator written in Rust
    ITER = 24, Iter;
    /// Raw storage with no pointers
    RAW_BUFFER = 25, Buffer;
    /// Raw storage that holds values
    VALUE_BUFFER = 26, Buffer;
    /// Boxed Rust value
    FOREIGN = 27, Foreign;
    /// `property`
    PROPERTY = 28, Slice;
    /// `classmethod`
    CLASS_METHOD = 29, Slice;
    /// `staticmethod`
    STATIC_METHOD = 30, Slice;
    /// `super`
    SUPER = 31, Slice;
    /// `dict_keys`, `dict_values`, `dict_items`
    DICT_VIEW = 32, Slice;
    /// `complex`
    COMPLEX = 33, Buffer;
    /// `bytearray`
    BYTEARRAY = 34, List;
    /// Code object
    CODE = 35, Slice;
    /// Traceback entry
    TRACEBACK = 36, Slice;
    /// Frame object
    FRAME = 37, Slice;
    /// Cell that memoizes a string's non-ASCII index
    STR_INDEX = 38, Buffer;
    /// Plain `object()`
    OBJECT = 39, Slice;
    /// `__dict__` of an instance: a view that reads and writes its attributes
    INSTANCE_DICT = 40, Slice;
    /// `mappingproxy`
    MAPPING_PROXY = 41, Slice;
}

/// First word of every heap object.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Head {
    /// What the object is.
    pub shape: ShapeId,
    /// Collector's bits: see [`gc`].
    pub gc: u8,
    /// Kind-specific bits: see [`Str::ASCII`] and others.
    pub bits: u8,
    /// Kind-specific number.
    pub aux: u16,
}

/// Bits of [`Head::gc`].
pub mod gc {
    /// Reached in the last marking, so "old" until the next full collection.
    pub const MARKED: u8 = 1;
    /// Already in the remembered set.
    pub const REMEMBERED: u8 = 2;
    /// Never moved, never freed, not walked.
    pub const IMMORTAL: u8 = 4;
    /// Has memory of its own, outside the blocks of cells.
    pub const LARGE: u8 = 8;
    /// Its kind's drop function runs before it is freed.
    pub const DROPS: u8 = 16;
}

/// A float whose exponent does not fit in a word.
#[repr(C)]
pub struct FloatCell {
    /// `FLOAT`
    pub head: Head,
    /// The number.
    pub value: f64,
}

/// An integer outside 63 bits: sign and magnitude.
#[repr(C)]
pub struct BigInt {
    /// `BIG_INT`; `bits` is 1 when negative
    pub head: Head,
    /// Number of 64-bit limbs that follow, least significant first.
    pub len: u64,
}

/// Text, UTF-8 (lone surrogates in the WTF-8 way).
#[repr(C)]
pub struct Str {
    /// `STR`; `bits` has [`Str::ASCII`], [`Str::INTERNED`]
    pub head: Head,
    /// The bytes: behind this header, or inside a [`Buffer`] that several strings share.
    pub data: *const u8,
    /// Length in bytes.
    pub len_bytes: u64,
    /// Length in code points.
    pub len_chars: u64,
    /// CPython's hash, or 0 when not yet computed.
    pub hash: i64,
    /// Lazily made index for non-ASCII text (`STR_INDEX` buffer), or the shared growable
    /// buffer whose end this string may extend; NULL mostly.
    pub extra: Value,
}

impl Str {
    /// All bytes below 128: a code point is a byte.
    pub const ASCII: u8 = 1;
    /// The only string of this content among interned ones.
    pub const INTERNED: u8 = 2;
    /// `extra` is a growable buffer.
    pub const GROWABLE: u8 = 4;
}

/// Immutable bytes; the data follow in line.
#[repr(C)]
pub struct Bytes {
    /// `BYTES`
    pub head: Head,
    /// Length in bytes.
    pub len: u64,
    /// Hash or 0.
    pub hash: i64,
}

/// Immutable sequence; `len` values follow in line.
#[repr(C)]
pub struct Tuple {
    /// `TUPLE`
    pub head: Head,
    /// Number of values.
    pub len: u64,
}

/// Mutable sequence. Its shape says what `items` holds: nothing, `i64`, `f64`, bools (bytes) or values.
#[repr(C)]
pub struct List {
    /// `LIST_EMPTY`, `LIST_INT`, `LIST_FLOAT`, `LIST_BOOL` or `LIST_VALUE`
    pub head: Head,
    /// First item, inside a [`Buffer`]; null when empty without storage.
    pub items: *mut u64,
    /// Number of items.
    pub len: u64,
    /// How many fit in `items`.
    pub capacity: u64,
}

/// Compact insertion-ordered hash table: `dict`, `set`, name space.
#[repr(C)]
pub struct Dict {
    /// `DICT`, `SET`, `FROZENSET` or `NAMESPACE`
    pub head: Head,
    /// [`DictEntry`] array, inside a [`Buffer`].
    pub entries: *mut DictEntry,
    /// Hash index: `index_mask + 1` numbers (`u32`), inside a raw [`Buffer`].
    pub index: *mut u32,
    /// Size of the index minus one.
    pub index_mask: u64,
    /// Live entries.
    pub len: u64,
    /// Entries used, deleted ones included.
    pub used: u64,
    /// How many entries fit.
    pub capacity: u64,
    /// Changes whenever a key is added or removed.
    pub version: u64,
    /// For frozenset: hash or 0. For a name space: 0.
    pub hash: i64,
}

/// One key and value. A deleted entry has a NULL key.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct DictEntry {
    /// Hash of the key.
    pub hash: i64,
    /// The key, or NULL.
    pub key: Value,
    /// The value; in a name space the [`Cell`]; in a set NULL.
    pub value: Value,
}

/// `range` whose bounds fit in 64 bits. Larger ones hold ints in `big`.
#[repr(C)]
pub struct Range {
    /// `RANGE`
    pub head: Head,
    /// First number.
    pub start: i64,
    /// Bound.
    pub stop: i64,
    /// Difference, never 0.
    pub step: i64,
    /// Number of elements.
    pub len: i64,
    /// NULL, or a tuple (start, stop, step) of ints of any size.
    pub big: Value,
}

/// Three values: slices, and other small built-in records (see the shape).
#[repr(C)]
pub struct Triple {
    /// `SLICE`, `PROPERTY`, …
    pub head: Head,
    /// start, or the first field
    pub a: Value,
    /// stop, or the second field
    pub b: Value,
    /// step, or the third field
    pub c: Value,
}

/// Python function.
#[repr(C)]
pub struct Function {
    /// `FUNCTION`
    pub head: Head,
    /// `*const objects::CodeState`: code linked with a module's globals.
    pub code: *const u8,
    /// Tuple of positional defaults, or NULL.
    pub defaults: Value,
    /// Dict of keyword-only defaults, or NULL.
    pub kw_defaults: Value,
    /// Tuple of cells, or NULL.
    pub closure: Value,
    /// `__name__`
    pub name: Value,
    /// `__qualname__`
    pub qualname: Value,
    /// `__dict__` or NULL.
    pub dict: Value,
    /// Annotations, `__doc__`, `__module__`: a dict, or NULL.
    pub extra: Value,
}

/// A function together with its first argument.
#[repr(C)]
pub struct BoundMethod {
    /// `BOUND_METHOD`
    pub head: Head,
    /// What is called.
    pub function: Value,
    /// What it is called with.
    pub receiver: Value,
}

/// A function written in Rust, perhaps bound.
#[repr(C)]
pub struct Native {
    /// `NATIVE`
    pub head: Head,
    /// `*const objects::NativeDef`
    pub def: *const u8,
    /// Receiver of a bound built-in method, or NULL.
    pub receiver: Value,
}

/// A variable of its own: captured by closures, or a global.
#[repr(C)]
pub struct Cell {
    /// `CELL`
    pub head: Head,
    /// The value, or NULL while unset.
    pub value: Value,
}

/// A suspended frame.
#[repr(C)]
pub struct Generator {
    /// `GENERATOR`
    pub head: Head,
    /// The function it came from.
    pub function: Value,
    /// Saved registers, the content of a [`Buffer`] with room for the frame's. All of them are
    /// valid at any time, those that the next resumption does not read included. The barrier for
    /// them is on the generator.
    pub regs: *mut Value,
    /// Where to resume: 0 at the start, else the index of the instruction after the yield;
    /// [`Generator::RUNNING`] or [`Generator::FINISHED`] when there is no such place.
    pub pc: u64,
    /// `*const objects::CodeState`
    pub code: *const u8,
    /// The iterator it delegates to (`yield from`), or NULL.
    pub delegate: Value,
    /// The exception it was handling when suspended, or NULL.
    pub handled: Value,
}

impl Generator {
    /// [`Generator::pc`] while it is on the frame stack.
    pub const RUNNING: u64 = u64::MAX;
    /// [`Generator::pc`] after it has returned or raised.
    pub const FINISHED: u64 = u64::MAX - 1;

    /// What may be done with it.
    #[inline]
    pub fn state(&self) -> GeneratorState {
        match self.pc {
            0 => GeneratorState::Created,
            Generator::RUNNING => GeneratorState::Running,
            Generator::FINISHED => GeneratorState::Finished,
            _ => GeneratorState::Suspended,
        }
    }
}

/// A generator's state, as its `pc` says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GeneratorState {
    /// Created, never resumed.
    Created,
    /// Suspended at a yield.
    Suspended,
    /// On the frame stack.
    Running,
    /// Returned or raised.
    Finished,
}

/// A class. The rest of it is kept by `objects`, by `class_id`.
#[repr(C)]
pub struct TypeObject {
    /// `TYPE`
    pub head: Head,
    /// Changes whenever a lookup through this class may give another answer.
    pub version: u64,
    /// Index in the table of classes.
    pub class_id: u64,
    /// Name space: a `NAMESPACE` dict.
    pub namespace: Value,
}

/// A module.
#[repr(C)]
pub struct Module {
    /// `MODULE`
    pub head: Head,
    /// `__name__`
    pub name: Value,
    /// Its globals: a `NAMESPACE` dict.
    pub namespace: Value,
}

/// An instance of a class written in Python (and exceptions).
///
/// Slot `i` lies in line when `i < aux` of the head, else at `more[i - aux]`.
/// The shape says for each slot whether it holds a value, a raw `i64` or a raw `f64`.
#[repr(C)]
pub struct Instance {
    /// A dynamic shape; `aux` is the number of in-line slots
    pub head: Head,
    /// Further slots, inside a [`Buffer`], or null.
    pub more: *mut u64,
}

/// An iterator written in Rust; which one is in `Head::aux`.
#[repr(C)]
pub struct IterObject {
    /// `ITER`
    pub head: Head,
    /// Position.
    pub index: i64,
    /// Bound or step, as the iterator likes.
    pub limit: i64,
    /// What is iterated.
    pub a: Value,
    /// A function, a second source, …
    pub b: Value,
}

/// Raw storage owned by another object.
#[repr(C)]
pub struct Buffer {
    /// `RAW_BUFFER` or `VALUE_BUFFER`
    pub head: Head,
    /// Bytes that follow.
    pub len_bytes: u64,
}

/// Bytes from an object's start to what follows its header in line.
pub const INLINE: Inline = Inline {
    tuple: size_of::<Tuple>() as i32,
    instance: size_of::<Instance>() as i32,
    buffer: size_of::<Buffer>() as i32,
    str: size_of::<Str>() as i32,
    bytes: size_of::<Bytes>() as i32,
    big_int: size_of::<BigInt>() as i32,
};

/// See [`INLINE`].
pub struct Inline {
    /// First value of a tuple.
    pub tuple: i32,
    /// Slot 0 of an instance.
    pub instance: i32,
    /// First byte of a buffer.
    pub buffer: i32,
    /// First byte of a string that keeps its own text.
    pub str: i32,
    /// First byte of a bytes object.
    pub bytes: i32,
    /// First limb of a big int.
    pub big_int: i32,
}

const _: () = assert!(size_of::<Head>() == 8);
const _: () = assert!(size_of::<Tuple>() == 16);
const _: () = assert!(size_of::<Instance>() == 16);
