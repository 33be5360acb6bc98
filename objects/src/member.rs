//! Member descriptors: what `C.x` is for an `x` in the `__slots__` of `C`.
//!
//! Slots lie in the shapes of instances and need no class attribute to be found; so a descriptor is only made when a
//! class is asked for one: (class, name).

use crate::{Args, ClassId, R, Runtime, Value, natives};

/// `type(C.x).__name__`
const CLASS: &str = "member_descriptor";

natives! {
    /// Methods of member descriptors.
    TABLE:
    "member_descriptor.__get__" => get, 2, 3, false, Method;
    "member_descriptor.__set__" => set, 3, 3, false, Method;
    "member_descriptor.__delete__" => delete, 2, 2, false, Method;
    "member_descriptor.__repr__" => repr, 1, 1, false, Method;
    "member_descriptor.__eq__" => eq, 2, 2, false, Method;
    "member_descriptor.__hash__" => hash, 1, 1, false, Method;
    "member_descriptor.__name__" => name, 1, 1, false, Getter;
    "member_descriptor.__qualname__" => qualname, 1, 1, false, Getter;
    "member_descriptor.__objclass__" => objclass, 1, 1, false, Getter;
    "member_descriptor.__doc__" => doc, 1, 1, false, Getter;
}

impl Runtime {
    /// Makes the class of member descriptors.
    pub(crate) fn add_member_class(&mut self) {
        self.add_native_class(CLASS, ClassId::OBJECT);
        self.install(TABLE);
    }

    /// The descriptor of a slot that `class` or one of its bases declares.
    pub(crate) fn slot_descriptor(&mut self, class: ClassId, name: Value) -> Option<Value> {
        let mut mro = self.class(class).mro.iter();
        let owner = mro.find(|c| self.class(**c).declared_slots.contains(&name.0))?;
        let owner = self.class(*owner).object;
        let own = self
            .classes
            .iter()
            .find(|c| !c.heap_type && c.name == CLASS)?;
        let shape = own.base_shape;
        Some(self.new_triple(shape, owner, name, Value::NULL))
    }

    /// The name under which a class has a property, for messages: `property 'x' of 'C' object`.
    pub(crate) fn property_label(&self, class: ClassId, property: Value) -> String {
        let mro = self.class(class).mro.iter();
        let names = mro.flat_map(|c| self.class_namespace(*c).iter());
        let found = names.into_iter().find(|(_, v)| *v == property);
        match found {
            Some((name, _)) => format!("property '{}'", self.str_text(name)),
            None => "property".into(),
        }
    }
}

/// The class and the name of a descriptor, whose class applies to `obj`.
fn applied(rt: &mut Runtime, args: Args<'_>) -> R<(Value, Value)> {
    let (owner, name, _) = rt.triple(args.all[0]);
    let obj = args.all[1];
    if rt.is_subclass(rt.class_of(obj), rt.class_id(owner)) {
        return Ok((obj, name));
    }
    let (attr, got) = (rt.str_text(name).into_owned(), rt.type_name(obj));
    let class = rt.class(rt.class_id(owner)).name.clone();
    rt.type_error(format!(
        "descriptor '{attr}' for '{class}' objects doesn't apply to a '{got}' object"
    ))
}

fn get(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.all[1].is_none() {
        return Ok(args.all[0]);
    }
    let (obj, name) = applied(rt, args)?;
    match rt.shape(rt.shape_of(obj)).find(name) {
        Some(i) if !rt.get_slot(obj, i).is_null() => Ok(rt.get_slot(obj, i)),
        _ => rt.no_attribute(obj, name),
    }
}

fn set(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (obj, name) = applied(rt, args)?;
    rt.set_attr_default(obj, name, args.all[2])?;
    Ok(Value::NONE)
}

fn delete(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (obj, name) = applied(rt, args)?;
    rt.set_attr_default(obj, name, Value::NULL)?;
    Ok(Value::NONE)
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (owner, name, _) = rt.triple(args.all[0]);
    let class = rt.class(rt.class_id(owner)).name.clone();
    let text = format!("<member '{}' of '{class}' objects>", rt.str_text(name));
    Ok(rt.new_str(&text))
}

fn eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (a, b) = (args.all[0], args.all[1]);
    if rt.class_of(a) != rt.class_of(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (rt.triple(a), rt.triple(b));
    Ok(Value::bool((a.0, a.1) == (b.0, b.1)))
}

fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (owner, name, _) = rt.triple(args.all[0]);
    Ok(rt.new_int(((owner.0 ^ name.0.rotate_left(17)) >> 4) as i64))
}

fn name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.triple(args.all[0]).1)
}

fn qualname(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (owner, name, _) = rt.triple(args.all[0]);
    let class = rt.get_attr(owner, rt.names.qualname)?;
    let text = format!("{}.{}", rt.str_text(class), rt.str_text(name));
    Ok(rt.new_str(&text))
}

fn objclass(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.triple(args.all[0]).0)
}

/// Always None; what a dict in `__slots__` says of the name is for `inspect.getdoc`.
fn doc(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}
