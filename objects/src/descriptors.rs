//! `classmethod` and `staticmethod`.
//!
//! ```text
//!  Triple: the function wrapped │ attributes (a dict), NULL until one is asked for │ –
//! ```

use crate::dict::DictRef;
use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};

natives! {
    /// Methods and attributes of both.
    pub TABLE:
    "classmethod.__new__" => class_method_new, 1, ANY, true, Static;
    "classmethod.__init__" => wrapper_init, 1, ANY, true, Method;
    "classmethod.__repr__" => repr, 1, 1, false, Method;
    "classmethod.__get__" => class_method_get, 2, 3, false, Method;
    "classmethod.__func__" => function, 1, 1, false, Getter;
    "classmethod.__wrapped__" => function, 1, 1, false, Getter;
    "classmethod.__isabstractmethod__" => wrapped_abstract, 1, 1, false, Getter;
    "classmethod.__dict__" => dict, 1, 1, false, Getter;
    "classmethod.__doc__" => doc, 1, 1, false, Getter;
    "classmethod.__annotations__" => annotations, 1, 1, false, Getter;
    "classmethod.__annotate__" => annotate, 1, 1, false, Getter;
    "staticmethod.__new__" => static_method_new, 1, ANY, true, Static;
    "staticmethod.__init__" => wrapper_init, 1, ANY, true, Method;
    "staticmethod.__repr__" => repr, 1, 1, false, Method;
    "staticmethod.__get__" => static_method_get, 2, 3, false, Method;
    "staticmethod.__call__" => static_method_call, 1, ANY, true, Method;
    "staticmethod.__func__" => function, 1, 1, false, Getter;
    "staticmethod.__wrapped__" => function, 1, 1, false, Getter;
    "staticmethod.__isabstractmethod__" => wrapped_abstract, 1, 1, false, Getter;
    "staticmethod.__dict__" => dict, 1, 1, false, Getter;
    "staticmethod.__doc__" => doc, 1, 1, false, Getter;
    "staticmethod.__annotations__" => annotations, 1, 1, false, Getter;
    "staticmethod.__annotate__" => annotate, 1, 1, false, Getter;
}

/// What a wrapper takes over from its function.
const COPIED: [&str; 4] = ["__module__", "__name__", "__qualname__", "__doc__"];

impl Runtime {
    /// Is it a `classmethod` or `staticmethod` itself, not an instance of a subclass?
    pub(crate) fn is_method_wrapper(&self, v: Value) -> bool {
        v.is_ptr()
            && matches!(
                self.shape_of(v),
                ShapeId::CLASS_METHOD | ShapeId::STATIC_METHOD
            )
    }

    /// The attributes of such a wrapper, at first those of its function.
    pub(crate) fn wrapper_dict(&mut self, wrapper: Value) -> R<DictRef> {
        let (function, dict, _) = self.triple(wrapper);
        if !dict.is_null() {
            return Ok(DictRef::new(dict));
        }
        let mut kept = self.root_vec();
        let dict = self.new_dict();
        kept.push(dict);
        for name in COPIED {
            let name = self.intern(name);
            if let Some(value) = self.get_attr_opt(function, name)? {
                self.dict_set_name(DictRef::new(dict), name, value);
            }
        }
        let p = wrapper.as_ptr::<rekindle_abi::heap::Triple>();
        // SAFETY: the caller checked its shape.
        unsafe { (*p).b = dict };
        self.heap.barrier(wrapper, dict);
        Ok(DictRef::new(dict))
    }

    /// Sets (NULL: deletes) an attribute of such a wrapper.
    pub(crate) fn set_wrapper_attr(&mut self, wrapper: Value, name: Value, value: Value) -> R<()> {
        let dict = self.wrapper_dict(wrapper)?;
        if !value.is_null() {
            self.dict_set_name(dict, name, value);
            return Ok(());
        }
        match self.dict_remove(dict, name)? {
            Some(_) => Ok(()),
            None => self.no_attribute(wrapper, name).map(|_| ()),
        }
    }
}

fn wrapper(rt: &mut Runtime, args: Args<'_>, base: ClassId, shape: ShapeId) -> R<Value> {
    let class = rt.class_argument(args.all[0], base)?;
    // A subclass may take what it likes: its own `__init__` calls ours.
    let function = match args.all {
        [_, function] if args.names.is_empty() => *function,
        _ if class == base => return wrong_arguments(rt, args),
        _ => args.pos().get(1).copied().unwrap_or(Value::NONE),
    };
    let made = rt.new_triple(shape, function, Value::NULL, Value::NULL);
    Ok(rt.new_with_payload(class, made))
}

fn wrong_arguments<T>(rt: &mut Runtime, args: Args<'_>) -> R<T> {
    let class = match rt.is_type(args.all[0]) {
        true => rt.class_id(args.all[0]),
        false => rt.class_of(args.all[0]),
    };
    let name = rt.class(class).name.clone();
    if !args.names.is_empty() {
        return rt.type_error(format!("{name}() takes no keyword arguments"));
    }
    let given = args.all.len() - 1;
    rt.type_error(format!("{name} expected 1 argument, got {given}"))
}

fn class_method_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    wrapper(rt, args, ClassId::CLASS_METHOD, ShapeId::CLASS_METHOD)
}

fn static_method_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    wrapper(rt, args, ClassId::STATIC_METHOD, ShapeId::STATIC_METHOD)
}

/// The triple of a wrapper, behind an instance of a subclass, too.
fn record(rt: &mut Runtime, v: Value) -> R<Value> {
    let payload = rt.payload(v);
    match rt.is_method_wrapper(payload) {
        true => Ok(payload),
        false => rt.wrong_receiver("__func__", ClassId::STATIC_METHOD, v),
    }
}

fn wrapper_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let wrapper = record(rt, args.all[0])?;
    let &[_, function] = args.all else {
        return wrong_arguments(rt, args);
    };
    if !args.names.is_empty() {
        return wrong_arguments(rt, args);
    }
    let p = wrapper.as_ptr::<rekindle_abi::heap::Triple>();
    // SAFETY: checked by its shape.
    unsafe { (*p).a = function };
    rt.heap.barrier(wrapper, function);
    if wrapper != args.all[0] {
        for name in COPIED {
            let name = rt.intern(name);
            if let Some(value) = rt.get_attr_opt(function, name)? {
                rt.set_attr(args.all[0], name, value)?;
            }
        }
    }
    Ok(Value::NONE)
}

fn function(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let wrapper = record(rt, args.all[0])?;
    Ok(rt.triple(wrapper).0)
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let wrapper = record(rt, args.all[0])?;
    let kind = match rt.shape_of(wrapper) {
        ShapeId::STATIC_METHOD => "staticmethod",
        _ => "classmethod",
    };
    let function = rt.repr_text(rt.triple(wrapper).0)?;
    Ok(rt.new_str(&format!("<{kind}({function})>")))
}

fn dict(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let wrapper = record(rt, args.all[0])?;
    if wrapper != args.all[0] {
        return Ok(rt.instance_dict(args.all[0]));
    }
    Ok(rt.wrapper_dict(wrapper)?.value())
}

fn doc(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let wrapper = record(rt, args.all[0])?;
    let dict = rt.wrapper_dict(wrapper)?;
    let doc = rt.dict_get_name(dict, rt.names.doc);
    Ok(doc.unwrap_or(Value::NONE))
}

/// What the function says, kept with the wrapper.
fn taken_over(rt: &mut Runtime, args: Args<'_>, name: &str) -> R<Value> {
    let wrapper = record(rt, args.all[0])?;
    let (dict, name) = (rt.wrapper_dict(wrapper)?, rt.intern(name));
    if let Some(known) = rt.dict_get_name(dict, name) {
        return Ok(known);
    }
    let value = rt.get_attr(rt.triple(wrapper).0, name)?;
    rt.dict_set_name(dict, name, value);
    Ok(value)
}

fn annotations(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    taken_over(rt, args, "__annotations__")
}

fn annotate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    taken_over(rt, args, "__annotate__")
}

/// Does a function say of itself that it is abstract?
pub(crate) fn is_abstract(rt: &mut Runtime, f: Value) -> R<bool> {
    let name = rt.intern("__isabstractmethod__");
    match rt.get_attr_opt(f, name)? {
        Some(v) => rt.truth(v),
        None => Ok(false),
    }
}

fn wrapped_abstract(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let f = function(rt, args)?;
    Ok(Value::bool(is_abstract(rt, f)?))
}

fn class_method_get(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let f = function(rt, args)?;
    let class = match args.all.get(2) {
        Some(class) if !class.is_none() => *class,
        _ => rt.type_of(args.all[1]),
    };
    Ok(rt.bind_method(f, class))
}

fn static_method_get(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    function(rt, args)
}

fn static_method_call(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let f = function(rt, args)?;
    let rest = Args {
        all: &args.all[1..],
        names: args.names,
    };
    rt.call(f, rest)
}
