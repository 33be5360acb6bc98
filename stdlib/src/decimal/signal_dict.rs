//! `SignalDict`: the flags or the traps of a context as a mapping.

use super::settings::Settings;
use super::{Home, Kept, library_attr, signals};
use rekindle_decimal::Status;
use rekindle_objects::dict::DictRef;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;

natives! {
    TABLE:
    "SignalDictMixin.__init__" => init, 1, ANY, true, Method;
    "SignalDictMixin.__repr__" => repr, 1, 1, false, Method;
    "SignalDictMixin.__len__" => len, 1, 1, false, Method;
    "SignalDictMixin.__iter__" => iter, 1, 1, false, Method;
    "SignalDictMixin.__getitem__" => getitem, 2, 2, false, Method;
    "SignalDictMixin.__setitem__" => setitem, 3, 3, false, Method;
    "SignalDictMixin.__delitem__" => delitem, 2, 2, false, Method;
    "SignalDictMixin.__eq__" => eq, 2, 2, false, Method;
    "SignalDictMixin.__ne__" => ne, 2, 2, false, Method;
    "SignalDictMixin.copy" => copy, 1, 1, false, Method;
}

/// Whose signals, and which.
struct Signals {
    context: Cell<Value>,
    traps: bool,
}

impl Foreign for Signals {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.context.get());
    }
}

/// Makes the class: ours, mixed into the library's `MutableMapping`.
pub(super) fn install(rt: &mut Runtime, home: &Home) -> R<()> {
    let mixin = rt.define_class(&NativeClass {
        module: "decimal",
        name: "SignalDictMixin",
        doc: None,
        base: ClassId::OBJECT,
        methods: TABLE,
        state: true,
        dict: false,
    })?;
    let hash = rt.names.hash;
    rt.set_class_attr(mixin, hash, Value::NONE);
    let mixin = rt.class(mixin).object;
    let mapping = library_attr(rt, "collections.abc", "MutableMapping")?;
    let name = rt.new_str("SignalDict");
    let bases = rt.new_tuple(&[mixin, mapping]);
    let namespace = rt.new_dict();
    let (key, home_name) = (rt.names.module, rt.intern("decimal"));
    rt.dict_set_name(DictRef::new(namespace), key, home_name);
    let metaclass = rt.type_of(mapping);
    let class = rt.call(metaclass, Args::positional(&[name, bases, namespace]))?;
    home.keep(rt, Kept::SignalDict as usize, class);
    Ok(())
}

/// The flags or the traps of a context.
pub(super) fn make(rt: &mut Runtime, context: Value, traps: bool) -> Value {
    let home = Home::of(rt);
    let class = rt.class_id(home.kept(Kept::SignalDict));
    let context = Cell::new(context);
    rt.new_with_state(class, Signals { context, traps })
}

/// The conditions that a list of signals or a mapping stands for.
///
/// # Errors
/// `TypeError` for what is neither, `KeyError` for what is no signal.
pub(super) fn conditions(rt: &mut Runtime, v: Value) -> R<Status> {
    let home = Home::of(rt);
    if rt.state::<Signals>(&v).is_some() {
        return with_cell(rt, &v, |cell| cell.get());
    }
    if let Some(list) = rt.as_list(v) {
        let mut conditions = 0;
        for i in 0..rt.list_len(list) {
            let signal = rt.list_get(list, i);
            conditions |= signals::conditions_of(rt, &home, signal)?;
        }
        return Ok(conditions);
    }
    let Some(dict) = rt.as_dict(v) else {
        return rt.type_error("argument must be a signal dict");
    };
    if dict.len() != signals::SIGNALS {
        let text = rt.new_str("invalid signal dict");
        return rt.key_error(text);
    }
    let mut conditions = 0;
    for i in 0..dict.used() {
        if let Some((signal, on)) = dict.entry(i) {
            let own = signals::conditions_of(rt, &home, signal)?;
            if rt.truth(on)? {
                conditions |= own;
            }
        }
    }
    Ok(conditions)
}

/// The place where the conditions lie.
fn with_cell<T>(rt: &mut Runtime, me: &Value, f: impl FnOnce(&Cell<Status>) -> T) -> R<T> {
    if let Some(signals) = rt.state::<Signals>(me) {
        let context = signals.context.get();
        if let Some(settings) = rt.state::<Settings>(&context) {
            return Ok(f(if signals.traps {
                &settings.traps
            } else {
                &settings.flags
            }));
        }
    }
    rt.value_error("invalid signal dict")
}

/// One that was made without a context has no signals.
fn init(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let conditions = with_cell(rt, &args.all[0], Cell::get)?;
    let home = Home::of(rt);
    let mut parts = Vec::new();
    for (class, own) in signals::all(&home) {
        let name = rt.repr(class)?;
        let on = if conditions & own != 0 {
            "True"
        } else {
            "False"
        };
        parts.push(format!("{}:{on}", rt.str_text(name)));
    }
    Ok(rt.new_str(&format!("{{{}}}", parts.join(", "))))
}

fn len(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    with_cell(rt, &args.all[0], |_| ())?;
    Ok(Value::small_int(signals::SIGNALS as i64))
}

fn iter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    with_cell(rt, &args.all[0], |_| ())?;
    let home = Home::of(rt);
    let all = rt.new_tuple(&signals::all(&home).map(|(class, _)| class));
    rt.get_iter(all)
}

fn getitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let home = Home::of(rt);
    let conditions = with_cell(rt, &args.all[0], Cell::get)?;
    let own = signals::conditions_of(rt, &home, args.all[1])?;
    Ok(Value::bool(conditions & own != 0))
}

fn setitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let home = Home::of(rt);
    with_cell(rt, &args.all[0], |_| ())?;
    let own = signals::conditions_of(rt, &home, args.all[1])?;
    let on = rt.truth(args.all[2])?;
    with_cell(rt, &args.all[0], |cell| {
        cell.set(if on {
            cell.get() | own
        } else {
            cell.get() & !own
        });
    })?;
    Ok(Value::NONE)
}

fn delitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    with_cell(rt, &args.all[0], |_| ())?;
    rt.value_error("signal keys cannot be deleted")
}

/// Are they the same conditions? None: the other is nothing to compare with.
fn equal(rt: &mut Runtime, args: Args<'_>) -> R<Option<bool>> {
    let mine = with_cell(rt, &args.all[0], Cell::get)?;
    let other = args.all[1];
    if rt.state::<Signals>(&other).is_none() && rt.as_dict(other).is_none() {
        return Ok(None);
    }
    match conditions(rt, other) {
        Ok(theirs) => Ok(Some(mine == theirs)),
        Err(_) if rt.pending_is(ClassId::KEY_ERROR) => {
            rt.clear_pending();
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

fn eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let equal = equal(rt, args)?;
    Ok(equal.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn ne(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let equal = equal(rt, args)?;
    Ok(equal.map_or(Value::NOT_IMPLEMENTED, |equal| Value::bool(!equal)))
}

fn copy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let conditions = with_cell(rt, &args.all[0], Cell::get)?;
    let home = Home::of(rt);
    let dict = rt.new_dict();
    for (class, own) in signals::all(&home) {
        rt.dict_set(
            DictRef::new(dict),
            class,
            Value::bool(conditions & own != 0),
        )?;
    }
    Ok(dict)
}
