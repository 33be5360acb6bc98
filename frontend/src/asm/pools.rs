//! Constants and names of a code object, each once.

use crate::names::Map;
use rekindle_bytecode::Const;
use std::rc::Rc;

/// The pools.
#[derive(Default)]
pub(crate) struct Pools {
    pub(crate) consts: Vec<Const>,
    known_consts: Map<Const, u32>,
    pub(crate) names: Vec<Box<str>>,
    known_names: Map<Rc<str>, u32>,
}

impl Pools {
    /// The index of a constant.
    pub(crate) fn constant(&mut self, value: Const) -> u32 {
        if let Some(&i) = self.known_consts.get(&value) {
            return i;
        }
        let i = self.consts.len() as u32;
        self.consts.push(value.clone());
        self.known_consts.insert(value, i);
        i
    }

    /// The index of a name.
    pub(crate) fn name(&mut self, name: &Rc<str>) -> u32 {
        if let Some(&i) = self.known_names.get(name) {
            return i;
        }
        let i = self.names.len() as u32;
        self.names.push((&**name).into());
        self.known_names.insert(name.clone(), i);
        i
    }
}
