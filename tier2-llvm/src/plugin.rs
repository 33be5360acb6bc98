//! The plugin: a shared library that has LLVM in it, behind four C functions.
//!
//! It is never unloaded: LLVM keeps state that outlives any call.

use crate::rejection::Rejection;
use libloading::Library;
use rekindle_trace_ir::protocol;
use std::path::{Path, PathBuf};

/// Compiles encoded requests, on the worker's thread.
pub trait Compiler: Send + Sync {
    /// The encoded response to an encoded request. May never return; see
    /// [`Compiler::has_failed`].
    fn compile(&self, request: &[u8]) -> Result<Vec<u8>, Rejection>;

    /// Has the compiler met a fatal error? Then the thread that called it never comes back.
    fn has_failed(&self) -> bool;
}

/// Where to look for the plugin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PluginPath {
    /// This file.
    At(PathBuf),
    /// Beside the executable, or in `../lib/rekindle` as seen from there.
    Near(PathBuf),
}

impl PluginPath {
    fn candidates(&self) -> Vec<PathBuf> {
        match self {
            PluginPath::At(file) => vec![file.clone()],
            PluginPath::Near(executable) => {
                let name = libloading::library_filename("rekindle_llvm");
                let folder = executable.parent().unwrap_or(Path::new("."));
                vec![
                    folder.join(&name),
                    folder.join("../lib/rekindle").join(&name),
                ]
            }
        }
    }

    /// The file that would be loaded, if there is one.
    pub fn find(&self) -> Option<PathBuf> {
        self.candidates().into_iter().find(|file| file.is_file())
    }
}

#[repr(C)]
struct Buffer {
    data: *mut u8,
    len: usize,
}

type Version = unsafe extern "C" fn() -> u32;
type Compile = unsafe extern "C" fn(*const u8, usize, *mut Buffer) -> i32;
type Free = unsafe extern "C" fn(*mut Buffer);
type Failed = unsafe extern "C" fn() -> i32;

/// The loaded plugin.
#[derive(Clone, Copy, Debug)]
pub struct Plugin {
    compile: Compile,
    free: Free,
    failed: Failed,
}

impl Plugin {
    /// Loads the library. Takes tens of milliseconds.
    pub fn load(path: &PluginPath) -> Result<Plugin, Rejection> {
        let no = |why: String| Rejection::NoPlugin(why);
        let Some(file) = path.find() else {
            let looked = path.candidates();
            return Err(no(format!("not found at {}", looked[0].display())));
        };
        // SAFETY: the library is our own plugin (the user names it or it lies beside the
        // executable); loading it runs LLVM's initializers, which need nothing.
        let library = unsafe { Library::new(&file) }.map_err(|e| no(e.to_string()))?;
        // The library stays for good, so its functions may be copied out.
        let library: &'static Library = Box::leak(Box::new(library));
        let missing = |e: libloading::Error| no(e.to_string());
        // SAFETY: these are the types of the plugin's functions of that name.
        let (version, plugin) = unsafe {
            let version: Version = *library.get(b"rekindle_llvm_version").map_err(missing)?;
            let plugin = Plugin {
                compile: *library.get(b"rekindle_llvm_compile").map_err(missing)?,
                free: *library.get(b"rekindle_llvm_free").map_err(missing)?,
                failed: *library.get(b"rekindle_llvm_failed").map_err(missing)?,
            };
            (version, plugin)
        };
        // SAFETY: it takes nothing and returns a number.
        if unsafe { version() } != protocol::version() {
            return Err(Rejection::PluginVersion);
        }
        Ok(plugin)
    }
}

impl Compiler for Plugin {
    fn compile(&self, request: &[u8]) -> Result<Vec<u8>, Rejection> {
        let mut buffer = Buffer {
            data: std::ptr::null_mut(),
            len: 0,
        };
        // SAFETY: the bytes are readable, the buffer is writable.
        let status = unsafe { (self.compile)(request.as_ptr(), request.len(), &mut buffer) };
        let answer = match (status, buffer.data.is_null()) {
            // SAFETY: the plugin says that these bytes are the response, until they are freed.
            (0, false) => Ok(unsafe { std::slice::from_raw_parts(buffer.data, buffer.len) }.into()),
            (1, _) => Err(Rejection::TooLong),
            _ => Err(Rejection::Garbled),
        };
        if !buffer.data.is_null() {
            // SAFETY: `compile` filled the buffer; its bytes have been copied.
            unsafe { (self.free)(&mut buffer) };
        }
        answer
    }

    fn has_failed(&self) -> bool {
        // SAFETY: it takes nothing, returns a number, and may be called from any thread.
        unsafe { (self.failed)() != 0 }
    }
}
