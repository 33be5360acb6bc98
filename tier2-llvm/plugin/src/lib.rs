//! The LLVM plugin: the bytes of a unit in, the bytes of an object out.
//!
//! A library of its own, loaded when tier 2 first wants to compile, because a program that
//! merely links LLVM starts milliseconds later. It sees units, never the heap, and may be called
//! from any thread, several at a time. Messages are those of `trace_ir::protocol`.
//!
//! ```c
//! uint32_t rekindle_llvm_version(void);
//! int32_t  rekindle_llvm_compile(const uint8_t *request, size_t len, Buffer *out);
//! void     rekindle_llvm_free(Buffer *buffer);
//! int32_t  rekindle_llvm_failed(void);
//! ```
//!
//! A fatal error in LLVM stops the calling thread for good instead of the process: so compile on
//! a thread that nobody waits for without asking `rekindle_llvm_failed` now and then. LLVM
//! recurses; give that thread 8 MiB of stack.

mod compile;
mod interface;

pub use compile::{compile, ir_text};
pub use interface::{
    Buffer, Status, rekindle_llvm_compile, rekindle_llvm_failed, rekindle_llvm_free,
    rekindle_llvm_version,
};
