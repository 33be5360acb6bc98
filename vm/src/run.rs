//! From a program to its end.
//!
//! The file is longer than most because the way from start to exit status stands in one place.

use crate::imports::{self, Host};
use crate::stats::{self, Executed, Stats};
use crate::tiers::Tiers;
use crate::{Options, Output, kept_code, report, source};
use rekindle_bytecode::Code;
use rekindle_frontend::Mode;
use rekindle_machine::NativeStack;
use rekindle_objects::dict::DictRef;
use rekindle_objects::{ClassId, R, Raised, Runtime, ShapeId, Value, helpers};
use rekindle_stdlib::signal::Attached;
use rekindle_tier0::Interp;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// What to run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Program {
    /// A file, or a directory with a `__main__.py`.
    File(PathBuf),
    /// `-c`: statements.
    Command(String),
    /// `-m`: a module found on `sys.path`.
    Module(String),
    /// Statements that came some other way, by the name they have in tracebacks.
    Text {
        /// As in `<stdin>`.
        name: String,
        /// The source.
        bytes: Vec<u8>,
    },
}

/// How a program ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// With this status, from 0 to 255.
    Status(u8),
    /// By a signal: the process should end by it, too (see [`crate::die_of`]).
    Signal(i32),
}

/// A machine: one Python program's world.
pub struct Vm {
    options: Options,
    rt: Box<Runtime>,
    interp: Box<Interp>,
    tiers: Option<Tiers>,
    stack: NativeStack,
    started: Instant,
    stats: Stats,
}

/// Under `stress=gc`: allocations of a size from one collection to the next.
const STRESS_ALLOCATIONS: usize = 64;
/// Status of a program that an exception ended.
const FAILED: u8 = 1;
/// Status when a file could not be opened.
const NO_FILE: u8 = 2;
/// Status when the last flush of standard output failed.
const UNFLUSHED: u8 = 120;

impl Vm {
    /// A machine that has run nothing yet.
    ///
    /// # Errors
    /// The system refuses the address space of the native stack.
    pub fn new(options: Options, output: Box<dyn Output>) -> std::io::Result<Vm> {
        let started = Instant::now();
        let stack = NativeStack::new()?;
        let mut rt = Runtime::new(options.hash_seed.keys(), output);
        rt.int_max_str_digits = options.int_max_str_digits;
        rt.ctx.stack_limit = stack.limit();
        let mut interp = Interp::install(&mut rt);
        helpers::install_helpers(&mut rt);
        let library = rekindle_stdlib::Options {
            argv: Vec::new(),
            path: options.path.clone(),
            executable: options.executable.clone(),
            optimize: options.optimize,
            isolated: !options.program_dir_in_path,
            warn_options: options.warn_options.clone(),
            x_options: options.x_options.clone(),
            dev_mode: options.dev_mode,
            hash_randomization: options.hash_seed != crate::HashSeed::Fixed(0),
            ..rekindle_stdlib::Options::default()
        };
        rekindle_stdlib::install(&mut rt, &library);
        rt.hooks.import = imports::import_hook;
        rt.hooks.hosted = source::hosted;
        rt.hooks.report = report::uncaught;
        rt.install(crate::evaluate::TABLE);
        rt.host = Box::new(Host {
            optimize: options.optimize,
            modules: kept_code::place(&options),
            ..Host::default()
        });
        imports::describe_builtins(&mut rt).expect("native modules can have attributes");
        if options.stress.gc {
            rt.stress_gc(0);
        }
        if options.stress.gc {
            rt.stress_gc(STRESS_ALLOCATIONS);
        }
        let tiers = Tiers::install(&mut rt, &mut interp, &options);
        Ok(Vm {
            options,
            rt,
            interp,
            tiers,
            stack,
            started,
            stats: Stats::default(),
        })
    }

    /// Runs a program to its end: an uncaught exception is reported, streams are flushed, what
    /// was learned is saved.
    pub fn run(&mut self, program: &Program) -> Exit {
        let run_started = Instant::now();
        let Vm {
            options,
            rt,
            interp,
            stack,
            tiers,
            ..
        } = self;
        if let Some(tiers) = tiers {
            tiers.begin(rt, options, program);
        }
        // SAFETY: the runtime is boxed, and stays until after the guard is dropped below.
        let interrupts = options
            .handle_interrupts
            .then(|| unsafe { Attached::new(rt) });
        rt.heap
            .enter_stack(stack.limit() as usize..stack.top() as usize);
        let exit = stack.run(|| {
            let result = run_main(rt, interp, options, program);
            let exit = end(rt, result);
            rekindle_stdlib::atexit::run_exit_functions(rt);
            rt.close_threads();
            rt.finalize_all();
            flush(rt, exit)
        });
        rt.heap.leave_stack();
        drop(interrupts);
        self.stats.run_ms = milliseconds(run_started);
        self.finish();
        exit
    }

    fn finish(&mut self) {
        let Vm {
            options,
            rt,
            interp,
            tiers,
            stats,
            ..
        } = self;
        let counts = interp.counts;
        stats.executed = Executed {
            tier0: counts.loop_edges + counts.calls,
            ..Executed::default()
        };
        let gc = &rt.heap.stats;
        stats.gc = stats::Gc {
            young: gc.young_collections,
            full: gc.full_collections,
            pause_ms: gc.pause_ns as f64 / 1e6,
            longest_pause_ms: gc.longest_pause_ns as f64 / 1e6,
        };
        stats.store.state = "off".into();
        let forked = rt
            .library
            .get::<rekindle_stdlib::on_demand::Forked>()
            .0
            .get();
        if forked {
            // What is learned, and the threads that compile, are the parent's.
            std::mem::forget(tiers.take());
        }
        if let Some(tiers) = tiers.take() {
            tiers.finish(interp, options, stats);
        }
        stats.tier_share = stats.executed.shares();
        stats.wall_ms = milliseconds(self.started);
        stats.peak_rss_mb = stats::peak_rss_mb();
    }

    /// What the last run did.
    pub fn stats(&self) -> &Stats {
        &self.stats
    }
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

/// What loading the main program came to.
enum Begin {
    /// Its code.
    Run(Arc<Code>),
    /// There is nothing to run, which was reported: the status.
    Stop(u8),
}

fn run_main(
    rt: &mut Runtime,
    interp: &mut Interp,
    options: &Options,
    program: &Program,
) -> R<Option<u8>> {
    let main = imports::new_module(rt, "__main__", "", None);
    let names = rt.names;
    let namespace = rt.module_namespace(main);
    // A program is in no package, which is not the same as being outside one.
    rt.namespace_set(namespace, names.package, Value::NONE);
    let modules = DictRef::new(rt.modules);
    rt.dict_set_name(modules, names.main, main);
    interp.main = main;
    if !options.warn_options.is_empty() {
        // Tells of options that make no sense.
        let name = rt.intern("warnings");
        if imports::import_hook(rt, name, Value::NONE, Value::NONE, 0).is_err() {
            rt.clear_pending();
        }
    }
    match load_main(rt, options, program, main)? {
        Begin::Stop(status) => Ok(Some(status)),
        Begin::Run(code) => {
            let globals = namespace.value();
            let state = rt.link_code(code, globals);
            // SAFETY: a module's code, just linked.
            unsafe { interp.run_module(rt, state, Value::NULL)? };
            Ok(None)
        }
    }
}

/// Sets `sys.argv` and the first entry of `sys.path`.
fn set_program(rt: &mut Runtime, options: &Options, argv0: &str, dir: Option<&str>) {
    let sys = rt.intern("sys");
    let Some(sys) = rt.dict_get_name(DictRef::new(rt.modules), sys) else {
        return;
    };
    let mut argv = vec![argv0];
    argv.extend(options.args.iter().map(String::as_str));
    let mut path: Vec<&str> = dir
        .filter(|_| options.program_dir_in_path)
        .into_iter()
        .collect();
    path.extend(options.path.iter().map(String::as_str));
    path.push(rekindle_stdlib::library::FOLDER);
    rt.program_folder = dir
        .filter(|_| options.program_dir_in_path)
        .map(str::to_string);
    for (name, items) in [("argv", argv), ("path", path)] {
        let list = rt.new_empty_list();
        for item in items {
            let item = rt.new_str(item);
            rt.list_push(list, item);
        }
        rt.set_module_attr(sys, name, list);
    }
}

fn load_main(rt: &mut Runtime, options: &Options, program: &Program, main: Value) -> R<Begin> {
    let optimize = options.optimize;
    match program {
        Program::Command(text) => {
            set_program(rt, options, "-c", Some(""));
            imports::describe_main(rt, main, None, None)?;
            let compiled = source::compile_text(rt, text, "<string>", Mode::Module, optimize)?;
            Ok(Begin::Run(compiled.code))
        }
        Program::Text { name, bytes } => {
            set_program(rt, options, "-", Some(""));
            imports::describe_main(rt, main, None, None)?;
            let compiled = source::compile_bytes(rt, bytes, name, optimize)?;
            Ok(Begin::Run(compiled.code))
        }
        Program::File(path) => {
            let absolute = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            let (file, dir) = if absolute.is_dir() {
                let file = absolute.join("__main__.py");
                if !file.is_file() {
                    let shown = imports::text_of(&absolute);
                    complain(
                        rt,
                        options,
                        &format!("can't find '__main__' module in '{shown}'"),
                    );
                    return Ok(Begin::Stop(FAILED));
                }
                // It is run as a module of no package.
                let (namespace, key) = (rt.module_namespace(main), rt.names.package);
                let package = rt.intern("");
                rt.namespace_set(namespace, key, package);
                (file, absolute)
            } else if imports::is_archive(&absolute) {
                let shown = imports::text_of(path);
                set_program(rt, options, &shown, Some(&shown));
                let text = "import runpy; runpy._run_module_as_main('__main__', False)";
                let compiled = source::compile_text(rt, text, "<string>", Mode::Module, optimize)?;
                return Ok(Begin::Run(compiled.code));
            } else {
                // Symbolic links are followed to where the program's modules are.
                let real = absolute.canonicalize().unwrap_or_else(|_| absolute.clone());
                let dir = real.parent().map_or_else(PathBuf::new, Path::to_path_buf);
                (absolute, dir)
            };
            set_program(
                rt,
                options,
                &imports::text_of(path),
                Some(&imports::text_of(&dir)),
            );
            load_file(rt, options, &file, None, main)
        }
        Program::Module(name) => {
            let dir = std::env::current_dir().unwrap_or_default();
            let dir = imports::text_of(&dir);
            set_program(rt, options, "-m", Some(&dir));
            let found = imports::find_main(rt, name)?;
            let Some(file) = found.file else {
                complain(rt, options, &found.reason);
                return Ok(Begin::Stop(FAILED));
            };
            set_program(rt, options, &imports::text_of(&file), Some(&dir));
            let (namespace, key) = (rt.module_namespace(main), rt.names.package);
            let package = rt.new_str(&found.package);
            rt.namespace_set(namespace, key, package);
            load_file(rt, options, &file, Some(&found.name), main)
        }
    }
}

/// `module` is the name by which `-m` has found it.
fn load_file(
    rt: &mut Runtime,
    options: &Options,
    file: &Path,
    module: Option<&str>,
    main: Value,
) -> R<Begin> {
    let text = imports::text_of(file);
    let (namespace, key) = (rt.module_namespace(main), rt.names.file);
    let name = rt.new_str(&text);
    rt.namespace_set(namespace, key, name);
    imports::describe_main(rt, main, module, Some(file))?;
    match kept_code::of_file(rt, file, &text, options.optimize) {
        Ok(code) => Ok(Begin::Run(code?)),
        Err(error) => {
            let errno = error.raw_os_error().unwrap_or(libc::EIO);
            let reason = error.to_string();
            let reason = reason.split(" (os error").next().unwrap_or_default();
            complain(
                rt,
                options,
                &format!("can't open file '{text}': [Errno {errno}] {reason}"),
            );
            Ok(Begin::Stop(NO_FILE))
        }
    }
}

/// A line about the command and not about the program.
fn complain(rt: &mut Runtime, options: &Options, message: &str) {
    let name = &options.program_name;
    write_error(rt, &format!("{name}: {message}\n"));
}

/// What the end of the main program means; reports uncaught exceptions.
fn end(rt: &mut Runtime, result: R<Option<u8>>) -> Exit {
    match result {
        Ok(status) => Exit::Status(status.unwrap_or(0)),
        Err(Raised) => {
            let exc = rt.clear_pending();
            rt.handled = Value::NONE;
            uncaught(rt, exc)
        }
    }
}

fn uncaught(rt: &mut Runtime, exc: Value) -> Exit {
    let class = rt.class_of(exc);
    if rt.is_subclass(class, ClassId::SYSTEM_EXIT) {
        return system_exit(rt, exc);
    }
    // What the program wrote comes before what is written about it.
    let _ = flush_stream(rt, 0);
    if !excepthook(rt, exc) {
        let text = report::uncaught(rt, exc);
        write_error(rt, &text);
    }
    if rt.is_subclass(class, ClassId::KEYBOARD_INTERRUPT) {
        Exit::Signal(libc::SIGINT)
    } else {
        Exit::Status(FAILED)
    }
}

/// Calls `sys.excepthook` if the program has set one.
fn excepthook(rt: &mut Runtime, exc: Value) -> bool {
    let name = rt.names.excepthook;
    let Some(hook) = rt
        .sys_attr(name)
        .filter(|hook| !(hook.is_ptr() && rt.shape_of(*hook) == ShapeId::NATIVE))
    else {
        return false;
    };
    let (class, traceback) = (
        rt.type_of(exc),
        rt.get_slot(exc, rekindle_objects::exc::slots::TRACEBACK),
    );
    let args = [class, exc, traceback];
    if rt
        .call(hook, rekindle_objects::Args::positional(&args))
        .is_err()
    {
        let second = rt.clear_pending();
        let mut text = String::from("Error in sys.excepthook:\n");
        text.push_str(&report::uncaught(rt, second));
        text.push_str("\nOriginal exception was:\n");
        text.push_str(&report::uncaught(rt, exc));
        write_error(rt, &text);
    }
    true
}

/// `SystemExit`: ints are statuses, None is success, anything else is a message.
fn system_exit(rt: &mut Runtime, exc: Value) -> Exit {
    let name = rt.intern("code");
    let code = rt.get_attr(exc, name).unwrap_or_else(|_| {
        rt.clear_pending();
        exc
    });
    if code.is_none() {
        return Exit::Status(0);
    }
    if let Some(i) = rt.int_of(code) {
        // What does not fit in a C long becomes −1.
        return Exit::Status(i.to_i64().unwrap_or(-1) as u8);
    }
    let _ = flush_stream(rt, 0);
    match rt.str(code) {
        Ok(text) => {
            let text = format!("{}\n", rt.str_text(text));
            write_error(rt, &text);
        }
        Err(_) => drop(rt.clear_pending()),
    }
    Exit::Status(FAILED)
}

/// Writes to `sys.stderr`, whatever the program has made of it.
fn write_error(rt: &mut Runtime, text: &str) {
    let name = rt.names.stderr;
    if let Some(stream) = rt.sys_attr(name)
        && rt.std_stream(stream).is_none()
    {
        let text = rt.new_str(text);
        if rt.call_method(stream, rt.names.write, &[text]).is_ok() {
            return;
        }
        rt.clear_pending();
    }
    // There is nobody left to tell that this failed.
    let _ = rt.output.write(1, text.as_bytes());
    let _ = rt.output.flush(1);
}

/// Flushes `sys.stdout` or `sys.stderr`; the exception if that failed.
fn flush_stream(rt: &mut Runtime, number: u8) -> Result<(), Value> {
    let name = if number == 0 {
        rt.names.stdout
    } else {
        rt.names.stderr
    };
    let stream = rt.sys_attr(name);
    if stream.is_some_and(|stream| is_closed(rt, stream)) {
        return Ok(());
    }
    let result = match stream {
        Some(stream) if rt.std_stream(stream).is_none() && !stream.is_none() => {
            let flush = rt.names.flush;
            rt.call_method(stream, flush, &[]).map(|_| ())
        }
        _ => Ok(()),
    };
    let result = result.and_then(|()| rt.flush_stream(number));
    result.map_err(|Raised| rt.clear_pending())
}

/// Has the program closed this stream? What is no stream counts as open.
fn is_closed(rt: &mut Runtime, stream: Value) -> bool {
    let name = rt.intern("closed");
    let closed = match rt.get_attr_opt(stream, name) {
        Ok(Some(closed)) => rt.truth(closed),
        Ok(None) => Ok(false),
        Err(raised) => Err(raised),
    };
    closed.unwrap_or_else(|_| {
        rt.clear_pending();
        false
    })
}

/// The flush at the program's end, which may change its status.
fn flush(rt: &mut Runtime, exit: Exit) -> Exit {
    let failed = flush_stream(rt, 0).err();
    let _ = flush_stream(rt, 1);
    rekindle_stdlib::io::write_out(rt);
    let Some(exc) = failed else { return exit };
    let text = format!(
        "Exception ignored while flushing sys.stdout:\n{}",
        report::uncaught(rt, exc)
    );
    write_error(rt, &text);
    match exit {
        Exit::Status(_) => Exit::Status(UNFLUSHED),
        signal => signal,
    }
}
