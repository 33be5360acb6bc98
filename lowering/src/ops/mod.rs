//! What every micro-op computes: one function per row, by family.
//!
//! To add an op, write its function in the family's file under the name of its row.

mod calls;
mod floats;
mod guards;
mod ints;
mod memory;
mod values;

use crate::Site;
use rekindle_trace_ir::{Uop, for_each_uop};

use calls::*;
use floats::*;
use guards::*;
use ints::*;
use memory::*;
use values::*;

macro_rules! define_lower {
    ($( $(#[doc = $doc:literal])* $snake:ident = $Name:ident($($p:ident),*) -> $r:ident [$e:ident, $imm:ident]; )*) => {
        /// Lowers `op` at `site`.
        pub fn lower<'c>(op: Uop, site: &mut impl Site<'c>) {
            match op { $( Uop::$Name => $snake(site), )* }
        }
    };
}
for_each_uop!(define_lower);

/// A parameter is no code: whoever starts the block puts it in its place.
fn param<'c>(_: &mut impl Site<'c>) {
    unreachable!("blocks define their parameters")
}

use param as param_float;
