//! Calling anything, and entering natives into classes and modules.
//!
//! The file is longer than most: binding, calling and the short ways past both belong together.

use crate::dict::DictRef;
use crate::native::{ANY, Binding, NativeDef};
use crate::{Args, ClassId, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::{BoundMethod, Native};

impl Runtime {
    /// `callee(*args)`. The arguments must lie where the collector looks (a native stack counts).
    pub fn call(&mut self, callee: Value, args: Args<'_>) -> R<Value> {
        if callee.is_ptr() {
            match self.shape_of(callee) {
                ShapeId::FUNCTION => return (self.hooks.call_function)(self, callee, args),
                ShapeId::NATIVE => return self.call_native(callee, args),
                ShapeId::BOUND_METHOD => {
                    let p = callee.as_ptr::<BoundMethod>();
                    // SAFETY: checked by its shape.
                    let (function, receiver) = unsafe { ((*p).function, (*p).receiver) };
                    return self.call_with_first(function, receiver, args);
                }
                ShapeId::TYPE => return self.call_class(callee, args),
                ShapeId::STATIC_METHOD => return self.call(self.triple(callee).0, args),
                _ => {
                    if let Some(call) = self.lookup_special(callee, self.names.call) {
                        return self.call_by_special(call, callee, args);
                    }
                }
            }
        }
        let name = self.type_name(callee);
        self.type_error(format!("'{name}' object is not callable"))
    }

    /// Calls an object through the `__call__` of its class.
    fn call_by_special(&mut self, call: Value, callee: Value, args: Args<'_>) -> R<Value> {
        if call.is_ptr()
            && self.shape_of(call) == ShapeId::NATIVE
            && self.binding_of(call) == Binding::Method
        {
            self.enter_native("")?;
            let result = self.call_def_with_first(self.native_def(call), callee, args);
            self.leave_native();
            return result;
        }
        let class = self.class_of(callee);
        let bound = self.bind(call, callee, class)?;
        self.enter_native("")?;
        let result = match bound {
            crate::attr::Method::Bound { function, receiver } => {
                self.call_with_first(function, receiver, args)
            }
            crate::attr::Method::Plain(f) => self.call(f, args),
        };
        self.leave_native();
        result
    }

    /// `callee(*args, **kwargs)` of an iterable and a dict (or NULL, or None).
    pub fn call_unpacked(&mut self, callee: Value, args: Value, kwargs: Value) -> R<Value> {
        let mut all = self.root_vec();
        let mut names = self.root_vec();
        let args = self.star_arguments(callee, args)?;
        all.extend_from_slice(self.tuple_items(args));
        if !kwargs.is_null() && !kwargs.is_none() {
            for (name, v) in DictRef::new(kwargs).iter() {
                if !self.is_any_str(name) {
                    return self.type_error("keywords must be strings");
                }
                names.push(self.intern_value(name));
                all.push(v);
            }
        }
        let (all, names) = (&all[..], &names[..]);
        self.call(callee, Args { all, names })
    }

    /// `function(first, *args)`
    pub fn call_with_first(&mut self, function: Value, first: Value, args: Args<'_>) -> R<Value> {
        let n = args.all.len() + 1;
        if n <= 8 {
            let mut all = [Value::NULL; 8];
            all[0] = first;
            all[1..n].copy_from_slice(args.all);
            return self.call(
                function,
                Args {
                    all: &all[..n],
                    names: args.names,
                },
            );
        }
        let mut all = self.root_vec();
        all.push(first);
        all.extend_from_slice(args.all);
        self.call(
            function,
            Args {
                all: &all,
                names: args.names,
            },
        )
    }

    /// Calls a native function object.
    pub fn call_native(&mut self, callee: Value, args: Args<'_>) -> R<Value> {
        // SAFETY: the caller checked the shape.
        let receiver = unsafe { (*callee.as_ptr::<Native>()).receiver };
        let def = self.native_def(callee);
        if receiver.is_null() {
            return self.call_def(def, args);
        }
        self.call_def_with_first(def, receiver, args)
    }

    /// `def(first, *args)`
    pub fn call_def_with_first(
        &mut self,
        def: &'static NativeDef,
        first: Value,
        args: Args<'_>,
    ) -> R<Value> {
        let n = args.all.len() + 1;
        if n <= 8 {
            let mut all = [Value::NULL; 8];
            all[0] = first;
            all[1..n].copy_from_slice(args.all);
            return self.call_def(
                def,
                Args {
                    all: &all[..n],
                    names: args.names,
                },
            );
        }
        let mut all = self.root_vec();
        all.push(first);
        all.extend_from_slice(args.all);
        self.call_def(
            def,
            Args {
                all: &all,
                names: args.names,
            },
        )
    }

    /// Calls a native by its declaration, receiver among the arguments; checks their number.
    #[inline]
    pub fn call_def(&mut self, def: &'static NativeDef, args: Args<'_>) -> R<Value> {
        let n = args.all.len() - args.names.len();
        let fits = n >= def.min as usize && (def.max == ANY || n <= def.max as usize);
        if !fits || !(args.names.is_empty() || def.keywords) {
            return self.wrong_arguments(def, args);
        }
        (def.function)(self, args)
    }

    /// The arguments of `callee(*args)` as a tuple.
    ///
    /// # Errors
    /// `args` cannot be iterated over; what its iterator raises.
    pub fn star_arguments(&mut self, callee: Value, args: Value) -> R<Value> {
        if !self.has_iter(args) {
            let (label, got) = (self.function_label(callee)?, self.type_name(args));
            return self.type_error(format!(
                "{label} argument after * must be an iterable, not {got}"
            ));
        }
        self.to_tuple(args)
    }

    /// The class of the object model with this name.
    pub(crate) fn built_in_class_named(&self, name: &str) -> Option<ClassId> {
        let mut classes = self.classes.iter().filter(|c| !c.heap_type);
        let class = classes.find(|c| c.name == name)?;
        Some(self.class_id(class.object))
    }

    #[cold]
    fn wrong_arguments(&mut self, def: &'static NativeDef, args: Args<'_>) -> R<Value> {
        let method =
            matches!(def.binding, Binding::Method | Binding::Class) || def.name == "__new__";
        // Constructors go by the name of their class.
        let label = match def.path.rsplit_once('.') {
            Some((class, "__new__" | "__init__")) => class,
            _ => def.name,
        };
        let name = if label == def.name { def.path } else { label };
        if !args.names.is_empty() && !def.keywords {
            return self.type_error(match def.is_operator() {
                true => format!("wrapper {}() takes no keyword arguments", def.name),
                false => format!("{name}() takes no keyword arguments"),
            });
        }
        let skip = method as usize;
        let given = (args.all.len() - args.names.len()).saturating_sub(skip);
        let (min, max) = (
            def.min as usize - skip.min(def.min as usize),
            def.max as usize - skip,
        );
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        if method && args.all.is_empty() {
            let descriptor = def.is_operator() || def.binding == Binding::Class;
            return match (descriptor, def.path.rsplit_once('.')) {
                (true, Some((class, name))) => self.type_error(format!(
                    "descriptor '{name}' of '{class}' object needs an argument"
                )),
                _ if def.name == "__new__" => {
                    self.type_error(format!("{}(): not enough arguments", def.path))
                }
                _ => self.type_error(format!("unbound method {name}() needs an argument")),
            };
        }
        if def.binding == Binding::Method
            && let Some((owner, name)) = def.path.rsplit_once('.')
            && let Some(class) = self.built_in_class_named(owner)
            && !self.is_subclass(self.class_of(args.all[0]), class)
        {
            let got = self.type_name(args.all[0]);
            return self.type_error(match def.is_operator() {
                true => {
                    format!(
                        "descriptor '{name}' requires a '{owner}' object but received a '{got}'"
                    )
                }
                false => format!(
                    "descriptor '{name}' for '{owner}' objects doesn't apply to a '{got}' object"
                ),
            });
        }
        // Wrappers of operators say their name only where it takes two arguments and more to be one.
        if def.is_operator() && def.max != ANY {
            if matches!(def.name, "__pow__" | "__rpow__") {
                return self.type_error(format!("expected 1 or 2 arguments, got {given}"));
            }
            let (bound, least) = match given < min {
                true => (min, if min == max { "" } else { "at least " }),
                false => (max, if min == max { "" } else { "at most " }),
            };
            let s = plural(bound);
            let own = if max > 1 {
                format!("{} ", def.name)
            } else {
                String::new()
            };
            return self.type_error(format!(
                "{own}expected {least}{bound} argument{s}, got {given}"
            ));
        }
        let message = if def.min == def.max {
            match min {
                0 => format!("{name}() takes no arguments ({given} given)"),
                1 => format!("{name}() takes exactly one argument ({given} given)"),
                _ => format!("{label} expected {min} arguments, got {given}"),
            }
        } else if given < min {
            format!(
                "{label} expected at least {min} argument{}, got {given}",
                plural(min)
            )
        } else {
            format!(
                "{label} expected at most {max} argument{}, got {given}",
                plural(max)
            )
        };
        self.type_error(message)
    }

    /// `C(*args)`: `__new__`, then `__init__`.
    pub fn call_class(&mut self, class_object: Value, args: Args<'_>) -> R<Value> {
        let class = self.class_id(class_object);
        if let Some(maker) = self.maker(class) {
            let obj = self.call_def_with_first(maker.new, class_object, args)?;
            return match maker.init {
                None => Ok(obj),
                Some(init) if self.class_of(obj) == class => self.init_by(init, obj, args),
                Some(_) => self.init_made(class, obj, args),
            };
        }
        let metaclass = self.class(class).metaclass;
        if metaclass != ClassId::TYPE
            && let Some(call) = self.lookup(metaclass, self.names.call)
            && self.shape_of(call.value()) != ShapeId::NATIVE
        {
            return match self.bind(call.value(), class_object, metaclass)? {
                crate::attr::Method::Bound { function, receiver } => {
                    self.call_with_first(function, receiver, args)
                }
                crate::attr::Method::Plain(f) => self.call(f, args),
            };
        }
        self.instantiate(class_object, args)
    }

    /// `type.__call__`
    pub fn instantiate(&mut self, class_object: Value, args: Args<'_>) -> R<Value> {
        let class = self.class_id(class_object);
        if class == ClassId::TYPE && args.all.len() == 1 {
            return Ok(self.type_of(args.all[0]));
        }
        let Some((new, _)) = self.maker_of_instances(class) else {
            let name = self.class(class).name.clone();
            return self.type_error(format!("cannot create '{name}' instances"));
        };
        let new = match new.is_ptr() {
            true => self.bind_on_class(new, class_object)?,
            false => new,
        };
        if self.is_function(new) {
            // The frame of a Python `__new__` may lie where the arguments do.
            let mut kept = self.root_vec();
            kept.extend_from_slice(args.all);
            let obj = self.call_with_first(new, class_object, args)?;
            let args = Args {
                all: &kept,
                names: args.names,
            };
            return self.init_made(class, obj, args);
        }
        let obj = self.call_with_first(new, class_object, args)?;
        self.init_made(class, obj, args)
    }

    /// Calls `__init__` on what `__new__` of a class made, if that is an instance of it.
    pub fn init_made(&mut self, class: ClassId, obj: Value, args: Args<'_>) -> R<Value> {
        let made = self.class_of(obj);
        if !self.is_subclass(made, class) {
            return Ok(obj);
        }
        match self.lookup(made, self.names.init).map(|f| f.value()) {
            Some(init) => self.init_by(init, obj, args),
            None => Ok(obj),
        }
    }

    fn init_by(&mut self, init: Value, obj: Value, args: Args<'_>) -> R<Value> {
        let result = match self.is_function(init) || self.is_native(init) {
            true => self.call_with_first(init, obj, args)?,
            false => self.call_bound_init(init, obj, args)?,
        };
        if !result.is_none() {
            let name = self.type_name(result);
            return self.type_error(format!("__init__() should return None, not '{name}'"));
        }
        Ok(obj)
    }

    /// Calls an `__init__` that is no function: what its `__get__` gives, if it has one.
    #[cold]
    fn call_bound_init(&mut self, init: Value, obj: Value, args: Args<'_>) -> R<Value> {
        // The frame of a Python `__get__` may lie where the arguments do.
        let mut kept = self.root_vec();
        kept.extend_from_slice(args.all);
        let args = Args {
            all: &kept,
            names: args.names,
        };
        let class = self.class_of(obj);
        match self.bind(init, obj, class)? {
            crate::attr::Method::Bound { function, receiver } => {
                self.call_with_first(function, receiver, args)
            }
            crate::attr::Method::Plain(f) => self.call(f, args),
        }
    }

    /// `obj.name(*args)` through the class of `obj` (special methods); None when it has none.
    pub fn call_special(&mut self, obj: Value, name: Value, args: &[Value]) -> R<Option<Value>> {
        let class = self.class_of(obj);
        let Some(found) = self.lookup(class, name) else {
            return Ok(None);
        };
        let function = found.value();
        if function.is_ptr() {
            match self.shape_of(function) {
                ShapeId::FUNCTION => {
                    return self
                        .call_with_first(function, obj, Args::positional(args))
                        .map(Some);
                }
                ShapeId::NATIVE if self.binding_of(function) == Binding::Method => {
                    let def = self.native_def(function);
                    return self
                        .call_def_with_first(def, obj, Args::positional(args))
                        .map(Some);
                }
                _ => {}
            }
        }
        match self.bind(function, obj, class)? {
            crate::attr::Method::Bound { function, receiver } => self
                .call_with_first(function, receiver, Args::positional(args))
                .map(Some),
            crate::attr::Method::Plain(f) => self.call(f, Args::positional(args)).map(Some),
        }
    }

    /// Calls a method by (interned) name.
    pub fn call_method(&mut self, obj: Value, name: Value, args: &[Value]) -> R<Value> {
        match self.load_method(obj, name)? {
            crate::attr::Method::Bound { function, receiver } => {
                self.call_with_first(function, receiver, Args::positional(args))
            }
            crate::attr::Method::Plain(f) => self.call(f, Args::positional(args)),
        }
    }

    /// Enters a table of natives: `type.name` into the class, `name` into `builtins`.
    pub fn install(&mut self, table: &'static [NativeDef]) {
        for def in table {
            let name = self.intern(def.name);
            let mut native = self.new_native(def);
            if def.binding == Binding::Static && def.name != "__new__" {
                native = self.new_triple(
                    crate::ShapeId::STATIC_METHOD,
                    native,
                    Value::NULL,
                    Value::NULL,
                );
            }
            let home = match def.path.rsplit_once('.') {
                Some((class, _)) => {
                    let id = self.classes.iter().position(|c| c.name == class);
                    let id = ClassId(id.expect("the table names a built-in class") as u32);
                    self.class_namespace(id)
                }
                None => DictRef::new(self.builtins),
            };
            self.namespace_set(home, name, native);
        }
    }
}
