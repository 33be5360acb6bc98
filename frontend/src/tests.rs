//! Sources and their listings, side by side. `UPDATE_EXPECT=1` rewrites the listings.

mod asyncs;
mod classes;
mod control;
mod errors;
mod exceptions;
mod expressions;
mod functions;
mod patterns;
mod scopes;
mod whole;

use crate::{Mode, Options, SyntaxError, compile};
use expect_test::Expect;
use rekindle_bytecode::{Code, text::listing, verify::verify};
use std::sync::Arc;

/// Compiles and verifies.
fn code(source: &str) -> Arc<Code> {
    let code = compile(source, &Options::module("test.py")).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(verify(&code), Ok(()));
    code
}

/// The listings of a source's code objects; a module that only defines one thing is left out.
fn show(code: &Code) -> String {
    let mut out = String::new();
    code.walk(&mut |c| {
        let only_defines = c.codes.len() == 1 && c.ins.len() <= 4;
        if &*c.name != "<module>" || !only_defines {
            out.push_str(&listing(c));
        }
    });
    out
}

/// Compares a module's listings.
fn check(source: &str, expect: Expect) {
    expect.assert_eq(&show(&code(source)));
}

/// Compiles as `eval` does.
fn check_eval(source: &str, expect: Expect) {
    let options = Options {
        mode: Mode::Eval,
        ..Options::module("<string>")
    };
    let code = compile(source, &options).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(verify(&code), Ok(()));
    expect.assert_eq(&show(&code));
}

/// The error of a source.
fn error(source: &str) -> SyntaxError {
    match compile(source, &Options::module("test.py")) {
        Err(error) => error,
        Ok(code) => panic!("compiles:\n{}", show(&code)),
    }
}
