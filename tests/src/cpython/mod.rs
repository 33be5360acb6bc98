//! CPython's own test files, run under Rekindle and divided by what CPython passes there.
//!
//! * [`lists`]: the files that count with their goals, the tests that do not count, and those known to fail.
//! * [`library`]: where a CPython with its `Lib/test` is.
//! * [`run`]: one file under one interpreter; a test that ends the process does not end the file.
//! * [`table`]: the figures, and what disagrees with the lists.
//!
//! None of CPython's files is kept here: they are found on the machine.

pub mod library;
pub mod lists;
pub mod run;
pub mod table;
