//! Tuples whose items have names, like `os.stat_result` and `time.struct_time`.
//!
//! Fields beyond the visible ones are no items of the tuple; each lies in a slot of the instance.

use rekindle_objects::class_build::Recipe;
use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, ClassId, R, Runtime, ShapeId, Value, natives};
use std::cell::RefCell;
use std::collections::HashMap;

/// What such a class is like.
#[derive(Debug)]
pub(crate) struct Struct {
    pub(crate) module: &'static str,
    pub(crate) name: &'static str,
    /// Names of all fields in order; an item without a name has the empty one.
    pub(crate) fields: &'static [&'static str],
    /// How many of them are items of the tuple.
    pub(crate) visible: usize,
}

/// The classes made so far.
#[derive(Default)]
struct Structs(RefCell<HashMap<ClassId, &'static Struct>>);

/// One getter for each item.
macro_rules! item_getters {
    ($($path:literal $i:literal),*) => {
        natives! {
            /// Getters of items.
            ITEMS:
            $($path => item::<$i>, 1, 1, false, Getter;)*
        }
    };
}

item_getters!(
    "struct.0" 0, "struct.1" 1, "struct.2" 2, "struct.3" 3, "struct.4" 4, "struct.5" 5, "struct.6" 6, "struct.7" 7,
    "struct.8" 8, "struct.9" 9, "struct.10" 10, "struct.11" 11, "struct.12" 12, "struct.13" 13, "struct.14" 14,
    "struct.15" 15
);

natives! {
    /// Methods of these classes.
    METHODS:
    "struct.__new__" => new, 1, 3, true, Static;
    "struct.__repr__" => repr, 1, 1, false, Method;
    "struct.__reduce__" => reduce, 1, 1, false, Method;
}

impl Struct {
    /// Names of the fields that have one.
    fn named(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.fields.iter().copied().filter(|name| !name.is_empty())
    }
}

/// Makes the class and enters it into a module.
pub(crate) fn define(rt: &mut Runtime, module: Value, of: &'static Struct) -> R<ClassId> {
    let namespace = rt.new_namespace();
    let d = DictRef::new(namespace);
    for def in METHODS {
        let native = rt.new_native(def);
        let name = rt.intern(def.name);
        rt.namespace_set(d, name, native);
    }
    for (i, name) in of.fields[..of.visible].iter().enumerate() {
        if !name.is_empty() {
            let getter = rt.new_native(&ITEMS[i]);
            let getter = rt.new_triple(ShapeId::PROPERTY, getter, Value::NONE, Value::NONE);
            let name = rt.intern(name);
            rt.namespace_set(d, name, getter);
        }
    }
    let unnamed = of.fields.iter().filter(|name| name.is_empty()).count();
    for (name, n) in [
        ("n_fields", of.fields.len()),
        ("n_sequence_fields", of.visible),
        ("n_unnamed_fields", unnamed),
    ] {
        let name = rt.intern(name);
        rt.namespace_set(d, name, Value::small_int(n as i64));
    }
    let names = rt.names;
    let visible: Vec<Value> = of.fields[..of.visible]
        .iter()
        .map(|f| rt.intern(f))
        .collect();
    let match_args = rt.new_tuple(&visible);
    rt.namespace_set(d, names.match_args, match_args);
    let home = rt.intern(of.module);
    rt.namespace_set(d, names.module, home);
    let tuple = rt.class(ClassId::TUPLE).object;
    let recipe = Recipe {
        metaclass: ClassId::TYPE,
        name: rt.intern(of.name),
        bases: &[tuple],
        namespace,
        self_attrs: 0,
    };
    let class = rt.new_python_class(recipe, Args::positional(&[]))?;
    rt.set_module_attr(module, of.name, class);
    let id = rt.class_id(class);
    rt.close_class(id);
    rt.library.get::<Structs>().0.borrow_mut().insert(id, of);
    Ok(id)
}

/// An instance, from the values of all fields.
pub(crate) fn make(rt: &mut Runtime, class: ClassId, values: &[Value]) -> Value {
    let visible = of_class(rt, class).map_or(values.len(), |of| of.visible);
    let items = rt.new_tuple(&values[..visible]);
    let v = rt.new_with_payload(class, items);
    if let Some(of) = of_class(rt, class) {
        for (name, value) in of.fields[visible..].iter().zip(&values[visible..]) {
            let name = rt.intern(name);
            rt.add_slot(v, name, *value);
        }
    }
    v
}

fn of_class(rt: &mut Runtime, class: ClassId) -> Option<&'static Struct> {
    let known = rt.library.get::<Structs>();
    let known = known.0.borrow();
    let mro = &rt.class(class).mro;
    mro.iter().find_map(|c| known.get(c).copied())
}

fn receiver<'a>(rt: &mut Runtime, v: Value) -> R<(&'static Struct, &'a [Value])> {
    let class = rt.class_of(v);
    match (of_class(rt, class), rt.as_tuple(v)) {
        (Some(of), Some(items)) => Ok((of, rt.tuple_items(items))),
        _ => {
            let got = rt.type_name(v);
            rt.type_error(format!(
                "a named tuple of the system is required, not '{got}'"
            ))
        }
    }
}

fn item<const I: usize>(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (_, items) = receiver(rt, args.all[0])?;
    Ok(items.get(I).copied().unwrap_or(Value::NONE))
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::TUPLE)?;
    let Some(of) = of_class(rt, class) else {
        return rt.type_error("no such class of the system");
    };
    let path = format!("{}.{}", of.module, of.name);
    let [sequence, dict] = rt.bind_args(&path, args, 1, ["sequence", "dict"], 1)?;
    if rt.get_iter(sequence).is_err() {
        rt.clear_pending();
        return rt.type_error("constructor requires a sequence");
    }
    let mut values = rt.collect(sequence)?;
    let (given, least, most) = (values.len(), of.visible, of.fields.len());
    if !(least..=most).contains(&given) {
        let (how, bound) = match (least == most, given < least) {
            (true, _) => ("a ", least),
            (false, true) => ("an at least ", least),
            (false, false) => ("an at most ", most),
        };
        return rt.type_error(format!(
            "{path}() takes {how}{bound}-sequence ({given}-sequence given)"
        ));
    }
    let dict = if dict.is_null() {
        None
    } else {
        rt.as_dict(dict)
    };
    for name in &of.fields[given..] {
        let name = rt.intern(name);
        let found = match dict {
            Some(d) => rt.dict_get(d, name)?,
            None => None,
        };
        // A time without fractions stands for the one with them.
        let place = of
            .fields
            .iter()
            .position(|f| f.is_empty())
            .map_or(0, |i| i + values.len() - of.visible);
        let twin = (place < of.visible && place > 0).then(|| values[place]);
        values.push(found.or(twin).unwrap_or(Value::NONE));
    }
    Ok(make(rt, class, &values))
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (of, items) = receiver(rt, args.all[0])?;
    let mut out = format!("{}.{}(", of.module, of.name);
    for (i, (name, value)) in of.named().zip(items).enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        out.push_str(name);
        out.push('=');
        rt.repr_into(*value, &mut out)?;
    }
    out.push(')');
    Ok(rt.new_str(&out))
}

fn reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    let (of, items) = receiver(rt, v)?;
    let items = rt.new_tuple(items);
    let dict = rt.new_dict();
    for name in &of.fields[of.visible..] {
        let name = rt.intern(name);
        let value = rt.get_attr(v, name)?;
        rt.set_item(dict, name, value)?;
    }
    let given = rt.new_tuple(&[items, dict]);
    let class = rt.type_of(v);
    Ok(rt.new_tuple(&[class, given]))
}
