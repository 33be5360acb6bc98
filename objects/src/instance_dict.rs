//! `obj.__dict__`: the attributes of an instance as a dict.
//!
//! Instances keep their attributes in slots, so the dict is a view made on demand: it names the
//! instance, reads make a dict of the attributes, writes go back to the slots.

use crate::dict::DictRef;
use crate::{ClassId, R, Runtime, ShapeId, Value};

impl Runtime {
    /// How many slots of the instance's class are there from birth (an exception's fields, a
    /// payload): they are no attributes of the dict.
    pub(crate) fn fixed_slots(&self, class: ClassId) -> usize {
        self.shape(self.class(class).base_shape).attrs.len()
    }

    /// Names of the attributes that show in `obj.__dict__`.
    pub fn attribute_names(&self, obj: Value) -> Vec<Value> {
        let class = self.class_of(obj);
        let shape = self.shape(self.shape_of(obj));
        shape
            .attrs
            .iter()
            .enumerate()
            .skip(self.fixed_slots(class))
            .filter(|(i, a)| {
                // SAFETY: `i` is a slot of the shape; raw slots are never unset.
                let set = a.repr != crate::shape::Repr::Value
                    || unsafe { *crate::shape::slot_ptr(obj, *i) } != 0;
                set && !self.is_hidden(class, a.name)
            })
            .map(|(_, a)| a.name)
            .collect()
    }

    /// Is it declared in `__slots__`? Then it is not in `__dict__`.
    fn is_hidden(&self, class: ClassId, name: Value) -> bool {
        let mut mro = self.class(class).mro.iter();
        mro.any(|c| self.class(*c).declared_slots.contains(&name.0))
    }

    /// Has the object a `__dict__`?
    pub fn has_instance_dict(&self, obj: Value) -> bool {
        self.is_instance_layout(obj) && !self.class(self.class_of(obj)).closed
    }

    /// `obj.__dict__` of an instance.
    pub fn instance_dict(&mut self, obj: Value) -> Value {
        self.new_triple(ShapeId::INSTANCE_DICT, obj, Value::NULL, Value::NULL)
    }

    /// A plain dict of the attributes that the view `v` shows.
    pub(crate) fn instance_attributes(&mut self, v: Value) -> Value {
        let (obj, _, _) = self.triple(v);
        let dict = self.new_dict();
        for name in self.attribute_names(obj) {
            if let Some(i) = self.shape(self.shape_of(obj)).find(name) {
                let value = self.get_slot(obj, i);
                self.dict_set_name(DictRef::new(dict), name, value);
            }
        }
        dict
    }

    /// Makes the attributes of `obj` what a dict holds.
    pub(crate) fn replace_attributes(&mut self, obj: Value, to: DictRef) -> R<()> {
        for name in self.attribute_names(obj) {
            if self.dict_get_name(to, name).is_none() {
                self.delete_slot(obj, name)?;
            }
        }
        let mut i = 0;
        while i < to.used() {
            if let Some((key, value)) = to.entry(i) {
                if !self.is_str(key) {
                    let name = self.type_name(key);
                    return self.type_error(format!("attribute name must be string, not '{name}'"));
                }
                let name = self.intern_value(key);
                match self.shape(self.shape_of(obj)).find(name) {
                    Some(slot) => self.set_slot(obj, slot, value),
                    None => self.add_slot(obj, name, value),
                }
            }
            i += 1;
        }
        Ok(())
    }
}
