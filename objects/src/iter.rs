//! Iterators written in Rust: making them. [`crate::iter_next`] says how each goes on.
//!
//! An [`IterObject`] has a position, a number, and two values; what they mean depends on its
//! [`IterKind`] in `Head::aux`. An iterator that is used up drops its source (`a` is NULL) and
//! stays used up.

use crate::{Args, ClassId, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::IterObject;

macro_rules! iterators {
    ($( $(#[doc = $doc:literal])* $Kind:ident = $CLASS:ident; )*) => {
        /// Which iterator an `ITER` object is.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u16)]
        pub enum IterKind { $( $(#[doc = $doc])* $Kind, )* }

        impl IterKind {
            const ALL: &[IterKind] = &[$(IterKind::$Kind),*];
            const CLASSES: &[ClassId] = &[$(ClassId::$CLASS),*];
        }
    };
}

iterators! {
    /// a: list; index: next place
    List = LIST_ITERATOR;
    /// a: list; index: next place, going down
    ListReversed = LIST_REVERSEITERATOR;
    /// a: tuple; index: next place
    Tuple = TUPLE_ITERATOR;
    /// a: str; index: next byte
    Str = STR_ITERATOR;
    /// the same of text beyond ASCII
    WideStr = WIDE_STR_ITERATOR;
    /// a: bytes; index: next byte
    Bytes = BYTES_ITERATOR;
    /// a: bytearray; index: next byte
    ByteArray = BYTEARRAY_ITERATOR;
    /// a: anything; index: next number; limit: numbers left; b: step
    Range = RANGE_ITERATOR;
    /// a: range; index: next place; limit: length
    BigRange = LONG_RANGE_ITERATOR;
    /// a: dict; index: next entry; limit: length at the start; b: how many are to come
    DictKeys = DICT_KEYITERATOR;
    /// the same
    DictValues = DICT_VALUEITERATOR;
    /// the same
    DictItems = DICT_ITEMITERATOR;
    /// a: dict; index: next entry, going down; limit: length at the start; b: how many are to come
    DictReversedKeys = DICT_REVERSEKEYITERATOR;
    /// the same
    DictReversedValues = DICT_REVERSEVALUEITERATOR;
    /// the same
    DictReversedItems = DICT_REVERSEITEMITERATOR;
    /// a: set; index: next place; limit: length at the start; b: how many are to come
    Set = SET_ITERATOR;
    /// a: sequence; index: next place, going down
    Reversed = REVERSED;
    /// a: sequence; index: next place (`__getitem__` until `IndexError`)
    Sequence = ITERATOR;
    /// the same of a view of memory
    Memory = MEMORY_ITERATOR;
    /// a: iterator; index: next number; b: the number once it is big
    Enumerate = ENUMERATE;
    /// a: tuple of iterators
    Zip = ZIP;
    /// the same, all equally long
    ZipStrict = ZIP;
    /// a: function; b: tuple of iterators
    Map = MAP;
    /// the same, all equally long
    MapStrict = MAP;
    /// a: iterator; b: function or None
    Filter = FILTER;
    /// a: callable; b: sentinel
    Callable = CALLABLE_ITERATOR;
    /// limit: number of its class, which says what the rest means (see `native_iter`)
    Native = ITERATOR;
}

impl IterKind {
    /// The kind of an `ITER` object.
    #[inline]
    pub fn of(v: Value) -> IterKind {
        // SAFETY: the caller checked the shape.
        let aux = unsafe { (*v.as_ptr::<IterObject>()).head.aux };
        IterKind::ALL[aux as usize]
    }

    /// Is it over a dict or a set, so that its `b` says how many items are to come?
    pub(crate) fn counts_down(self) -> bool {
        matches!(
            self,
            IterKind::DictKeys
                | IterKind::DictValues
                | IterKind::DictItems
                | IterKind::DictReversedKeys
                | IterKind::DictReversedValues
                | IterKind::DictReversedItems
                | IterKind::Set
        )
    }

    /// The built-in function that makes such an iterator again; None: its class does.
    pub(crate) fn maker(self) -> Option<&'static str> {
        match self {
            IterKind::ListReversed => Some("reversed"),
            IterKind::Reversed
            | IterKind::Enumerate
            | IterKind::Zip
            | IterKind::ZipStrict
            | IterKind::Map
            | IterKind::MapStrict
            | IterKind::Filter
            | IterKind::Native => None,
            _ => Some("iter"),
        }
    }
}

impl Runtime {
    /// The class of an `ITER` object.
    pub fn iterator_class(&self, v: Value) -> ClassId {
        match IterKind::of(v) {
            IterKind::Native => self.native_iter_class(v),
            kind => IterKind::CLASSES[kind as usize],
        }
    }

    /// A new iterator.
    pub fn new_iter(
        &mut self,
        kind: IterKind,
        index: i64,
        limit: i64,
        a: Value,
        b: Value,
    ) -> Value {
        let p = self.alloc(ShapeId::ITER, size_of::<IterObject>()) as *mut IterObject;
        // SAFETY: a fresh cell of that size.
        unsafe {
            (*p).head.aux = kind as u16;
            ((*p).index, (*p).limit, (*p).a, (*p).b) = (index, limit, a, b);
        }
        Value::from_ptr(p)
    }

    /// `iter(v)`
    pub fn get_iter(&mut self, v: Value) -> R<Value> {
        if v.is_ptr() {
            if let Some((kind, limit)) = self.native_iteration(v) {
                let to_come = if kind.counts_down() {
                    Value::small_int(limit)
                } else {
                    Value::NULL
                };
                return Ok(self.new_iter(kind, 0, limit, v, to_come));
            }
            match self.shape_of(v) {
                ShapeId::ITER | ShapeId::GENERATOR => return Ok(v),
                ShapeId::RANGE => return self.range_iter(v),
                ShapeId::DICT_VIEW => return Ok(self.dict_view_iter(v)),
                ShapeId::INSTANCE_DICT => {
                    let attributes = self.instance_attributes(v);
                    return self.get_iter(attributes);
                }
                _ => {}
            }
        }
        self.get_iter_slow(v)
    }

    /// Kind and limit of the iterator over a built-in sequence, dict or set.
    fn native_iteration(&self, v: Value) -> Option<(IterKind, i64)> {
        Some(match self.shape_of(v) {
            s if s.is_list() => (IterKind::List, 0),
            ShapeId::TUPLE => (IterKind::Tuple, 0),
            ShapeId::STR if self.str_is_ascii(v) => (IterKind::Str, 0),
            ShapeId::STR => (IterKind::WideStr, 0),
            ShapeId::BYTES => (IterKind::Bytes, 0),
            ShapeId::BYTEARRAY => (IterKind::ByteArray, 0),
            ShapeId::DICT | ShapeId::NAMESPACE => (
                IterKind::DictKeys,
                crate::dict::DictRef::new(v).len() as i64,
            ),
            ShapeId::SET | ShapeId::FROZENSET => {
                (IterKind::Set, crate::set::SetRef::new(v).len() as i64)
            }
            _ => return None,
        })
    }

    /// `iter(r)`
    pub(crate) fn range_iter(&mut self, range: Value) -> R<Value> {
        if let Some(b) = self.range_bounds(range) {
            let step = self.new_int(b.step);
            return Ok(self.new_iter(IterKind::Range, b.start, b.len, range, step));
        }
        let len = self.range_len(range)?;
        let len = self.index_clamped(len)?;
        Ok(self.new_iter(IterKind::BigRange, 0, len, range, Value::NULL))
    }

    fn get_iter_slow(&mut self, v: Value) -> R<Value> {
        match self.lookup_special(v, self.names.iter) {
            Some(Value::NONE) => {}
            Some(_) => {
                let Some(it) = self.call_special(v, self.names.iter, &[])? else {
                    return self.type_error_of(v, "is not iterable");
                };
                if !self.is_iterator(it) {
                    let name = self.type_name(it);
                    return self
                        .type_error(format!("iter() returned non-iterator of type '{name}'"));
                }
                return Ok(it);
            }
            None => {
                if !self.is_type(v) && self.lookup_special(v, self.names.getitem).is_some() {
                    return Ok(self.new_iter(IterKind::Sequence, 0, 0, v, Value::NULL));
                }
            }
        }
        self.type_error_of(v, "is not iterable")
    }

    /// Has it `__next__`?
    pub fn is_iterator(&mut self, v: Value) -> bool {
        v.is_ptr()
            && (matches!(self.shape_of(v), ShapeId::ITER | ShapeId::GENERATOR)
                || self.lookup_special(v, self.names.next).is_some())
    }

    /// `reversed(v)`
    pub fn get_reversed(&mut self, v: Value) -> R<Value> {
        let v = self.unproxied(v);
        if self.is_list(v) {
            let last = self.list_len(v) as i64 - 1;
            return Ok(self.new_iter(IterKind::ListReversed, last, 0, v, Value::NULL));
        }
        if self.is_range(v) {
            let back = self.range_reversed(v)?;
            return self.range_iter(back);
        }
        match self.lookup_special(v, self.names.reversed) {
            Some(Value::NONE) => return self.type_error_of(v, "is not reversible"),
            Some(_) => {
                if let Some(it) = self.call_special(v, self.names.reversed, &[])? {
                    return Ok(it);
                }
            }
            None => {}
        }
        let items = self.lookup_special(v, self.names.getitem).is_some();
        // Whatever has items is taken for a sequence if it is of a class in Python: one without a length says so.
        let sequence = self.is_any_str(v)
            || self.is_tuple(v)
            || self.bytes_like(v).is_some()
            || items
                && (self.has_python_class(v) || self.lookup_special(v, self.names.len).is_some());
        if !sequence {
            return self.type_error_of(v, "is not reversible");
        }
        let last = self.len(v)? as i64 - 1;
        Ok(self.new_iter(IterKind::Reversed, last, 0, v, Value::NULL))
    }

    /// The optional `start` and `stop` (arguments 2 and 3) of a search in `len` items.
    pub fn search_bounds(&mut self, args: Args<'_>, len: usize) -> R<(usize, usize)> {
        let mut bounds = [0, i64::MAX];
        for (bound, v) in bounds.iter_mut().zip(args.all.iter().skip(2)) {
            let i = self.index_clamped(*v)?;
            *bound = if i < 0 {
                i.saturating_add(len as i64).max(0)
            } else {
                i
            };
        }
        Ok((bounds[0] as usize, bounds[1].min(len as i64) as usize))
    }
}
