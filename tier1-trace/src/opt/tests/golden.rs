//! Listings before and after a pass.

use crate::opt::{consts, dce};
use expect_test::Expect;
use rekindle_trace_ir::{Unit, parse, print, verify};

/// Runs a pass on a listing, removes what nobody uses any more, and compares the listing of
/// what is left (snapshots and blocks).
pub(in crate::opt) fn check(pass: impl Fn(&mut Unit), text: &str, expected: Expect) {
    let mut unit = parse(text).expect("text parses");
    verify(&unit).expect("text verifies");
    consts::run(&mut unit);
    pass(&mut unit);
    verify(&unit).unwrap_or_else(|v| panic!("{v}\n{}", print(&unit)));
    dce::run(&mut unit);
    verify(&unit).unwrap_or_else(|v| panic!("{v}\n{}", print(&unit)));
    let listing = print(&unit);
    let shown = |line: &&str| {
        let header = ["unit", "code", "context", "literal"];
        !header.iter().any(|h| line.starts_with(h)) && !line.is_empty()
    };
    let lines: Vec<&str> = listing.lines().filter(shown).collect();
    expected.assert_eq(&(lines.join("\n") + "\n"));
}
