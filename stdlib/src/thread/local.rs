//! Objects whose attributes are each thread's own: there is a dict of them for each thread, and none in the instance.

use super::Threads;
use rekindle_objects::dict::DictRef;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::object_class::{delete_default, set_default};
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::RefCell;

natives! {
    /// Methods of such an object.
    pub(super) METHODS:
    "_local.__new__" => new, 1, ANY, true, Static;
    "_local.__getattribute__" => getattribute, 2, 2, false, Method;
    "_local.__setattr__" => setattr, 3, 3, false, Method;
    "_local.__delattr__" => delattr, 2, 2, false, Method;
}

/// State of such an object.
struct Local {
    /// The attributes of threads (dicts), by the threads' serial numbers.
    dicts: RefCell<Vec<(u64, Value)>>,
    /// Arguments of `__init__`, which each thread calls: positional ones (a tuple), keyword ones (a dict).
    args: [Value; 2],
}

impl Foreign for Local {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        self.args.iter().for_each(|v| see(*v));
        self.dicts.borrow().iter().for_each(|(_, v)| see(*v));
    }
}

impl Local {
    fn dict_of(&self, thread: u64) -> Option<Value> {
        let dicts = self.dicts.borrow();
        let found = dicts.iter().find(|(owner, _)| *owner == thread);
        found.map(|(_, dict)| *dict)
    }
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Threads>().local.get();
    let class = rt.class_argument(args.all[0], base)?;
    let init = rt.names.init;
    let own = rt.lookup(class, init).map(|found| found.value());
    let default = rt.lookup(ClassId::OBJECT, init).map(|found| found.value());
    if args.all.len() > 1 && own == default {
        return rt.type_error("Initialization arguments are not supported");
    }
    let positional = rt.new_tuple(&args.pos()[1..]);
    let keywords = rt.new_dict();
    for (name, v) in args.keywords() {
        rt.set_item(keywords, name, v)?;
    }
    // `type.__call__` calls `__init__` for this thread.
    let dict = rt.new_dict();
    let local = Local {
        dicts: RefCell::new(vec![(rt.threads.serial(), dict)]),
        args: [positional, keywords],
    };
    Ok(rt.new_with_state(class, local))
}

/// The attributes of the running thread.
fn own_dict(rt: &mut Runtime, v: Value, method: &str) -> R<Value> {
    let thread = rt.threads.serial();
    match rt.own_state::<Local>(&v, method)?.dict_of(thread) {
        Some(dict) => Ok(dict),
        None => first_look(rt, v, thread),
    }
}

/// A thread sees the object for the first time.
#[cold]
fn first_look(rt: &mut Runtime, v: Value, thread: u64) -> R<Value> {
    let dict = rt.new_dict();
    let local = rt.own_state::<Local>(&v, "__getattribute__")?;
    {
        let mut dicts = local.dicts.borrow_mut();
        dicts.retain(|(owner, _)| rt.threads.is_live(*owner));
        dicts.push((thread, dict));
    }
    rt.state_barrier(v, dict);
    let (class, init) = (rt.type_of(v), rt.names.init);
    let init = rt.get_attr(class, init)?;
    let [positional, keywords] = local.args;
    let mut all = rt.root_vec();
    all.push(v);
    all.extend_from_slice(rt.tuple_items(positional));
    let all = rt.new_tuple(&all);
    if let Err(error) = rt.call_unpacked(init, all, keywords) {
        // The next look tries again.
        local
            .dicts
            .borrow_mut()
            .retain(|(owner, _)| *owner != thread);
        return Err(error);
    }
    Ok(dict)
}

/// Does the class say what becomes of the attribute?
fn is_class_affair(rt: &mut Runtime, v: Value, name: Value) -> bool {
    let class = rt.class_of(v);
    let found = rt.lookup(class, name).map(|found| found.value());
    found.is_some_and(|found| rt.is_data_descriptor(found))
}

fn getattribute(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (v, name) = (args.all[0], args.all[1]);
    let dict = own_dict(rt, v, "__getattribute__")?;
    if rt.is_any_str(name) {
        let name = rt.intern_value(name);
        if name == rt.names.dict {
            return Ok(dict);
        }
        if let Some(found) = rt.dict_get_name(DictRef::new(dict), name)
            && !is_class_affair(rt, v, name)
        {
            return Ok(found);
        }
    }
    rekindle_objects::object_class::getattribute(rt, args)
}

/// The running thread's attributes and the name, if it is about one of them.
fn own_place(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Option<(DictRef, Value)>> {
    let (v, name) = (args.all[0], args.all[1]);
    let dict = own_dict(rt, v, method)?;
    if !rt.is_any_str(name) {
        return Ok(None);
    }
    let name = rt.intern_value(name);
    if name == rt.names.dict {
        let class = rt.type_name(v);
        let message = format!("'{class}' object attribute '__dict__' is read-only");
        return rt.raise_new(ClassId::ATTRIBUTE_ERROR, &message);
    }
    let own = !is_class_affair(rt, v, name);
    Ok(own.then(|| (DictRef::new(dict), name)))
}

fn setattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match own_place(rt, args, "__setattr__")? {
        Some((dict, name)) => {
            rt.dict_set_name(dict, name, args.all[2]);
            Ok(Value::NONE)
        }
        None => set_default(rt, args),
    }
}

fn delattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match own_place(rt, args, "__delattr__")? {
        Some((dict, name)) if rt.dict_get_name(dict, name).is_some() => {
            rt.dict_remove(dict, name)?;
            Ok(Value::NONE)
        }
        _ => delete_default(rt, args),
    }
}
