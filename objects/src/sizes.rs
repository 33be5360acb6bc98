//! `__sizeof__`, `__basicsize__` and `__itemsize__`: what CPython's objects take on a 64-bit machine.
//!
//! Programs compare such numbers and add them up; what an object really takes here is the heap's business.

use crate::dict::DictRef;
use crate::set::SetRef;
use crate::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    /// The methods; `list` has its own.
    pub(crate) TABLE:
    "object.__sizeof__" => sizeof, 1, 1, false, Method;
    "type.__sizeof__" => type_sizeof, 1, 1, false, Method;
    "type.__basicsize__" => basicsize, 1, 1, false, Getter;
    "type.__itemsize__" => itemsize, 1, 1, false, Getter;
}

/// Bytes of an object, of each of its items, and whether the collector of cycles tracks it.
#[derive(Clone, Copy)]
struct Size {
    basic: i64,
    item: i64,
    tracked: bool,
}

const fn size(basic: i64, item: i64, tracked: bool) -> Size {
    Size {
        basic,
        item,
        tracked,
    }
}

/// What the collector of cycles keeps before an object, and what dictionaries and weak references of Python classes take.
const TRACKED: i64 = 16;
const MANAGED: i64 = 16;
const TYPE: i64 = 416;
const HEAP_TYPE: i64 = 1704;
const WORD: i64 = 8;

/// Classes that are no mere record of a few words.
const SIZES: &[(ClassId, Size)] = &[
    (ClassId::INT, size(24, 4, false)),
    (ClassId::FLOAT, size(24, 0, false)),
    (ClassId::COMPLEX, size(32, 0, false)),
    (ClassId::STR, size(64, 0, false)),
    (ClassId::BYTES, size(33, 1, false)),
    (ClassId::BYTEARRAY, size(56, 0, false)),
    (ClassId::LIST, size(40, 0, true)),
    (ClassId::TUPLE, size(24, 8, true)),
    (ClassId::DICT, size(48, 0, true)),
    (ClassId::SET, size(200, 0, true)),
    (ClassId::FROZENSET, size(200, 0, true)),
    (ClassId::RANGE, size(48, 0, false)),
    (ClassId::SLICE, size(40, 0, true)),
    (ClassId::PROPERTY, size(64, 0, true)),
    (ClassId::CLASS_METHOD, size(32, 0, true)),
    (ClassId::STATIC_METHOD, size(32, 0, true)),
    (ClassId::SUPER, size(40, 0, true)),
    (ClassId::FUNCTION, size(144, 0, true)),
    (ClassId::METHOD, size(40, 0, true)),
    (ClassId::BUILTIN_FUNCTION, size(56, 0, true)),
    (ClassId::MODULE, size(56, 0, true)),
    (ClassId::BASE_EXCEPTION, size(72, 0, true)),
    (ClassId::GENERATOR, size(152, 8, true)),
    (ClassId::TYPE, size(928, 40, true)),
];

impl Runtime {
    fn size_of_class(&self, class: ClassId) -> Size {
        let known = |c: &ClassId| SIZES.iter().find(|(of, _)| of == c).map(|row| row.1);
        let mro = &self.class(class).mro;
        let own = self.class(class);
        let default = match own.heap_type || class == ClassId::OBJECT {
            true => size(16, 0, false),
            false => size(
                if own.kind == crate::Kind::Iter {
                    32
                } else {
                    16
                },
                0,
                own.kind == crate::Kind::Iter,
            ),
        };
        let mut size = mro.iter().find_map(known).unwrap_or(default);
        let declared = mro
            .iter()
            .map(|c| self.class(*c).declared_slots.len() as i64);
        size.basic += WORD * declared.sum::<i64>();
        size.tracked |= own.heap_type;
        size
    }

    /// Does CPython's collector of cycles look at instances of the class?
    pub(crate) fn is_tracked_class(&self, class: ClassId) -> bool {
        self.size_of_class(class).tracked
    }

    /// `sys.getsizeof(v)`, from what its `__sizeof__` says.
    pub fn size_with_head(&mut self, v: Value, own: i64) -> i64 {
        let class = self.class_of(v);
        if self.is_type(v) {
            return own + TRACKED * self.class(self.class_id(v)).heap_type as i64;
        }
        let managed = self.class(class).heap_type && !self.class(class).closed;
        let tracked = self.size_of_class(class).tracked;
        own + TRACKED * tracked as i64 + MANAGED * managed as i64
    }

    /// What the items of an object take.
    fn size_of_items(&mut self, v: Value, item: i64) -> i64 {
        const BITS_PER_DIGIT: u64 = 30;
        if let Some(i) = self.int_of(v) {
            return item * i.bit_length().div_ceil(BITS_PER_DIGIT).max(1) as i64;
        }
        if self.is_any_str(v) {
            return self.size_of_text(v);
        }
        if let Some(items) = self.as_tuple(v) {
            return item * self.tuple_items(items).len() as i64;
        }
        if let Some(bytes) = self.bytes_like(v) {
            let mutable = item == 0;
            let closing = (mutable && !bytes.is_empty()) as i64;
            return bytes.len() as i64 + closing;
        }
        if let Some(dict) = self.as_dict(v) {
            return size_of_table(dict);
        }
        if let Some(set) = self.as_set(v) {
            return size_of_set(set);
        }
        0
    }

    /// The characters of a string, less what the head has more than that of a string in ASCII.
    fn size_of_text(&mut self, v: Value) -> i64 {
        let len = self.str_len(v) as i64;
        let widest = self.str_text(v).chars().max().map_or(0, u32::from);
        let head = match widest {
            0..=0x7f => 40,
            _ => 56,
        };
        let width = match widest {
            0..=0xff => 1,
            0x100..=0xffff => 2,
            _ => 4,
        };
        head - 64 + width * (len + 1)
    }
}

/// The hash table of a dict: an index and entries for two thirds of its places.
fn size_of_table(dict: DictRef) -> i64 {
    let len = dict.len() as i64;
    if len == 0 {
        return 0;
    }
    let mut places = 8;
    while places * 2 / 3 < len {
        places *= 2;
    }
    let index = match places {
        ..=0xff => 1,
        0x100..=0xffff => 2,
        _ => 4,
    };
    32 + places * index + (places * 2 / 3) * 3 * WORD
}

/// The table of a set that has outgrown the eight places in its head.
fn size_of_set(set: SetRef) -> i64 {
    let len = set.len() as i64;
    let mut places = 8;
    while len * 5 >= (places - 1) * 3 {
        let full = ((places - 1) * 3 + 4) / 5;
        let wanted = if full > 50_000 { full * 2 } else { full * 4 };
        while places <= wanted {
            places *= 2;
        }
    }
    if places == 8 { 0 } else { places * 2 * WORD }
}

fn sizeof(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_of(args.all[0]);
    let size = rt.size_of_class(class);
    let items = rt.size_of_items(args.all[0], size.item);
    Ok(rt.new_int(size.basic + items))
}

fn type_sizeof(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = crate::type_class::class_receiver(rt, args)?;
    Ok(Value::small_int(match rt.class(class).heap_type {
        true => HEAP_TYPE,
        false => TYPE,
    }))
}

fn basicsize(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = crate::type_class::class_receiver(rt, args)?;
    Ok(Value::small_int(rt.size_of_class(class).basic))
}

fn itemsize(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = crate::type_class::class_receiver(rt, args)?;
    Ok(Value::small_int(rt.size_of_class(class).item))
}
