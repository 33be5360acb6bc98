//! Reading objects of classes.

use super::load::Loader;
use super::{attribute, call, unpickling_error};
use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, R, Runtime, Value};

impl Loader<'_> {
    pub(super) fn global(&mut self, rt: &mut Runtime) -> R<()> {
        let v = self.global_line(rt)?;
        self.stack.push(v);
        Ok(())
    }

    pub(super) fn stack_global(&mut self, rt: &mut Runtime) -> R<()> {
        let name = self.pop(rt)?;
        let module = self.pop(rt)?;
        if !rt.is_str(name) || !rt.is_str(module) {
            return unpickling_error(rt, "STACK_GLOBAL requires str");
        }
        let v = self.find(rt, module, name)?;
        self.stack.push(v);
        Ok(())
    }

    pub(super) fn extension(&mut self, rt: &mut Runtime, width: usize) -> R<()> {
        let code = self.extension_code(rt, width)?;
        let key = Value::small_int(code);
        let cache = DictRef::new(self.needs.extension_cache);
        if let Some(known) = rt.dict_get(cache, key)? {
            self.stack.push(known);
            return Ok(());
        }
        let registry = DictRef::new(self.needs.inverted_registry);
        let Some(names) = rt.dict_get(registry, key)? else {
            return self.no_extension(rt, code);
        };
        let (module, name) = match rt.as_tuple(names).map(|names| rt.tuple_items(names)) {
            Some(&[module, name]) if rt.is_any_str(module) && rt.is_any_str(name) => (module, name),
            _ => {
                return rt.value_error(format!(
                    "_inverted_registry[{code}] isn't a 2-tuple of strings"
                ));
            }
        };
        let v = self.find(rt, module, name)?;
        rt.dict_set(cache, key, v)?;
        self.stack.push(v);
        Ok(())
    }

    /// Calls a function with a tuple of arguments; both lie on top.
    pub(super) fn reduce(&mut self, rt: &mut Runtime) -> R<()> {
        let args = self.pop(rt)?;
        let function = self.pop(rt)?;
        let Some(args) = rt.as_tuple(args) else {
            return rt.type_error("argument list must be a tuple");
        };
        let v = call(rt, function, rt.tuple_items(args))?;
        self.stack.push(v);
        Ok(())
    }

    /// Calls `cls.__new__` with arguments, perhaps with keywords, too.
    pub(super) fn new_object(&mut self, rt: &mut Runtime, with_keywords: bool) -> R<()> {
        let op = if with_keywords { "NEWOBJ_EX" } else { "NEWOBJ" };
        let keywords = match with_keywords {
            true => self.pop(rt)?,
            false => Value::NULL,
        };
        let args = self.pop(rt)?;
        let class = self.pop(rt)?;
        let wrong = if !rt.is_type(class) {
            Some(("class argument must be a type", class))
        } else if rt.as_tuple(args).is_none() {
            Some(("args argument must be a tuple", args))
        } else if with_keywords && rt.as_dict(keywords).is_none() {
            Some(("kwargs argument must be a dict", keywords))
        } else {
            None
        };
        if let Some((must, v)) = wrong {
            let got = rt.type_name(v);
            return unpickling_error(rt, format!("{op} {must}, not {got}"));
        }
        let id = rt.class_id(class);
        let Some(new) = rt.lookup(id, rt.names.new).map(|found| found.value()) else {
            let class = rt.type_name(class);
            return unpickling_error(
                rt,
                format!("{op} class argument '{class}' doesn't have __new__"),
            );
        };
        let new = rt.bind_on_class(new, class)?;
        let args = rt.as_tuple(args).unwrap_or(args);
        let mut all = rt.root_vec();
        all.push(class);
        all.extend_from_slice(rt.tuple_items(args));
        let v = if with_keywords {
            let all = rt.new_tuple(&all);
            rt.call_unpacked(new, all, keywords)?
        } else {
            rt.call(new, Args::positional(&all))?
        };
        self.stack.push(v);
        Ok(())
    }

    /// An instance of a class of Python 2, whose arguments lie from `start` on.
    fn old_instance(&mut self, rt: &mut Runtime, class: Value, start: usize) -> R<()> {
        let none = start == self.stack.len();
        let by_new =
            none && rt.is_type(class) && attribute(rt, class, "__getinitargs__")?.is_none();
        let v = if by_new {
            let new = rt.get_attr(class, rt.names.new)?;
            call(rt, new, &[class])?
        } else {
            call(rt, class, &self.stack[start..])?
        };
        self.stack.truncate(start);
        self.stack.push(v);
        Ok(())
    }

    pub(super) fn instance_line(&mut self, rt: &mut Runtime) -> R<()> {
        let start = self.mark(rt)?;
        let class = self.global_line(rt)?;
        self.old_instance(rt, class, start)
    }

    pub(super) fn instance(&mut self, rt: &mut Runtime) -> R<()> {
        let start = self.mark(rt)?;
        if start == self.stack.len() {
            return self.underflow(rt);
        }
        let class = self.stack.remove(start);
        self.old_instance(rt, class, start)
    }

    /// Gives an object its state, which lies on top of it.
    pub(super) fn build(&mut self, rt: &mut Runtime) -> R<()> {
        self.expect(rt, 2)?;
        let state = self.pop(rt)?;
        let v = self.top(rt)?;
        if let Some(set) = rt.get_attr_opt(v, self.needs.setstate)? {
            return call(rt, set, &[state]).map(|_| ());
        }
        let (state, slots) = match rt.as_tuple(state).map(|state| rt.tuple_items(state)) {
            Some(&[state, slots]) => (state, slots),
            _ => (state, Value::NONE),
        };
        if !state.is_none() {
            let Some(state) = rt.as_dict(state) else {
                return unpickling_error(rt, "state is not a dictionary");
            };
            fill(rt, v, state)?;
        }
        if slots.is_none() {
            return Ok(());
        }
        let Some(slots) = rt.as_dict(slots) else {
            return unpickling_error(rt, "slot state is not a dictionary");
        };
        let mut i = 0;
        while i < slots.used() {
            if let Some((name, value)) = slots.entry(i) {
                if !rt.is_any_str(name) {
                    let got = rt.type_name(name);
                    return rt.type_error(format!("attribute name must be string, not '{got}'"));
                }
                let name = rt.intern_value(name);
                rt.set_attr(v, name, value)?;
            }
            i += 1;
        }
        Ok(())
    }
}

/// Enters all of a dict into the `__dict__` of an object.
fn fill(rt: &mut Runtime, v: Value, state: DictRef) -> R<()> {
    let direct = rt.has_instance_dict(v);
    let attributes = match direct {
        true => Value::NULL,
        false => rt.get_attr(v, rt.names.dict)?,
    };
    let mut i = 0;
    while i < state.used() {
        if let Some((key, value)) = state.entry(i) {
            if direct && rt.is_str(key) {
                let name = rt.intern_value(key);
                match rt.shape(rt.shape_of(v)).find(name) {
                    Some(slot) => rt.set_slot(v, slot, value),
                    None => rt.add_slot(v, name, value),
                }
            } else {
                let attributes = match direct {
                    true => rt.get_attr(v, rt.names.dict)?,
                    false => attributes,
                };
                rt.set_item(attributes, key, value)?;
            }
        }
        i += 1;
    }
    Ok(())
}
