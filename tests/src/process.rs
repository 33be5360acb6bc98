//! Running a process with a deadline.

use std::fs::File;
use std::io::{Read, Seek};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// What a process did.
#[derive(Debug)]
pub struct Output {
    /// Standard output.
    pub out: Vec<u8>,
    /// Standard error.
    pub err: Vec<u8>,
    /// How it ended.
    pub status: ExitStatus,
}

impl Output {
    /// The status as text: a number, or the signal.
    pub fn status_text(&self) -> String {
        match (self.status.code(), self.status.signal()) {
            (Some(code), _) => format!("status {code}"),
            (None, Some(signal)) => format!("signal {signal}"),
            (None, None) => "no status".to_string(),
        }
    }
}

/// A command with nothing of the tests' own environment but what is given here.
pub fn clean(command: &mut Command) -> &mut Command {
    command
        .env_clear()
        .env("PYTHONHASHSEED", "0")
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::null())
}

/// Runs a command to its end.
///
/// # Errors
/// It could not be started, or did not end in time (and was killed).
pub fn run(command: &mut Command, limit: Duration) -> Result<Output, String> {
    // Files take what pipes would need threads for.
    let file = || tempfile::tempfile().map_err(|error| error.to_string());
    let (mut out, mut err) = (file()?, file()?);
    let clone = |file: &File| file.try_clone().map_err(|error| error.to_string());
    command.stdout(clone(&out)?).stderr(clone(&err)?);
    let mut child = command
        .spawn()
        .map_err(|error| format!("cannot start {command:?}: {error}"))?;
    let deadline = Instant::now() + limit;
    let mut pause = Duration::from_millis(1);
    let status = loop {
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(status) => break status,
            None if Instant::now() >= deadline => {
                child
                    .kill()
                    .and_then(|()| child.wait())
                    .map_err(|error| error.to_string())?;
                return Err(format!("did not end within {} s", limit.as_secs()));
            }
            None => std::thread::sleep(pause),
        }
        pause = (pause * 2).min(Duration::from_millis(20));
    };
    let read = |file: &mut File| {
        let mut bytes = Vec::new();
        let result = file.rewind().and_then(|()| file.read_to_end(&mut bytes));
        result.map(|_| bytes).map_err(|error| error.to_string())
    };
    Ok(Output {
        out: read(&mut out)?,
        err: read(&mut err)?,
        status,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_and_status_are_kept() {
        let output = run(
            Command::new("sh").args(["-c", "echo a; echo b >&2; exit 3"]),
            Duration::from_secs(10),
        );
        let output = output.expect("runs");
        assert_eq!((&*output.out, &*output.err), (&b"a\n"[..], &b"b\n"[..]));
        assert_eq!(output.status_text(), "status 3");
    }

    #[test]
    fn what_does_not_end_is_killed() {
        let result = run(Command::new("sleep").arg("100"), Duration::from_millis(50));
        assert!(result.expect_err("too long").starts_with("did not end"));
    }
}
