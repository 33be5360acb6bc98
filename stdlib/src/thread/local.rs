//! Objects whose attributes are each thread's own.
//!
//! The attributes lie in the instance, as those of other objects. When another thread than last time looks at them, they are
//! exchanged for that thread's.

use super::Threads;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::cell::{Cell, RefCell};

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
    /// Serial number of the thread whose attributes lie in the instance.
    owner: Cell<u64>,
    /// Dicts of the attributes of other threads, by serial number.
    others: RefCell<Vec<(u64, Value)>>,
    /// Arguments of `__init__`, which each thread calls: positional ones (a tuple), keyword ones (a dict).
    args: [Value; 2],
}

impl Foreign for Local {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        self.args.iter().for_each(|v| see(*v));
        self.others.borrow().iter().for_each(|(_, v)| see(*v));
    }
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Threads>().local.get();
    let class = rt.class_argument(args.all[0], base)?;
    let init = rt.names.init;
    let own = rt.lookup(class, init).map(|found| found.value());
    let default = rt.lookup(rekindle_objects::ClassId::OBJECT, init);
    if args.all.len() > 1 && own == default.map(|found| found.value()) {
        return rt.type_error("Initialization arguments are not supported");
    }
    let positional = rt.new_tuple(&args.pos()[1..]);
    let keywords = rt.new_dict();
    for (name, v) in args.keywords() {
        rt.set_item(keywords, name, v)?;
    }
    let local = Local {
        owner: Cell::new(rt.threads.serial()),
        others: RefCell::default(),
        args: [positional, keywords],
    };
    Ok(rt.new_with_state(class, local))
}

/// Sees to it that the running thread's attributes lie in the instance.
fn take(rt: &mut Runtime, v: Value) -> R<()> {
    let serial = rt.threads.serial();
    match rt.own_state::<Local>(&v, "__getattribute__")?.owner.get() {
        owner if owner == serial => Ok(()),
        owner => exchange(rt, v, owner, serial),
    }
}

#[cold]
fn exchange(rt: &mut Runtime, v: Value, owner: u64, serial: u64) -> R<()> {
    let local = rt.own_state::<Local>(&v, "__getattribute__")?;
    let attributes = rt.instance_dict(v);
    let names = ["copy", "clear", "update"].map(|name| rt.intern(name));
    let before = rt.call_method(attributes, names[0], &[])?;
    let own = {
        let mut others = local.others.borrow_mut();
        others.retain(|(thread, _)| rt.threads.is_live(*thread));
        if rt.threads.is_live(owner) {
            others.push((owner, before));
        }
        let place = others.iter().position(|(thread, _)| *thread == serial);
        place.map(|place| others.swap_remove(place).1)
    };
    local.owner.set(serial);
    rt.state_barrier(v, before);
    rt.call_method(attributes, names[1], &[])?;
    if let Some(own) = own {
        rt.call_method(attributes, names[2], &[own])?;
        return Ok(());
    }
    let class = rt.type_of(v);
    let init = rt.names.init;
    let init = rt.get_attr(class, init)?;
    let [positional, keywords] = local.args;
    let all = rt.root_vec();
    let mut all = all;
    all.push(v);
    all.extend_from_slice(rt.tuple_items(positional));
    let all = rt.new_tuple(&all);
    match rt.call_unpacked(init, all, keywords) {
        Ok(_) => Ok(()),
        Err(error) => {
            // The next look tries again.
            local.owner.set(u64::MAX);
            Err(error)
        }
    }
}

fn getattribute(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    take(rt, args.all[0])?;
    rekindle_objects::object_class::getattribute(rt, args)
}

fn setattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    refuse_dict(rt, args)?;
    take(rt, args.all[0])?;
    rekindle_objects::object_class::set_default(rt, args)
}

fn delattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    refuse_dict(rt, args)?;
    take(rt, args.all[0])?;
    rekindle_objects::object_class::delete_default(rt, args)
}

fn refuse_dict(rt: &mut Runtime, args: Args<'_>) -> R<()> {
    if !rt.is_any_str(args.all[1]) || rt.str_text(args.all[1]) != "__dict__" {
        return Ok(());
    }
    let class = rt.type_name(args.all[0]);
    let message = format!("'{class}' object attribute '__dict__' is read-only");
    rt.raise_new(rekindle_objects::ClassId::ATTRIBUTE_ERROR, &message)
}
