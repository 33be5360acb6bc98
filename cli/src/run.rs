//! Running a program as `python` would.

use crate::environment::Environment;
use crate::output::Streams;
use crate::python::{self, CommandLine, Request, StatsChoice, StoreChoice, What};
use rekindle_vm::{Exit, HashSeed, Options, Program, Stats, Store, Stress, Tier, Vm};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::hash::{BuildHasher, Hasher};
use std::io::{IsTerminal, Read};
use std::process::ExitCode;

/// Status for a command line that makes no sense.
const MISUSED: u8 = 2;
/// The Python whose behaviour is given.
const PYTHON_VERSION: &str = "3.14.2";

/// Does what CPython's command line asks for.
pub(crate) fn python(program: &str, args: &[OsString]) -> ExitCode {
    let line = match python::parse(args) {
        Ok(Request::Run(line)) => *line,
        Ok(Request::Help) => {
            print!("{}", help(program));
            return ExitCode::SUCCESS;
        }
        Ok(Request::Version { long }) => {
            println!("{}", version(long));
            return ExitCode::SUCCESS;
        }
        Err(message) => return misused(program, &message),
    };
    let environment = Environment {
        ignore_python: line.ignore_environment,
    };
    let mut options = match options(program, &line, &environment) {
        Ok(options) => options,
        Err(message) => return fail(&message, 1),
    };
    let what = match what(&line) {
        Ok(what) => what,
        Err(message) => return fail(&message, MISUSED),
    };
    options.stats = line.stats.is_some();
    let unbuffered = line.unbuffered || environment.python("PYTHONUNBUFFERED").is_some();
    let mut vm = match Vm::new(options, Box::new(Streams::new(unbuffered))) {
        Ok(vm) => vm,
        Err(error) => return fail(&format!("{program}: {error}"), 1),
    };
    let exit = vm.run(&what);
    if let Some(choice) = &line.stats {
        tell(choice, vm.stats());
    }
    match exit {
        Exit::Signal(signal) => rekindle_vm::die_of(signal),
        // The machine is not taken apart first: the system does that faster.
        Exit::Status(status) => {
            use std::io::Write;
            // What cannot be written now has nobody left to tell.
            let _ = std::io::stdout().flush();
            rekindle_vm::leave(status)
        }
    }
}

fn fail(message: &str, status: u8) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(status)
}

fn misused(program: &str, message: &str) -> ExitCode {
    let usage = python::usage(program);
    fail(
        &format!("{message}\n{usage}\nTry `{program} -h' for more information."),
        MISUSED,
    )
}

/// What is run; standard input is read whole.
fn what(line: &CommandLine) -> Result<Program, String> {
    Ok(match &line.what {
        What::File(path) if line.skip_first_line => {
            let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
            let end = bytes
                .iter()
                .position(|b| *b == b'\n')
                .unwrap_or(bytes.len());
            // The line stays, empty, so that line numbers are right.
            Program::Text {
                name: path.to_string_lossy().into_owned(),
                bytes: bytes[end..].to_vec(),
            }
        }
        What::File(path) => Program::File(path.clone()),
        What::Command(text) => Program::Command(text.clone()),
        What::Module(name) => Program::Module(name.clone()),
        What::Stdin if std::io::stdin().is_terminal() => {
            return Err("there is no interactive prompt yet; give a file, -c or -m".into());
        }
        What::Stdin => {
            let mut bytes = Vec::new();
            std::io::stdin()
                .read_to_end(&mut bytes)
                .map_err(|error| error.to_string())?;
            Program::Text {
                name: "<stdin>".into(),
                bytes,
            }
        }
    })
}

/// Options of the machine from command line and environment.
fn options(program: &str, line: &CommandLine, env: &Environment) -> Result<Options, String> {
    let mut options = Options {
        args: line.args.clone(),
        executable: std::env::current_exe().map_or_else(
            |_| program.to_string(),
            |path| path.to_string_lossy().into_owned(),
        ),
        program_name: program.to_string(),
        path: env.python_path(),
        program_dir_in_path: !line.safe_path && env.python("PYTHONSAFEPATH").is_none(),
        tier: line.tier.unwrap_or_default(),
        jit_sync: line.jit_sync,
        stress: Stress {
            exits: line.stress_exits,
            gc: line.stress_gc,
        },
        faults: line.faults,
        hash_seed: hash_seed(env)?,
        optimize: line.optimize.max(env.count("PYTHONOPTIMIZE")).min(2),
        handle_interrupts: true,
        x_options: line.x.clone(),
        dev_mode: line.x.iter().any(|(name, _)| name == "dev")
            || env.python("PYTHONDEVMODE").is_some(),
        ..Options::default()
    };
    options.warn_options = warn_options(line, env, options.dev_mode);
    if line.tier.is_none() && env.python("PYTHON_JIT").is_some_and(|value| value == "0") {
        options.tier = Tier::Zero;
    }
    let digits = env
        .python("PYTHONINTMAXSTRDIGITS")
        .and_then(|value| value.parse().ok());
    if let Some(digits) = line.int_max_str_digits.or(digits) {
        options.int_max_str_digits = digits;
    }
    options.store = store(line, env);
    Ok(options)
}

/// What is to be done with warnings; what comes later counts more.
fn warn_options(line: &CommandLine, env: &Environment, dev_mode: bool) -> Vec<String> {
    let mut all = Vec::new();
    if dev_mode {
        all.push("default".to_string());
    }
    let of_environment = env.python("PYTHONWARNINGS").unwrap_or_default();
    let of_environment = of_environment.split(',').filter(|o| !o.is_empty());
    all.extend(of_environment.map(str::to_string));
    all.extend(line.warnings.iter().cloned());
    all
}

/// A choice of directory and one of mode may stand side by side.
fn store(line: &CommandLine, env: &Environment) -> Store {
    let mut dir = env
        .own("REKINDLE_STORE")
        .map(Into::into)
        .or_else(|| env.default_store());
    let mut read_only = line.dont_write || env.python("PYTHONDONTWRITEBYTECODE").is_some();
    for choice in &line.store {
        match choice {
            StoreChoice::Off => dir = None,
            StoreChoice::ReadOnly => read_only = true,
            StoreChoice::Dir(chosen) => dir = Some(chosen.clone()),
        }
    }
    match dir {
        None => Store::Off,
        Some(dir) if dir.as_os_str() == "off" => Store::Off,
        Some(dir) if read_only => Store::ReadOnly(dir),
        Some(dir) => Store::ReadWrite(dir),
    }
}

fn hash_seed(env: &Environment) -> Result<HashSeed, String> {
    match env.python("PYTHONHASHSEED").as_deref() {
        None | Some("random") => {
            let random = || std::collections::hash_map::RandomState::new().build_hasher().finish();
            Ok(HashSeed::Keys(random(), random()))
        }
        Some(text) => text.parse().map(HashSeed::Fixed).map_err(|_| {
            "Fatal Python error: config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]"
                .to_string()
        }),
    }
}

fn version(long: bool) -> String {
    let own = env!("CARGO_PKG_VERSION");
    if long {
        let (arch, os) = (std::env::consts::ARCH, std::env::consts::OS);
        format!("Python {PYTHON_VERSION} (Rekindle {own}) [{arch}-{os}]")
    } else {
        format!("Python {PYTHON_VERSION} (Rekindle {own})")
    }
}

fn help(program: &str) -> String {
    let mut out = python::usage(program);
    out.push_str("\nor:    rekindle COMMAND ...; a file of that name goes first\n\nOptions:\n");
    out.push_str("  -c cmd     run statements\n  -m mod     run a module as a program\n");
    for (letter, text, _) in python::FLAGS
        .iter()
        .filter(|(_, text, _)| !text.starts_with("accepted"))
    {
        writeln!(out, "  -{letter}         {text}").expect("writing to a string");
    }
    out.push_str("  -V         the version; -VV: more of it\n\n-X options:\n");
    for (name, argument, text) in python::X_OPTIONS {
        let option = python::typed_x_option(name, argument);
        writeln!(out, "  {option:<26} {text}").expect("writing to a string");
    }
    out.push_str("\nCommands (each has --help):\n");
    for (name, text) in crate::commands::SUMMARY {
        writeln!(out, "  {name:<10} {text}").expect("writing to a string");
    }
    out
}

/// Tells what was done.
fn tell(choice: &StatsChoice, stats: &Stats) {
    match choice {
        StatsChoice::Json(file) => {
            let json = serde_json::to_string_pretty(stats).expect("numbers and names become JSON");
            if let Err(error) = std::fs::write(file, json + "\n") {
                eprintln!("rekindle: statistics: {}: {error}", file.display());
            }
        }
        StatsChoice::Table => eprint!("{}", table(stats)),
    }
}

fn table(stats: &Stats) -> String {
    let mut out = String::new();
    let mut row = |name: &str, text: String| {
        writeln!(out, "{name:<10} {text}").expect("writing to a string");
    };
    let (t1, t2, store) = (&stats.tier1, &stats.tier2, &stats.store);
    let share = &stats.tier_share;
    let reasons = |reasons: &std::collections::BTreeMap<String, u64>| {
        let list: Vec<String> = reasons
            .iter()
            .map(|(why, n)| format!("{why} {n}"))
            .collect();
        if list.is_empty() {
            "none".to_string()
        } else {
            list.join(", ")
        }
    };
    row(
        "time",
        format!(
            "{:.1} ms, of it {:.1} ms the program's",
            stats.wall_ms, stats.run_ms
        ),
    );
    row("memory", format!("{:.1} MiB at most", stats.peak_rss_mb));
    row(
        "executed",
        format!(
            "tier 0 {:.1} %, tier 1 {:.1} %, tier 2 {:.1} % of loop turns and calls",
            share.tier0 * 100.0,
            share.tier1 * 100.0,
            share.tier2 * 100.0
        ),
    );
    row(
        "tier 1",
        format!(
            "{} recorded, {} compiled in {:.1} ms, {} loaded, {} exits, aborted: {}",
            t1.recorded,
            t1.compiled,
            t1.compile_ms,
            t1.loaded,
            t1.exits,
            reasons(&t1.aborted)
        ),
    );
    row(
        "tier 2",
        format!(
            "{} compiled in {:.1} ms, {} loaded, LLVM {}, rejected: {}",
            t2.compiled,
            t2.compile_ms,
            t2.loaded,
            if t2.llvm_loaded {
                "loaded"
            } else {
                "not loaded"
            },
            reasons(&t2.rejected)
        ),
    );
    row(
        "store",
        format!(
            "{}, opened in {:.1} ms, loaded in {:.1} ms, {} bytes written",
            store.state, store.open_ms, store.load_ms, store.written_bytes
        ),
    );
    out
}
