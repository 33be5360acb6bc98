//! One process, timed.

use crate::curve::{self, Curve};
use std::ffi::OsString;
use std::fs::File;
use std::io::{Read, Seek};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// A command line, and where it runs.
#[derive(Clone, Debug, Default)]
pub struct Call {
    /// The executable.
    pub program: PathBuf,
    /// What follows it.
    pub args: Vec<OsString>,
    /// The working directory; None: this one's.
    pub folder: Option<PathBuf>,
    /// Variables, besides those of this process that do not start with `PYTHON`.
    pub variables: Vec<(OsString, OsString)>,
    /// When it is ended; None: never.
    pub limit: Option<Duration>,
}

/// What was measured of a process.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// From its start to its end.
    pub wall_ms: f64,
    /// Largest resident memory. At least this process's own: a child starts out as its parent.
    pub peak_rss_mb: f64,
    /// What it wrote to standard output.
    pub out: Vec<u8>,
    /// Why it counts as failed: the end of what it wrote to standard error, or that it took too long.
    pub complaint: Option<String>,
    /// Times of iterations that it offered.
    pub curves: Vec<Curve>,
}

/// A folder for stores and outputs, removed in the end.
#[derive(Debug)]
pub struct Scratch {
    folder: PathBuf,
    used: AtomicU64,
}

/// Scratch folders made by this process.
static SCRATCHES: AtomicU64 = AtomicU64::new(0);

impl Scratch {
    /// A new folder among the temporary ones.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn new() -> Result<Scratch, String> {
        let number = SCRATCHES.fetch_add(1, Ordering::Relaxed);
        let name = format!("rekindle-bench-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Scratch {
            folder,
            used: AtomicU64::new(0),
        })
    }

    /// A path at which nothing is yet.
    pub fn fresh(&self) -> PathBuf {
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

impl Call {
    /// The command in the environment of a measurement.
    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        let variables = std::env::vars_os().map(|(name, _)| name);
        for name in variables.filter(|name| name.to_string_lossy().starts_with("PYTHON")) {
            command.env_remove(name);
        }
        command
            .env("PYTHONHASHSEED", "0")
            .args(&self.args)
            .envs(self.variables.iter().map(|(k, v)| (k, v)))
            .stdin(Stdio::null());
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        if self.limit.is_some() {
            // To end its children with it.
            command.process_group(0);
        }
        command
    }

    /// Runs it and measures it.
    ///
    /// # Errors
    /// It cannot be started. That it fails is no error: see [`Run::complaint`].
    pub fn timed(&self, scratch: &Scratch) -> Result<Run, String> {
        let (mut out, mut err) = (nameless(scratch)?, nameless(scratch)?);
        let laps = scratch.fresh();
        let clone = |file: &File| file.try_clone().map_err(|error| error.to_string());
        let mut command = self.command();
        command
            .stdout(clone(&out)?)
            .stderr(clone(&err)?)
            .env(curve::VARIABLE, &laps);
        let started = Instant::now();
        let child = command
            .spawn()
            .map_err(|error| format!("{}: {error}", self.program.display()))?;
        let in_time = self.limit.is_none_or(|limit| ends_within(&child, limit));
        if !in_time {
            end(&child);
        }
        let (status, peak_kib) = wait(child.id())?;
        let wall_ms = started.elapsed().as_secs_f64() * 1e3;
        let complaint = match status.success() {
            true => None,
            false if !in_time => Some(format!("took longer than {:.0} s", wall_ms / 1e3)),
            false => Some(last_line(&read(&mut err)?, status)),
        };
        // Most programs write none.
        let curves = std::fs::read_to_string(&laps).unwrap_or_default();
        Ok(Run {
            wall_ms,
            peak_rss_mb: peak_kib as f64 / 1024.0,
            out: read(&mut out)?,
            complaint,
            curves: curve::parse(&curves),
        })
    }

    /// Runs a command whose failure ends the measurement.
    ///
    /// # Errors
    /// It fails.
    pub fn must_succeed(&self) -> Result<(), String> {
        let output = self
            .command()
            .output()
            .map_err(|error| format!("{}: {error}", self.program.display()))?;
        if output.status.success() {
            return Ok(());
        }
        let words: Vec<_> = self.args.iter().map(|a| a.to_string_lossy()).collect();
        Err(format!(
            "{}: {}",
            words.join(" "),
            String::from_utf8_lossy(&output.stderr).trim_end()
        ))
    }
}

/// A file for output, whose name is not needed.
fn nameless(scratch: &Scratch) -> Result<File, String> {
    let path = scratch.fresh();
    let file = File::options()
        .read(true)
        .write(true)
        .create_new(true)
        .open(&path);
    let _ = std::fs::remove_file(&path);
    file.map_err(|error| format!("{}: {error}", path.display()))
}

fn read(file: &mut File) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let result = file.rewind().and_then(|()| file.read_to_end(&mut bytes));
    result.map(|_| bytes).map_err(|error| error.to_string())
}

/// The last line of what a failed process wrote, or how it ended.
fn last_line(err: &[u8], status: ExitStatus) -> String {
    let text = String::from_utf8_lossy(err);
    let last = text.lines().rev().map(str::trim).find(|l| !l.is_empty());
    last.map_or_else(|| status.to_string(), str::to_string)
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

/// Waits until a child has ended, at most so long; without polling, which would blur short times. Where
/// the kernel cannot wait like that there is no limit.
fn ends_within(child: &Child, limit: Duration) -> bool {
    // SAFETY: no memory is passed.
    let descriptor = unsafe { libc::syscall(libc::SYS_pidfd_open, child.id(), 0) };
    let Ok(fd) = i32::try_from(descriptor) else {
        return true;
    };
    if fd < 0 {
        return true;
    }
    let events = libc::POLLIN;
    let mut poll = libc::pollfd {
        fd,
        events,
        revents: 0,
    };
    let milliseconds = i32::try_from(limit.as_millis()).unwrap_or(i32::MAX);
    // SAFETY: one entry, a local variable; the descriptor was just opened and is closed once.
    let ready = unsafe {
        let ready = libc::poll(&mut poll, 1, milliseconds);
        libc::close(fd);
        ready
    };
    ready != 0
}

/// Ends a child and the children in its group.
fn end(child: &Child) {
    // SAFETY: no memory is passed; the group is the child's own, which nobody has waited for yet.
    unsafe { libc::kill(-(child.id() as i32), libc::SIGKILL) };
}

/// Where a file would be found if it was typed as a command: in the folders of `path` unless it names a
/// folder itself.
pub fn find_program(name: &Path, path: Option<&std::ffi::OsStr>) -> Option<PathBuf> {
    if name.components().count() > 1 {
        return name.is_file().then(|| name.to_path_buf());
    }
    std::env::split_paths(path?)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(line: &str, limit: Option<Duration>) -> Run {
        let call = Call {
            program: "/bin/sh".into(),
            args: vec!["-c".into(), line.into()],
            limit,
            ..Call::default()
        };
        let scratch = Scratch::new().expect("a folder");
        call.timed(&scratch).expect("starts")
    }

    #[test]
    fn output_and_iterations_are_read() {
        let run = shell(
            "echo out; echo 'x 2 0.5' >> \"$REKINDLE_BENCH_ITERATIONS\"",
            None,
        );
        assert_eq!((run.out.as_slice(), run.complaint), (&b"out\n"[..], None));
        assert_eq!((&*run.curves[0].name, run.curves[0].turns()), ("x", 2));
    }

    #[test]
    fn failures_say_why() {
        let run = shell("echo one >&2; echo two >&2; exit 3", None);
        assert_eq!(run.complaint.as_deref(), Some("two"));
        assert_eq!(
            shell("exit 3", None).complaint.as_deref(),
            Some("exit status: 3")
        );
    }

    #[test]
    fn what_takes_too_long_is_ended_with_its_children() {
        let run = shell("sleep 600 & sleep 600", Some(Duration::from_millis(50)));
        assert!(run.complaint.expect("one").starts_with("took longer than"));
        let limit = Some(Duration::from_secs(600));
        assert_eq!(shell("exit 0", limit).complaint, None);
    }
}
