//! `a[b]`, `a[b] = c`, `del a[b]`.

use crate::dict::DictRef;
use crate::slicing::Span;
use crate::{Args, ClassId, Kind, R, Runtime, ShapeId, Value};

impl Runtime {
    /// `a[b]`
    #[inline]
    pub fn get_item(&mut self, a: Value, b: Value) -> R<Value> {
        if a.is_ptr() {
            if b.is_small_int() {
                let i = b.as_small_int();
                if self.is_list(a) {
                    let len = self.list_len(a) as i64;
                    let i = if i < 0 { i + len } else { i };
                    if (0..len).contains(&i) {
                        return Ok(self.list_get(a, i as usize));
                    }
                } else if self.is_tuple(a) {
                    let items = self.tuple_items(a);
                    let i = if i < 0 { i + items.len() as i64 } else { i };
                    if let Some(v) = items.get(i as usize) {
                        return Ok(*v);
                    }
                }
            }
            if self.shape_of(a) == ShapeId::DICT
                && let Some(v) = self.dict_get(DictRef::new(a), b)?
            {
                return Ok(v);
            }
            if let Some((d, manner)) = self.table_behind(a)
                && manner.get
                && let Some(v) = self.dict_get(d, b)?
            {
                return Ok(v);
            }
        }
        self.get_item_slow(a, b)
    }

    #[inline(never)]
    fn get_item_slow(&mut self, a: Value, b: Value) -> R<Value> {
        if a.is_ptr()
            && b.is_small_int()
            && let Some(v) = self.array_item(a, b.as_small_int())
        {
            return Ok(v);
        }
        if let Some(v) = self.builtin_get_item(a, b)? {
            return Ok(v);
        }
        match self.call_special(a, self.names.getitem, &[b])? {
            Some(v) => Ok(v),
            None if self.is_type(a) => self.class_item(a, b),
            None => self.type_error_of(a, "is not subscriptable"),
        }
    }

    /// `C[item]`
    fn class_item(&mut self, class: Value, item: Value) -> R<Value> {
        if class == self.class(ClassId::TYPE).object {
            return crate::generic_alias::alias(self, Args::positional(&[class, item]));
        }
        match self.get_attr_opt(class, self.names.class_getitem)? {
            Some(f) if !f.is_none() => self.call(f, Args::positional(&[item])),
            _ => {
                let name = self.class(self.class_id(class)).name.clone();
                self.type_error(format!("type '{name}' is not subscriptable"))
            }
        }
    }

    /// `a[b]` of a built-in container that is not of a subclass; None for anything else.
    pub(crate) fn builtin_get_item(&mut self, a: Value, b: Value) -> R<Option<Value>> {
        if !a.is_ptr() {
            return Ok(None);
        }
        Ok(Some(match self.shape_of(a) {
            shape if shape.is_list() => {
                if self.is_slice(b) {
                    let span = match self.plain_span(b, self.list_len(a)) {
                        Some(span) => span,
                        None => self.list_span(a, b)?,
                    };
                    return Ok(Some(self.list_slice(a, span)));
                }
                let i = self.list_index(a, b, "list indices", "list index out of range")?;
                self.list_get(a, i)
            }
            ShapeId::TUPLE => {
                let items = self.tuple_items(a);
                if self.is_slice(b) {
                    let span = self.slice_span(b, items.len())?;
                    return Ok(Some(self.tuple_slice(a, span)));
                }
                self.check_index(b, "tuple indices")?;
                items[self.item_index(b, items.len(), "tuple index out of range")?]
            }
            ShapeId::STR => self.str_getitem(a, b)?,
            ShapeId::BYTES | ShapeId::BYTEARRAY => self.bytes_getitem(a, b)?,
            ShapeId::DICT | ShapeId::NAMESPACE => match self.dict_get(DictRef::new(a), b)? {
                Some(v) => v,
                None => return self.key_error(b),
            },
            ShapeId::INSTANCE_DICT => {
                let attributes = DictRef::new(self.instance_attributes(a));
                match self.dict_get(attributes, b)? {
                    Some(v) => v,
                    None => return self.key_error(b),
                }
            }
            ShapeId::RANGE => self.range_item(a, b)?,
            _ => return Ok(None),
        }))
    }

    /// An index of a list, normalized and in range.
    fn list_index(&mut self, l: Value, b: Value, what: &str, message: &str) -> R<usize> {
        self.check_index(b, what)?;
        // Converting the index may run code that changes the list.
        let i = self.index_for_item(b)?;
        let len = self.list_len(l) as i64;
        let i = if i < 0 { i + len } else { i };
        if (0..len).contains(&i) {
            Ok(i as usize)
        } else {
            self.index_error(message)
        }
    }

    fn check_index(&mut self, b: Value, what: &str) -> R<()> {
        if self.can_index(b) {
            return Ok(());
        }
        let name = self.type_name(b);
        self.type_error(format!("{what} must be integers or slices, not {name}"))
    }

    /// A slice fitted to a list as long as it is once the slice's bounds are known.
    fn list_span(&mut self, l: Value, slice: Value) -> R<Span> {
        let (start, stop, step) = self.slice_numbers(slice)?;
        Ok(Span::of(start, stop, step, self.list_len(l) as i64))
    }

    /// `a[b] = c`
    #[inline]
    pub fn set_item(&mut self, a: Value, b: Value, c: Value) -> R<()> {
        if a.is_ptr() {
            if self.shape_of(a) == ShapeId::DICT {
                return self.dict_set(DictRef::new(a), b, c);
            }
            if b.is_small_int() && self.is_list(a) {
                let (i, len) = (b.as_small_int(), self.list_len(a) as i64);
                let i = if i < 0 { i + len } else { i };
                if (0..len).contains(&i) {
                    self.list_set(a, i as usize, c);
                    return Ok(());
                }
            }
        }
        if a.is_ptr()
            && let Some((d, manner)) = self.table_behind(a)
            && manner.set
        {
            return self.dict_set(d, b, c);
        }
        self.set_item_slow(a, b, c)
    }

    #[inline(never)]
    fn set_item_slow(&mut self, a: Value, b: Value, c: Value) -> R<()> {
        if a.is_ptr() && b.is_small_int() && self.set_array_item(a, b.as_small_int(), c) {
            return Ok(());
        }
        if self.builtin_set_item(a, b, c)? {
            return Ok(());
        }
        match self.call_special(a, self.names.setitem, &[b, c])? {
            Some(_) => Ok(()),
            None => self.type_error_of(a, "does not support item assignment"),
        }
    }

    /// `a[b] = c` of a built-in container; false for anything else.
    pub(crate) fn builtin_set_item(&mut self, a: Value, b: Value, c: Value) -> R<bool> {
        if !a.is_ptr() {
            return Ok(false);
        }
        match self.shape_of(a) {
            s if s.is_list() => {
                if self.is_slice(b) {
                    self.list_set_slice(a, b, c)?;
                    return Ok(true);
                }
                let i =
                    self.list_index(a, b, "list indices", "list assignment index out of range")?;
                self.list_set(a, i, c);
            }
            ShapeId::DICT | ShapeId::NAMESPACE | ShapeId::INSTANCE_DICT => {
                self.with_dict(a, |rt, d| rt.dict_set(d, b, c))?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn list_set_slice(&mut self, l: Value, slice: Value, c: Value) -> R<()> {
        let items = match self.as_list(c) {
            Some(items) if items == l => self.list_copy(items),
            Some(items) => items,
            None => {
                if !self.has_iter(c) {
                    return self.type_error("must assign iterable to extended slice");
                }
                self.to_list(c)?
            }
        };
        let span = match self.plain_span(slice, self.list_len(l)) {
            Some(span) => span,
            None => self.list_span(l, slice)?,
        };
        if span.step == 1 {
            let start = span.start as usize;
            self.list_splice(l, start, start + span.len, items);
            return Ok(());
        }
        let n = self.list_len(items);
        if n != span.len {
            return self.value_error(format!(
                "attempt to assign sequence of size {n} to extended slice of size {}",
                span.len
            ));
        }
        for (k, i) in span.places().enumerate() {
            let v = self.list_get(items, k);
            self.list_set(l, i, v);
        }
        Ok(())
    }

    /// `del a[b]`
    pub fn del_item(&mut self, a: Value, b: Value) -> R<()> {
        if self.builtin_del_item(a, b)? {
            return Ok(());
        }
        match self.call_special(a, self.names.delitem, &[b])? {
            Some(_) => Ok(()),
            None if self.is_sequence_type(a) && self.can_index(b) => {
                self.type_error_of(a, "doesn't support item deletion")
            }
            None => self.type_error_of(a, "does not support item deletion"),
        }
    }

    /// Does CPython count the type among the sequences (which words one message)?
    fn is_sequence_type(&self, v: Value) -> bool {
        v.is_ptr()
            && (self.has_python_class(v)
                || !matches!(
                    self.shape(self.shape_of(v)).kind,
                    Kind::Float
                        | Kind::BigInt
                        | Kind::Iter
                        | Kind::Type
                        | Kind::Native
                        | Kind::Function
                ))
    }

    /// `del a[b]` of a built-in container; false for anything else.
    pub(crate) fn builtin_del_item(&mut self, a: Value, b: Value) -> R<bool> {
        if !a.is_ptr() {
            return Ok(false);
        }
        match self.shape_of(a) {
            s if s.is_list() => {
                if self.is_slice(b) {
                    let span = self.list_span(a, b)?;
                    self.list_remove_span(a, span);
                    return Ok(true);
                }
                let i =
                    self.list_index(a, b, "list indices", "list assignment index out of range")?;
                self.list_remove_at(a, i);
            }
            ShapeId::DICT | ShapeId::NAMESPACE | ShapeId::INSTANCE_DICT => {
                let removed = self.with_dict(a, |rt, d| rt.dict_remove(d, b))?;
                if removed.flatten().is_none() {
                    return self.key_error(b);
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// May `iter(v)` succeed?
    pub fn has_iter(&mut self, v: Value) -> bool {
        let class = self.class_of(v);
        match self.lookup(class, self.names.iter) {
            Some(f) => !f.value().is_none(),
            None => class != ClassId::TYPE && self.lookup(class, self.names.getitem).is_some(),
        }
    }
}
