//! What `match` statements ask of subjects (PEP 634).

use crate::dict::DictRef;
use crate::{ClassId, R, Runtime, ShapeId, Value};

/// Classes of which a class pattern's single positional part is the subject itself.
const SELF_MATCHING: &[ClassId] = &[
    ClassId::BOOL,
    ClassId::BYTEARRAY,
    ClassId::BYTES,
    ClassId::DICT,
    ClassId::FLOAT,
    ClassId::FROZENSET,
    ClassId::INT,
    ClassId::LIST,
    ClassId::SET,
    ClassId::STR,
    ClassId::TUPLE,
];

/// What the patterns of `match` take a class's instances for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Collection {
    /// `[a, b]` may match.
    Sequence,
    /// `{key: value}` may match.
    Mapping,
}

impl Collection {
    pub(crate) fn of_builtin(id: ClassId) -> Option<Collection> {
        match id {
            ClassId::LIST | ClassId::TUPLE | ClassId::RANGE => Some(Collection::Sequence),
            ClassId::DICT | ClassId::MAPPING_PROXY => Some(Collection::Mapping),
            _ => None,
        }
    }
}

impl Runtime {
    /// What `match` takes a value for: as the first class of its own that says something about it.
    pub fn match_collection(&self, v: Value) -> Option<Collection> {
        let mut classes = self.class(self.class_of(v)).mro.iter();
        classes.find_map(|c| self.class(*c).collection)
    }

    /// The values of the subject under the keys in a tuple, as a tuple; None when one is missing.
    pub fn match_keys(&mut self, subject: Value, keys: Value) -> R<Value> {
        let mut values = self.root_vec();
        for (i, key) in self.tuple_items(keys).iter().enumerate() {
            for earlier in &self.tuple_items(keys)[..i] {
                if self.equal(*earlier, *key)? {
                    let key = self.repr_text(*key)?;
                    return self
                        .value_error(format!("mapping pattern checks duplicate key ({key})"));
                }
            }
            let plain = subject.is_ptr() && self.shape_of(subject) == ShapeId::DICT;
            let found = match plain {
                true => self.dict_get(DictRef::new(subject), *key)?,
                false => {
                    let get = self.intern("get");
                    let missing =
                        self.new_triple(ShapeId::OBJECT, Value::NULL, Value::NULL, Value::NULL);
                    let v = self.call_method(subject, get, &[*key, missing])?;
                    (v != missing).then_some(v)
                }
            };
            match found {
                Some(v) => values.push(v),
                None => return Ok(Value::NONE),
            }
        }
        Ok(self.new_tuple(&values))
    }

    /// The parts of a class pattern: `positional` of them by `__match_args__`, then those in
    /// the tuple `names`; None when the subject does not match.
    pub fn match_class(
        &mut self,
        subject: Value,
        class: Value,
        names: Value,
        positional: usize,
    ) -> R<Value> {
        if !self.is_type(class) {
            return self.type_error("called match pattern must be a class");
        }
        if !self.is_instance(subject, class)? {
            return Ok(Value::NONE);
        }
        let id = self.class_id(class);
        let class_name = self.class(id).name.clone();
        let mut parts = self.root_vec();
        let mut seen = Vec::new();
        if positional > 0 {
            let declared = self.get_attr_opt(class, self.names.match_args)?;
            let whole =
                declared.is_none() && SELF_MATCHING.iter().any(|c| self.is_subclass(id, *c));
            let allowed = match declared {
                Some(t) if !self.is_tuple(t) => {
                    let got = self.type_name(t);
                    return self.type_error(format!(
                        "{class_name}.__match_args__ must be a tuple (got {got})"
                    ));
                }
                Some(t) => self.tuple_items(t),
                None => &[],
            };
            let most = if whole { 1 } else { allowed.len() };
            if positional > most {
                let s = if most == 1 { "" } else { "s" };
                return self.type_error(format!(
                    "{class_name}() accepts {most} positional sub-pattern{s} ({positional} given)"
                ));
            }
            if whole {
                parts.push(subject);
            }
            for name in allowed.iter().take(positional) {
                if !self.is_any_str(*name) {
                    let got = self.type_name(*name);
                    return self.type_error(format!(
                        "__match_args__ elements must be strings (got {got})"
                    ));
                }
                let name = self.intern_value(*name);
                if seen.contains(&name) {
                    return self.matched_twice(&class_name, name);
                }
                seen.push(name);
                match self.get_attr_opt(subject, name)? {
                    Some(v) => parts.push(v),
                    None => return Ok(Value::NONE),
                }
            }
        }
        for name in self.tuple_items(names) {
            if seen.contains(name) {
                return self.matched_twice(&class_name, *name);
            }
            seen.push(*name);
            match self.get_attr_opt(subject, *name)? {
                Some(v) => parts.push(v),
                None => return Ok(Value::NONE),
            }
        }
        Ok(self.new_tuple(&parts))
    }

    fn matched_twice(&mut self, class: &str, attribute: Value) -> R<Value> {
        let attribute = self.repr_text(attribute)?;
        self.type_error(format!(
            "{class}() got multiple sub-patterns for attribute {attribute}"
        ))
    }
}
