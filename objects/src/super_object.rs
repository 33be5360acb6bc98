//! `super`: attributes looked up behind a class in an object's order of resolution.
//!
//! A `super` object is a record of the class, the object (NULL when unbound) and the class in
//! whose order it looks.

use crate::attr::Method;
use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};

natives! {
    /// Methods and attributes of `super` objects.
    pub TABLE:
    "super.__new__" => super_new, 1, ANY, false, Static;
    "super.__init__" => super_init, 1, ANY, false, Method;
    "super.__getattribute__" => getattribute, 2, 2, false, Method;
    "super.__thisclass__" => this_class, 1, 1, false, Getter;
    "super.__self__" => bound_to, 1, 1, false, Getter;
    "super.__self_class__" => self_class, 1, 1, false, Getter;
    "super.__get__" => get, 2, 3, false, Method;
    "super.__repr__" => repr, 1, 1, false, Method;
}

impl Runtime {
    /// Is it a `super` object?
    pub fn is_super(&self, v: Value) -> bool {
        v.is_ptr() && self.shape_of(v) == ShapeId::SUPER
    }

    /// `super(class, obj)`
    pub fn new_super(&mut self, class: Value, obj: Value) -> R<Value> {
        if !self.is_type(class) {
            let got = self.type_name(class);
            return self.type_error(format!("super() argument 1 must be a type, not {got}"));
        }
        let start = self.class_id(class);
        let of = if obj.is_null() || obj.is_none() {
            return Ok(self.new_triple(ShapeId::SUPER, class, Value::NULL, Value::NULL));
        } else if self.is_type(obj) && self.is_subclass(self.class_id(obj), start) {
            obj
        } else {
            self.class_it_claims(obj, start)?
        };
        if !self.is_subclass(self.class_id(of), start) {
            let (name, got) = (self.class(start).name.clone(), self.type_name(obj));
            return self.type_error(format!(
                "super(type, obj): obj ({} {}) is not an instance or subtype of type ({name}).",
                if self.is_type(obj) {
                    "type"
                } else {
                    "instance of"
                },
                if self.is_type(obj) {
                    self.class(self.class_id(obj)).name.clone()
                } else {
                    got
                },
            ));
        }
        Ok(self.new_triple(ShapeId::SUPER, class, obj, of))
    }

    /// The class of an object, or the one that it says its `__class__` is where only that one will do.
    fn class_it_claims(&mut self, obj: Value, start: ClassId) -> R<Value> {
        let class = self.class_of(obj);
        if !self.is_subclass(class, start)
            && let Some(said) = self.get_attr_opt(obj, self.names.class)?
            && self.is_type(said)
            && self.is_subclass(self.class_id(said), start)
        {
            return Ok(said);
        }
        Ok(self.class(class).object)
    }

    /// A `super` object that is a class attribute, read through an instance.
    pub(crate) fn bind_super(&mut self, proxy: Value, obj: Value) -> R<Value> {
        let (class, bound, _) = self.triple(self.payload(proxy));
        if obj.is_none() || !bound.is_null() || class.is_null() {
            return Ok(proxy);
        }
        if self.is_super(proxy) {
            return self.new_super(class, obj);
        }
        let own = self.type_of(proxy);
        self.call(own, Args::positional(&[class, obj]))
    }

    /// `super(class, obj).name` for a call: what the classes behind `class` define.
    pub fn super_attr(&mut self, proxy: Value, name: Value) -> R<Option<Method>> {
        let (class, obj, of) = self.triple(proxy);
        if obj.is_null() || name == self.names.class {
            return Ok(None);
        }
        let (start, of) = (self.class_id(class), self.class_id(of));
        let mut at = 1 + self
            .class(of)
            .mro
            .iter()
            .position(|c| *c == start)
            .unwrap_or(0);
        while let Some(c) = self.class(of).mro.get(at).copied() {
            at += 1;
            let Some(found) = self.namespace_get(self.class_namespace(c), name) else {
                continue;
            };
            if self.is_type(obj) && self.class_id(obj) == of {
                return self
                    .bind_on_class(found, obj)
                    .map(|v| Some(Method::Plain(v)));
            }
            return self.bind(found, obj, of).map(Some);
        }
        Ok(None)
    }
}

fn super_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::SUPER)?;
    let proxy = match args.all {
        [_] => {
            let (class, obj) = arguments_of_frame(rt)?;
            rt.new_super(class, obj)?
        }
        [_, class] => rt.new_super(*class, Value::NULL)?,
        [_, class, obj] => rt.new_super(*class, *obj)?,
        _ => {
            let given = args.all.len() - 1;
            return rt.type_error(format!("super() expected at most 2 arguments, got {given}"));
        }
    };
    Ok(rt.new_with_payload(class, proxy))
}

/// What `super()` means in the function that runs: its `__class__` cell's content, and its first argument.
fn arguments_of_frame(rt: &mut Runtime) -> R<(Value, Value)> {
    let frame = (rt.hooks.frame)(rt, 0)?;
    let locals = rt.frame_locals(frame)?;
    let (first, names) = rt.frame_variables(frame);
    let error = |rt: &mut Runtime, message: &str| rt.raise_new(ClassId::RUNTIME_ERROR, message);
    let Some(first) = first else {
        return error(rt, "super(): no arguments");
    };
    let found = rt.as_dict(locals).and_then(|d| rt.dict_get_name(d, first));
    let Some(obj) = found else {
        return error(rt, "super(): arg[0] deleted");
    };
    let class = rt.intern("__class__");
    if !names.contains(&class) {
        return error(rt, "super(): __class__ cell not found");
    }
    match rt.as_dict(locals).and_then(|d| rt.dict_get_name(d, class)) {
        Some(class) => Ok((class, obj)),
        None => error(rt, "super(): empty __class__ cell"),
    }
}

fn super_init(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

fn getattribute(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = crate::object_class::attribute_name(rt, args.all[1])?;
    rt.get_attr(args.all[0], name)
}

fn get(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    proxy(rt, args)?;
    rt.bind_super(args.all[0], args.all[1])
}

/// The record of a `super` object.
fn proxy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match rt.payload_of_shape(args.all[0], ShapeId::SUPER) {
        Some(p) => Ok(p),
        None => rt.wrong_receiver("__get__", ClassId::SUPER, args.all[0]),
    }
}

fn or_none(v: Value) -> R<Value> {
    Ok(if v.is_null() { Value::NONE } else { v })
}

fn this_class(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let proxy = proxy(rt, args)?;
    or_none(rt.triple(proxy).0)
}

fn bound_to(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let proxy = proxy(rt, args)?;
    or_none(rt.triple(proxy).1)
}

fn self_class(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let proxy = proxy(rt, args)?;
    or_none(rt.triple(proxy).2)
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let proxy = proxy(rt, args)?;
    let (class, obj, of) = rt.triple(proxy);
    let class = rt.class(rt.class_id(class)).name.clone();
    let bound = if obj.is_null() {
        "NULL".into()
    } else {
        format!("<{} object>", rt.class(rt.class_id(of)).name)
    };
    Ok(rt.new_str(&format!("<super: <class '{class}'>, {bound}>")))
}
