//! Reading containers.

use super::load::Loader;
use super::{attribute, call, unpickling_error};
use rekindle_objects::dict::DictRef;
use rekindle_objects::{R, Runtime, ShapeId, Value};

impl Loader<'_> {
    /// Replaces what lies from `start` on by one object.
    fn replace(&mut self, start: usize, v: Value) {
        self.stack.truncate(start);
        self.stack.push(v);
    }

    pub(super) fn list(&mut self, rt: &mut Runtime) -> R<()> {
        let start = self.mark(rt)?;
        let list = rt.list_from(&self.stack[start..]);
        self.replace(start, list);
        Ok(())
    }

    pub(super) fn dict(&mut self, rt: &mut Runtime) -> R<()> {
        let start = self.mark(rt)?;
        if !(self.stack.len() - start).is_multiple_of(2) {
            return unpickling_error(rt, "odd number of items for DICT");
        }
        let dict = rt.new_dict();
        for i in (start..self.stack.len()).step_by(2) {
            rt.dict_set(DictRef::new(dict), self.stack[i], self.stack[i + 1])?;
        }
        self.replace(start, dict);
        Ok(())
    }

    pub(super) fn frozenset(&mut self, rt: &mut Runtime) -> R<()> {
        let start = self.mark(rt)?;
        let set = rt.new_set_shaped(ShapeId::FROZENSET);
        for i in start..self.stack.len() {
            rt.set_insert(rekindle_objects::set::SetRef::new(set), self.stack[i])?;
        }
        self.replace(start, set);
        Ok(())
    }

    /// Appends what lies from `start` on to the list before it.
    pub(super) fn append(&mut self, rt: &mut Runtime, start: usize) -> R<()> {
        let list = self.owner(rt, start)?;
        if start == self.stack.len() {
            return Ok(());
        }
        if rt.is_list(list) {
            rt.list_reserve(list, rt.list_len(list) + self.stack.len() - start);
            for i in start..self.stack.len() {
                rt.list_push(list, self.stack[i]);
            }
        } else if let Some(extend) = attribute(rt, list, "extend")? {
            let items = rt.list_from(&self.stack[start..]);
            call(rt, extend, &[items])?;
        } else {
            let append = rt.intern("append");
            let append = rt.get_attr(list, append)?;
            for i in start..self.stack.len() {
                call(rt, append, &[self.stack[i]])?;
            }
        }
        self.stack.truncate(start);
        Ok(())
    }

    /// Enters a key and a value, which lie on top.
    pub(super) fn set_item(&mut self, rt: &mut Runtime) -> R<()> {
        self.expect(rt, 3)?;
        self.set_items(rt, self.stack.len() - 2)
    }

    /// Enters the keys and values that lie from `start` on into the dict before them.
    pub(super) fn set_items(&mut self, rt: &mut Runtime, start: usize) -> R<()> {
        let dict = self.owner(rt, start)?;
        if !(self.stack.len() - start).is_multiple_of(2) {
            return unpickling_error(rt, "odd number of items for SETITEMS");
        }
        let plain = dict.is_ptr() && rt.shape_of(dict) == ShapeId::DICT;
        if plain {
            rt.dict_reserve(DictRef::new(dict), (self.stack.len() - start) / 2);
        }
        for i in (start..self.stack.len()).step_by(2) {
            let (key, value) = (self.stack[i], self.stack[i + 1]);
            match plain {
                true => rt.dict_set(DictRef::new(dict), key, value)?,
                false => rt.set_item(dict, key, value)?,
            }
        }
        self.stack.truncate(start);
        Ok(())
    }

    pub(super) fn add_items(&mut self, rt: &mut Runtime) -> R<()> {
        let start = self.mark(rt)?;
        let target = self.owner(rt, start)?;
        if start == self.stack.len() {
            return Ok(());
        }
        if let Some(set) = rt.as_set(target) {
            for i in start..self.stack.len() {
                rt.set_insert(set, self.stack[i])?;
            }
        } else {
            let add = rt.intern("add");
            let add = rt.get_attr(target, add)?;
            for i in start..self.stack.len() {
                call(rt, add, &[self.stack[i]])?;
            }
        }
        self.stack.truncate(start);
        Ok(())
    }
}
