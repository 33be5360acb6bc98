//! Attributes: lookup, binding, setting, deleting.
//!
//! The order is Python's: data descriptors of the class, then the instance, then other
//! attributes of the class (bound), then `__getattr__`. The file is longer than most because lookup,
//! binding and setting are three readings of that one order.

use crate::dict::DictRef;
use crate::native::Binding;
use crate::{Args, ClassId, Kind, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::{BoundMethod, Module, TypeObject};

/// What a method call starts with.
#[derive(Clone, Copy, Debug)]
pub enum Method {
    /// Call `function(receiver, …)`.
    Bound { function: Value, receiver: Value },
    /// Call the attribute as it is.
    Plain(Value),
}

impl Runtime {
    /// `obj.name`, or `AttributeError`. `name` is interned.
    pub fn get_attr(&mut self, obj: Value, name: Value) -> R<Value> {
        match self.load_method(obj, name)? {
            Method::Plain(v) => Ok(v),
            Method::Bound { function, receiver } => Ok(self.bind_method(function, receiver)),
        }
    }

    /// `getattr(obj, name, None)` without raising `AttributeError`.
    pub fn get_attr_opt(&mut self, obj: Value, name: Value) -> R<Option<Value>> {
        match self.find_method(obj, name) {
            Ok(None) => Ok(None),
            Ok(Some(Method::Plain(v))) => Ok(Some(v)),
            Ok(Some(Method::Bound { function, receiver })) => {
                Ok(Some(self.bind_method(function, receiver)))
            }
            Err(_) if self.pending_is(ClassId::ATTRIBUTE_ERROR) => {
                self.clear_pending();
                Ok(None)
            }
            Err(e) => Err(e),
        }
    }

    /// `obj.name` about to be called: spares the bound method.
    pub fn load_method(&mut self, obj: Value, name: Value) -> R<Method> {
        match self.find_method(obj, name)? {
            Some(m) => Ok(m),
            None => self.no_attribute(obj, name).map(Method::Plain),
        }
    }

    /// The same; None when there is no such attribute, and nothing that could say why.
    fn find_method(&mut self, obj: Value, name: Value) -> R<Option<Method>> {
        if let Some(m) = self.attr_by_meaning(obj, name)? {
            return Ok(Some(m));
        }
        let class = self.class_of(obj);
        if self.class(class).heap_type
            && let Some(custom) = self.custom_getattribute(class)
        {
            return match self.call_hook(custom, obj, class, &[name]) {
                Ok(v) => Ok(Some(Method::Plain(v))),
                Err(e) => self.try_getattr_hook(obj, class, name, e).map(Some),
            };
        }
        match self.find_attr(obj, class, name) {
            Ok(Some(m)) => Ok(Some(m)),
            Ok(None) => self.ask_getattr_hook(obj, class, name),
            Err(e) => self.try_getattr_hook(obj, class, name, e).map(Some),
        }
    }

    /// The default lookup (`object.__getattribute__`), `__getattr__` not asked.
    pub fn find_attr(&mut self, obj: Value, class: ClassId, name: Value) -> R<Option<Method>> {
        let found = self.lookup(class, name).map(|f| f.value());
        if let Some(descriptor) = found
            && self.is_data_descriptor(descriptor)
            && self.can_be_read(descriptor)
        {
            return self.bind(descriptor, obj, class).map(Some);
        }
        if obj.is_ptr() {
            match self.shape(self.shape_of(obj)).kind {
                Kind::Instance => {
                    if let Some(i) = self.shape(self.shape_of(obj)).find(name) {
                        let v = self.get_slot(obj, i);
                        if !v.is_null() {
                            return Ok(Some(Method::Plain(v)));
                        }
                    }
                    // An instance of a subclass of `super`.
                    let payload = self.payload(obj);
                    if self.is_super(payload)
                        && let Some(m) = self.super_attr(payload, name)?
                    {
                        return Ok(Some(m));
                    }
                }
                Kind::Type => {
                    if let Some(f) = self.lookup(self.class_id(obj), name) {
                        if let Some(function) = self.taking_class(f.value()) {
                            let receiver = obj;
                            return Ok(Some(Method::Bound { function, receiver }));
                        }
                        return self
                            .bind_on_class(f.value(), obj)
                            .map(|v| Some(Method::Plain(v)));
                    }
                    if let Some(slot) = self.slot_descriptor(self.class_id(obj), name) {
                        return Ok(Some(Method::Plain(slot)));
                    }
                }
                Kind::Module => {
                    // SAFETY: a module.
                    let namespace = DictRef::new(unsafe { (*obj.as_ptr::<Module>()).namespace });
                    if let Some(v) = self.namespace_get(namespace, name) {
                        return Ok(Some(Method::Plain(v)));
                    }
                }
                Kind::Function => {
                    if let Some(v) = self.function_dict_get(obj, name) {
                        return Ok(Some(Method::Plain(v)));
                    }
                }
                Kind::Slice if self.is_method_wrapper(obj) => {
                    let dict = self.wrapper_dict(obj)?;
                    if let Some(v) = self.dict_get_name(dict, name) {
                        return Ok(Some(Method::Plain(v)));
                    }
                }
                Kind::Slice if self.is_super(obj) => {
                    if let Some(m) = self.super_attr(obj, name)? {
                        return Ok(Some(m));
                    }
                }
                Kind::BoundMethod if found.is_none() => {
                    // SAFETY: checked by its kind.
                    let function = unsafe { (*obj.as_ptr::<BoundMethod>()).function };
                    return self.find_attr(function, self.class_of(function), name);
                }
                _ => {}
            }
        }
        found.map(|f| self.bind(f, obj, class)).transpose()
    }

    pub(crate) fn try_getattr_hook<E>(
        &mut self,
        obj: Value,
        class: ClassId,
        name: Value,
        error: E,
    ) -> Result<Method, E> {
        if !self.pending_is(ClassId::ATTRIBUTE_ERROR) {
            return Err(error);
        }
        let missed = self.clear_pending();
        match self.ask_getattr_hook(obj, class, name) {
            Ok(Some(m)) => Ok(m),
            Ok(None) => {
                self.ctx.exc = missed;
                Err(error)
            }
            Err(_) => Err(error),
        }
    }

    /// What the `__getattr__` of a class or module gives for an attribute that is not there; None without one.
    fn ask_getattr_hook(&mut self, obj: Value, class: ClassId, name: Value) -> R<Option<Method>> {
        let own = match self.class(class).heap_type {
            true => self.lookup(class, self.names.getattr).map(|f| f.value()),
            false => None,
        };
        let result = match own {
            Some(hook) => self.call_hook(hook, obj, class, &[name]),
            None if self.is_any_module(obj) => match self.module_getattr(obj) {
                Some(hook) => self.call(hook, Args::positional(&[name])),
                None => return Ok(None),
            },
            // What an alias like `list[int]` lacks its class may have.
            None if self.is_alias(obj) => {
                let origin = self.triple(obj).0;
                self.get_attr(origin, name)
            }
            None => return Ok(None),
        };
        if result.is_err() {
            self.tell_attribute(obj, name);
        }
        result.map(|v| Some(Method::Plain(v)))
    }

    /// Gives a pending `AttributeError` that says nothing of it the object and the name that were asked for.
    fn tell_attribute(&mut self, obj: Value, name: Value) {
        let exc = self.ctx.exc;
        if self.pending_is(ClassId::ATTRIBUTE_ERROR)
            && self.field(exc, "name").is_none()
            && self.field(exc, "obj").is_none()
        {
            self.set_field(exc, "name", name);
            self.set_field(exc, "obj", obj);
        }
    }

    /// Calls a hook found through the class of `obj` (`__getattr__` and the like), bound as methods are.
    fn call_hook(&mut self, hook: Value, obj: Value, class: ClassId, args: &[Value]) -> R<Value> {
        if self.is_function(hook) {
            return self.call_with_first(hook, obj, Args::positional(args));
        }
        match self.bind(hook, obj, class)? {
            Method::Bound { function, receiver } => {
                self.call_with_first(function, receiver, Args::positional(args))
            }
            Method::Plain(f) => self.call(f, Args::positional(args)),
        }
    }

    fn module_getattr(&mut self, module: Value) -> Option<Value> {
        // SAFETY: a module.
        let namespace = DictRef::new(unsafe { (*module.as_ptr::<Module>()).namespace });
        self.namespace_get(namespace, self.names.getattr)
    }

    /// The `__getattribute__` that the class, or one that it derives from, defines in Python.
    pub fn custom_getattribute(&mut self, class: ClassId) -> Option<Value> {
        let found = self.lookup(class, self.names.getattribute)?;
        (found.value().is_ptr() && !self.is_built_in(found)).then_some(found.value())
    }

    /// Has a data descriptor a `__get__`? One without leaves reading to the instance.
    fn can_be_read(&mut self, descriptor: Value) -> bool {
        !self.is_instance_layout(descriptor)
            || self.lookup_special(descriptor, self.names.get).is_some()
    }

    /// Does this class attribute take precedence over instance attributes?
    pub fn is_data_descriptor(&mut self, v: Value) -> bool {
        if !v.is_ptr() {
            return false;
        }
        match self.shape_of(v) {
            ShapeId::PROPERTY => true,
            ShapeId::NATIVE => self.binding_of(v) == Binding::Getter,
            ShapeId::FUNCTION => false,
            _ if self.is_declared(v) => true,
            _ if self.is_instance_layout(v) => {
                let class = self.class_of(v);
                self.lookup(class, self.names.set).is_some()
                    || self.lookup(class, self.names.delete).is_some()
            }
            _ => false,
        }
    }

    /// An attribute found through the class of `obj`, bound to `obj`.
    pub fn bind(&mut self, found: Value, obj: Value, class: ClassId) -> R<Method> {
        if !found.is_ptr() {
            return Ok(Method::Plain(found));
        }
        match self.shape_of(found) {
            ShapeId::FUNCTION => Ok(Method::Bound {
                function: found,
                receiver: obj,
            }),
            ShapeId::NATIVE => match self.binding_of(found) {
                Binding::Method => Ok(Method::Bound {
                    function: found,
                    receiver: obj,
                }),
                Binding::Class => Ok(Method::Bound {
                    function: found,
                    receiver: self.class(class).object,
                }),
                Binding::Getter => self
                    .call(found, Args::positional(&[obj]))
                    .map(Method::Plain),
                Binding::Function | Binding::Static => Ok(Method::Plain(found)),
            },
            ShapeId::CLASS_METHOD => Ok(Method::Bound {
                function: self.triple(found).0,
                receiver: self.class(class).object,
            }),
            ShapeId::STATIC_METHOD => Ok(Method::Plain(self.triple(found).0)),
            ShapeId::PROPERTY => {
                let getter = self.triple(found).0;
                if getter.is_null() || getter.is_none() {
                    return self.property_lacks(found, obj, "getter");
                }
                self.call(getter, Args::positional(&[obj]))
                    .map(Method::Plain)
            }
            _ if self.is_declared(found) => self.get_declared(found, obj).map(Method::Plain),
            ShapeId::SUPER => self.bind_super(found, obj).map(Method::Plain),
            _ => match self.lookup_special(found, self.names.get) {
                Some(get) if self.is_instance_layout(found) => {
                    let owner = self.class(class).object;
                    self.call(get, Args::positional(&[found, obj, owner]))
                        .map(Method::Plain)
                }
                _ => Ok(Method::Plain(found)),
            },
        }
    }

    /// How a native found through a class is bound; one that is bound already stays what it is, as with
    /// `make = dict.fromkeys` in a class.
    pub fn binding_of(&self, native: Value) -> Binding {
        // SAFETY: the callers checked the shape.
        let receiver = unsafe { (*native.as_ptr::<rekindle_abi::heap::Native>()).receiver };
        match receiver.is_null() {
            true => self.native_def(native).binding,
            false => Binding::Function,
        }
    }

    /// What is called with the class in front when a class's attribute is a class method.
    fn taking_class(&self, found: Value) -> Option<Value> {
        if !found.is_ptr() {
            return None;
        }
        match self.shape_of(found) {
            ShapeId::NATIVE if self.binding_of(found) == Binding::Class => Some(found),
            ShapeId::CLASS_METHOD => Some(self.triple(found).0),
            _ => None,
        }
    }

    /// An attribute of class `class_object` itself, as `C.name` gives it.
    pub fn bind_on_class(&mut self, found: Value, class_object: Value) -> R<Value> {
        if !found.is_ptr() {
            return Ok(found);
        }
        if let Some(function) = self.taking_class(found) {
            return Ok(self.bind_method(function, class_object));
        }
        match self.shape_of(found) {
            ShapeId::STATIC_METHOD => Ok(self.triple(found).0),
            _ if self.is_instance_layout(found) => match self.lookup_special(found, self.names.get)
            {
                Some(get) => self.call(get, Args::positional(&[found, Value::NONE, class_object])),
                None => Ok(found),
            },
            _ => Ok(found),
        }
    }

    /// A method object.
    pub fn bind_method(&mut self, function: Value, receiver: Value) -> Value {
        if function.is_ptr() && self.shape_of(function) == ShapeId::NATIVE {
            let def = self.native_def(function);
            return self.new_bound_native(def, receiver);
        }
        let p = self.alloc(ShapeId::BOUND_METHOD, size_of::<BoundMethod>()) as *mut BoundMethod;
        // SAFETY: a fresh cell of that size.
        unsafe { ((*p).function, (*p).receiver) = (function, receiver) };
        Value::from_ptr(p)
    }

    /// Raises the `AttributeError` of a missing attribute.
    #[cold]
    pub fn no_attribute(&mut self, obj: Value, name: Value) -> R<Value> {
        let attr = self.str_text(name);
        let message = if self.is_type(obj) {
            format!(
                "type object '{}' has no attribute '{attr}'",
                self.class(self.class_id(obj)).name
            )
        } else if self.is_any_module(obj) {
            self.module_lacks(obj, &attr)
        } else {
            format!("'{}' object has no attribute '{attr}'", self.type_name(obj))
        };
        self.missing_attribute(&message, obj, name)
    }

    /// Raises an `AttributeError` that knows the object and the name.
    #[cold]
    pub(crate) fn missing_attribute(&mut self, message: &str, obj: Value, name: Value) -> R<Value> {
        let text = self.new_str(message);
        let exc = self.new_exception(ClassId::ATTRIBUTE_ERROR, &[text]);
        self.set_field(exc, "name", name);
        self.set_field(exc, "obj", obj);
        self.raise(exc)
    }

    /// `obj.name = value`; NULL deletes.
    pub fn set_attr(&mut self, obj: Value, name: Value, value: Value) -> R<()> {
        let class = self.class_of(obj);
        let hook = if value.is_null() {
            self.names.delattr
        } else {
            self.names.setattr
        };
        if self.class(class).heap_type
            && let Some(f) = self.lookup(class, hook)
            && !self.is_built_in(f)
        {
            let args = [name, value];
            let args = &args[..2 - value.is_null() as usize];
            return self.call_hook(f.value(), obj, class, args).map(|_| ());
        }
        self.set_attr_default(obj, name, value)
    }

    /// `object.__setattr__` (or with NULL `object.__delattr__`).
    pub fn set_attr_default(&mut self, obj: Value, name: Value, value: Value) -> R<()> {
        let class = self.class_of(obj);
        if let Some(found) = self.lookup(class, name).map(|f| f.value())
            && self.is_data_descriptor(found)
        {
            return self.set_through_descriptor(found, obj, name, value);
        }
        if self.is_type(obj) {
            return self.set_type_attr(obj, name, value);
        }
        if self.is_any_module(obj) {
            // SAFETY: a module.
            let namespace = DictRef::new(unsafe { (*obj.as_ptr::<Module>()).namespace });
            if value.is_null() && self.namespace_get(namespace, name).is_none() {
                return self.no_attribute(obj, name).map(|_| ());
            }
            self.namespace_set(namespace, name, value);
            return Ok(());
        }
        if obj.is_ptr() && self.shape_of(obj) == ShapeId::FUNCTION {
            return self.function_dict_set(obj, name, value);
        }
        if self.is_method_wrapper(obj) {
            return self.set_wrapper_attr(obj, name, value);
        }
        if !self.is_instance_layout(obj) {
            let (type_name, attr) = (self.type_name(obj), self.str_text(name));
            let message = match self.lookup(class, name) {
                Some(_) => format!("'{type_name}' object attribute '{attr}' is read-only"),
                None => format!(
                    "'{type_name}' object has no attribute '{attr}' and no __dict__ for setting new attributes"
                ),
            };
            return self.raise_new(ClassId::ATTRIBUTE_ERROR, message);
        }
        if self.is_exception_field(class, name) {
            return self.set_exception_field(obj, name, value);
        }
        match self.shape(self.shape_of(obj)).find(name) {
            Some(_) if value.is_null() => self.delete_slot(obj, name),
            Some(i) => {
                self.set_slot(obj, i, value);
                Ok(())
            }
            None if value.is_null() => {
                let mro = &self.class(class).mro;
                let slot = mro
                    .iter()
                    .any(|c| self.class(*c).declared_slots.contains(&name.0));
                if slot {
                    return self.raise_args(ClassId::ATTRIBUTE_ERROR, &[name]);
                }
                if self.class(class).closed && self.lookup(class, name).is_some() {
                    return self.check_slots_allow(obj, class, name);
                }
                self.no_attribute(obj, name).map(|_| ())
            }
            None => {
                self.check_slots_allow(obj, class, name)?;
                self.add_slot(obj, name, value);
                Ok(())
            }
        }
    }

    /// `__slots__`: refuses attributes that are not declared.
    fn check_slots_allow(&mut self, obj: Value, class: ClassId, name: Value) -> R<()> {
        if !self.class(class).closed {
            return Ok(());
        }
        let attr = self.str_text(name);
        let type_name = self.type_name(obj);
        let mro = self.class(class).mro.clone();
        let allowed = mro
            .iter()
            .any(|c| self.class(*c).declared_slots.contains(&name.0));
        if allowed {
            return Ok(());
        }
        let message = match self.lookup(class, name) {
            Some(_) => format!("'{type_name}' object attribute '{attr}' is read-only"),
            None => format!(
                "'{type_name}' object has no attribute '{attr}' and no __dict__ for setting new attributes"
            ),
        };
        self.raise_new(ClassId::ATTRIBUTE_ERROR, message)
    }

    /// Removes an attribute: the object gets the shape without it.
    pub(crate) fn delete_slot(&mut self, obj: Value, name: Value) -> R<()> {
        let shape = self.shape_of(obj);
        let attrs = self.shape(shape).attrs.clone();
        let class = self.shape(shape).class;
        let fixed = self.shape(self.class(class).base_shape).attrs.len();
        let kept: Vec<(Value, Value)> = attrs
            .iter()
            .enumerate()
            .filter(|(i, a)| *i >= fixed && a.name != name)
            .map(|(i, a)| (a.name, self.get_slot(obj, i)))
            .collect();
        // SAFETY: the base shape has fewer slots than the object has room for.
        unsafe { (*obj.as_ptr::<crate::Head>()).shape = self.class(class).base_shape };
        for (name, value) in kept {
            self.add_slot(obj, name, value);
        }
        Ok(())
    }

    /// The error of setting what `found` describes: a field of its object, or something computed.
    fn cannot_write(&mut self, found: Value, obj: Value, attr: &str) -> R<()> {
        let message = if self.callable_class(found) == ClassId::MEMBER_DESCRIPTOR {
            "readonly attribute".into()
        } else {
            let class = self.type_name(obj);
            format!("attribute '{attr}' of '{class}' objects is not writable")
        };
        self.raise_new(ClassId::ATTRIBUTE_ERROR, message)
    }

    pub(crate) fn set_through_descriptor(
        &mut self,
        found: Value,
        obj: Value,
        name: Value,
        value: Value,
    ) -> R<()> {
        let attr = self.str_text(name);
        match self.shape_of(found) {
            ShapeId::PROPERTY => {
                let f = match value.is_null() {
                    true => self.property_deleter(found),
                    false => self.triple(found).1,
                };
                if f.is_null() || f.is_none() {
                    let what = if value.is_null() { "deleter" } else { "setter" };
                    // What is written in Rust is no property to a program.
                    if self.callable_class(found) == ClassId::PROPERTY {
                        return self.property_lacks(found, obj, what);
                    }
                    return self.cannot_write(found, obj, &attr);
                }
                let args = [obj, value];
                self.call(f, Args::positional(&args[..2 - value.is_null() as usize]))
                    .map(|_| ())
            }
            ShapeId::NATIVE => match self.set_native_attr(obj, name, value)? {
                true => Ok(()),
                false => self.cannot_write(found, obj, &attr),
            },
            _ if self.is_declared(found) => self.set_declared(found, obj, value),
            _ => {
                let hook = if value.is_null() {
                    self.names.delete
                } else {
                    self.names.set
                };
                let Some(f) = self.lookup_special(found, hook) else {
                    let kind = if value.is_null() {
                        "__delete__"
                    } else {
                        "__set__"
                    };
                    return self.raise_new(ClassId::ATTRIBUTE_ERROR, kind);
                };
                let args = [found, obj, value];
                self.call(f, Args::positional(&args[..3 - value.is_null() as usize]))
                    .map(|_| ())
            }
        }
    }

    fn set_type_attr(&mut self, class_object: Value, name: Value, value: Value) -> R<()> {
        let id = self.class_id(class_object);
        if !self.class(id).heap_type || self.class(id).immutable {
            let (attr, class) = (self.str_text(name), self.class(id).full_name());
            return self.type_error(format!(
                "cannot set '{attr}' attribute of immutable type '{class}'"
            ));
        }
        if value.is_null() && self.namespace_get(self.class_namespace(id), name).is_none() {
            return self.no_attribute(class_object, name).map(|_| ());
        }
        self.set_class_attr(id, name, value);
        Ok(())
    }

    /// Is it a module, perhaps of a class written in Python?
    pub fn is_any_module(&self, v: Value) -> bool {
        v.is_ptr() && self.shape(self.shape_of(v)).kind == Kind::Module
    }

    /// The `__name__` of a module, if it has one.
    pub(crate) fn module_name(&mut self, module: Value) -> Option<String> {
        let name = self.namespace_get(self.module_namespace(module), self.names.name)?;
        self.is_any_str(name)
            .then(|| self.str_text(name).into_owned())
    }

    /// Is it a module, of the class `module` itself?
    pub fn is_module(&self, v: Value) -> bool {
        v.is_ptr() && self.shape_of(v) == ShapeId::MODULE
    }

    /// A new module with an empty name space but for `__name__` and `__doc__`.
    pub fn new_module(&mut self, name: &str) -> Value {
        let (name, namespace) = (self.intern(name), self.new_namespace());
        let module = self.new_module_of(ShapeId::MODULE, name, namespace);
        let names = self.names;
        self.namespace_set(DictRef::new(namespace), names.name, name);
        self.namespace_set(DictRef::new(namespace), names.doc, Value::NONE);
        module
    }

    /// A module of a shape, with this name space.
    pub(crate) fn new_module_of(&mut self, shape: ShapeId, name: Value, namespace: Value) -> Value {
        let p = self.alloc(shape, size_of::<Module>()) as *mut Module;
        // SAFETY: a fresh cell of that size.
        unsafe { ((*p).name, (*p).namespace) = (name, namespace) };
        Value::from_ptr(p)
    }

    /// The name space of a module.
    pub fn module_namespace(&self, module: Value) -> DictRef {
        // SAFETY: the caller checked that it is a module.
        DictRef::new(unsafe { (*module.as_ptr::<Module>()).namespace })
    }

    /// The name space value of a class object.
    pub fn type_namespace(&self, class_object: Value) -> DictRef {
        // SAFETY: the caller checked that it is a class.
        DictRef::new(unsafe { (*class_object.as_ptr::<TypeObject>()).namespace })
    }
}
