//! The class `object`: construction, attribute access, `__class__`, `__dict__`.
//!
//! Its `__repr__`, `__eq__` and the like are in `object_methods`.

use crate::attr::Method;
use crate::native::ANY;
use crate::{Args, ClassId, Kind, R, Runtime, ShapeId, Value, natives};

natives! {
    /// Methods and attributes of every object.
    pub TABLE:
    "object.__new__" => new, 1, ANY, true, Static;
    "object.__init__" => init, 1, ANY, true, Method;
    "object.__getattribute__" => getattribute, 2, 2, false, Method;
    "object.__setattr__" => setattr, 3, 3, false, Method;
    "object.__delattr__" => delattr, 2, 2, false, Method;
    "object.__init_subclass__" => init_subclass, 1, ANY, true, Class;
    "object.__subclasshook__" => subclasshook, 1, ANY, false, Class;
    "object.__dir__" => crate::builtins_attr::object_dir, 1, 1, false, Method;
    "object.__class__" => class, 1, 1, false, Getter;
    "BaseException.__dict__" => dict, 1, 1, false, Getter;
}

/// Does the class find this native under the name?
pub(crate) fn inherits(rt: &mut Runtime, class: ClassId, name: Value, path: &str) -> bool {
    rt.lookup(class, name).is_some_and(|f| {
        let f = f.value();
        f.is_ptr() && rt.shape_of(f) == ShapeId::NATIVE && rt.native_def(f).path == path
    })
}

impl Runtime {
    /// What makes the instances of a class, and whether that is Python's.
    ///
    /// Classes inherit it: a built-in `__new__` that a class in Python has by assignment is not asked, as in CPython,
    /// unless what it inherits is in Python, which calls whatever the attribute is.
    pub fn maker_of_instances(&mut self, class: ClassId) -> Option<(Value, bool)> {
        let name = self.names.new;
        let found = self.lookup(class, name)?.value();
        if !self.is_native(found) {
            return Some((found, true));
        }
        for i in 0..self.class(class).mro.len() {
            let member = self.class(class).mro[i];
            let namespace = self.class_namespace(member);
            match self.namespace_get(namespace, name) {
                None => {}
                Some(own) if !self.is_native(own) => return Some((found, true)),
                Some(own) if !self.class(member).heap_type || !self.is_of_built_in(own) => {
                    return Some((own, false));
                }
                Some(_) => {}
            }
        }
        Some((found, false))
    }

    /// Is this the `__new__` of a built-in class? Classes that modules make have others.
    fn is_of_built_in(&self, new: Value) -> bool {
        let path = self.native_def(new).path;
        let owner = path.strip_suffix(".__new__").unwrap_or_default();
        let mut built_in = self.classes.iter().take_while(|class| !class.heap_type);
        built_in.any(|class| class.name == owner)
    }

    fn is_made_by_object(&mut self, class: ClassId) -> bool {
        let maker = self.maker_of_instances(class);
        maker.is_some_and(|(new, python)| !python && self.native_def(new).path == "object.__new__")
    }
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::OBJECT)?;
    if args.all.len() > 1 {
        let names = rt.names;
        if !rt.is_made_by_object(class) {
            return rt.type_error(
                "object.__new__() takes exactly one argument (the type to instantiate)",
            );
        }
        if inherits(rt, class, names.init, "object.__init__") {
            let own = rt.class(class);
            let (name, made) = (own.name.clone(), own.heap_type || class == ClassId::OBJECT);
            return match made {
                true => rt.type_error(format!("{name}() takes no arguments")),
                false => refuse_instances(rt, class),
            };
        }
    }
    if rt.class(class).is_abstract {
        return refuse_abstract(rt, class);
    }
    if class == ClassId::OBJECT {
        return Ok(rt.new_triple(ShapeId::OBJECT, Value::NULL, Value::NULL, Value::NULL));
    }
    let own = rt.class(class);
    if own.heap_type && own.kind == Kind::Instance {
        match rt.payload_class(class) {
            None => return Ok(rt.new_instance_of(class)),
            Some(_) => {
                let name = own.name.clone();
                return rt.type_error(format!(
                    "object.__new__({name}) is not safe, use {name}.__new__()"
                ));
            }
        }
    }
    refuse_instances(rt, class)
}

/// `object.__new__` does not make instances of a class with a layout of its own.
#[cold]
fn refuse_instances(rt: &mut Runtime, class: ClassId) -> R<Value> {
    let own = rt.class(class);
    let name = own.full_name();
    if own.heap_type {
        return rt.type_error(format!("object.__new__({name}) is not safe"));
    }
    let builtin_new = own.kind != Kind::Instance
        && rt
            .namespace_get(rt.class_namespace(class), rt.names.new)
            .is_some();
    if builtin_new {
        return rt.type_error(format!(
            "object.__new__({name}) is not safe, use {name}.__new__()"
        ));
    }
    rt.type_error(format!("cannot create '{name}' instances"))
}

#[cold]
fn refuse_abstract(rt: &mut Runtime, class: ClassId) -> R<Value> {
    let name = rt.class(class).full_name();
    let names = rt.class_namespace(class);
    let missing = rt.namespace_get(names, rt.names.abstractmethods);
    let missing = rt.to_list(missing.unwrap_or(rt.empty_tuple))?;
    rt.list_sort(missing, Value::NONE, false)?;
    let mut quoted = Vec::new();
    for i in 0..rt.list_len(missing) {
        let method = rt.list_get(missing, i);
        quoted.push(format!("'{}'", rt.str_text(method)));
    }
    let s = if quoted.len() == 1 { "" } else { "s" };
    rt.type_error(format!(
        "Can't instantiate abstract class {name} without an implementation for abstract method{s} {}",
        quoted.join(", ")
    ))
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.all.len() > 1 {
        let class = rt.class_of(args.all[0]);
        let names = rt.names;
        if !inherits(rt, class, names.init, "object.__init__") {
            return rt.type_error(
                "object.__init__() takes exactly one argument (the instance to initialize)",
            );
        }
        if inherits(rt, class, names.new, "object.__new__") {
            let name = rt.class(class).name.clone();
            return rt.type_error(format!(
                "{name}.__init__() takes exactly one argument (the instance to initialize)"
            ));
        }
    }
    Ok(Value::NONE)
}

/// An attribute's name as an interned string.
pub(crate) fn attribute_name(rt: &mut Runtime, v: Value) -> R<Value> {
    if rt.is_any_str(v) {
        let plain = rt.plain_str(v);
        return Ok(rt.intern_value(plain));
    }
    let got = rt.type_name(v);
    rt.type_error(format!("attribute name must be string, not '{got}'"))
}

/// `object.__getattribute__`
pub fn getattribute(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let obj = args.all[0];
    let name = attribute_name(rt, args.all[1])?;
    let class = rt.class_of(obj);
    match rt.find_attr(obj, class, name)? {
        Some(Method::Plain(v)) => Ok(v),
        Some(Method::Bound { function, receiver }) => Ok(rt.bind_method(function, receiver)),
        None => rt.no_attribute(obj, name),
    }
}

/// Classes have a `__setattr__` of their own, and `object`'s must not get round it.
fn refuse_class(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<()> {
    if !rt.is_type(args.all[0]) {
        return Ok(());
    }
    let got = rt.type_name(args.all[0]);
    rt.type_error(format!("can't apply this {method} to {got} object"))
}

fn setattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    refuse_class(rt, args, "__setattr__")?;
    set_default(rt, args)
}

fn delattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    refuse_class(rt, args, "__delattr__")?;
    delete_default(rt, args)
}

/// `type.__setattr__`
pub fn set_default(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = attribute_name(rt, args.all[1])?;
    rt.set_attr_default(args.all[0], name, args.all[2])?;
    Ok(Value::NONE)
}

/// `type.__delattr__`
pub fn delete_default(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = attribute_name(rt, args.all[1])?;
    rt.set_attr_default(args.all[0], name, Value::NULL)?;
    Ok(Value::NONE)
}

fn init_subclass(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.all.len() == 1 {
        return Ok(Value::NONE);
    }
    let class = rt.class_id(args.all[0]);
    let name = rt.class(class).name.clone();
    rt.type_error(format!(
        "{name}.__init_subclass__() takes no keyword arguments"
    ))
}

fn subclasshook(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NOT_IMPLEMENTED)
}

fn class(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.type_of(args.all[0]))
}

fn dict(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let obj = args.all[0];
    if rt.has_instance_dict(obj) {
        return Ok(rt.instance_dict(obj));
    }
    rt.no_attribute(obj, rt.names.dict)
}

impl Runtime {
    /// Gives the built-in classes their `__doc__`.
    pub(crate) fn add_class_docs(&mut self) {
        for i in 0..self.classes.len() {
            let namespace = self.class_namespace(ClassId(i as u32));
            if self.namespace_get(namespace, self.names.doc).is_none() {
                let text = self.built_in_class_doc(ClassId(i as u32));
                self.namespace_set(namespace, self.names.doc, text);
            }
        }
    }

    /// What a built-in class is for, in a sentence, or None.
    pub(crate) fn built_in_class_doc(&mut self, class: ClassId) -> Value {
        match crate::native_docs::class_doc(&self.class(class).name) {
            Some(text) => self.new_str(text),
            None => Value::NONE,
        }
    }

    /// `obj.__class__ = class`: between classes written in Python with the same layout.
    pub(crate) fn set_class(&mut self, obj: Value, class: Value) -> R<()> {
        if !self.is_type(class) {
            let got = self.type_name(class);
            return self.type_error(format!(
                "__class__ must be set to a class, not '{got}' object"
            ));
        }
        let (old, new) = (self.class_of(obj), self.class_id(class));
        let module = |rt: &Runtime, c: ClassId| {
            rt.class(c).kind == Kind::Module && rt.class(c).declared_slots.is_empty()
        };
        if self.is_any_module(obj) && module(self, old) && module(self, new) {
            let shape = self.class(new).base_shape;
            // SAFETY: modules are all laid out alike.
            unsafe { (*obj.as_ptr::<crate::Head>()).shape = shape };
            return Ok(());
        }
        let usable =
            |rt: &Runtime, c: ClassId| rt.class(c).heap_type && rt.class(c).kind == Kind::Instance;
        if !self.is_instance_layout(obj) || !usable(self, old) || !usable(self, new) {
            return self.type_error(
                "__class__ assignment only supported for mutable types or ModuleType subclasses",
            );
        }
        if !self.same_instance_layout(old, new) {
            let (to, from) = (self.class(new).name.clone(), self.class(old).name.clone());
            return self.type_error(format!(
                "__class__ assignment: '{to}' object layout differs from '{from}'"
            ));
        }
        // The slots stay where they are; the new shape has the same ones in the same order.
        let first = self.fixed_slots(old);
        let attrs = self.shape(self.shape_of(obj)).attrs[first..].to_vec();
        let mut shape = self.class(new).base_shape;
        for a in attrs {
            shape = self.shape_with(shape, a.name, a.repr);
        }
        // SAFETY: an instance; both shapes describe its slots.
        unsafe { (*obj.as_ptr::<crate::Head>()).shape = shape };
        Ok(())
    }
}
