//! The register bytecode: what the front end writes and tier 0 runs.
//!
//! * [`op`]: the op table, one row per instruction.
//! * [`ins`]: the 8-byte instruction and its text form.
//! * [`code`]: [`Code`], an immutable compiled function, class body or module.
//! * [`verify`]: what every consumer may assume; run on everything that comes from outside.
//! * [`flow`]: jump targets, loops and liveness, computed on demand.
//! * [`stored`]: code as bytes, for the next start.
//! * [`fingerprint`]: the content key under which everything learned is remembered.

pub mod code;
pub mod fingerprint;
pub mod flow;
pub mod ins;
pub mod op;
pub mod stored;
pub mod text;
pub mod verify;

pub use code::{Code, Const, Flags, Handler, Position};
pub use fingerprint::Fingerprint;
pub use ins::Ins;
pub use op::{BinaryOp, CompareOp, Op, Role, UnaryOp};
