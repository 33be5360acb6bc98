//! What Rust and compiled code agree on.
//!
//! Compiled code (stencils made at build time, LLVM objects made at run time) reads and
//! writes the structures of this crate by offset. Nothing here has behaviour beyond
//! encoding: meaning lives in `objects`, code generation in `lowering`.
//!
//! * [`Value`]: the 64-bit tagged word that stands for any Python object.
//! * [`heap`]: `#[repr(C)]` layouts of heap objects, and the fixed shape numbers.
//! * [`Ctx`]: what a compiled unit finds behind its first argument.
//! * [`helpers`]: the table of functions that compiled code may call.
//! * [`stencil`]: code templates and their holes.

pub mod ctx;
pub mod heap;
pub mod helpers;
pub mod stencil;
pub mod value;

pub use ctx::Ctx;
pub use heap::{Head, ShapeId};
pub use value::Value;
