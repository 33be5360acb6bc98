//! Built-in exceptions: construction and text. Their attributes: `exception_slots`.

use crate::exc::slots;
use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    /// Methods of exceptions.
    pub TABLE:
    "BaseException.__new__" => exception_new, 1, ANY, true, Static;
    "BaseException.__init__" => exception_init, 1, ANY, true, Method;
    "BaseException.__str__" => exception_str, 1, 1, false, Method;
    "BaseException.__repr__" => exception_repr, 1, 1, false, Method;
    "BaseException.with_traceback" => with_traceback, 2, 2, false, Method;
    "BaseException.add_note" => add_note, 2, 2, false, Method;
    "KeyError.__str__" => key_error_str, 1, 1, false, Method;
    "StopIteration.__init__" => stop_iteration_init, 1, ANY, true, Method;
    "SystemExit.__init__" => system_exit_init, 1, ANY, true, Method;
    "ImportError.__init__" => import_error_init, 1, ANY, true, Method;
    "ImportError.__str__" => import_error_str, 1, 1, false, Method;
    "NameError.__init__" => name_error_init, 1, ANY, true, Method;
    "AttributeError.__init__" => attribute_error_init, 1, ANY, true, Method;
}

impl Runtime {
    /// Makes the exception classes without a fixed number.
    pub(crate) fn add_exception_classes(&mut self) {
        for (name, base) in MORE {
            let base = self.exception_class(base);
            self.add_exception_class(name, &[base]);
        }
        let base = [ClassId::BASE_EXCEPTION_GROUP, ClassId::EXCEPTION];
        self.add_exception_class("ExceptionGroup", &base);
        let builtins = crate::dict::DictRef::new(self.builtins);
        let object = self.class(ClassId::OS_ERROR).object;
        for alias in ["EnvironmentError", "IOError"] {
            let alias = self.intern(alias);
            self.namespace_set(builtins, alias, object);
        }
    }

    /// The built-in class of this name.
    ///
    /// # Panics
    /// If there is none.
    pub fn exception_class(&self, name: &str) -> ClassId {
        let found = self
            .classes
            .iter()
            .position(|c| !c.heap_type && c.name == name);
        ClassId(found.expect("the name of a built-in class") as u32)
    }

    fn add_exception_class(&mut self, name: &str, bases: &[ClassId]) {
        let tail = self.linearize(bases).expect("bases fit together");
        let namespace = self.new_namespace();
        let class = self.add_class(
            name,
            bases.to_vec(),
            tail,
            crate::Kind::Instance,
            namespace,
            ClassId::TYPE,
            false,
        );
        let shape = self.exception_base_shape(class);
        self.class_mut(class).base_shape = shape;
        let (name, object) = (self.intern(name), self.class(class).object);
        let builtins = crate::dict::DictRef::new(self.builtins);
        self.namespace_set(builtins, name, object);
    }

    /// Sets a field of an exception.
    pub fn set_field(&mut self, exc: Value, name: &str, value: Value) {
        if let Some(slot) = self.field_slot(exc, name) {
            self.set_slot(exc, slot, value);
        }
    }

    /// A field of an exception; None when unset.
    pub fn field(&mut self, exc: Value, name: &str) -> Value {
        match self
            .field_slot(exc, name)
            .map(|slot| self.get_slot(exc, slot))
        {
            Some(v) if !v.is_null() => v,
            _ => Value::NONE,
        }
    }

    /// The slot of a field, also where a class in Python hides it.
    fn field_slot(&mut self, exc: Value, name: &str) -> Option<usize> {
        let name = self.intern(name);
        if let Some(slot) = self.shape(self.shape_of(exc)).find(name) {
            return Some(slot);
        }
        let mut mro = self.class(self.class_of(exc)).mro.iter();
        let own = mro.find(|c| !self.class(**c).heap_type)?;
        self.shape(self.class(*own).base_shape).find(name)
    }

    /// The arguments of an exception instance, a tuple.
    pub fn exception_args(&mut self, exc: Value) -> &'static [Value] {
        let args = self.get_slot(exc, slots::ARGS);
        if self.is_tuple(args) {
            self.tuple_items(args)
        } else {
            &[]
        }
    }

    /// `exc.add_note(note)` on the pending exception.
    pub(crate) fn add_note_to_pending(&mut self, note: &str) -> R<()> {
        let exc = self.clear_pending();
        let note = self.new_str(note);
        add_note(self, Args::positional(&[exc, note]))?;
        self.ctx.exc = exc;
        Ok(())
    }

    /// Adds a note to the pending exception; nothing if the note cannot be made or added.
    #[cold]
    pub fn note_pending(&mut self, note: impl FnOnce(&mut Runtime) -> R<String>) {
        let exc = self.clear_pending();
        let added = note(self).and_then(|text| {
            let text = self.new_str(&text);
            add_note(self, Args::positional(&[exc, text]))
        });
        if added.is_err() {
            self.clear_pending();
        }
        self.ctx.exc = exc;
    }
}

/// Exception classes that Rust code does not raise by number.
const MORE: &[(&str, &str)] = &[
    ("BlockingIOError", "OSError"),
    ("ChildProcessError", "OSError"),
    ("ConnectionError", "OSError"),
    ("BrokenPipeError", "ConnectionError"),
    ("ConnectionAbortedError", "ConnectionError"),
    ("ConnectionRefusedError", "ConnectionError"),
    ("ConnectionResetError", "ConnectionError"),
    ("ProcessLookupError", "OSError"),
    ("TimeoutError", "OSError"),
    ("PythonFinalizationError", "RuntimeError"),
    ("PendingDeprecationWarning", "Warning"),
    ("FutureWarning", "Warning"),
    ("ImportWarning", "Warning"),
    ("UnicodeWarning", "Warning"),
    ("BytesWarning", "Warning"),
    ("ResourceWarning", "Warning"),
    ("EncodingWarning", "Warning"),
];

fn exception_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::BASE_EXCEPTION)?;
    Ok(rt.new_exception(class, &args.pos()[1..]))
}

/// The receiver, an exception instance.
pub(crate) fn receiver(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Value> {
    if rt.is_exception(args.all[0]) {
        return Ok(args.all[0]);
    }
    rt.wrong_receiver(method, ClassId::BASE_EXCEPTION, args.all[0])
}

/// Sets `args` to the positional arguments.
pub(crate) fn set_args(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = receiver(rt, args, "__init__")?;
    let given = &args.pos()[1..];
    // Mostly `__new__` was given the same.
    if rt.exception_args(exc) != given {
        let items = rt.new_tuple(given);
        rt.set_slot(exc, slots::ARGS, items);
    }
    Ok(exc)
}

pub(crate) fn exception_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !args.names.is_empty() {
        let name = rt.type_name(args.all[0]);
        return rt.type_error(format!("{name}() takes no keyword arguments"));
    }
    set_args(rt, args)?;
    Ok(Value::NONE)
}

pub(crate) fn exception_str(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = receiver(rt, args, "__str__")?;
    match *rt.exception_args(exc) {
        [] => Ok(rt.names.empty),
        [one] => rt.str(one),
        _ => {
            let items = rt.get_slot(exc, slots::ARGS);
            rt.repr(items)
        }
    }
}

fn exception_repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = receiver(rt, args, "__repr__")?;
    let mut out = rt.type_name(exc);
    out.push('(');
    for (i, v) in rt.exception_args(exc).iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        rt.repr_into(*v, &mut out)?;
    }
    out.push(')');
    Ok(rt.new_str(&out))
}

fn with_traceback(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = receiver(rt, args, "with_traceback")?;
    let tb = args.all[1];
    if !tb.is_none() && rt.class_of(tb) != ClassId::TRACEBACK {
        return rt.type_error("__traceback__ must be a traceback or None");
    }
    rt.set_slot(exc, slots::TRACEBACK, tb);
    Ok(exc)
}

fn add_note(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = receiver(rt, args, "add_note")?;
    if !rt.is_any_str(args.all[1]) {
        let got = rt.argument_type(args.all[1]);
        return rt.type_error(format!("add_note() argument must be str, not {got}"));
    }
    let name = rt.names.notes;
    match rt.get_attr_opt(exc, name)? {
        Some(notes) if rt.is_list(notes) => rt.list_push(notes, args.all[1]),
        Some(_) => return rt.type_error("Cannot add note: __notes__ is not a list"),
        None => {
            let notes = rt.list_from(&[args.all[1]]);
            rt.set_attr(exc, name, notes)?;
        }
    }
    Ok(Value::NONE)
}

fn key_error_str(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = receiver(rt, args, "__str__")?;
    match *rt.exception_args(exc) {
        [one] => rt.repr(one),
        _ => exception_str(rt, args),
    }
}

fn stop_iteration_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    exception_init(rt, args)?;
    let value = args.all.get(1).copied().unwrap_or(Value::NONE);
    rt.set_field(args.all[0], "value", value);
    Ok(Value::NONE)
}

fn system_exit_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    exception_init(rt, args)?;
    let code = match args.all.len() {
        1 => Value::NONE,
        2 => args.all[1],
        _ => rt.get_slot(args.all[0], slots::ARGS),
    };
    rt.set_field(args.all[0], "code", code);
    Ok(Value::NONE)
}

/// Sets `args`, and the fields given by keyword, to None where absent.
fn init_with_fields<const N: usize>(
    rt: &mut Runtime,
    args: Args<'_>,
    name: &str,
    fields: [&str; N],
) -> R<Value> {
    let values = rt.keyword_args(name, args, fields)?;
    let exc = set_args(rt, args)?;
    for (field, value) in fields.iter().zip(values) {
        let value = if value.is_null() { Value::NONE } else { value };
        rt.set_field(exc, field, value);
    }
    Ok(exc)
}

fn import_error_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fields = ["name", "path", "name_from"];
    let exc = init_with_fields(rt, args, "ImportError", fields)?;
    let message = match args.pos() {
        [_, message] => *message,
        _ => Value::NONE,
    };
    rt.set_field(exc, "msg", message);
    Ok(Value::NONE)
}

fn import_error_str(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = receiver(rt, args, "__str__")?;
    match rt.field(exc, "msg") {
        message if rt.is_str(message) => Ok(message),
        _ => exception_str(rt, args),
    }
}

fn name_error_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    init_with_fields(rt, args, "NameError", ["name"])?;
    Ok(Value::NONE)
}

fn attribute_error_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    init_with_fields(rt, args, "AttributeError", ["name", "obj"])?;
    Ok(Value::NONE)
}
