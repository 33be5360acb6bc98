//! What `memo` of picklers and unpicklers gives: a way to copy and to clear what they remember.

use super::memo::Memo;
use super::pickler::Pickler;
use super::unpickler::{Numbered, Unpickler};
use rekindle_objects::dict::DictRef;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, NativeDef, R, Runtime, Value, natives};

natives! {
    PICKLER_METHODS:
    "PicklerMemoProxy.clear" => clear_written, 1, 1, false, Method;
    "PicklerMemoProxy.copy" => copy_written, 1, 1, false, Method;
    "PicklerMemoProxy.__reduce__" => reduce_written, 1, 1, false, Method;
}

natives! {
    UNPICKLER_METHODS:
    "UnpicklerMemoProxy.clear" => clear_read, 1, 1, false, Method;
    "UnpicklerMemoProxy.copy" => copy_read, 1, 1, false, Method;
    "UnpicklerMemoProxy.__reduce__" => reduce_read, 1, 1, false, Method;
}

/// The memo of a pickler.
pub(super) const PICKLER: NativeClass = NativeClass {
    module: super::HOME,
    name: "PicklerMemoProxy",
    doc: None,
    base: ClassId::OBJECT,
    methods: PICKLER_METHODS,
    state: true,
    dict: false,
};

/// The memo of an unpickler.
pub(super) const UNPICKLER: NativeClass = NativeClass {
    module: super::HOME,
    name: "UnpicklerMemoProxy",
    doc: None,
    base: ClassId::OBJECT,
    methods: UNPICKLER_METHODS,
    state: true,
    dict: false,
};

/// Attribute `memo` of picklers.
pub(super) static PICKLER_MEMO: [NativeDef; 2] = [
    NativeDef::method("Pickler.memo", written, 1, 1),
    NativeDef::method("Pickler.set_memo", set_written, 2, 2),
];

/// Attribute `memo` of unpicklers.
pub(super) static UNPICKLER_MEMO: [NativeDef; 2] = [
    NativeDef::method("Unpickler.memo", read, 1, 1),
    NativeDef::method("Unpickler.set_memo", set_read, 2, 2),
];

/// Whose memo it is.
struct Of(Value);

impl Foreign for Of {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.0);
    }
}

fn new_proxy(rt: &mut Runtime, class: &NativeClass, of: Value) -> Value {
    let class = rt.native_classes[&(class.module, class.name)];
    rt.new_with_state(class, Of(of))
}

fn written(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.own_state::<Pickler>(&args.all[0], "memo")?;
    Ok(new_proxy(rt, &PICKLER, args.all[0]))
}

fn read(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.own_state::<Unpickler>(&args.all[0], "memo")?;
    Ok(new_proxy(rt, &UNPICKLER, args.all[0]))
}

/// The pickler or unpickler of a proxy.
fn owner(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.own_state::<Of>(&args.all[0], "memo")?.0)
}

fn clear_written(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let of = owner(rt, args)?;
    let state = rt.own_state::<Pickler>(&of, "memo")?;
    state.memo.borrow_mut().clear();
    Ok(Value::NONE)
}

fn clear_read(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let of = owner(rt, args)?;
    let state = rt.own_state::<Unpickler>(&of, "memo")?;
    *state.memo.borrow_mut() = Numbered::default();
    Ok(Value::NONE)
}

/// `{id: (number, object)}`
fn copy_written(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let of = owner(rt, args)?;
    let state = rt.own_state::<Pickler>(&of, "memo")?;
    let mut objects = rt.root_vec();
    objects.extend_from_slice(state.memo.borrow().objects());
    let dict = rt.new_dict();
    for (i, v) in objects.iter().enumerate() {
        let pair = rt.new_tuple(&[Value::small_int(i as i64), *v]);
        // As `id` gives it.
        let id = rt.new_int((v.0 & i64::MAX as u64) as i64);
        rt.dict_set(DictRef::new(dict), id, pair)?;
    }
    Ok(dict)
}

/// `{number: object}`
fn copy_read(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let of = owner(rt, args)?;
    let state = rt.own_state::<Unpickler>(&of, "memo")?;
    let dict = rt.new_dict();
    let all = state.memo.borrow().all();
    for (number, v) in all {
        let number = rt.new_int(number as i64);
        rt.dict_set(DictRef::new(dict), number, v)?;
    }
    Ok(dict)
}

/// `(dict, (copy,))`
fn reduced(rt: &mut Runtime, copy: Value) -> Value {
    let args = rt.new_tuple(&[copy]);
    let class = rt.class(ClassId::DICT).object;
    rt.new_tuple(&[class, args])
}

fn reduce_written(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let copy = copy_written(rt, args)?;
    Ok(reduced(rt, copy))
}

fn reduce_read(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let copy = copy_read(rt, args)?;
    Ok(reduced(rt, copy))
}

/// What a memo is set to: the owner of a proxy, or a dict.
enum Source {
    Owner(Value),
    Dict(DictRef),
}

fn source(rt: &mut Runtime, v: Value, class: &NativeClass, article: &str) -> R<Source> {
    if Some(rt.class_of(v)) == rt.native_class(class.module, class.name) {
        return Ok(Source::Owner(rt.own_state::<Of>(&v, "memo")?.0));
    }
    if let Some(dict) = rt.as_dict(v) {
        return Ok(Source::Dict(dict));
    }
    let (name, got) = (class.name, rt.type_name(v));
    rt.type_error(format!(
        "'memo' attribute must be {article} {name} object or dict, not {got}"
    ))
}

fn set_written(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let own = args.all[0];
    let state = rt.own_state::<Pickler>(&own, "memo")?;
    let memo = match source(rt, args.all[1], &PICKLER, "a")? {
        Source::Owner(of) => {
            let other = rt.own_state::<Pickler>(&of, "memo")?;
            other.memo.borrow().clone()
        }
        Source::Dict(dict) => {
            let mut pairs = Vec::new();
            for (_, pair) in dict.iter() {
                let pair = rt.as_tuple(pair).map(|pair| rt.tuple_items(pair));
                let Some(&[number, v]) = pair else {
                    return rt.type_error("'memo' values must be 2-item tuples");
                };
                pairs.push((rt.index_i64(number)?, v));
            }
            Memo::of(pairs)
        }
    };
    for v in memo.objects() {
        rt.state_barrier(own, *v);
    }
    *state.memo.borrow_mut() = memo;
    Ok(Value::NONE)
}

fn set_read(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let own = args.all[0];
    let state = rt.own_state::<Unpickler>(&own, "memo")?;
    let pairs: Vec<(u64, Value)> = match source(rt, args.all[1], &UNPICKLER, "an")? {
        Source::Owner(of) => {
            let other = rt.own_state::<Unpickler>(&of, "memo")?;
            other.memo.borrow().all()
        }
        Source::Dict(dict) => {
            let mut pairs = Vec::new();
            for (number, v) in dict.iter() {
                if !rt.is_int(number) {
                    return rt.type_error("memo key must be integers");
                }
                match u64::try_from(rt.index_i64(number)?) {
                    Ok(number) => pairs.push((number, v)),
                    Err(_) => return rt.value_error("memo key must be positive integers."),
                }
            }
            pairs
        }
    };
    let mut memo = Numbered::default();
    for (number, v) in pairs {
        memo.set(number, v);
        rt.state_barrier(own, v);
    }
    *state.memo.borrow_mut() = memo;
    Ok(Value::NONE)
}
