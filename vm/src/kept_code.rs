//! Code of modules that an earlier start has compiled.
//!
//! It is known by what it was made of: the source (of a module of the library: its digest), the file name, the options, and
//! the front end. Small sources are compiled again: that takes no longer than opening a file.

use crate::imports::Host;
use crate::{Options, Store, source};
use rekindle_bytecode::{Code, stored};
use rekindle_objects::{R, Runtime};
use rekindle_profiles::{ModuleKey, Modules};
use rekindle_stdlib::library;
use std::path::Path;
use std::sync::Arc;

/// Sources shorter than this are not worth a file.
const SHORTEST_BYTES: usize = 1024;

/// Where code is kept, if it is.
pub(crate) fn place(options: &Options) -> Option<Modules> {
    if options.faults != crate::Faults::default() {
        return None;
    }
    match &options.store {
        Store::Off => None,
        Store::ReadWrite(dir) => Some(Modules::new(dir, true)),
        Store::ReadOnly(dir) => Some(Modules::new(dir, false)),
    }
}

/// The code of a file on disk or in the library, by the name that it has in tracebacks.
///
/// # Errors
/// The file cannot be read.
pub(crate) fn of_file(
    rt: &mut Runtime,
    file: &Path,
    filename: &str,
    optimize: u8,
) -> std::io::Result<R<Arc<Code>>> {
    let digest = library::inside(file).and_then(library::digest);
    let Some(digest) = digest else {
        let bytes = library::read_path(file)?;
        return Ok(of_bytes(rt, &bytes, filename, optimize));
    };
    let key = key(b"library", &digest.to_le_bytes(), filename, optimize);
    if let Some(code) = find(rt, &key) {
        return Ok(Ok(code));
    }
    let bytes = library::read_path(file)?;
    Ok(compiled(rt, &key, &bytes, filename, optimize))
}

fn of_bytes(rt: &mut Runtime, bytes: &[u8], filename: &str, optimize: u8) -> R<Arc<Code>> {
    if bytes.len() < SHORTEST_BYTES {
        return source::compile_bytes(rt, bytes, filename, optimize).map(|compiled| compiled.code);
    }
    let key = key(b"file", bytes, filename, optimize);
    if let Some(code) = find(rt, &key) {
        // Tracebacks show the lines as they were, whatever becomes of the file.
        let text = source::text_of(rt, bytes, filename)?;
        rt.sources.insert(filename.to_string(), text.into());
        return Ok(code);
    }
    compiled(rt, &key, bytes, filename, optimize)
}

fn key(origin: &[u8], content: &[u8], filename: &str, optimize: u8) -> ModuleKey {
    let frontend = rekindle_frontend::DIGEST.as_bytes();
    ModuleKey::of(&[origin, frontend, content, filename.as_bytes(), &[optimize]])
}

fn find(rt: &mut Runtime, key: &ModuleKey) -> Option<Arc<Code>> {
    let bytes = Host::of(rt).modules.as_ref()?.get(key)?;
    stored::read(&bytes)
}

/// Compiles a source and keeps what it became, unless there were warnings, which are to be seen again.
fn compiled(
    rt: &mut Runtime,
    key: &ModuleKey,
    bytes: &[u8],
    filename: &str,
    optimize: u8,
) -> R<Arc<Code>> {
    let compiled = source::compile_bytes(rt, bytes, filename, optimize)?;
    if !compiled.warned
        && let Some(modules) = &Host::of(rt).modules
    {
        modules.put(key, &stored::write(&compiled.code));
    }
    Ok(compiled.code)
}
