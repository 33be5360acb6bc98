//! The C functions that the host finds by name.

use crate::compile::compile;
use rekindle_lowering::llvm::{fatal_error, survive_fatal_errors};
use rekindle_trace_ir::protocol::{self, Refusal, Response};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Bytes that the plugin owns until [`rekindle_llvm_free`].
#[repr(C)]
#[derive(Debug)]
pub struct Buffer {
    /// The first byte.
    pub data: *mut u8,
    /// How many there are.
    pub len: usize,
}

/// What [`rekindle_llvm_compile`] returns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(i32)]
pub enum Status {
    /// `out` holds an encoded `protocol::Response`.
    Answered = 0,
    /// The response is too long; `out` is empty.
    TooLong = 1,
}

/// The protocol that this plugin speaks; a host of another one must not call it.
#[unsafe(no_mangle)]
pub extern "C" fn rekindle_llvm_version() -> u32 {
    protocol::version()
}

/// Compiles an encoded `protocol::Request`; see [`Status`].
///
/// # Safety
/// `request` points to `len` readable bytes and `out` to a writable [`Buffer`], whose old
/// content is forgotten.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn rekindle_llvm_compile(
    request: *const u8,
    len: usize,
    out: *mut Buffer,
) -> i32 {
    // SAFETY: the caller says so.
    let request = unsafe { std::slice::from_raw_parts(request, len) };
    let (status, bytes) = match protocol::encode(&answer(request)) {
        Some(bytes) => (Status::Answered, bytes),
        None => (Status::TooLong, Vec::new()),
    };
    let bytes = Box::leak(bytes.into_boxed_slice());
    let buffer = Buffer {
        data: bytes.as_mut_ptr(),
        len: bytes.len(),
    };
    // SAFETY: the caller says so.
    unsafe { out.write(buffer) };
    status as i32
}

/// Gives back the bytes of a [`Buffer`] and leaves it empty.
///
/// # Safety
/// `buffer` points to one that [`rekindle_llvm_compile`] filled, or that is empty already.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn rekindle_llvm_free(buffer: *mut Buffer) {
    let empty = Buffer {
        data: std::ptr::NonNull::dangling().as_ptr(),
        len: 0,
    };
    // SAFETY: the caller says so; a boxed slice of no bytes owns nothing, wherever it points.
    let bytes = unsafe {
        let old = buffer.replace(empty);
        Box::from_raw(std::ptr::slice_from_raw_parts_mut(old.data, old.len))
    };
    drop(bytes);
}

/// 1 once a fatal error in LLVM has stopped a thread: call the plugin no more.
#[unsafe(no_mangle)]
pub extern "C" fn rekindle_llvm_failed() -> i32 {
    i32::from(fatal_error().is_some())
}

fn answer(request: &[u8]) -> Response {
    survive_fatal_errors();
    let Some(request) = protocol::decode(request) else {
        return Err(Refusal::Malformed);
    };
    // Each request has a session of its own, so nothing half made is left behind.
    let compiled = catch_unwind(AssertUnwindSafe(|| compile(&request)));
    compiled.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or(panic.downcast_ref::<&str>().copied());
        Err(Refusal::Panicked(text.unwrap_or("no message").to_string()))
    })
}
