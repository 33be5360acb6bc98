//! Built-in functions on attributes and classes: `getattr`, `isinstance`, `dir`, `vars` …

use crate::object_class::attribute_name;
use crate::{Args, ClassId, Kind, R, Runtime, ShapeId, Value, natives};

natives! {
    /// Built-in functions on attributes and classes.
    pub TABLE:
    "getattr" => getattr, 2, 3, false, Function;
    "setattr" => setattr, 3, 3, false, Function;
    "delattr" => delattr, 2, 2, false, Function;
    "hasattr" => hasattr, 2, 2, false, Function;
    "isinstance" => isinstance, 2, 2, false, Function;
    "issubclass" => issubclass, 2, 2, false, Function;
    "dir" => dir, 0, 1, false, Function;
    "vars" => vars, 0, 1, false, Function;
    "globals" => globals, 0, 0, false, Function;
    "locals" => locals, 0, 0, false, Function;
}

fn getattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = attribute_name(rt, args.all[1])?;
    match args.all.get(2) {
        None => rt.get_attr(args.all[0], name),
        Some(default) => Ok(rt.get_attr_opt(args.all[0], name)?.unwrap_or(*default)),
    }
}

fn setattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = attribute_name(rt, args.all[1])?;
    rt.set_attr(args.all[0], name, args.all[2])?;
    Ok(Value::NONE)
}

fn delattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = attribute_name(rt, args.all[1])?;
    rt.set_attr(args.all[0], name, Value::NULL)?;
    Ok(Value::NONE)
}

fn hasattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = attribute_name(rt, args.all[1])?;
    Ok(Value::bool(rt.get_attr_opt(args.all[0], name)?.is_some()))
}

fn isinstance(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.is_instance(args.all[0], args.all[1]).map(Value::bool)
}

fn issubclass(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.is_subclass_of(args.all[0], args.all[1]).map(Value::bool)
}

impl Runtime {
    /// `isinstance(v, class)`, where `class` may be a tuple or a union.
    pub fn is_instance(&mut self, v: Value, class: Value) -> R<bool> {
        if self.is_type(class) {
            let id = self.class_id(class);
            if self.class_of(v) == id {
                return Ok(true);
            }
            if self.class(id).metaclass == ClassId::TYPE {
                return self.is_instance_of(v, id);
            }
        }
        let own = self.class_of(v);
        for member in self.alternatives(class) {
            if self.is_type(*member) {
                let id = self.class_id(*member);
                let plain = self.class(id).metaclass == ClassId::TYPE;
                if own == id || plain && self.is_instance_of(v, id)? {
                    return Ok(true);
                }
                if plain {
                    continue;
                }
            }
            self.enter_native(" in __instancecheck__")?;
            let found = self.is_instance(v, *member);
            self.leave_native();
            if found? {
                return Ok(true);
            }
        }
        if self.is_tuple(class) || self.union_members(class).is_some() {
            return Ok(false);
        }
        match self.call_special(class, self.names.instancecheck, &[v])? {
            Some(answer) => self.truth(answer),
            None => {
                self.check_has_bases(
                    class,
                    "isinstance() arg 2 must be a type, a tuple of types, or a union",
                )?;
                match self.get_attr_opt(v, self.names.class)? {
                    Some(own) => self.is_abstract_subclass(own, class),
                    None => Ok(false),
                }
            }
        }
    }

    /// `__bases__` of anything that has a tuple of that name.
    fn abstract_bases(&mut self, class: Value) -> R<Option<Value>> {
        let name = self.intern("__bases__");
        let bases = self.get_attr_opt(class, name)?;
        Ok(bases.and_then(|b| self.as_tuple(b)))
    }

    fn check_has_bases(&mut self, class: Value, message: &str) -> R<()> {
        match self.abstract_bases(class)? {
            Some(_) => Ok(()),
            None => self.type_error(message),
        }
    }

    /// Is `of` found by following `__bases__`? For what acts as a class without being one.
    fn is_abstract_subclass(&mut self, mut class: Value, of: Value) -> R<bool> {
        loop {
            if class == of {
                return Ok(true);
            }
            let Some(bases) = self.abstract_bases(class)? else {
                return Ok(false);
            };
            match self.tuple_items(bases) {
                [] => return Ok(false),
                [only] => class = *only,
                several => {
                    for base in several {
                        self.enter_native(" in __issubclass__")?;
                        let found = self.is_abstract_subclass(*base, of);
                        self.leave_native();
                        if found? {
                            return Ok(true);
                        }
                    }
                    return Ok(false);
                }
            }
        }
    }

    /// `issubclass` where no metaclass decides it.
    pub(crate) fn is_subclass_by_bases(&mut self, class: Value, of: Value) -> R<bool> {
        if self.is_type(class) && self.is_type(of) {
            return Ok(self.is_subclass(self.class_id(class), self.class_id(of)));
        }
        self.check_has_bases(class, "issubclass() arg 1 must be a class")?;
        self.check_has_bases(
            of,
            "issubclass() arg 2 must be a class, a tuple of classes, or a union",
        )?;
        self.is_abstract_subclass(class, of)
    }

    /// Is the class of `v` (or what it says its `__class__` is) this class or a subclass?
    #[inline]
    pub(crate) fn is_instance_of(&mut self, v: Value, class: ClassId) -> R<bool> {
        match self.known_kin(self.class_of(v), class) {
            Some(answer) => Ok(answer),
            None => self.find_kin(v, class),
        }
    }

    #[inline(never)]
    fn find_kin(&mut self, v: Value, class: ClassId) -> R<bool> {
        let own = self.class_of(v);
        if self.is_subclass(own, class) {
            self.remember_kin(own, class, true);
            return Ok(true);
        }
        let says_what_it_is = !self.class(own).heap_type
            || self.lookup(own, self.names.class).is_some_and(|found| {
                !self.class(found.class).heap_type && self.custom_getattribute(own).is_none()
            });
        if says_what_it_is {
            self.remember_kin(own, class, false);
            return Ok(false);
        }
        match self.get_attr_opt(v, self.names.class)? {
            Some(said) if self.is_type(said) => Ok(self.is_subclass(self.class_id(said), class)),
            _ => Ok(false),
        }
    }

    /// The members of a tuple or union of classes.
    fn alternatives(&self, class: Value) -> &'static [Value] {
        if self.is_tuple(class) {
            return self.tuple_items(class);
        }
        match self.union_members(class) {
            Some(members) => self.tuple_items(members),
            None => &[],
        }
    }

    /// `issubclass(class, of)`, where `of` may be a tuple or a union.
    pub fn is_subclass_of(&mut self, class: Value, of: Value) -> R<bool> {
        if self.is_type(of) && self.class(self.class_id(of)).metaclass == ClassId::TYPE {
            return self.is_subclass_by_bases(class, of);
        }
        for member in self.alternatives(of) {
            self.enter_native(" in __subclasscheck__")?;
            let found = self.is_subclass_of(class, *member);
            self.leave_native();
            if found? {
                return Ok(true);
            }
        }
        if self.is_tuple(of) || self.union_members(of).is_some() {
            return Ok(false);
        }
        match self.call_special(of, self.names.subclasscheck, &[class])? {
            Some(answer) => self.truth(answer),
            None => self.is_subclass_by_bases(class, of),
        }
    }

    /// `sorted(names)`, as a list without repetitions.
    fn name_list(&mut self, mut names: Vec<Value>) -> Value {
        // Names of attributes are interned, so nothing of them is freed.
        names.sort_by(|a, b| self.str_bytes(*a).cmp(self.str_bytes(*b)));
        names.dedup();
        self.list_from(&names)
    }

    /// Names defined by a class and its bases.
    fn class_names(&mut self, class: ClassId) -> Vec<Value> {
        let mut names = Vec::new();
        for c in self.class(class).mro.clone() {
            names.extend(self.class_namespace(c).iter().map(|(name, _)| name));
            names.extend(self.class(c).declared_slots.iter().map(|b| Value(*b)));
        }
        let cache = self.intern("__annotations_cache__");
        names.retain(|n| *n != cache && self.is_str(*n));
        names
    }
}

/// `object.__dir__`
pub(crate) fn object_dir(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let obj = args.all[0];
    let mut names = Vec::new();
    if obj.is_ptr() {
        let says_its_dict = rt.custom_getattribute(rt.class_of(obj)).is_some();
        match rt.shape(rt.shape_of(obj)).kind {
            Kind::Module => {
                let namespace = rt.module_namespace(obj);
                let dict = rt.get_attr(obj, rt.names.dict)?;
                if rt.as_dict(dict).is_none() {
                    let name = rt.module_name(obj).unwrap_or_default();
                    return rt.type_error(format!("{name}.__dict__ is not a dictionary"));
                }
                if let Some(own) = rt.namespace_get(namespace, rt.names.dir) {
                    return rt.call(own, Args::positional(&[]));
                }
                names.extend(namespace.iter().map(|(name, _)| name));
                return Ok(rt.name_list(names));
            }
            // What it says its dict is counts.
            Kind::Instance if says_its_dict => {
                let dict = rt.get_attr_opt(obj, rt.names.dict)?;
                let dict = dict.and_then(|dict| rt.as_dict(dict));
                let keys: Vec<_> = dict.iter().flat_map(|d| d.iter()).map(|(k, _)| k).collect();
                names.extend(keys.into_iter().filter(|k| rt.is_str(*k)));
            }
            Kind::Instance => names.extend(rt.attribute_names(obj)),
            Kind::Function => {
                if let Some(dict) = rt.function_dict(obj) {
                    names.extend(dict.iter().map(|(name, _)| name));
                }
            }
            // A method shows the attributes of its function, too.
            Kind::BoundMethod => {
                // SAFETY: checked by its kind.
                let function =
                    unsafe { (*obj.as_ptr::<rekindle_abi::heap::BoundMethod>()).function };
                if rt.is_function(function) {
                    names.extend(rt.class_names(ClassId::FUNCTION));
                    if let Some(dict) = rt.function_dict(function) {
                        names.extend(dict.iter().map(|(name, _)| name));
                    }
                }
            }
            _ => {}
        }
    }
    // What a proxy says of its class counts; it may say nothing.
    let class = match rt.get_attr_opt(obj, rt.names.class)? {
        Some(class) if rt.is_type(class) => Some(rt.class_id(class)),
        Some(_) => Some(rt.class_of(obj)),
        None => None,
    };
    if let Some(class) = class {
        names.extend(rt.class_names(class));
    }
    Ok(rt.name_list(names))
}

/// `type.__dir__`
pub(crate) fn class_dir(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_id(args.all[0]);
    let names = rt.class_names(class);
    Ok(rt.name_list(names))
}

fn dir(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let Some(obj) = args.all.first() else {
        let mut names = locals(rt, args)?;
        let plain = matches!(rt.shape_of(names), ShapeId::DICT | ShapeId::NAMESPACE);
        if !plain {
            let keys = rt.names.keys;
            names = rt.call_method(names, keys, &[])?;
        }
        let list = rt.to_list(names)?;
        rt.list_sort(list, Value::NONE, false)?;
        return Ok(list);
    };
    match rt.call_special(*obj, rt.names.dir, &[])? {
        Some(names) => {
            let list = rt.to_list(names)?;
            rt.list_sort(list, Value::NONE, false)?;
            Ok(list)
        }
        None => rt.type_error("object does not provide __dir__"),
    }
}

fn vars(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let Some(obj) = args.all.first() else {
        return locals(rt, args);
    };
    match rt.get_attr_opt(*obj, rt.names.dict)? {
        Some(dict) => Ok(dict),
        None => rt.type_error("vars() argument must have __dict__ attribute"),
    }
}

fn globals(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    match (rt.hooks.scope)(rt, 0, false) {
        Some((globals, _)) => Ok(globals),
        None => rt.raise_new(ClassId::SYSTEM_ERROR, "globals do not exist"),
    }
}

fn locals(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    match (rt.hooks.scope)(rt, 0, true) {
        Some((_, locals)) => Ok(locals),
        None => rt.raise_new(ClassId::SYSTEM_ERROR, "frame does not exist"),
    }
}
