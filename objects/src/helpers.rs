//! The functions that compiled code calls: one per row of [`rekindle_abi::helpers`].
//!
//! ```text
//!  numbers   arithmetic, comparison, boxing
//!  items     lists, tuples, dicts, strings, building them
//!  places    attributes, globals, instances, functions
//!  control   calls, iteration, exceptions, safepoints
//! ```
//!
//! They add nothing to what the operations mean; they translate between the calling convention
//! (`Ctx` first, exceptions in `ctx.exc`, NULL or a negative number on failure) and the methods of
//! [`Runtime`].
//!
//! None of them unwinds into compiled code: a panic in an `extern "C"` function ends the process.

mod control;
mod items;
mod numbers;
mod places;

use crate::{Ctx, R, Runtime, Value};
use rekindle_abi::for_each_helper;
use rekindle_abi::helpers::HELPER_COUNT;

/// The runtime that a context belongs to.
///
/// # Safety
/// `ctx` is the first field of a live runtime, and no other reference to the runtime is in use.
#[inline(always)]
unsafe fn runtime<'a>(ctx: *mut Ctx) -> &'a mut Runtime {
    // SAFETY: the caller's promise; `Runtime` is `repr(C)` and starts with its context.
    unsafe { &mut *(ctx as *mut Runtime) }
}

/// NULL for a raised exception.
#[inline(always)]
fn value(result: R<Value>) -> Value {
    result.unwrap_or(Value::NULL)
}

/// 1 or 0, negative for a raised exception.
#[inline(always)]
fn flag(result: R<bool>) -> i64 {
    result.map_or(-1, i64::from)
}

/// 0, negative for a raised exception.
#[inline(always)]
fn done(result: R<()>) -> i64 {
    result.map_or(-1, |()| 0)
}

/// Declares helpers: `fn name(rt, operands) -> result { … }`.
macro_rules! helpers {
    ($( fn $name:ident($rt:ident $(, $arg:ident: $ty:ty)*) -> $result:ty $body:block )*) => {
        $(
            /// See its row in [`rekindle_abi::helpers`].
            ///
            /// # Safety
            /// The context is that of a live runtime; operands have the kinds the row names.
            pub(super) unsafe extern "C" fn $name(ctx: *mut $crate::Ctx $(, $arg: $ty)*) -> $result {
                // SAFETY: the caller's promise. Compiled code holds no reference to the runtime.
                let $rt = unsafe { $crate::helpers::runtime(ctx) };
                $body
            }
        )*
    };
}
use helpers;

macro_rules! table {
    ($( $(#[$doc:meta])* $name:ident($($param:ident),*) -> $result:ident [$effect:ident, $raises:literal]; )*) => {{
        type V = Value;
        type I = i64;
        type F = f64;
        // The type of each entry is spelt out, so that a row and its function cannot disagree.
        [$({
            let entry: unsafe extern "C" fn(*mut Ctx $(, $param)*) -> $result = $name;
            entry as *const () as usize
        }),*]
    }};
}

/// Fills the context's table of helpers, in the order of the rows.
pub fn install_helpers(rt: &mut Runtime) {
    use control::*;
    use items::*;
    use numbers::*;
    use places::*;
    let table: [usize; HELPER_COUNT] = for_each_helper!(table);
    rt.ctx.helpers = table;
}

#[cfg(test)]
mod tests;
