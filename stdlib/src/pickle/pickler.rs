//! Class `_pickle.Pickler`, and the functions that use one.
//!
//! The file is longer than most: the three ways of writing an object share the pickler's state.

use super::memo::Memo;
use super::needs::{Needs, with_spare};
use super::output::Output;
use super::{
    HIGHEST_PROTOCOL, add_attribute, attribute, check_positional, needs, op, pickling_error,
};
use rekindle_objects::heap::{Foreign, RootVec};
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, NativeDef, R, Runtime, ShapeId, Value, natives};
use std::cell::{Cell, RefCell};

natives! {
    METHODS:
    "Pickler.__new__" => new, 1, ANY, true, Static;
    "Pickler.__init__" => init, 1, ANY, true, Method;
    "Pickler.dump" => dump_method, 2, 2, false, Method;
    "Pickler.clear_memo" => clear_memo, 1, 1, false, Method;
    "Pickler.persistent_id" => persistent_id, 2, 2, false, Method;
}

/// The class.
pub(super) const CLASS: NativeClass = NativeClass {
    module: super::HOME,
    name: "Pickler",
    doc: Some("This takes a binary file for writing a pickle data stream."),
    base: ClassId::OBJECT,
    methods: METHODS,
    state: true,
    dict: false,
};

static BIN: [NativeDef; 2] = [
    NativeDef::method("Pickler.bin", bin, 1, 1),
    NativeDef::method("Pickler.set_bin", set_bin, 2, 2),
];
static FAST: [NativeDef; 2] = [
    NativeDef::method("Pickler.fast", fast, 1, 1),
    NativeDef::method("Pickler.set_fast", set_fast, 2, 2),
];
static DISPATCH_TABLE: [NativeDef; 2] = [
    NativeDef::method("Pickler.dispatch_table", dispatch_table, 1, 1),
    NativeDef::method("Pickler.set_dispatch_table", set_dispatch_table, 2, 2),
];

/// Gives the class the attributes that can be written.
pub(super) fn add_attributes(rt: &mut Runtime) {
    if let Some(class) = rt.native_class(CLASS.module, CLASS.name) {
        add_attribute(rt, class, "bin", &BIN);
        add_attribute(rt, class, "fast", &FAST);
        add_attribute(rt, class, "dispatch_table", &DISPATCH_TABLE);
        add_attribute(rt, class, "memo", &super::memo_proxy::PICKLER_MEMO);
    }
}

/// A pickler's state.
pub(super) struct Pickler {
    /// `write` of the file; NULL before `__init__`.
    write: Cell<Value>,
    /// A private one, or NULL.
    dispatch_table: Cell<Value>,
    /// Or NULL.
    buffer_callback: Cell<Value>,
    pub(super) memo: RefCell<Memo>,
    protocol: Cell<u8>,
    bin: Cell<i64>,
    fast: Cell<i64>,
    fix_imports: Cell<bool>,
}

impl Foreign for Pickler {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        for cell in [&self.write, &self.dispatch_table, &self.buffer_callback] {
            see(cell.get());
        }
        self.memo.borrow().objects().iter().for_each(|v| see(*v));
    }
}

impl Pickler {
    fn blank() -> Pickler {
        Pickler {
            write: Cell::new(Value::NULL),
            dispatch_table: Cell::new(Value::NULL),
            buffer_callback: Cell::new(Value::NULL),
            memo: RefCell::default(),
            protocol: Cell::new(0),
            bin: Cell::new(0),
            fast: Cell::new(0),
            fix_imports: Cell::new(false),
        }
    }

    /// Takes a protocol as a program names it.
    fn set_protocol(&self, rt: &mut Runtime, protocol: Value, fix_imports: bool) -> R<()> {
        let protocol = match protocol.is_null() || protocol.is_none() {
            true => HIGHEST_PROTOCOL as i64,
            false => rt.index_i64(protocol)?,
        };
        if protocol > HIGHEST_PROTOCOL as i64 {
            return rt.value_error(format!("pickle protocol must be <= {HIGHEST_PROTOCOL}"));
        }
        let protocol = match u8::try_from(protocol) {
            Ok(protocol) => protocol,
            Err(_) => HIGHEST_PROTOCOL,
        };
        self.protocol.set(protocol);
        self.bin.set((protocol > 0) as i64);
        self.fix_imports.set(fix_imports && protocol < 3);
        Ok(())
    }

    fn set_callback(&self, rt: &mut Runtime, callback: Value) -> R<()> {
        let callback = match callback.is_none() {
            true => Value::NULL,
            false => callback,
        };
        self.buffer_callback.set(callback);
        if !callback.is_null() && self.protocol.get() < 5 {
            return rt.value_error("buffer_callback needs protocol >= 5");
        }
        Ok(())
    }

    fn set_file(&self, rt: &mut Runtime, file: Value) -> R<()> {
        match attribute(rt, file, "write")? {
            Some(write) => self.write.set(write),
            None => return rt.type_error("file must have a 'write' attribute"),
        }
        Ok(())
    }
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_id(args.all[0]);
    Ok(rt.new_with_state(class, Pickler::blank()))
}

/// A flag given as an argument.
fn flag(rt: &mut Runtime, v: Value, otherwise: bool) -> R<bool> {
    if v.is_null() {
        Ok(otherwise)
    } else {
        rt.truth(v)
    }
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["file", "protocol", "fix_imports", "buffer_callback"];
    let [file, protocol, fix, callback] = rt.bind_args("Pickler", args, 1, names, 1)?;
    let fix = flag(rt, fix, true)?;
    let own = args.all[0];
    let state = rt.own_state::<Pickler>(&own, "__init__")?;
    state.set_protocol(rt, protocol, fix)?;
    state.set_file(rt, file)?;
    rt.state_barrier(own, state.write.get());
    let callback = if callback.is_null() {
        Value::NONE
    } else {
        callback
    };
    state.set_callback(rt, callback)?;
    rt.state_barrier(own, callback);
    state.memo.borrow_mut().clear();
    state.fast.set(0);
    let table = attribute(rt, own, "dispatch_table")?;
    state.dispatch_table.set(table.unwrap_or(Value::NULL));
    rt.state_barrier(own, state.dispatch_table.get());
    Ok(Value::NONE)
}

fn dump_method(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let own = args.all[0];
    let state = rt.own_state::<Pickler>(&own, "dump")?;
    if state.write.get().is_null() {
        let class = rt.type_name(own);
        return pickling_error(
            rt,
            format!("Pickler.__init__() was not called by {class}.__init__()"),
        );
    }
    let mut job = Job::new(rt, own, state)?;
    job.run(rt, args.all[1])?;
    Ok(Value::NONE)
}

fn clear_memo(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = rt.own_state::<Pickler>(&args.all[0], "clear_memo")?;
    state.memo.borrow_mut().clear();
    Ok(Value::NONE)
}

/// The default: nothing is kept elsewhere.
fn persistent_id(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

fn bin(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = rt.own_state::<Pickler>(&args.all[0], "bin")?;
    Ok(rt.new_int(state.bin.get()))
}

fn set_bin(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = rt.index_i64(args.all[1])?;
    rt.own_state::<Pickler>(&args.all[0], "bin")?.bin.set(n);
    Ok(Value::NONE)
}

fn fast(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = rt.own_state::<Pickler>(&args.all[0], "fast")?;
    Ok(rt.new_int(state.fast.get()))
}

fn set_fast(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = rt.index_i64(args.all[1])?;
    rt.own_state::<Pickler>(&args.all[0], "fast")?.fast.set(n);
    Ok(Value::NONE)
}

fn dispatch_table(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = rt.own_state::<Pickler>(&args.all[0], "dispatch_table")?;
    let table = state.dispatch_table.get();
    if table.is_null() {
        return rt.raise_new(
            ClassId::ATTRIBUTE_ERROR,
            "'_pickle.Pickler' object has no attribute 'dispatch_table'",
        );
    }
    Ok(table)
}

fn set_dispatch_table(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = rt.own_state::<Pickler>(&args.all[0], "dispatch_table")?;
    state.dispatch_table.set(args.all[1]);
    rt.state_barrier(args.all[0], args.all[1]);
    Ok(Value::NONE)
}

/// A pickler for one call of `dump` or `dumps`.
fn passing(rt: &mut Runtime, protocol: Value, keywords: [Value; 2]) -> R<(Value, RootVec)> {
    let [fix, callback] = keywords;
    let fix = flag(rt, fix, true)?;
    let state = Pickler::blank();
    state.set_protocol(rt, protocol, fix)?;
    if !callback.is_null() {
        state.set_callback(rt, callback)?;
    }
    let class = needs(rt)?.pickler;
    let mut kept = rt.root_vec();
    let pickler = rt.new_with_state(class, state);
    kept.push(pickler);
    Ok((pickler, kept))
}

/// `dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None)`
pub(super) fn dumps(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["obj", "protocol", "fix_imports", "buffer_callback"];
    check_positional(rt, "dumps", args, 0..=2, 0)?;
    let [obj, protocol, fix, callback] = rt.bind_args("dumps", args, 0, names, 1)?;
    let (pickler, _kept) = passing(rt, protocol, [fix, callback])?;
    let state = rt.own_state::<Pickler>(&pickler, "dumps")?;
    let mut job = Job::new(rt, pickler, state)?;
    let (memo, buffer) = with_spare(rt, |spare| {
        (
            std::mem::take(&mut spare.written),
            std::mem::take(&mut spare.buffer),
        )
    });
    *state.memo.borrow_mut() = memo;
    job.out.buffer = buffer;
    let done = job.run(rt, obj);
    let made = done.map(|()| rt.new_bytes(&job.out.buffer));
    let (memo, buffer) = (state.memo.take(), std::mem::take(&mut job.out.buffer));
    with_spare(rt, |spare| spare.keep_written(memo, buffer));
    made
}

/// `dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)`
pub(super) fn dump(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["obj", "file", "protocol", "fix_imports", "buffer_callback"];
    check_positional(rt, "dump", args, 0..=3, 0)?;
    let [obj, file, protocol, fix, callback] = rt.bind_args("dump", args, 0, names, 2)?;
    let (pickler, _kept) = passing(rt, protocol, [fix, callback])?;
    let state = rt.own_state::<Pickler>(&pickler, "dump")?;
    state.set_file(rt, file)?;
    rt.state_barrier(pickler, state.write.get());
    let mut job = Job::new(rt, pickler, state)?;
    job.run(rt, obj)?;
    Ok(Value::NONE)
}

/// An object being written, with all that hangs on it.
pub(super) struct Job<'a> {
    state: &'a Pickler,
    /// The cell of the state.
    cell: Value,
    pub(super) out: Output,
    pub(super) needs: Needs,
    pub(super) protocol: u8,
    pub(super) bin: bool,
    pub(super) fast: bool,
    pub(super) fix_imports: bool,
    /// The methods of a subclass, or NULL.
    pub(super) persistent_id: Value,
    pub(super) reducer_override: Value,
    /// The names of modules of built-in functions, as they were written.
    pub(super) function_homes: RootVec,
    /// Containers being written in fast mode, each in the one before.
    pub(super) inside: Vec<u64>,
}

impl<'a> Job<'a> {
    fn new(rt: &mut Runtime, pickler: Value, state: &'a Pickler) -> R<Job<'a>> {
        let mut job = Job {
            cell: rt.state_cell(pickler),
            state,
            out: Output::new(state.write.get()),
            needs: needs(rt)?,
            protocol: state.protocol.get(),
            bin: state.bin.get() != 0,
            fast: state.fast.get() != 0,
            fix_imports: state.fix_imports.get(),
            persistent_id: Value::NULL,
            reducer_override: Value::NULL,
            function_homes: rt.root_vec(),
            inside: Vec::new(),
        };
        if rt.class_of(pickler) != job.needs.pickler {
            job.persistent_id = own_method(rt, pickler, "persistent_id")?;
            let reducer = attribute(rt, pickler, "reducer_override")?;
            job.reducer_override = reducer.unwrap_or(Value::NULL);
        }
        Ok(job)
    }

    /// The private dispatch table, or NULL.
    pub(super) fn dispatch_table(&self) -> Value {
        self.state.dispatch_table.get()
    }

    /// The callback that takes buffers out of the pickle, or NULL.
    pub(super) fn buffer_callback(&self) -> Value {
        self.state.buffer_callback.get()
    }

    /// Writes a whole pickle.
    fn run(&mut self, rt: &mut Runtime, obj: Value) -> R<()> {
        if self.protocol >= 2 {
            self.out.put(&[op::PROTO, self.protocol]);
        }
        self.out.set_framing(self.protocol >= 4);
        self.save(rt, obj, true)?;
        self.out.op(op::STOP);
        self.out.close();
        self.out.flush(rt)
    }

    /// The number of an object that was written.
    #[inline]
    pub(super) fn number(&self, v: Value) -> Option<u32> {
        self.state.memo.borrow().get(v)
    }

    /// Remembers an object that was written, so that it is not written again.
    #[inline]
    pub(super) fn memoize(&mut self, rt: &mut Runtime, v: Value) {
        if self.fast {
            return;
        }
        let number = self.state.memo.borrow_mut().put(v);
        rt.heap.barrier(self.cell, v);
        if self.protocol >= 4 {
            self.out.op(op::MEMOIZE);
        } else {
            self.numbered(number, [op::PUT, op::BINPUT, op::LONG_BINPUT]);
        }
    }

    /// Writes where an object is that was written before.
    pub(super) fn refer(&mut self, number: u32) {
        self.numbered(number, [op::GET, op::BINGET, op::LONG_BINGET]);
    }

    fn numbered(&mut self, number: u32, [text, short, long]: [u8; 3]) {
        if !self.bin {
            self.out.op(text);
            self.out.put(format!("{number}\n").as_bytes());
        } else if number < 256 {
            self.out.sized(short, number as u64, 1, &[]);
        } else {
            self.out.sized(long, number as u64, 4, &[]);
        }
    }
}

/// A method that an object has of its own, or that its class has in place of that of this module; or NULL.
pub(super) fn own_method(rt: &mut Runtime, v: Value, name: &str) -> R<Value> {
    let Some(method) = attribute(rt, v, name)? else {
        return Ok(Value::NULL);
    };
    let usual = method.is_ptr() && rt.shape_of(method) == ShapeId::NATIVE && {
        let path = rt.native_def(method).path;
        path.starts_with("Pickler.") || path.starts_with("Unpickler.")
    };
    Ok(if usual { Value::NULL } else { method })
}
