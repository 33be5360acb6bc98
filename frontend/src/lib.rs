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
mod wording;

pub use error::{ErrorKind, SyntaxError, Warning};

use error::Fault;
use parse::{TextRange, Tree};
use rekindle_bytecode::Code;
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
}

impl Options {
    /// A module's or main program's options.
    pub fn module(filename: &str) -> Options {
        Options {
            filename: filename.into(),
            mode: Mode::Module,
            optimize: 0,
            namespace: false,
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
    let mut source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let translated;
    if source.contains('\r') {
        translated = source.replace("\r\n", "\n").replace('\r', "\n");
        source = &translated;
    }
    let code = translate(source, options, warnings).map_err(|fault| fault.locate(source))?;
    debug_assert_eq!(rekindle_bytecode::verify::verify(&code), Ok(()));
    Ok(code)
}

fn translate(
    source: &str,
    options: &Options,
    warnings: &mut Vec<Warning>,
) -> Result<Arc<Code>, Fault> {
    if let Some(at) = source.find('\0') {
        let range = TextRange::at((at as u32).into(), 1.into());
        let message = "source code string cannot contain null bytes";
        return Err(Fault::new(range, message));
    }
    let tree: Tree = parse::parse(source, options.mode == Mode::Eval)?;
    let mut names = names::Names::default();
    let analysis = scope::analyze(&tree, &mut names)?;
    for (range, message) in &analysis.warnings {
        let place = Fault::new(*range, *message).locate(source);
        warnings.push(Warning {
            message,
            line: place.line,
            text: place.text,
        });
    }
    emit::emit(source, options, &tree, analysis, names)
}

#[cfg(test)]
mod tests;
