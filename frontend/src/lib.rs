//! Python source to register bytecode: a pure function.
//!
//! ```text
//! source ──parse──► tree ──scope──► which variable is where ──emit──► Code
//! ```
//!
//! * `parse`: the facade over Ruff's parser; `wording`: its errors in CPython's words.
//! * `scope`: symbol tables, and the errors that the grammar does not catch.
//! * `emit`: the tree to instructions; `asm`: labels, registers, positions, handlers.
//! * `fold`: constant expressions; `literal`: what literals mean.
//! * [`carets`]: what a traceback needs to know of the grammar.
//!
//! It reads no files, keeps no state, and touches no heap of the machine.

#![forbid(unsafe_code)]

mod asm;
pub mod carets;
mod emit;
mod error;
mod fold;
mod lines;
mod literal;
mod names;
mod parse;
mod scope;
pub mod tree;
mod wording;

pub use error::{ErrorKind, SyntaxError, Warning};

pub use wording::typo::{KEYWORDS, Typo, typo};

use error::Fault;
use lines::Lines;
use parse::{Parsed, Ranged, TextRange, Tree};
use rekindle_bytecode::Code;
use scope::Odd;
use std::borrow::Cow;
use std::sync::Arc;

/// Tells builds apart that may translate the same source differently.
pub const DIGEST: &str = env!("FRONTEND_DIGEST");

/// What a source is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A file of statements (`"exec"`).
    Module,
    /// One expression whose value is returned (`"eval"`).
    Eval,
    /// Statements typed at a prompt: values of expressions are printed (`"single"`).
    Interactive,
}

/// How to compile.
#[derive(Clone, Debug)]
pub struct Options {
    /// File name for tracebacks.
    pub filename: Arc<str>,
    /// What the source is.
    pub mode: Mode,
    /// `-O` (1): no asserts; `-OO` (2): no docstrings either.
    pub optimize: u8,
    /// Top-level names are looked up in a name space given at run time (`exec`, `eval`), not
    /// just among the globals.
    pub namespace: bool,
    /// A compound statement ends with an empty line, as at a prompt.
    pub prompt: bool,
    /// Whoever compiles wants to know of errors that more text could make good.
    pub incomplete: bool,
    /// Functions whose frames do not show in tracebacks, by how their qualified names begin: they stand in for code
    /// that is not Python.
    pub hidden: &'static [&'static str],
    /// `from __future__ import annotations` is in force where the source is compiled.
    pub future_annotations: bool,
}

impl Options {
    /// A module's or main program's options.
    pub fn module(filename: &str) -> Options {
        Options {
            filename: filename.into(),
            mode: Mode::Module,
            optimize: 0,
            namespace: false,
            prompt: false,
            incomplete: false,
            hidden: &[],
            future_annotations: false,
        }
    }
}

/// Compiles a source.
///
/// Line ends may be `\n`, `\r\n` or `\r`; a byte order mark is skipped. The code is verified
/// in debug builds.
///
/// # Errors
/// Where CPython raises `SyntaxError` or one of its subclasses.
pub fn compile(source: &str, options: &Options) -> Result<Arc<Code>, SyntaxError> {
    compile_warning(source, options, &mut Vec::new())
}

/// The same, and notes what CPython warns of (`SyntaxWarning`).
///
/// # Errors
/// Where CPython raises `SyntaxError` or one of its subclasses.
pub fn compile_warning(
    source: &str,
    options: &Options,
    warnings: &mut Vec<Warning>,
) -> Result<Arc<Code>, SyntaxError> {
    let source = &*with_plain_line_ends(source);
    let parsed = without_nulls(source)
        .and_then(|()| parse::parse(source, options.mode == Mode::Eval))
        .and_then(|parsed| match options.prompt {
            true => ended(source, parsed),
            false => Ok(parsed),
        })
        .and_then(|parsed| match options.mode {
            Mode::Interactive => alone(source, parsed),
            _ => Ok(parsed),
        })
        .map_err(|fault| fault.locate(source))?;
    let (lines, names) = (Lines::new(source), names::Names::renamed(parsed.renamed));
    let numbers = parsed.numbers.into_iter().map(|(range, kind)| Odd {
        range,
        message: format!("invalid {kind} literal").into(),
        phase: 0,
    });
    let early = numbers.collect();
    let code = translate(source, lines, &parsed.tree, names, options, early, warnings);
    let code = code.map_err(|fault| fault.locate_late(source))?;
    debug_assert_eq!(rekindle_bytecode::verify::verify(&code), Ok(()));
    Ok(code)
}

/// Compiles a tree of module `ast`, which the caller has found well formed.
///
/// # Errors
/// Where CPython raises `SyntaxError`; there is no source line to show.
pub fn compile_tree(
    tree: &tree::Node,
    options: &Options,
    warnings: &mut Vec<Warning>,
) -> Result<Arc<Code>, SyntaxError> {
    let written = tree::write(tree);
    let source = &*written.source;
    let expression = options.mode == Mode::Eval;
    let code = parse::parse_limited(source, expression, false).and_then(|parsed| {
        let lines = Lines::of_tree(source, &written.places);
        let names = names::Names::renamed(written.renamed);
        translate(
            source,
            lines,
            &parsed.tree,
            names,
            options,
            Vec::new(),
            warnings,
        )
    });
    let code =
        code.map_err(|fault| fault.locate_in(&Lines::of_tree(source, &written.places), ""))?;
    debug_assert_eq!(rekindle_bytecode::verify::verify(&code), Ok(()));
    Ok(code)
}

/// Refuses what a prompt waits for more of: a compound statement without an empty line after it.
fn ended(source: &str, parsed: Parsed) -> Result<Parsed, Fault> {
    let Tree::Module(body) = &parsed.tree else {
        return Ok(parsed);
    };
    let empty = source.ends_with("\n\n") || source.trim_end_matches([' ', '\t']).ends_with("\n\n");
    if !body.last().is_some_and(parse::is_compound) || empty {
        return Ok(parsed);
    }
    let end = (source.len() as u32).into();
    Err(Fault {
        at_end: true,
        ..Fault::new(TextRange::empty(end), "invalid syntax")
    })
}

/// Refuses more than one statement, or line of simple ones.
fn alone(source: &str, parsed: Parsed) -> Result<Parsed, Fault> {
    let Tree::Module(body) = &parsed.tree else {
        return Ok(parsed);
    };
    for pair in body.windows(2) {
        let (end, next) = (usize::from(pair[0].end()), usize::from(pair[1].start()));
        let Some(line) = source[end..next].find('\n') else {
            continue;
        };
        if parse::is_compound(&pair[0]) {
            let word = source[next..].split(|c: char| !c.is_alphanumeric() && c != '_');
            let len = word.map(str::len).next().unwrap_or(1).max(1);
            let place = TextRange::at(pair[1].start(), (len as u32).into());
            return Err(Fault::new(place, "invalid syntax"));
        }
        let place = TextRange::at(((end + line) as u32).into(), 1.into());
        let message = "multiple statements found while compiling a single statement";
        return Err(Fault::new(place, message));
    }
    Ok(parsed)
}

/// A source without byte order mark, and with `\n` at the end of lines.
fn with_plain_line_ends(source: &str) -> Cow<'_, str> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    match source.contains('\r') {
        true => source.replace("\r\n", "\n").replace('\r', "\n").into(),
        false => source.into(),
    }
}

fn without_nulls(source: &str) -> Result<(), Fault> {
    let Some(at) = source.find('\0') else {
        return Ok(());
    };
    let range = TextRange::at((at as u32).into(), 1.into());
    Err(Fault::new(
        range,
        "source code string cannot contain null bytes",
    ))
}

fn translate(
    source: &str,
    lines: Lines<'_>,
    tree: &Tree,
    mut names: names::Names,
    options: &Options,
    mut odd: Vec<Odd>,
    warnings: &mut Vec<Warning>,
) -> Result<Arc<Code>, Fault> {
    let mut analysis = scope::analyze(source, tree, &mut names, options.future_annotations)?;
    odd.append(&mut analysis.warnings);
    odd.sort_by_key(|odd| match odd.phase {
        0 => (0, u32::from(odd.range.start())),
        phase => (phase, 0),
    });
    for Odd { range, message, .. } in odd {
        let wrong = message.replace(" Such sequences will not work in the future.", "");
        let error = Fault::new(range, wrong).locate_in(&lines, source);
        warnings.push(Warning {
            message,
            line: error.line,
            text: error.text.clone(),
            error,
        });
    }
    emit::emit(source, lines, options, tree, analysis, names)
}

#[cfg(test)]
mod tests;
