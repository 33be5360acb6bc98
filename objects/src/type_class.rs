//! The class `type`: its constructor and the attributes of classes.

use crate::class_build::Recipe;
use crate::dict::DictRef;
use crate::native::ANY;
use crate::pattern::Collection;
use crate::{Args, ClassId, Kind, R, Runtime, Value, natives};

natives! {
    /// Methods and attributes of classes.
    pub TABLE:
    "type.__new__" => type_new, 1, ANY, true, Static;
    "type.__init__" => type_init, 1, ANY, true, Method;
    "type.__call__" => type_call, 1, ANY, true, Method;
    "type.__prepare__" => prepare, 1, ANY, true, Class;
    "type.mro" => mro_list, 1, 1, false, Method;
    "type.__subclasses__" => subclasses, 1, 1, false, Method;
    "type.__instancecheck__" => instancecheck, 2, 2, false, Method;
    "type.__subclasscheck__" => subclasscheck, 2, 2, false, Method;
    "type.__getattribute__" => crate::object_class::getattribute, 2, 2, false, Method;
    "type.__setattr__" => crate::object_class::set_default, 3, 3, false, Method;
    "type.__delattr__" => crate::object_class::delete_default, 2, 2, false, Method;
    "type.__or__" => crate::union_type::or, 2, 2, false, Method;
    "type.__ror__" => crate::union_type::or_reflected, 2, 2, false, Method;
    "type.__dir__" => crate::builtins_attr::class_dir, 1, 1, false, Method;
    "type.__name__" => name, 1, 1, false, Getter;
    "type.__qualname__" => qualname, 1, 1, false, Getter;
    "type.__module__" => module, 1, 1, false, Getter;
    "type.__doc__" => doc, 1, 1, false, Getter;
    "type.__bases__" => bases, 1, 1, false, Getter;
    "type.__text_signature__" => text_signature, 1, 1, false, Getter;
    "type.__base__" => base, 1, 1, false, Getter;
    "type.__mro__" => mro, 1, 1, false, Getter;
    "type.__dict__" => dict, 1, 1, false, Getter;
    "type.__annotations__" => annotations, 1, 1, false, Getter;
    "type.__annotate__" => annotate, 1, 1, false, Getter;
    "type.__flags__" => flags, 1, 1, false, Getter;
    "type.__type_params__" => type_params, 1, 1, false, Getter;
}

fn type_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let metaclass = rt.class_argument(args.all[0], ClassId::TYPE)?;
    let given = args.pos();
    if given.len() != 4 {
        let n = given.len() - 1;
        return rt.type_error(match n {
            _ if metaclass == ClassId::TYPE => "type() takes 1 or 3 arguments".to_string(),
            _ => format!("type.__new__() takes exactly 3 arguments ({n} given)"),
        });
    }
    let (name, bases, dict) = (given[1], given[2], given[3]);
    if !rt.is_any_str(name) {
        let got = rt.type_name(name);
        return rt.type_error(format!("type.__new__() argument 1 must be str, not {got}"));
    }
    if rt.str_bytes(name).contains(&0) {
        return rt.value_error("type name must not contain null characters");
    }
    if !rt.is_tuple(bases) {
        let got = rt.type_name(bases);
        return rt.type_error(format!(
            "type.__new__() argument 2 must be tuple, not {got}"
        ));
    }
    let Some(source) = rt.as_dict(dict) else {
        let got = rt.type_name(dict);
        return rt.type_error(format!("type.__new__() argument 3 must be dict, not {got}"));
    };
    let base_list = rt.tuple_items(bases);
    let entries = rt.intern("__mro_entries__");
    for base in base_list {
        if !rt.is_type(*base) && rt.get_attr_opt(*base, entries)?.is_some() {
            return rt
                .type_error("type() doesn't support MRO entry resolution; use types.new_class()");
        }
    }
    let winner = rt.best_metaclass(metaclass, base_list)?;
    if winner != metaclass {
        // Another metaclass's `__new__` is asked, unless it is this one.
        let new = rt.lookup(winner, rt.names.new).map(|f| f.value());
        let own = rt.lookup(ClassId::TYPE, rt.names.new).map(|f| f.value());
        if new != own
            && let Some(new) = new
        {
            let winner = rt.class(winner).object;
            let new = rt.bind_on_class(new, winner)?;
            let rest = Args {
                all: &args.all[1..],
                names: args.names,
            };
            return rt.call_with_first(new, winner, rest);
        }
    }
    rt.check_type_name(name)?;
    let namespace = rt.new_namespace();
    fill_namespace(rt, name, DictRef::new(namespace), source)?;
    if let Some(doc) = rt.namespace_get(DictRef::new(namespace), rt.names.doc)
        && rt.is_any_str(doc)
    {
        rt.check_encodes(doc)?;
    }
    let recipe = Recipe {
        metaclass: winner,
        name,
        bases: base_list,
        namespace,
        self_attrs: 4,
    };
    let keywords = Args {
        all: &args.all[4..],
        names: args.names,
    };
    rt.new_python_class(recipe, keywords)
}

/// Copies what a class is to be made of. Names alone can be attributes; there is a warning for other keys.
fn fill_namespace(rt: &mut Runtime, class: Value, to: DictRef, from: DictRef) -> R<()> {
    let mut i = 0;
    while i < from.used() {
        if let Some((key, value)) = from.entry(i) {
            if rt.is_any_str(key) {
                let plain = rt.plain_str(key);
                let name = rt.intern_value(plain);
                rt.namespace_set(to, name, value);
            } else {
                let class = rt.str_text(class);
                let text = format!("non-string key in the __dict__ of class {class}");
                rt.warn(ClassId::RUNTIME_WARNING, &text)?;
            }
        }
        i += 1;
    }
    Ok(())
}

fn type_init(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

fn type_call(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    let rest = Args {
        all: &args.all[1..],
        names: args.names,
    };
    let object = rt.class(class).object;
    rt.instantiate(object, rest)
}

fn prepare(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.new_dict())
}

pub(crate) fn class_receiver(rt: &mut Runtime, args: Args<'_>) -> R<ClassId> {
    if rt.is_type(args.all[0]) {
        return Ok(rt.class_id(args.all[0]));
    }
    let got = rt.type_name(args.all[0]);
    rt.type_error(format!(
        "descriptor requires a 'type' object but received a '{got}'"
    ))
}

impl Runtime {
    /// A tuple of these classes.
    fn class_tuple(&mut self, classes: &[ClassId]) -> Value {
        let objects: Vec<Value> = classes.iter().map(|c| self.class(*c).object).collect();
        // Class objects are kept alive by the table of classes.
        self.new_tuple(&objects)
    }
}

fn mro(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    if rt.class(class).mro_unknown {
        return Ok(Value::NONE);
    }
    let mro = rt.class(class).mro.clone();
    Ok(rt.class_tuple(&mro))
}

/// The order by the rule, whatever a metaclass made of it.
fn mro_list(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    let mro = rt.default_mro(class)?;
    let mro = rt.class_tuple(&mro);
    rt.to_list(mro)
}

fn bases(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    let bases = rt.class(class).bases.clone();
    Ok(rt.class_tuple(&bases))
}

fn base(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    Ok(best_base(rt, class).map_or(Value::NONE, |b| rt.class(b).object))
}

/// The base that says what instances look like: the first one whose layout is no other's beginning.
fn best_base(rt: &Runtime, class: ClassId) -> Option<ClassId> {
    let mut best: Option<(ClassId, ClassId)> = None;
    for base in rt.class(class).bases.iter().copied() {
        let solid = solid_base(rt, base);
        match best {
            Some((_, known)) if known == solid || !rt.is_subclass(solid, known) => {}
            _ => best = Some((base, solid)),
        }
    }
    best.map(|(base, _)| base)
}

/// The class itself or the nearest ancestor whose instances hold more than those of its own ancestors.
fn solid_base(rt: &Runtime, class: ClassId) -> ClassId {
    let mut mro = rt.class(class).mro.iter().copied();
    let found = mro.find(|c| !rt.class(*c).heap_type || !rt.class(*c).declared_slots.is_empty());
    found.unwrap_or(ClassId::OBJECT)
}

fn subclasses(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    let subclasses = rt.class(class).subclasses.clone();
    let subclasses = rt.class_tuple(&subclasses);
    rt.to_list(subclasses)
}

fn name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    let name = rt.class(class).name.clone();
    Ok(rt.intern(&name))
}

/// The class's own attribute, not an inherited one.
fn own(rt: &mut Runtime, class: ClassId, name: Value) -> Option<Value> {
    rt.namespace_get(rt.class_namespace(class), name)
}

fn text_signature(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    let class = rt.class(class);
    let native = !class.heap_type || class.native_module.is_some();
    let signature = native.then(|| crate::class_signatures::of_class(&class.full_name()));
    Ok(match signature.flatten() {
        Some(text) => rt.new_str(&text),
        None => Value::NONE,
    })
}

fn qualname(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    let text = rt.class(class).qualname().to_string();
    Ok(rt.intern(&text))
}

fn module(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    match own(rt, class, rt.names.module) {
        Some(v) if rt.class(class).heap_type => Ok(v),
        _ => {
            let module = rt.class(class).native_module;
            Ok(rt.intern(module.unwrap_or("builtins")))
        }
    }
}

fn doc(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    match own(rt, class, rt.names.doc) {
        // Classes whose instances have texts of their own.
        Some(v) if v.is_ptr() && rt.shape_of(v) == crate::ShapeId::NATIVE => {
            Ok(rt.built_in_class_doc(class))
        }
        // A descriptor as text is asked, as for any attribute.
        Some(v) if rt.is_instance_layout(v) => rt.bind_on_class(v, args.all[0]),
        Some(v) => Ok(v),
        None => Ok(Value::NONE),
    }
}

/// A read-only view of the class's name space.
fn dict(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    let namespace = rt.class_namespace(class).value();
    Ok(rt.new_mapping_proxy(namespace))
}

/// Annotations are computed on first use (PEP 649) and kept.
fn annotations(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    let name = rt.names.annotations;
    let cache = rt.intern("__annotations_cache__");
    for known in [name, cache] {
        if let Some(v) = own(rt, class, known)
            && rt.as_dict(v).is_some()
        {
            return Ok(v);
        }
    }
    if !rt.class(class).heap_type {
        return rt.no_attribute(args.all[0], name);
    }
    let computed = match annotate_of(rt, class) {
        Some(f) => rt.call(f, Args::positional(&[Value::small_int(1)]))?,
        None => rt.new_dict(),
    };
    rt.namespace_set(rt.class_namespace(class), cache, computed);
    Ok(computed)
}

/// The function that computes a class's own annotations (PEP 649).
fn annotate_of(rt: &mut Runtime, class: ClassId) -> Option<Value> {
    let mut names = ["__annotate__", "__annotate_func__"].into_iter();
    names.find_map(|name| {
        let name = rt.intern(name);
        own(rt, class, name).filter(|f| !f.is_none())
    })
}

fn annotate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    if !rt.class(class).heap_type {
        let name = rt.intern("__annotate__");
        return rt.no_attribute(args.all[0], name);
    }
    Ok(annotate_of(rt, class).unwrap_or(Value::NONE))
}

/// The bits that programs ask for: how instances are kept, whether the class may be changed and derived from,
/// whether it is abstract, and from which built-in class it derives.
fn flags(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    let derivable = rt.is_derivable(class);
    let own = rt.class(class);
    let collection = own.mro.iter().find_map(|c| rt.class(*c).collection);
    let mut bits = 1 << 12;
    for (bit, set) in [
        (5, collection == Some(Collection::Sequence)),
        (6, collection == Some(Collection::Mapping)),
        (
            2,
            own.heap_type && own.kind == Kind::Instance && !own.closed,
        ),
        (8, !own.heap_type),
        (9, own.heap_type),
        (10, derivable),
        (14, rt.is_tracked_class(class)),
        (20, own.is_abstract),
    ] {
        bits |= (set as i64) << bit;
    }
    let families = [
        ClassId::INT,
        ClassId::LIST,
        ClassId::TUPLE,
        ClassId::BYTES,
        ClassId::STR,
        ClassId::DICT,
        ClassId::BASE_EXCEPTION,
        ClassId::TYPE,
    ];
    for (base, bit) in families.into_iter().zip(24..) {
        bits |= (rt.is_subclass(class, base) as i64) << bit;
    }
    Ok(Value::small_int(bits))
}

fn type_params(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    if !rt.class(class).heap_type {
        return Ok(rt.empty_tuple);
    }
    let params = own(rt, class, rt.names.type_params);
    Ok(params.unwrap_or(rt.empty_tuple))
}

fn instancecheck(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    rt.is_instance_of(args.all[1], class).map(Value::bool)
}

fn subclasscheck(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = class_receiver(rt, args)?;
    let class = rt.class(class).object;
    rt.is_subclass_by_bases(args.all[1], class).map(Value::bool)
}
