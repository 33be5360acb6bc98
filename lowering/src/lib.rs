//! The one lowering of micro-ops to machine code.
//!
//! [`ops`] says *what* each op computes, one function per row of the table. A [`Site`] says
//! where operands come from and where the result and the exits go. There are two:
//!
//! * [`stencil`]: at build time, templates for tier 1. Operands lie in carried registers, slots
//!   or immediates; results go on to the next template.
//! * [`trace`]: at run time, a whole unit as one function for tier 2.
//!
//! [`llvm`] is the only module that names LLVM. This crate reads no heap and runs no code that
//! it makes.

pub mod llvm;
pub mod ops;
pub mod site;
pub mod stencil;
pub mod trace;

pub use site::Site;
