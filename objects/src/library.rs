//! Where native modules keep what belongs to one runtime: a value for each Rust type.

use crate::fast_hash::FastMap;
use std::any::{Any, TypeId};
use std::rc::Rc;

/// The values, by their types. Python values among them must be kept alive by something else.
#[derive(Default)]
pub struct Library(FastMap<TypeId, Rc<dyn Any>>);

impl std::fmt::Debug for Library {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Library of {}", self.0.len())
    }
}

impl Library {
    /// The value of this type, made if there is none yet.
    pub fn get<T: Any + Default>(&mut self) -> Rc<T> {
        let value = self.0.entry(TypeId::of::<T>());
        let value = value.or_insert_with(|| Rc::new(T::default())).clone();
        value.downcast().expect("kept by its type")
    }
}
