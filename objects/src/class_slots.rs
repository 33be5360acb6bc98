//! `__slots__`.

use crate::class_build::Recipe;
use crate::dict::DictRef;
use crate::{R, Runtime, Value};

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
