//! Functions of the C library that compiled code may call by name.
//!
//! LLVM calls these of its own accord (a loop that copies becomes `memcpy`), or for operations
//! that have no instruction. Everything else is called through the context's helper table.

use std::ffi::{c_int, c_void};

unsafe extern "C" {
    fn memcpy(to: *mut c_void, from: *const c_void, n: usize) -> *mut c_void;
    fn memmove(to: *mut c_void, from: *const c_void, n: usize) -> *mut c_void;
    fn memset(to: *mut c_void, byte: c_int, n: usize) -> *mut c_void;
    fn memcmp(a: *const c_void, b: *const c_void, n: usize) -> c_int;
    fn bcmp(a: *const c_void, b: *const c_void, n: usize) -> c_int;
    fn fmod(a: f64, b: f64) -> f64;
    fn pow(a: f64, b: f64) -> f64;
    fn floor(a: f64) -> f64;
    fn ceil(a: f64) -> f64;
    fn trunc(a: f64) -> f64;
    fn rint(a: f64) -> f64;
    fn sqrt(a: f64) -> f64;
    fn fma(a: f64, b: f64, c: f64) -> f64;
}

/// Address of the function, if it is on the list.
pub(super) fn address(name: &str) -> Option<u64> {
    macro_rules! listed {
        ($($f:ident)*) => {
            match name {
                $(stringify!($f) => $f as *const (),)*
                _ => return None,
            }
        };
    }
    let function = listed!(
        memcpy memmove memset memcmp bcmp fmod pow floor ceil trunc rint sqrt fma
    );
    Some(function as u64)
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_what_is_listed_is_found() {
        assert!(super::address("fmod").is_some_and(|a| a != 0));
        assert_eq!(super::address("system"), None);
    }
}
