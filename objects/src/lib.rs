//! Python's objects: heap, types, and the one definition of what Python's operators mean.
//!
//! ```text
//!  Runtime ─┬ ctx        what compiled code sees (abi::Ctx), first field
//!           ├ heap       cells and the collector
//!           ├ shapes     layouts of instances
//!           ├ classes    classes, method resolution, versions
//!           ├ names      interned strings that the runtime itself uses
//!           └ codes      code objects linked with module globals
//! ```
//!
//! Functions that may fail return [`R`]; the exception itself waits in `ctx.exc`.
//!
//! Values in Rust local variables are safe across a collection (native stacks are scanned
//! conservatively); values in Rust-owned heap memory are not: use [`heap::RootVec`].

pub mod attr;
pub mod call;
pub mod class;
pub mod classes;
pub mod code_state;
pub mod dict;
pub mod exc;
pub mod function;
pub mod heap;
pub mod iter;
pub mod names;
pub mod native;
pub mod ops;
pub mod runtime;
pub mod seq;
pub mod shape;
pub mod strings;

pub use classes::ClassId;
pub use code_state::CodeState;
pub use exc::{R, Raised};
pub use native::{Args, NativeDef, NativeFn};
pub use rekindle_abi::heap::Kind;
pub use rekindle_abi::{Ctx, Head, ShapeId, Value};
pub use runtime::Runtime;
