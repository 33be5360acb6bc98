//! Dicts as wholes: copy, update, merge, equality; and what else Python calls a dict.
//!
//! Besides plain dicts these are `dict` to a program: the name space of a module (`globals()`),
//! the attributes of an instance (`obj.__dict__`, a view made on demand), and the payload of an
//! instance of a subclass.

use crate::dict::DictRef;
use crate::{ClassId, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::Cell;

impl Runtime {
    /// The dict behind any `dict`. Of an instance's attributes it is a copy: what is written
    /// there must go through [`Runtime::with_dict`].
    pub fn as_dict(&mut self, v: Value) -> Option<DictRef> {
        if !v.is_ptr() {
            return None;
        }
        match self.shape_of(v) {
            ShapeId::DICT | ShapeId::NAMESPACE => return Some(DictRef::new(v)),
            ShapeId::INSTANCE_DICT => return Some(DictRef::new(self.instance_attributes(v))),
            ShapeId::MAPPING_PROXY => return None,
            _ => {}
        }
        let p = self.payload(v);
        (p != v).then(|| self.as_dict(p)).flatten()
    }

    /// What a `mappingproxy` shows; any other value itself.
    pub(crate) fn unproxied(&self, v: Value) -> Value {
        if v.is_ptr() && self.shape_of(v) == ShapeId::MAPPING_PROXY {
            self.triple(v).0
        } else {
            v
        }
    }

    /// Runs `f` on the dict behind any `dict`, and writes an instance's attributes back.
    pub fn with_dict<T>(
        &mut self,
        v: Value,
        f: impl FnOnce(&mut Runtime, DictRef) -> R<T>,
    ) -> R<Option<T>> {
        let Some(d) = self.as_dict(v) else {
            return Ok(None);
        };
        let result = f(self, d);
        if self.shape_of(v) == ShapeId::INSTANCE_DICT {
            let (obj, _, _) = self.triple(v);
            self.replace_attributes(obj, d)?;
        }
        result.map(Some)
    }

    /// Is it a dict, a subclass's instance, or another thing with `keys`, as `**x` wants?
    pub fn is_mapping(&mut self, v: Value) -> bool {
        self.as_dict(v).is_some()
            || v.is_ptr() && {
                let class = self.class_of(v);
                self.lookup(class, self.names.keys).is_some()
            }
    }

    /// The hash of a key; the error of an unhashable one says that it was to be a key.
    #[inline]
    pub fn hash_key(&mut self, key: Value) -> R<i64> {
        match self.hash(key) {
            Ok(hash) => Ok(hash),
            Err(_) => self.cannot_use(key, "a dict key"),
        }
    }

    /// Rewords the `TypeError` of an unhashable value.
    #[cold]
    pub(crate) fn cannot_use<T>(&mut self, key: Value, role: &str) -> R<T> {
        let exc = self.clear_pending();
        if self.class_of(exc) != ClassId::TYPE_ERROR {
            return self.raise(exc);
        }
        let why = self.str(exc)?;
        let (name, why) = (self.type_name(key), self.str_text(why));
        self.type_error(format!("cannot use '{name}' as {role} ({why})"))
    }

    /// Empties a dict.
    pub fn dict_clear(&mut self, d: DictRef) {
        if d.is_namespace() {
            for i in 0..d.used() {
                // SAFETY: a name space's values are cells.
                unsafe { (*d.raw(i).value.as_ptr::<Cell>()).value = Value::NULL };
            }
            return;
        }
        let dict = d.get();
        (dict.entries, dict.index) = (std::ptr::null_mut(), std::ptr::null_mut());
        (dict.index_mask, dict.len, dict.used, dict.capacity) = (0, 0, 0, 0);
        dict.hash = 0;
        dict.version += 1;
    }

    /// A plain copy.
    pub fn dict_copy(&mut self, d: DictRef) -> Value {
        let copy = self.new_dict();
        let to = DictRef::new(copy);
        if self.dict_clone(to, d) {
            return copy;
        }
        for i in 0..d.used() {
            if let Some((key, value)) = d.entry(i) {
                self.dict_insert(to, key, d.entry_hash(i), value);
            }
        }
        copy
    }

    /// A plain copy of a dict or an instance of a subclass: what a class iterates over in its own way is asked for
    /// its `keys()`.
    pub(crate) fn dict_copy_of(&mut self, v: Value) -> R<Option<Value>> {
        let Some(d) = self.as_dict(v) else {
            return Ok(None);
        };
        if !self.has_python_class(v) || !self.defines_in_python(v, self.names.iter) {
            return Ok(Some(self.dict_copy(d)));
        }
        let copy = self.new_dict();
        self.dict_fill(DictRef::new(copy), v)?;
        Ok(Some(copy))
    }

    /// `to.update(from)` for two dicts.
    pub fn dict_update_from_dict(&mut self, to: DictRef, from: DictRef) -> R<()> {
        if to == from {
            return Ok(());
        }
        let version = from.version();
        for i in 0..from.used() {
            if let Some((key, value)) = from.entry(i) {
                self.dict_set_hashed(to, key, from.entry_hash(i), value)?;
                if from.version() != version {
                    return self.raise_new(ClassId::RUNTIME_ERROR, "dict mutated during update");
                }
            }
        }
        Ok(())
    }

    /// `dict.update(source)`: a dict, a thing with `keys`, or pairs.
    pub fn dict_update(&mut self, dict: Value, source: Value) -> R<()> {
        let done = self.with_dict(dict, |rt, to| rt.dict_fill(to, source))?;
        match done {
            Some(()) => Ok(()),
            None => self.wrong_receiver("update", ClassId::DICT, dict),
        }
    }

    /// Adds what `source` maps, or its pairs, to a dict.
    pub fn dict_fill(&mut self, to: DictRef, source: Value) -> R<()> {
        let plain =
            !self.has_python_class(source) || !self.defines_in_python(source, self.names.iter);
        if plain && let Some(from) = self.as_dict(source) {
            return self.dict_update_from_dict(to, from);
        }
        match self.get_attr_opt(source, self.names.keys)? {
            Some(keys) => {
                let keys = self.call(keys, crate::Args::positional(&[]))?;
                self.for_each(keys, |rt, key| {
                    let value = rt.get_item(source, key)?;
                    rt.dict_set(to, key, value)
                })
            }
            None => self.dict_fill_pairs(to, source),
        }
    }

    fn dict_fill_pairs(&mut self, to: DictRef, source: Value) -> R<()> {
        let mut n = 0;
        self.for_each(source, |rt, pair| {
            let items = match rt.to_tuple(pair) {
                Ok(items) => items,
                Err(_) if rt.pending_is(ClassId::TYPE_ERROR) => {
                    let exc = rt.type_error::<()>("object is not iterable");
                    rt.add_note_to_pending(&format!(
                        "Cannot convert dictionary update sequence element #{n} to a sequence"
                    ))?;
                    return exc;
                }
                Err(e) => return Err(e),
            };
            match rt.tuple_items(items) {
                [key, value] => rt.dict_set(to, *key, *value)?,
                other => {
                    let len = other.len();
                    return rt.value_error(format!(
                        "dictionary update sequence element #{n} has length {len}; 2 is required"
                    ));
                }
            }
            n += 1;
            Ok(())
        })
    }

    /// Adds the keyword arguments in mapping `source` to those of a call of `callee`; the same
    /// keyword twice is an error.
    pub fn dict_merge(&mut self, dict: Value, source: Value, callee: Value) -> R<()> {
        if !self.is_mapping(source) {
            let (callee, got) = (self.function_label(callee)?, self.type_name(source));
            return self.type_error(format!(
                "{callee} argument after ** must be a mapping, not {got}"
            ));
        }
        let to = DictRef::new(dict);
        if self.as_dict(source).is_none() {
            // Its `keys` may say one twice.
            let keys = self.call_method(source, self.names.keys, &[])?;
            return self.for_each(keys, |rt, key| {
                rt.refuse_second(to, key, callee)?;
                let value = rt.get_item(source, key)?;
                rt.dict_set(to, key, value)
            });
        }
        let fresh = self.new_dict();
        self.dict_fill(DictRef::new(fresh), source)?;
        for (key, _) in DictRef::new(fresh).iter() {
            self.refuse_second(to, key, callee)?;
        }
        self.dict_update_from_dict(to, DictRef::new(fresh))
    }

    /// A keyword argument that is there already is an error.
    fn refuse_second(&mut self, arguments: DictRef, key: Value, callee: Value) -> R<()> {
        if self.dict_get(arguments, key)?.is_none() {
            return Ok(());
        }
        let (callee, key) = (self.function_label(callee)?, self.str(key)?);
        self.type_error(format!(
            "{callee} got multiple values for keyword argument '{}'",
            self.str_text(key)
        ))
    }

    /// How error messages name a callable: `module.qualname()`.
    pub fn function_label(&mut self, callee: Value) -> R<String> {
        let Some(name) = self.get_attr_opt(callee, self.names.qualname)? else {
            let text = self.repr(callee)?;
            return Ok(self.str_text(text).into_owned());
        };
        let name = self.str(name)?;
        let name = self.str_text(name);
        let module = self.get_attr_opt(callee, self.names.module)?;
        Ok(match module.filter(|m| self.is_str(*m)) {
            Some(m) if self.str_bytes(m) != b"builtins" => {
                format!("{}.{name}()", self.str_text(m))
            }
            _ => format!("{name}()"),
        })
    }

    /// `a == b` for two dicts.
    pub fn dict_equal(&mut self, a: DictRef, b: DictRef) -> R<bool> {
        if a.len() != b.len() {
            return Ok(false);
        }
        self.enter_native(" in comparison")?;
        let result = self.dict_same_items(a, b);
        self.leave_native();
        result
    }

    fn dict_same_items(&mut self, a: DictRef, b: DictRef) -> R<bool> {
        let mut i = 0;
        while i < a.used() {
            if let Some((key, value)) = a.entry(i) {
                let Some(at) = self.dict_find(b, key, a.entry_hash(i))? else {
                    return Ok(false);
                };
                match b.entry(at) {
                    Some((_, other)) if self.equal(value, other)? => {}
                    _ => return Ok(false),
                }
            }
            i += 1;
        }
        Ok(true)
    }

    /// A read-only view of a mapping.
    pub fn new_mapping_proxy(&mut self, mapping: Value) -> Value {
        self.new_triple(ShapeId::MAPPING_PROXY, mapping, Value::NULL, Value::NULL)
    }
}
