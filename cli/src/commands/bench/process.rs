//! One process, timed.

use std::ffi::OsString;
use std::fs::File;
use std::io::{Read, Seek};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// What was measured of a process.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// From its start to its end.
    pub(super) wall_ms: f64,
    /// Largest resident memory. At least this process's own: a child starts out as its parent.
    pub(super) peak_rss_mb: f64,
    /// What it wrote to standard output.
    pub(super) out: Vec<u8>,
    /// Did it end with status 0?
    pub(super) succeeded: bool,
    /// The end of what it wrote to standard error, if it failed.
    pub(super) complaint: String,
}

/// A folder for stores and outputs, removed in the end.
#[derive(Debug)]
pub(super) struct Scratch {
    folder: PathBuf,
    used: AtomicU64,
}

impl Scratch {
    pub(super) fn new() -> Result<Scratch, String> {
        let folder = std::env::temp_dir().join(format!("rekindle-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Scratch {
            folder,
            used: AtomicU64::new(0),
        })
    }

    /// A path at which nothing is yet.
    pub(super) fn fresh(&self) -> PathBuf {
        self.folder
            .join(self.used.fetch_add(1, Ordering::Relaxed).to_string())
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed lies in the folder for such things.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The command in the environment of a measurement.
fn command(program: &Path, args: &[OsString]) -> Command {
    let mut command = Command::new(program);
    let variables = std::env::vars_os().map(|(name, _)| name);
    for name in variables.filter(|name| name.to_string_lossy().starts_with("PYTHON")) {
        command.env_remove(name);
    }
    command
        .env("PYTHONHASHSEED", "0")
        .args(args)
        .stdin(Stdio::null());
    command
}

/// Runs a process and measures it.
pub(super) fn timed(program: &Path, args: &[OsString], scratch: &Scratch) -> Result<Run, String> {
    let open = || {
        let path = scratch.fresh();
        let file = File::options()
            .read(true)
            .write(true)
            .create_new(true)
            .open(&path);
        // The name is not needed.
        let _ = std::fs::remove_file(&path);
        file.map_err(|error| error.to_string())
    };
    let (mut out, mut err) = (open()?, open()?);
    let clone = |file: &File| file.try_clone().map_err(|error| error.to_string());
    let mut command = command(program, args);
    command.stdout(clone(&out)?).stderr(clone(&err)?);
    let started = Instant::now();
    let child = command
        .spawn()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    let (status, peak_kib) = wait(child.id())?;
    let wall_ms = started.elapsed().as_secs_f64() * 1e3;
    let read = |file: &mut File| {
        let mut bytes = Vec::new();
        let result = file.rewind().and_then(|()| file.read_to_end(&mut bytes));
        result.map(|_| bytes).map_err(|error| error.to_string())
    };
    let complaint = match status.success() {
        true => String::new(),
        false => {
            let text = read(&mut err)?;
            let text = String::from_utf8_lossy(&text);
            text.trim_end()
                .lines()
                .last()
                .unwrap_or_default()
                .to_string()
        }
    };
    Ok(Run {
        wall_ms,
        peak_rss_mb: peak_kib as f64 / 1024.0,
        out: read(&mut out)?,
        succeeded: status.success(),
        complaint,
    })
}

/// Waits for a child: its status, and its largest resident memory in KiB.
fn wait(pid: u32) -> Result<(ExitStatus, i64), String> {
    let mut status = 0;
    // SAFETY: a zeroed rusage is a valid one.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    loop {
        // SAFETY: both places are local variables; the child is ours and nobody else waits for it.
        let waited = unsafe { libc::wait4(pid as i32, &mut status, 0, &mut usage) };
        if waited == pid as i32 {
            return Ok((ExitStatus::from_raw(status), usage.ru_maxrss));
        }
        let error = std::io::Error::last_os_error();
        if error.kind() != std::io::ErrorKind::Interrupted {
            return Err(error.to_string());
        }
    }
}

/// Runs a command whose failure ends the measurement.
pub(super) fn must_succeed(program: &Path, args: &[OsString]) -> Result<(), String> {
    let output = command(program, args)
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    if output.status.success() {
        return Ok(());
    }
    let words: Vec<_> = args.iter().map(|a| a.to_string_lossy()).collect();
    Err(format!(
        "{}: {}",
        words.join(" "),
        String::from_utf8_lossy(&output.stderr).trim_end()
    ))
}
