//! Module `_collections`: `defaultdict`, `OrderedDict`, and what `Counter` and `namedtuple` stand on; `deque` is in
//! [`deque`].

mod defaultdict;
mod deque;
mod deque_compare;
mod deque_ends;
mod deque_iter;
mod ordered_dict;

use crate::defined;
use rekindle_objects::attr_cache::ItemFields;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, BinaryOp, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;

natives! {
    FUNCTIONS:
    "_collections._count_elements" => count_elements, 2, 2, false, Function;
}

natives! {
    GETTER:
    "_tuplegetter.__new__" => getter_new, 3, 3, false, Static;
    "_tuplegetter.__get__" => getter_get, 2, 3, false, Method;
    "_tuplegetter.__set__" => getter_set, 3, 3, false, Method;
    "_tuplegetter.__delete__" => getter_set, 2, 2, false, Method;
    "_tuplegetter.__reduce__" => getter_reduce, 1, 1, false, Method;
    "_tuplegetter.__repr__" => getter_repr, 1, 1, false, Method;
}

natives! {
    /// Reading and writing of a field's `__doc__`.
    DOC:
    "_tuplegetter.__doc__" => getter_doc, 1, 1, false, Method;
    "_tuplegetter.set_doc" => getter_set_doc, 2, 2, false, Method;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) {
    let module = rt.add_module("_collections");
    rt.fill_module(module, FUNCTIONS);
    deque::install(rt, module);
    defaultdict::install(rt, module);
    ordered_dict::install(rt, module);
    let getter = defined(
        rt,
        &NativeClass {
            module: "_collections",
            name: "_tuplegetter",
            doc: None,
            base: ClassId::OBJECT,
            methods: GETTER,
            state: true,
            dict: false,
        },
    );
    // The text of a field may be replaced.
    let [get, set] = [&DOC[0], &DOC[1]].map(|def| rt.new_native(def));
    let property = rt.new_triple(rekindle_objects::ShapeId::PROPERTY, get, set, Value::NONE);
    let name = rt.names.doc;
    rt.set_class_attr(getter, name, property);
    rt.item_fields = Some(ItemFields {
        class: getter,
        number: |rt, v| u32::try_from(rt.state::<Field>(&v)?.index).ok(),
    });
    let getter = rt.class(getter).object;
    rt.set_module_attr(module, "_tuplegetter", getter);
}

/// Counts the items of an iterable in a mapping.
fn count_elements(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [mapping, iterable] = [args.all[0], args.all[1]];
    let one = Value::small_int(1);
    let plain = ["get", "__setitem__"].iter().all(|name| {
        let (class, name) = (rt.class_of(mapping), rt.intern(name));
        let found = rt.lookup(class, name);
        found.is_some_and(|f| f.class == ClassId::DICT)
    });
    if plain && let Some(dict) = rt.as_dict(mapping) {
        rt.for_each(iterable, |rt, v| {
            let hash = rt.hash_key(v)?;
            let count = match rt.dict_find(dict, v, hash)? {
                Some(i) => dict.entry(i).map(|e| e.1),
                None => None,
            };
            let count = match count {
                Some(n) => rt.binary(BinaryOp::Add, n, one)?,
                None => one,
            };
            rt.dict_set_hashed(dict, v, hash, count)
        })?;
        return Ok(Value::NONE);
    }
    let get = rt.intern("get");
    rt.for_each(iterable, |rt, v| {
        let count = rt.call_method(mapping, get, &[v, Value::small_int(0)])?;
        let count = rt.binary(BinaryOp::Add, count, one)?;
        rt.set_item(mapping, v, count)
    })?;
    Ok(Value::NONE)
}

/// A field of a named tuple.
struct Field {
    index: usize,
    doc: Cell<Value>,
}

impl Foreign for Field {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.doc.get());
    }
}

fn getter_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let index = rt.index_i64(args.all[1])?;
    let class = rt.class_id(args.all[0]);
    let field = Field {
        index: index as usize,
        doc: Cell::new(args.all[2]),
    };
    Ok(rt.new_with_state(class, field))
}

fn getter_get(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let field = rt.own_state::<Field>(&args.all[0], "__get__")?;
    let obj = args.all[1];
    if let Some(t) = rt.as_tuple(obj) {
        return match rt.tuple_items(t).get(field.index) {
            Some(v) => Ok(*v),
            None => rt.index_error("tuple index out of range"),
        };
    }
    if obj.is_none() {
        return Ok(args.all[0]);
    }
    let (index, got) = (field.index, rt.type_name(obj));
    rt.type_error(format!(
        "descriptor for index '{index}' for tuple subclasses doesn't apply to '{got}' object"
    ))
}

fn getter_set(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let message = if args.all.len() == 2 {
        "can't delete attribute"
    } else {
        "can't set attribute"
    };
    rt.raise_new(ClassId::ATTRIBUTE_ERROR, message)
}

fn getter_set_doc(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let field = rt.own_state::<Field>(&args.all[0], "__doc__")?;
    field.doc.set(args.all[1]);
    rt.state_barrier(args.all[0], args.all[1]);
    Ok(Value::NONE)
}

fn getter_doc(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.own_state::<Field>(&args.all[0], "__doc__")?.doc.get())
}

fn getter_reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let field = rt.own_state::<Field>(&args.all[0], "__reduce__")?;
    let (index, doc) = (Value::small_int(field.index as i64), field.doc.get());
    let given = rt.new_tuple(&[index, doc]);
    let class = rt.type_of(args.all[0]);
    Ok(rt.new_tuple(&[class, given]))
}

fn getter_repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let field = rt.own_state::<Field>(&args.all[0], "__repr__")?;
    let (index, doc) = (field.index, rt.repr_text(field.doc.get())?);
    Ok(rt.new_str(&format!("_tuplegetter({index}, {doc})")))
}
