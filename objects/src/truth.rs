//! Truth, length and membership.

use crate::{ClassId, Kind, R, Runtime, ShapeId, Value};

impl Runtime {
    /// `bool(v)`
    pub fn truth(&mut self, v: Value) -> R<bool> {
        if v.is_small_int() {
            return Ok(v != Value::small_int(0));
        }
        if v.is_special() {
            return Ok(match v {
                Value::TRUE | Value::ELLIPSIS => true,
                Value::NOT_IMPLEMENTED => {
                    return self
                        .type_error("NotImplemented should not be used in a boolean context");
                }
                _ => false,
            });
        }
        if v.is_word_float() {
            return Ok(true);
        }
        if let Some(n) = self.plain_len(v) {
            return Ok(n != 0);
        }
        if self.is_range(v) {
            let len = self.range_len(v)?;
            return Ok(len != Value::small_int(0));
        }
        if self.is_always_true(v) {
            return Ok(true);
        }
        if self.has_python_class(v)
            && let Some(result) = self.truth_by_methods(v)?
        {
            return Ok(result);
        }
        if let Some(i) = self.int_of(v) {
            return Ok(!i.is_zero());
        }
        if let Some(x) = self.float_of(v) {
            return Ok(x != 0.0);
        }
        if self.is_any_str(v) {
            return Ok(self.str_len(v) != 0);
        }
        if let Some((re, im)) = self.complex_of(v) {
            return Ok(re != 0.0 || im != 0.0);
        }
        if let Some(bytes) = self.bytes_like(v) {
            return Ok(!bytes.is_empty());
        }
        if self.is_container(v) {
            return Ok(crate::containers::len(self, v)? != Some(0));
        }
        Ok(true)
    }

    /// Is it an instance of a class, derived from `object` alone, that has neither `__bool__` nor `__len__`?
    #[inline]
    pub fn is_always_true(&mut self, v: Value) -> bool {
        if !v.is_ptr() || self.shape_of(v) < ShapeId::FIRST_DYNAMIC {
            return false;
        }
        let shape = self.shape(self.shape_of(v));
        if shape.kind != Kind::Instance {
            return false;
        }
        let class = shape.class;
        let (epoch, known) = self.class(class).always_true;
        if epoch == self.next_version {
            return known;
        }
        self.find_always_true(class)
    }

    #[inline(never)]
    fn find_always_true(&mut self, class: ClassId) -> bool {
        let answer = self.derives_from_object_alone(class)
            && self.lookup(class, self.names.bool_).is_none()
            && self.lookup(class, self.names.len).is_none();
        let epoch = self.next_version;
        self.class_mut(class).always_true = (epoch, answer);
        answer
    }

    fn truth_by_methods(&mut self, v: Value) -> R<Option<bool>> {
        if self.lookup_special(v, self.names.bool_) == Some(Value::NONE) {
            let name = self.type_name(v);
            return self.type_error(format!("'{name}' cannot be interpreted as a boolean"));
        }
        if let Some(result) = self.call_special(v, self.names.bool_, &[])? {
            if !result.is_bool() {
                let name = self.type_name(result);
                return self.type_error(format!("__bool__ should return bool, returned {name}"));
            }
            return Ok(Some(result == Value::TRUE));
        }
        if self.defines_in_python(v, self.names.len) {
            return self.len(v).map(|n| Some(n != 0));
        }
        Ok(None)
    }

    /// The length of the commonest kinds of containers and of strings, not of subclasses.
    #[inline]
    fn plain_len(&self, v: Value) -> Option<usize> {
        if !v.is_ptr() {
            return None;
        }
        match self.shape_of(v) {
            s if s.is_list() => Some(self.list_len(v)),
            ShapeId::TUPLE => Some(self.tuple_items(v).len()),
            ShapeId::DICT => Some(crate::dict::DictRef::new(v).len()),
            ShapeId::SET | ShapeId::FROZENSET => Some(crate::set::SetRef::new(v).len()),
            ShapeId::STR => Some(self.str_len(v)),
            _ => None,
        }
    }

    /// `len(v)`
    pub fn len(&mut self, v: Value) -> R<usize> {
        if let Some(n) = self.plain_len(v) {
            return Ok(n);
        }
        if self.has_python_class(v) && self.defines_in_python(v, self.names.len) {
            let n = match self.call_special(v, self.names.len, &[])? {
                Some(n) => self.index(n)?,
                None => Value::small_int(0),
            };
            return match self.int_of(n).map(|i| (i.is_negative(), i.to_i64())) {
                Some((true, _)) => self.value_error("__len__() should return >= 0"),
                Some((false, Some(n))) => Ok(n as usize),
                _ => self.overflow_error("cannot fit 'int' into an index-sized integer"),
            };
        }
        if self.is_any_str(v) {
            return Ok(self.str_len(v));
        }
        if let Some(bytes) = self.bytes_like(v) {
            return Ok(bytes.len());
        }
        if self.is_container(v)
            && let Some(n) = crate::containers::len(self, v)?
        {
            return Ok(n);
        }
        let name = self.type_name(v);
        self.type_error(format!("object of type '{name}' has no len()"))
    }

    /// `item in container`
    pub fn contains(&mut self, container: Value, item: Value) -> R<bool> {
        if container.is_ptr()
            && (ShapeId::TUPLE..=ShapeId::FROZENSET).contains(&self.shape_of(container))
            && let Some(found) = crate::containers::contains(self, container, item)?
        {
            return Ok(found);
        }
        if container.is_ptr()
            && let Some((d, manner)) = self.table_behind(container)
            && manner.has
        {
            return Ok(self.dict_get(d, item)?.is_some());
        }
        if self.has_python_class(container)
            && self.defines_in_python(container, self.names.contains)
        {
            if self.lookup_special(container, self.names.contains) == Some(Value::NONE) {
                return self.type_error_of(container, "is not a container");
            }
            let answer = self.call_special(container, self.names.contains, &[item])?;
            return match answer {
                Some(v) => self.truth(v),
                None => Ok(false),
            };
        }
        if self.is_any_str(container) {
            return self.str_contains(container, item);
        }
        if let Some(found) = self.bytes_contains(container, item)? {
            return Ok(found);
        }
        if self.is_container(container)
            && let Some(found) = crate::containers::contains(self, container, item)?
        {
            return Ok(found);
        }
        let it = match self.get_iter(container) {
            Ok(it) => it,
            Err(_) if self.pending_is(ClassId::TYPE_ERROR) => {
                return self.not_a_container(container);
            }
            Err(e) => return Err(e),
        };
        while let Some(v) = self.iter_next(it)? {
            if self.equal(v, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `item in s` for a string.
    pub(crate) fn str_contains(&mut self, s: Value, item: Value) -> R<bool> {
        if !self.is_any_str(item) {
            let name = self.type_name(item);
            return self.type_error(format!(
                "'in <string>' requires string as left operand, not {name}"
            ));
        }
        Ok(crate::search::find(self.str_bytes(s), self.str_bytes(item)).is_some())
    }

    fn not_a_container(&mut self, v: Value) -> R<bool> {
        let name = self.type_name(v);
        self.type_error(format!(
            "argument of type '{name}' is not a container or iterable"
        ))
    }
}
