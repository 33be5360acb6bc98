//! `super`: attributes looked up behind a class in an object's order of resolution.
//!
//! A `super` object is a record of the class, the object (NULL when unbound) and the class in
//! whose order it looks.

use crate::attr::Method;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};

natives! {
    /// Methods and attributes of `super` objects.
    pub TABLE:
    "super.__new__" => super_new, 1, 3, false, Static;
    "super.__init__" => super_init, 1, 3, false, Method;
    "super.__getattribute__" => getattribute, 2, 2, false, Method;
    "super.__thisclass__" => this_class, 1, 1, false, Getter;
    "super.__self__" => bound_to, 1, 1, false, Getter;
    "super.__self_class__" => self_class, 1, 1, false, Getter;
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
            self.type_of(obj)
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
    rt.class_argument(args.all[0], ClassId::SUPER)?;
    match args.all {
        [_] => rt.raise_new(ClassId::RUNTIME_ERROR, "super(): no arguments"),
        [_, class] => rt.new_super(*class, Value::NULL),
        _ => rt.new_super(args.all[1], args.all[2]),
    }
}

fn super_init(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

fn getattribute(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = crate::object_class::attribute_name(rt, args.all[1])?;
    rt.get_attr(args.all[0], name)
}

fn or_none(v: Value) -> R<Value> {
    Ok(if v.is_null() { Value::NONE } else { v })
}

fn this_class(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    or_none(rt.triple(args.all[0]).0)
}

fn bound_to(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    or_none(rt.triple(args.all[0]).1)
}

fn self_class(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    or_none(rt.triple(args.all[0]).2)
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (class, obj, of) = rt.triple(args.all[0]);
    let class = rt.class(rt.class_id(class)).name.clone();
    let bound = if obj.is_null() {
        "NULL".into()
    } else {
        format!("<{} object>", rt.class(rt.class_id(of)).name)
    };
    Ok(rt.new_str(&format!("<super: <class '{class}'>, {bound}>")))
}
