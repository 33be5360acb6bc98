//! How threads begin, and what is done when one ends.

use super::Threads;
use super::handle::{self, Handle};
use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, ClassId, R, Runtime, Value};

/// What a thread runs; everything is in the collector's sight.
struct Work {
    /// Function, arguments (a tuple), keyword arguments (a dict or NULL), handle (or NULL).
    values: rekindle_objects::heap::RootVec,
    /// The end of the program waits for it.
    joined: bool,
}

impl Work {
    fn run(self, rt: &mut Runtime) {
        let [function, args, keywords, handle] = self.values[..] else {
            return;
        };
        own_context(rt);
        if rt.call_unpacked(function, args, keywords).is_err() {
            let quiet = rt.pending_is(ClassId::SYSTEM_EXIT);
            let error = rt.clear_pending();
            if !quiet {
                rt.unraisable(error, "Exception ignored in thread started by", function);
            }
        }
        if let Some(handle) = rt.state::<Handle>(&handle) {
            handle.end();
        }
        if self.joined {
            let threads = rt.library.get::<Threads>();
            threads.joined.set(threads.joined.get() - 1);
            threads.ended.wake_all();
        }
    }
}

/// A thread begins with an empty context.
fn own_context(rt: &mut Runtime) {
    let [namespace, name] = rt.threads.own_name;
    if namespace.is_null() {
        return;
    }
    let (namespace, class) = (DictRef::new(namespace), rt.intern("Context"));
    if let Some(class) = rt.namespace_get(namespace, class)
        && let Ok(context) = rt.call(class, Args::positional(&[]))
    {
        rt.namespace_set(namespace, name, context);
    }
    rt.clear_pending();
}

/// Starts a thread; its number.
fn start(rt: &mut Runtime, values: [Value; 4], joined: bool) -> R<u64> {
    let mut kept = rt.root_vec();
    kept.extend(values);
    let work = Work {
        values: kept,
        joined,
    };
    let threads = rt.library.get::<Threads>();
    let stack_bytes = usize::try_from(threads.stack_size.get()).unwrap_or(0);
    match rt.start_thread(stack_bytes, |rt| work.run(rt)) {
        Ok(ident) => {
            threads.joined.set(threads.joined.get() + joined as usize);
            Ok(ident)
        }
        Err(_) => rt.raise_new(ClassId::RUNTIME_ERROR, "can't start new thread"),
    }
}

pub(super) fn start_new_thread(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (function, positional) = (args.all[0], args.all[1]);
    if !rt.is_callable(function) {
        return rt.type_error("first arg must be callable");
    }
    if !rt.is_tuple(positional) {
        return rt.type_error("2nd arg must be a tuple");
    }
    let keywords = args.all.get(2).copied().unwrap_or(Value::NULL);
    if !keywords.is_null() && rt.as_dict(keywords).is_none() {
        return rt.type_error("optional 3rd arg must be a dictionary");
    }
    let ident = start(rt, [function, positional, keywords, Value::NULL], false)?;
    Ok(rt.new_int(ident as i64))
}

pub(super) fn start_joinable_thread(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["function", "handle", "daemon"];
    let [function, handle, daemon] = rt.bind_args("start_joinable_thread", args, 0, names, 1)?;
    if !rt.is_callable(function) {
        return rt.type_error("thread function must be callable");
    }
    let daemon = daemon.is_null() || rt.truth(daemon)?;
    let handle = match handle.is_null() || handle.is_none() {
        true => handle::fresh(rt),
        false => handle,
    };
    match rt.state::<Handle>(&handle) {
        None => return rt.type_error("'handle' must be a _ThreadHandle"),
        Some(state) if state.ident.get() != 0 => {
            return rt.raise_new(ClassId::RUNTIME_ERROR, "thread already started");
        }
        Some(_) => {}
    }
    let values = [function, rt.empty_tuple, Value::NULL, handle];
    let ident = start(rt, values, !daemon)?;
    if let Some(state) = rt.state::<Handle>(&handle) {
        state.ident.set(ident);
    }
    Ok(handle)
}

/// Waits for the threads that are no daemons.
pub(super) fn shutdown(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let threads = rt.library.get::<Threads>();
    threads.ended.wait(rt, None, || threads.joined.get() == 0)?;
    Ok(Value::NONE)
}

/// Reports what ended a thread, on `sys.stderr`.
pub(super) fn excepthook(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let given = rt.to_tuple(args.all[0])?;
    let [class, exc, traceback, thread] = *rt.tuple_items(given) else {
        return rt.type_error("_thread._excepthook argument type must be ExceptHookArgs");
    };
    let exit = rt.class(ClassId::SYSTEM_EXIT).object;
    if class == exit {
        return Ok(Value::NONE);
    }
    let Some(stderr) = rt.sys_attr(rt.names.stderr).filter(|s| !s.is_none()) else {
        return Ok(Value::NONE);
    };
    let name = rt.names.name_attr;
    let name = match rt.get_attr_opt(thread, name)? {
        Some(name) => rt.str(name)?,
        None => rt.intern("<failed to get thread name>"),
    };
    let text = format!("Exception in thread {}:\n", rt.str_text(name));
    let text = rt.new_str(&text);
    rt.call_method(stderr, rt.names.write, &[text])?;
    let (module, print) = (rt.intern("traceback"), rt.intern("print_exception"));
    let module = (rt.hooks.import)(rt, module, Value::NONE, Value::NONE, 0)?;
    rt.call_method(module, print, &[class, exc, traceback])
}
