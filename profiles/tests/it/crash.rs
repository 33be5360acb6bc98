//! Many processes at one store, and processes that die in the middle of a save.
//!
//! A child is this test program again, told by its environment to run [`child`] alone.

use crate::common::*;
use rekindle_profiles::*;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const DIR: &str = "REKINDLE_TEST_STORE";
const NUMBER: &str = "REKINDLE_TEST_NUMBER";
const ROUNDS: &str = "REKINDLE_TEST_ROUNDS";

/// Saves again and again, when it is started as a child; on its own it has nothing to do.
#[test]
fn child() {
    let (Ok(dir), Ok(number), Ok(rounds)) = (
        std::env::var(DIR),
        std::env::var(NUMBER),
        std::env::var(ROUNDS),
    ) else {
        return;
    };
    let number: u8 = number.parse().unwrap();
    for round in 0..rounds.parse().unwrap() {
        let functions: Vec<u8> = (0..=round % 5).map(|n| number * 10 + n as u8).collect();
        let found = findings(program(number), &functions, round);
        let limits = Limits {
            save_time: None,
            ..Limits::default()
        };
        let report = save(
            Path::new(&dir),
            &found,
            &limits,
            SaveMode::ReadWrite,
            NOW + round,
        );
        assert!(
            matches!(report.state, SaveState::Saved | SaveState::Busy),
            "{report:?}"
        );
    }
}

/// Saves, forks, and saves in both, when it is started as a child.
#[test]
fn forking_child() {
    let (Ok(dir), Ok("fork")) = (std::env::var(DIR), std::env::var(NUMBER).as_deref()) else {
        return;
    };
    let dir = Path::new(&dir);
    let report = save_patiently(dir, &findings(program(1), &[1], 1));
    assert_eq!(report.state, SaveState::Saved, "{report:?}");
    let (warm, _) = open(dir, program(1));
    // SAFETY: the new process runs on this thread's copy alone, touches nothing that the test harness's other
    // threads own, and leaves by `_exit`.
    let forked = unsafe { libc::fork() };
    if forked == 0 {
        let is_warm = warm.units().all(|unit| unit.is_ok());
        let left = save_patiently(dir, &findings(program(1), &[2], 1)).state == SaveState::Busy;
        // SAFETY: `_exit` ends the process without running anything of the harness.
        unsafe { libc::_exit(i32::from(!(is_warm && left))) };
    }
    let mut status = -1;
    // SAFETY: `status` outlives the call.
    let waited = unsafe { libc::waitpid(forked, &mut status, 0) };
    assert_eq!((waited, status), (forked, 0));
    let report = save_patiently(dir, &Findings::default());
    assert_eq!((report.state, report.absorbed), (SaveState::Saved, 1));
}

#[test]
fn a_forked_process_reads_on_and_leaves_its_findings_to_others() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("s");
    let output = command("crash::forking_child", &dir, "fork", 0)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(warm_functions(&dir, program(1), &[1, 2]), 2);
}

/// Saves where no file may grow beyond some size, when it is started as a child.
#[test]
fn confined_child() {
    let (Ok(dir), Ok("confined")) = (std::env::var(DIR), std::env::var(NUMBER).as_deref()) else {
        return;
    };
    let found = findings(program(1), &[1, 2, 3, 4, 5, 6, 7], 1);
    for _ in 0..3 {
        let report = save_patiently(Path::new(&dir), &found);
        assert_ne!(report.state, SaveState::Saved, "{report:?}");
    }
}

#[test]
fn a_disk_that_fills_up_is_a_state_and_says_nothing() {
    for blocks in [0, 8, 24] {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("s");
        let save = command("crash::confined_child", &dir, "confined", 0);
        let mut shell = Command::new("sh");
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
        shell.args(["-c", &script, "sh"]).arg(save.get_program());
        shell.args(save.get_args()).stdout(Stdio::null());
        for (name, value) in save.get_envs() {
            shell.env(name, value.unwrap());
        }
        let output = shell.output().unwrap();
        assert!(output.status.success(), "{output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        // With room again, all is well.
        let report = save_patiently(&dir, &findings(program(1), &[1, 2], 2));
        assert_eq!(report.state, SaveState::Saved, "{report:?}");
        assert_eq!(warm_functions(&dir, program(1), &[1, 2]), 2);
    }
}

fn command(test: &str, dir: &Path, number: &str, rounds: u32) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([test, "--exact", "--nocapture"])
        .env(DIR, dir)
        .env(NUMBER, number)
        .env(ROUNDS, rounds.to_string());
    command
}

fn start(dir: &Path, number: u8, rounds: u32) -> Child {
    command("crash::child", dir, &number.to_string(), rounds)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn processes_killed_in_the_middle_of_a_save_lose_hints_only() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("s");
    save_patiently(&dir, &findings(program(9), &[90], 0));
    for round in 0..40u64 {
        let mut child = start(&dir, 1 + (round % 3) as u8, 10_000);
        std::thread::sleep(Duration::from_millis(15 + round * 37 % 60));
        child.kill().unwrap();
        child.wait().unwrap();

        let report = open(&dir, program(9)).1;
        assert_eq!(report.state, OpenState::Warm);
        for number in 1..=3 {
            let (warm, report) = open(&dir, program(number));
            assert!(
                matches!(report.state, OpenState::Warm | OpenState::Missing),
                "{report:?}"
            );
            assert!(warm.units().all(|unit| unit.is_ok()));
        }
    }
    let report = save_patiently(&dir, &findings(program(9), &[91], 1));
    assert_eq!(report.state, SaveState::Saved, "{report:?}");
    assert_eq!(warm_functions(&dir, program(9), &[90, 91]), 2);
    let verified = verify(&dir, &Limits::patient()).unwrap();
    assert!(verified.rejected.is_empty(), "{verified:?}");
    assert!(verified.refused.is_empty(), "{verified:?}");
}

#[test]
fn eight_processes_at_once_all_find_their_way_in() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("s");
    let children: Vec<_> = (1..=8).map(|number| start(&dir, number, 5)).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
    save_patiently(&dir, &Findings::default());
    for number in 1..=8u8 {
        let functions: Vec<u8> = (0..5).map(|n| number * 10 + n).collect();
        assert_eq!(warm_functions(&dir, program(number), &functions), 5);
    }
    assert_eq!(stats(&dir, &Limits::patient()).unwrap().pending, 0);
}

#[test]
fn eight_threads_at_once_all_find_their_way_in() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("s");
    std::thread::scope(|scope| {
        for number in 1..=8u8 {
            let dir = &dir;
            scope.spawn(move || {
                let found = findings(program(number), &[number], 1);
                let report = save(
                    dir,
                    &found,
                    &Limits::default(),
                    SaveMode::ReadWrite,
                    NOW + 1,
                );
                assert!(
                    matches!(
                        report.state,
                        SaveState::Saved | SaveState::Busy | SaveState::Late
                    ),
                    "{report:?}"
                );
            });
        }
    });
    save_patiently(&dir, &Findings::default());
    for number in 1..=8u8 {
        assert_eq!(warm_functions(&dir, program(number), &[number]), 1);
    }
}
