//! Findings of runs that could not save, each in a file of its own, until a saver takes them in.

use crate::codec::Frame;
use crate::container::{self, Form};
use crate::dir::{self, Dir, Listed, Sync};
use crate::limits::Limits;
use crate::reason::Reject;
use crate::session::Work;

const SUFFIX: &str = ".rkf";

/// The files that wait, by name.
pub(crate) fn list(dir: &Dir) -> Vec<Listed> {
    let mut files = dir::list(&dir.pending());
    files.retain(|file| file.name.ends_with(SUFFIX));
    files
}

/// Leaves the findings of this run; gives the bytes written.
///
/// # Errors
/// `TooLarge` if they exceed a pending file's limit or too many files wait already; else what the system says.
pub(crate) fn leave(work: &Work) -> Result<u64, Reject> {
    let frames = work.own.iter().map(|(key, frame)| (key, frame.as_slice()));
    let bytes = container::write(Form::Pending, frames);
    if bytes.len() as u64 > work.limits.pending_bytes
        || list(&work.dir).len() >= work.limits.pending_files
    {
        return Err(Reject::TooLarge);
    }
    let name = format!(
        "{}-{:x}-{:x}{SUFFIX}",
        std::process::id(),
        work.run.started_s,
        work.run.nonce
    );
    dir::replace_file(&work.dir.pending(), &name, &bytes, Sync::No)?;
    Ok(bytes.len() as u64)
}

/// Reads a file that waits; its frames are not yet checked.
pub(crate) fn read(file: &Listed, limits: &Limits) -> Result<Vec<Frame>, Reject> {
    let bytes = dir::read_file(&file.path, limits.pending_bytes)?;
    let frames = container::read(
        Form::Pending,
        &bytes,
        limits.pending_bytes,
        limits.file_entries,
    )?;
    let owned = frames.into_iter().map(|(key, frame)| (key, frame.to_vec()));
    Ok(owned.collect())
}
