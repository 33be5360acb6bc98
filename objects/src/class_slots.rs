//! `__slots__`.

use crate::class_build::Recipe;
use crate::dict::DictRef;
use crate::{ClassId, R, Runtime, Value};

/// What a class's `__slots__` declares.
pub(crate) struct Slots {
    /// Names of attributes, interned, `__private` ones mangled.
    pub(crate) names: Vec<Value>,
    /// Is `__dict__` among them?
    pub(crate) dict: bool,
    /// Is `__weakref__` among them?
    pub(crate) weakref: bool,
}

impl Runtime {
    /// Reads `__slots__` of a class in the making; None when it has none.
    pub(crate) fn declared_slots(&mut self, recipe: &Recipe<'_>) -> R<Option<Slots>> {
        let namespace = DictRef::new(recipe.namespace);
        let Some(given) = self.namespace_get(namespace, self.names.slots) else {
            return Ok(None);
        };
        let items = if self.is_any_str(given) {
            let mut one = self.root_vec();
            one.push(given);
            one
        } else {
            self.collect(given)?
        };
        let class_name = self.str_text(recipe.name).into_owned();
        let mut slots = Slots {
            names: Vec::new(),
            dict: false,
            weakref: false,
        };
        for item in items.iter() {
            if !self.is_any_str(*item) {
                let got = self.type_name(*item);
                return self.type_error(format!("__slots__ items must be strings, not '{got}'"));
            }
            let text = self.str_text(*item).into_owned();
            match text.as_str() {
                "__dict__" | "__weakref__" if seen(&slots, &text) => {
                    return self.type_error(format!("{text} slot disallowed: we already got one"));
                }
                "__dict__" => slots.dict = true,
                "__weakref__" => slots.weakref = true,
                _ if !is_identifier(&text) => {
                    return self.type_error("__slots__ must be identifiers");
                }
                _ => {
                    let mangled = mangle(&class_name, &text);
                    let name = self.intern(&mangled);
                    let method = matches!(text.as_str(), "__qualname__" | "__classcell__");
                    if self.namespace_get(namespace, name).is_some() && !method {
                        return self.value_error(format!(
                            "'{text}' in __slots__ conflicts with class variable"
                        ));
                    }
                    slots.names.push(name);
                }
            }
        }
        Ok(Some(slots))
    }
}

impl Runtime {
    /// Can instances have these slots?
    pub(crate) fn check_slots(
        &mut self,
        bases: &[ClassId],
        solid: ClassId,
        slots: &Slots,
    ) -> R<()> {
        let variable = [ClassId::INT, ClassId::BYTES, ClassId::TUPLE, ClassId::TYPE];
        if !slots.names.is_empty() && variable.contains(&solid) {
            let name = self.class(bases[0]).name.clone();
            return self.type_error(format!(
                "nonempty __slots__ not supported for subtype of '{name}'"
            ));
        }
        let weak = bases.iter().any(|b| self.class(*b).weakly_referable);
        if slots.weakref && weak {
            return self.type_error("__weakref__ slot disallowed: we already got one");
        }
        let dict = |c: &ClassId| self.class(*c).heap_type && !self.class(*c).closed;
        if slots.dict && bases.iter().any(dict) {
            return self.type_error("__dict__ slot disallowed: we already got one");
        }
        Ok(())
    }

    /// Two bases that both declare slots have no common layout, unless one derives from the other.
    pub(crate) fn check_slot_layouts(&mut self, bases: &[ClassId]) -> R<()> {
        let declaring: Vec<ClassId> = bases
            .iter()
            .filter_map(|b| {
                let mut mro = self.class(*b).mro.iter();
                mro.find(|c| !self.class(**c).declared_slots.is_empty())
            })
            .copied()
            .collect();
        let in_line = declaring.iter().all(|a| {
            let mut others = declaring.iter();
            others.all(|b| self.is_subclass(*a, *b) || self.is_subclass(*b, *a))
        });
        match in_line {
            true => Ok(()),
            false => self.type_error("multiple bases have instance lay-out conflict"),
        }
    }
}

/// Was this name of the two that mean something else given already?
fn seen(slots: &Slots, text: &str) -> bool {
    (text == "__dict__" && slots.dict) || (text == "__weakref__" && slots.weakref)
}

fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c == '_' || c.is_alphabetic())
        && chars.all(|c| c == '_' || c.is_alphanumeric())
}

/// `__x` in class `_C` is `_C__x`.
fn mangle(class: &str, name: &str) -> String {
    let class = class.trim_start_matches('_');
    if name.starts_with("__") && !name.ends_with("__") && !class.is_empty() {
        format!("_{class}{name}")
    } else {
        name.into()
    }
}
