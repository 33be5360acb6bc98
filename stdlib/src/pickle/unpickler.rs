//! Class `_pickle.Unpickler`, and the functions that use one.

use super::global::{follow, mapped, module_named};
use super::input::{File, Input};
use super::load::Loader;
use super::needs::with_spare;
use super::{add_attribute, check_positional, needs, unpickling_error};
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

natives! {
    METHODS:
    "Unpickler.__new__" => new, 1, ANY, true, Static;
    "Unpickler.__init__" => init, 1, ANY, true, Method;
    "Unpickler.load" => load_method, 1, 1, false, Method;
    "Unpickler.find_class" => find_class, 3, 3, false, Method;
    "Unpickler.persistent_load" => persistent_load, 2, 2, false, Method;
}

/// The class.
pub(super) const CLASS: NativeClass = NativeClass {
    module: super::HOME,
    name: "Unpickler",
    doc: Some("This takes a binary file for reading a pickle data stream."),
    base: ClassId::OBJECT,
    methods: METHODS,
    state: true,
    dict: false,
};

/// Gives the class the attribute that can be written.
pub(super) fn add_attributes(rt: &mut Runtime) {
    if let Some(class) = rt.native_class(CLASS.module, CLASS.name) {
        add_attribute(rt, class, "memo", &super::memo_proxy::UNPICKLER_MEMO);
    }
}

/// The objects that a pickle refers to, by number. Numbers far beyond the others, which only a pickle made by hand has,
/// take no more room than those.
#[derive(Default)]
pub(super) struct Numbered {
    dense: Vec<Value>,
    sparse: BTreeMap<u64, Value>,
    len: usize,
}

/// Numbers this far beyond the known ones may still be dense.
const NEAR: usize = 1 << 12;

impl Numbered {
    /// The object of a number.
    #[inline]
    pub(super) fn get(&self, number: u64) -> Option<Value> {
        match self.dense.get(number as usize) {
            Some(v) => (!v.is_null()).then_some(*v),
            None => self.sparse.get(&number).copied(),
        }
    }

    /// Gives an object a number.
    #[inline]
    pub(super) fn set(&mut self, number: u64, v: Value) {
        let at = number as usize;
        let old = if at < self.dense.len() {
            std::mem::replace(&mut self.dense[at], v)
        } else if at <= self.dense.len() + NEAR && self.sparse.is_empty() {
            self.dense.resize(at, Value::NULL);
            self.dense.push(v);
            Value::NULL
        } else {
            self.sparse.insert(number, v).unwrap_or(Value::NULL)
        };
        self.len += old.is_null() as usize;
    }

    /// Gives an object the number that says how many there are.
    #[inline]
    pub(super) fn push(&mut self, v: Value) {
        if self.len == self.dense.len() && self.sparse.is_empty() {
            self.dense.push(v);
            self.len += 1;
        } else {
            self.set(self.len as u64, v);
        }
    }

    /// How many numbers there is room for.
    pub(super) fn room(&self) -> usize {
        self.dense.capacity()
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.dense.clear();
        self.sparse.clear();
        self.len = 0;
    }

    /// Numbers and objects.
    pub(super) fn all(&self) -> Vec<(u64, Value)> {
        let dense = self.dense.iter().enumerate();
        let dense = dense.filter(|(_, v)| !v.is_null());
        let dense = dense.map(|(i, v)| (i as u64, *v));
        dense
            .chain(self.sparse.iter().map(|(i, v)| (*i, *v)))
            .collect()
    }
}

/// An unpickler's state.
pub(super) struct Unpickler {
    /// NULLs before `__init__`.
    file: Cell<File>,
    /// An iterator, or NULL.
    buffers: Cell<Value>,
    pub(super) memo: RefCell<Numbered>,
    encoding: RefCell<Cow<'static, str>>,
    errors: RefCell<Cow<'static, str>>,
    pub(super) protocol: Cell<u8>,
    fix_imports: Cell<bool>,
}

impl Foreign for Unpickler {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        let file = self.file.get();
        for v in [file.read, file.readline, file.peek, self.buffers.get()] {
            see(v);
        }
        let memo = self.memo.borrow();
        memo.dense.iter().for_each(|v| see(*v));
        memo.sparse.values().for_each(|v| see(*v));
    }
}

impl Unpickler {
    fn blank() -> Unpickler {
        Unpickler {
            file: Cell::new(File::NONE),
            buffers: Cell::new(Value::NULL),
            memo: RefCell::default(),
            encoding: RefCell::new("ASCII".into()),
            errors: RefCell::new("strict".into()),
            protocol: Cell::new(0),
            fix_imports: Cell::new(true),
        }
    }

    pub(super) fn buffers(&self) -> Value {
        self.buffers.get()
    }

    pub(super) fn encoding(&self) -> String {
        self.encoding.borrow().to_string()
    }

    pub(super) fn errors(&self) -> String {
        self.errors.borrow().to_string()
    }

    /// Takes the keywords that all have: `fix_imports`, `encoding`, `errors`, `buffers`.
    fn set_options(&self, rt: &mut Runtime, function: &str, options: [Value; 4]) -> R<()> {
        let [fix, encoding, errors, buffers] = options;
        self.fix_imports.set(fix.is_null() || rt.truth(fix)?);
        for (name, v, to) in [
            ("encoding", encoding, &self.encoding),
            ("errors", errors, &self.errors),
        ] {
            if v.is_null() {
                continue;
            }
            if !rt.is_any_str(v) {
                let got = match v.is_none() {
                    true => "None".into(),
                    false => rt.type_name(v),
                };
                return rt.type_error(format!(
                    "{function}() argument '{name}' must be str, not {got}"
                ));
            }
            *to.borrow_mut() = Cow::Owned(rt.str_text(v).into_owned());
        }
        self.buffers
            .set(match buffers.is_null() || buffers.is_none() {
                true => Value::NULL,
                false => rt.get_iter(buffers)?,
            });
        Ok(())
    }
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_id(args.all[0]);
    Ok(rt.new_with_state(class, Unpickler::blank()))
}

const OPTIONS: [&str; 5] = ["file", "fix_imports", "encoding", "errors", "buffers"];

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    check_positional(rt, "Unpickler", args, 0..=1, 1)?;
    let [file, options @ ..] = rt.bind_args("Unpickler", args, 1, OPTIONS, 1)?;
    let own = args.all[0];
    let state = rt.own_state::<Unpickler>(&own, "__init__")?;
    let file = File::of(rt, file)?;
    state.file.set(file);
    state.set_options(rt, "Unpickler", options)?;
    *state.memo.borrow_mut() = Numbered::default();
    state.protocol.set(0);
    for v in [file.read, file.readline, file.peek, state.buffers.get()] {
        rt.state_barrier(own, v);
    }
    Ok(Value::NONE)
}

fn load_method(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let own = args.all[0];
    let state = rt.own_state::<Unpickler>(&own, "load")?;
    let file = state.file.get();
    if file.read.is_null() {
        let class = rt.type_name(own);
        return unpickling_error(
            rt,
            format!("Unpickler.__init__() was not called by {class}.__init__()"),
        );
    }
    run(rt, own, state, Input::of_file(file))
}

fn run(rt: &mut Runtime, own: Value, state: &Unpickler, input: Input<'_>) -> R<Value> {
    Loader::new(rt, own, state, input)?.run(rt)
}

/// `load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())`
pub(super) fn load(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    check_positional(rt, "load", args, 0..=1, 0)?;
    let [file, options @ ..] = rt.bind_args("load", args, 0, OPTIONS, 1)?;
    let state = Unpickler::blank();
    let file = File::of(rt, file)?;
    state.file.set(file);
    state.set_options(rt, "load", options)?;
    let class = rt.native_classes[&(CLASS.module, CLASS.name)];
    let own = rt.new_with_state(class, state);
    let state = rt.own_state::<Unpickler>(&own, "load")?;
    run(rt, own, state, Input::of_file(file))
}

/// `loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())`
pub(super) fn loads(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    check_positional(rt, "loads", args, 1..=1, 0)?;
    let options = ["fix_imports", "encoding", "errors", "buffers"];
    let options = rt.keyword_args("loads", args, options)?;
    let data = args.all[0];
    let state = Unpickler::blank();
    state.set_options(rt, "loads", options)?;
    let Some(bytes) = rt.buffer_bytes(data) else {
        return loads_view(rt, data, state);
    };
    let bytes = match rt.is_exact_bytes(data) {
        true => Cow::Borrowed(bytes),
        false => Cow::Owned(bytes.to_vec()),
    };
    loads_bytes(rt, bytes, state)
}

/// Loads from what has its bytes by `__buffer__`.
fn loads_view(rt: &mut Runtime, data: Value, state: Unpickler) -> R<Value> {
    let class = rt.native_classes[&("builtins", "memoryview")];
    let class = rt.class(class).object;
    match super::call(rt, class, &[data]) {
        Ok(view) => {
            let bytes = rt.to_bytes(view)?;
            loads_bytes(rt, Cow::Owned(rt.bytes_content(bytes).to_vec()), state)
        }
        Err(_) if rt.pending_is(ClassId::TYPE_ERROR) => {
            rt.clear_pending();
            let got = rt.type_name(data);
            rt.type_error(format!("a bytes-like object is required, not '{got}'"))
        }
        Err(e) => Err(e),
    }
}

fn loads_bytes(rt: &mut Runtime, bytes: Cow<'_, [u8]>, state: Unpickler) -> R<Value> {
    let class = needs(rt)?.unpickler;
    let own = rt.new_with_state(class, state);
    let state = rt.own_state::<Unpickler>(&own, "loads")?;
    *state.memo.borrow_mut() = with_spare(rt, |spare| std::mem::take(&mut spare.read));
    let done = run(rt, own, state, Input::of_bytes(bytes));
    let memo = state.memo.take();
    with_spare(rt, |spare| spare.keep_read(memo));
    done
}

/// The default: there is nothing elsewhere.
fn persistent_load(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    unpickling_error(
        rt,
        "A load persistent id instruction was encountered, but no persistent_load function was specified.",
    )
}

fn find_class(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = rt.own_state::<Unpickler>(&args.all[0], "find_class")?;
    class_named(rt, state, args.all[1], args.all[2])
}

/// The object of a name in a module.
pub(super) fn class_named(
    rt: &mut Runtime,
    state: &Unpickler,
    module: Value,
    name: Value,
) -> R<Value> {
    let event = rt.intern("pickle.find_class");
    crate::sys_process::audit(rt, Args::positional(&[event, module, name]))?;
    let (mut module, mut name) = (module, name);
    if state.protocol.get() < 3 && state.fix_imports.get() {
        let needs = needs(rt)?;
        let maps = (needs.names_2to3, needs.imports_2to3);
        (module, name) = mapped(rt, maps, module, name)?;
    }
    let home = module_named(rt, module)?;
    if !rt.is_any_str(name) {
        let got = rt.type_name(name);
        return rt.type_error(format!("attribute name must be string, not '{got}'"));
    }
    let name = rt.intern_value(name);
    if state.protocol.get() < 4 || !rt.str_text(name).contains('.') {
        return rt.get_attr(home, name);
    }
    match follow(rt, home, name)? {
        Some(found) => Ok(found),
        None => {
            let (name, module) = (rt.repr_text(name)?, rt.repr_text(module)?);
            rt.raise_new(
                ClassId::ATTRIBUTE_ERROR,
                format!("Can't resolve path {name} on module {module}"),
            )
        }
    }
}
