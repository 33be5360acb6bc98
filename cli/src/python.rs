//! CPython's command line: options, then `-c`, `-m`, a file or `-`, then the program's own arguments.

use rekindle_vm::{Faults, Tier};
use std::ffi::OsString;
use std::path::PathBuf;

/// What is to be run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum What {
    /// A file or directory.
    File(PathBuf),
    /// `-c`
    Command(String),
    /// `-m`
    Module(String),
    /// `-`, or nothing: standard input, or the prompt.
    Stdin,
}

/// `-X store=…`
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum StoreChoice {
    /// Nothing is kept.
    Off,
    /// Nothing is written.
    ReadOnly,
    /// A directory.
    Dir(PathBuf),
}

/// `-X stats…`
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum StatsChoice {
    /// A table on standard error.
    Table,
    /// JSON in a file.
    Json(PathBuf),
}

/// A command line that was understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct CommandLine {
    /// What is run.
    pub(crate) what: What,
    /// `sys.argv[1:]`
    pub(crate) args: Vec<String>,
    /// `-O` count.
    pub(crate) optimize: u8,
    /// `-u`
    pub(crate) unbuffered: bool,
    /// `-E`
    pub(crate) ignore_environment: bool,
    /// `-I`
    pub(crate) isolated: bool,
    /// `-P`
    pub(crate) safe_path: bool,
    /// `-B`
    pub(crate) dont_write: bool,
    /// `-x`: skip the first line.
    pub(crate) skip_first_line: bool,
    /// `-X tier=`
    pub(crate) tier: Option<Tier>,
    /// `-X jit=sync`
    pub(crate) jit_sync: bool,
    /// `-X store=`, each as it came.
    pub(crate) store: Vec<StoreChoice>,
    /// `-X stats`
    pub(crate) stats: Option<StatsChoice>,
    /// `-X stress=exits[:SEED]`
    pub(crate) stress_exits: Option<u64>,
    /// `-X stress=gc`
    pub(crate) stress_gc: bool,
    /// `-X fault=NAME`: a fault planted in the compiler, for tests of the tests.
    pub(crate) faults: Faults,
    /// `-X int_max_str_digits=`
    pub(crate) int_max_str_digits: Option<usize>,
    /// `-W`, each as it came.
    pub(crate) warnings: Vec<String>,
    /// `-X`, each as it came: name, value.
    pub(crate) x: Vec<(String, Option<String>)>,
}

/// What a command line asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Request {
    /// Run something.
    Run(Box<CommandLine>),
    /// `-h`
    Help,
    /// `-V`, or `-VV` for more
    Version {
        /// `-VV`
        long: bool,
    },
}

impl Default for CommandLine {
    fn default() -> CommandLine {
        CommandLine {
            what: What::Stdin,
            args: Vec::new(),
            optimize: 0,
            unbuffered: false,
            ignore_environment: false,
            isolated: false,
            safe_path: false,
            dont_write: false,
            skip_first_line: false,
            tier: None,
            jit_sync: false,
            store: Vec::new(),
            stats: None,
            stress_exits: None,
            stress_gc: false,
            faults: Faults::default(),
            int_max_str_digits: None,
            warnings: Vec::new(),
            x: Vec::new(),
        }
    }
}

/// A row of the table of options: letter, help, what it does. One that makes no sense here does nothing.
type Row = (char, &'static str, fn(&mut CommandLine));

/// Options without an argument.
pub(crate) const FLAGS: &[Row] = &[
    ('b', "accepted and ignored", |_| {}),
    ('B', "write nothing to the store", |c| c.dont_write = true),
    ('d', "accepted and ignored", |_| {}),
    ('E', "ignore PYTHON* environment variables", |c| {
        c.ignore_environment = true
    }),
    ('i', "accepted and ignored", |_| {}),
    ('I', "isolated: implies -E, -P and -s", |c| {
        c.isolated = true;
        c.ignore_environment = true;
        c.safe_path = true;
    }),
    (
        'O',
        "no assert statements; -OO: no docstrings either",
        |c| c.optimize += 1,
    ),
    ('P', "do not put the program's directory in sys.path", |c| {
        c.safe_path = true
    }),
    ('q', "accepted and ignored", |_| {}),
    ('R', "accepted and ignored", |_| {}),
    ('s', "accepted and ignored", |_| {}),
    ('S', "accepted and ignored", |_| {}),
    ('u', "unbuffered standard output", |c| c.unbuffered = true),
    ('v', "accepted and ignored", |_| {}),
    ('x', "skip the source's first line", |c| {
        c.skip_first_line = true
    }),
];

/// `-X` options: name, argument, help.
pub(crate) const X_OPTIONS: &[(&str, &str, &str)] = &[
    ("tier", "0|1|2|auto", "the highest tier used"),
    (
        "jit",
        "sync",
        "compile when something gets hot, not in the background",
    ),
    ("store", "PATH|off|ro", "where findings are kept"),
    (
        "stats",
        "[json:FILE]",
        "tell what was done, on standard error or in a file",
    ),
    (
        "stress",
        "exits[:SEED]|gc",
        "make rare things common, for tests",
    ),
    ("dev", "", "show the warnings that are hidden by default"),
    (
        "int_max_str_digits",
        "N",
        "longest int that converts to or from text",
    ),
];

/// An `-X` option as it is typed.
pub(crate) fn typed_x_option(name: &str, argument: &str) -> String {
    match argument {
        "" => name.into(),
        _ => format!("{name}={argument}"),
    }
}

/// Reads the arguments behind the program's name.
///
/// # Errors
/// What is wrong with them, in CPython's words where it has some.
pub(crate) fn parse(args: &[OsString]) -> Result<Request, String> {
    let mut line = CommandLine::default();
    let mut versions = 0;
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let text = arg.to_string_lossy();
        if text == "-" {
            return finish(line, What::Stdin, rest.as_slice(), versions);
        }
        if let Some(long) = text.strip_prefix("--") {
            match long {
                "help" | "help-all" | "help-env" | "help-xoptions" => return Ok(Request::Help),
                "version" => return Ok(Request::Version { long: false }),
                "check-hash-based-pycs" => drop(rest.next()),
                "" => match rest.next() {
                    Some(file) => {
                        return finish(line, What::File(file.into()), rest.as_slice(), versions);
                    }
                    None => break,
                },
                _ => return Err(format!("unknown option --{long}")),
            }
            continue;
        }
        let Some(letters) = text.strip_prefix('-') else {
            return finish(
                line,
                What::File(PathBuf::from(arg)),
                rest.as_slice(),
                versions,
            );
        };
        let mut letters = letters.chars();
        while let Some(letter) = letters.next() {
            if let Some((_, _, set)) = FLAGS.iter().find(|(l, ..)| *l == letter) {
                set(&mut line);
                continue;
            }
            match letter {
                'h' | '?' => return Ok(Request::Help),
                'V' => versions += 1,
                'c' | 'm' | 'W' | 'X' => {
                    let here = letters.as_str();
                    let value = match rest.next_if(here) {
                        Some(value) => value,
                        None => return Err(format!("Argument expected for the -{letter} option")),
                    };
                    match letter {
                        'c' => {
                            // A command that ends with a line end needs none of ours.
                            let command = format!("{value}\n");
                            return finish(line, What::Command(command), rest.as_slice(), versions);
                        }
                        'm' => return finish(line, What::Module(value), rest.as_slice(), versions),
                        'W' => line.warnings.push(value),
                        'X' => x_option(&mut line, &value)?,
                        _ => {}
                    }
                    break;
                }
                _ => return Err(format!("Unknown option: -{letter}")),
            }
        }
    }
    finish(line, What::Stdin, &[], versions)
}

/// An option's argument: what is left of its own word, else the next word.
trait NextIf {
    fn next_if(&mut self, here: &str) -> Option<String>;
}

impl NextIf for std::slice::Iter<'_, OsString> {
    fn next_if(&mut self, here: &str) -> Option<String> {
        if here.is_empty() {
            self.next()
                .map(|value| value.to_string_lossy().into_owned())
        } else {
            Some(here.to_string())
        }
    }
}

fn finish(
    mut line: CommandLine,
    what: What,
    rest: &[OsString],
    versions: u32,
) -> Result<Request, String> {
    if versions > 0 {
        return Ok(Request::Version { long: versions > 1 });
    }
    line.what = what;
    line.args = rest
        .iter()
        .map(|arg| arg.to_string_lossy().into_owned())
        .collect();
    Ok(Request::Run(Box::new(line)))
}

/// One `-X` option. Names that CPython may know are ignored; ours must make sense.
fn x_option(line: &mut CommandLine, option: &str) -> Result<(), String> {
    let given = option.split_once('=');
    let (name, value) = given.unwrap_or((option, ""));
    let kept = given.map(|(_, value)| value.to_string());
    line.x.push((name.to_string(), kept));
    let expected = |argument: &str| format!("-X {name}: expected {argument}, not '{value}'");
    let wrong = || {
        let row = X_OPTIONS.iter().find(|(n, ..)| *n == name);
        expected(row.map_or("", |(_, argument, _)| argument))
    };
    match name {
        "tier" => line.tier = Some(Tier::from_name(value).ok_or_else(wrong)?),
        "jit" if value == "sync" => line.jit_sync = true,
        "jit" => return Err(wrong()),
        "store" => line.store.push(match value {
            "" => return Err(wrong()),
            "off" => StoreChoice::Off,
            "ro" => StoreChoice::ReadOnly,
            "none" | "no" | "false" | "0" => {
                return Err(format!(
                    "-X store: to keep nothing say off; a directory of this name is ./{value}"
                ));
            }
            dir => StoreChoice::Dir(dir.into()),
        }),
        "stats" => {
            line.stats = Some(match (value, value.strip_prefix("json:")) {
                (_, Some(file)) if !file.is_empty() => StatsChoice::Json(file.into()),
                ("", _) => StatsChoice::Table,
                _ => return Err(wrong()),
            });
        }
        "stress" => match value.split_once(':').unwrap_or((value, "")) {
            ("gc", "") => line.stress_gc = true,
            ("exits", "") => line.stress_exits = Some(0),
            ("exits", seed) => line.stress_exits = Some(seed.parse().map_err(|_| wrong())?),
            _ => return Err(wrong()),
        },
        "fault" if line.faults.plant(value) => {}
        "fault" => return Err(expected(&Faults::NAMES.join("|"))),
        "int_max_str_digits" => line.int_max_str_digits = Some(value.parse().map_err(|_| wrong())?),
        _ => {}
    }
    Ok(())
}

/// The first line of the usage message.
pub(crate) fn usage(program: &str) -> String {
    format!("usage: {program} [option] ... [-c cmd | -m mod | file | -] [arg] ...")
}

#[cfg(test)]
mod tests;
