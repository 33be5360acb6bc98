//! A program's life with its store: cold, saved, warm, changed, shared.

use crate::common::*;
use rekindle_profiles::*;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

fn store() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::set_permissions(root.path(), Permissions::from_mode(0o700)).unwrap();
    root
}

#[test]
fn cold_then_warm_then_nothing_to_write() {
    let root = store();
    let dir = root.path().join("cache/rekindle");
    let (_, report) = open(&dir, program(1));
    assert_eq!(report.state, OpenState::Missing);

    let first = findings(program(1), &[1, 2], 1);
    let saved = save_patiently(&dir, &first);
    assert_eq!(saved.state, SaveState::Saved, "{saved:?}");
    assert!(saved.written_bytes > 8000 && saved.rejected.is_empty());

    let (warm, report) = open(&dir, program(1));
    assert_eq!(report.state, OpenState::Warm);
    let units: Vec<_> = warm.units_for(&code(2)).collect::<Result<_, _>>().unwrap();
    assert_eq!(units, [unit(2)]);
    assert_eq!(warm.object_for(&unit(2)), Ok(Some(object(&unit(2)))));
    assert_eq!(warm.bytecode(&bytecode(1).key), Some(Ok(bytecode(1))));
    assert_eq!(warm.profile(&code(1)), Some(Ok(profile(1, 1).profile)));
    assert_eq!(warm.units().count(), 2);
    assert_eq!(warm.profile(&code(9)), None);
    assert_eq!(warm.used().len(), 5);

    // The second run finds the same again, with other counts of its own.
    let mut second = findings(program(1), &[1, 2], 2);
    warm.retain_news(&mut second);
    assert!(second.is_empty());
    let before: Vec<_> = files(&dir).iter().map(|f| fs::read(f).unwrap()).collect();
    let unchanged = save_patiently(&dir, &second);
    assert_eq!(
        (unchanged.state, unchanged.written_bytes),
        (SaveState::Unchanged, 0)
    );
    let after: Vec<_> = files(&dir).iter().map(|f| fs::read(f).unwrap()).collect();
    assert_eq!(before, after);
}

#[test]
fn everything_is_readable_by_its_owner_only() {
    let root = store();
    let dir = root.path().join("s");
    save_patiently(&dir, &findings(program(1), &[1], 1));
    for file in files(&dir) {
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o177, 0, "{}", file.display());
    }
    assert_eq!(
        fs::metadata(&dir).unwrap().permissions().mode() & 0o777,
        0o700
    );
}

#[test]
fn an_edited_function_is_the_only_one_that_is_new() {
    let root = store();
    let dir = root.path().join("s");
    save_patiently(&dir, &findings(program(1), &[1, 2, 3], 1));
    // Function 3 is edited and becomes 4.
    let (warm, _) = open(&dir, program(1));
    let mut edited = findings(program(1), &[1, 2, 4], 2);
    warm.retain_news(&mut edited);
    let new: Vec<_> = edited.units.iter().map(|u| u.key.root).collect();
    assert_eq!((new, edited.objects.len()), (vec![code(4)], 1));
    save_patiently(&dir, &edited);
    assert_eq!(warm_functions(&dir, program(1), &[1, 2, 3, 4]), 4);
}

#[test]
fn machine_code_is_for_one_build_one_target_and_one_recording() {
    let root = store();
    let dir = root.path().join("s");
    save_patiently(&dir, &findings(program(1), &[1], 1));
    let why = |build, target: &Target, unit: &UnitRecord| {
        let (warm, report) = WarmStart::open(&dir, &program(1), build, target);
        assert_eq!(report.state, OpenState::Warm);
        warm.object_for(unit).unwrap_err().why
    };
    let other = Target("aarch64".into());
    assert_eq!(why(BuildId([9; 16]), &target(), &unit(1)), Reject::Build);
    assert_eq!(why(BUILD, &other, &unit(1)), Reject::Target);
    let rerecorded = UnitRecord {
        ir: vec![8; 10],
        ..unit(1)
    };
    assert_eq!(why(BUILD, &target(), &rerecorded), Reject::Stale);

    // Another build's object lies beside it and both are found by their own.
    let mut again = findings(program(1), &[1], 2);
    again.objects[0].build = BuildId([9; 16]);
    save_patiently(&dir, &again);
    assert_eq!(warm_functions(&dir, program(1), &[1]), 1);
    let (warm, _) = WarmStart::open(&dir, &program(1), BuildId([9; 16]), &target());
    assert!(warm.object_for(&unit(1)).unwrap().is_some());
}

#[test]
fn a_unit_that_proved_bad_is_remembered_as_bad() {
    let root = store();
    let dir = root.path().join("s");
    save_patiently(&dir, &findings(program(1), &[1], 1));
    let mut second = findings(program(1), &[1], 2);
    second.objects.clear();
    second.units[0].stamp_s += 1;
    second.units[0].invalid_reason = Some("slower_than_fresh".into());
    save_patiently(&dir, &second);
    let (warm, _) = open(&dir, program(1));
    let unit = warm.units().next().unwrap().unwrap();
    assert_eq!(unit.invalid_reason.as_deref(), Some("slower_than_fresh"));
    assert_eq!(warm.object_for(&unit), Ok(None));
}

#[test]
fn two_programs_share_records_and_keep_their_own_packs() {
    let root = store();
    let dir = root.path().join("s");
    save_patiently(&dir, &findings(program(1), &[1, 2], 1));
    save_patiently(&dir, &findings(program(2), &[2, 3], 2));
    assert_eq!(warm_functions(&dir, program(1), &[1, 2, 3]), 2);
    assert_eq!(warm_functions(&dir, program(2), &[1, 2, 3]), 2);
    // Function 2 was counted by both.
    let (warm, _) = open(&dir, program(2));
    assert_eq!(warm.profile(&code(2)).unwrap().unwrap().runs().len(), 2);

    let stats = stats(&dir, &Limits::patient()).unwrap();
    let units = stats.kinds.iter().find(|row| row.0 == Kind::Unit).unwrap();
    assert_eq!((units.1, stats.packs, stats.pending), (3, 2, 0));
    assert_eq!(stats.database_state, None);
    let rows = ls(&dir).unwrap();
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|r| r.label == "/home/u/sim.py"));
    let report = verify(&dir, &Limits::patient()).unwrap();
    assert!(report.checked > 20 && report.rejected.is_empty() && report.refused.is_empty());

    fs::write(dir.join("mine.txt"), b"not the store's").unwrap();
    clear(&dir, &Limits::patient()).unwrap();
    assert_eq!(open(&dir, program(1)).1.state, OpenState::Missing);
    let left: Vec<_> = files(&dir)
        .iter()
        .map(|f| f.file_name().unwrap().to_owned())
        .collect();
    assert_eq!(left, ["lock", "mine.txt"]);
}

#[test]
fn a_busy_store_takes_the_findings_later() {
    let root = store();
    let dir = root.path().join("s");
    save_patiently(&dir, &findings(program(1), &[1], 1));
    let held = fs::File::options()
        .write(true)
        .open(dir.join("lock"))
        .unwrap();
    held.lock().unwrap();
    let impatient = Limits {
        lock_time: Duration::ZERO,
        ..Limits::patient()
    };
    let save_now =
        |findings: &Findings| save(&dir, findings, &impatient, SaveMode::ReadWrite, NOW + 1);
    let report = save_now(&findings(program(1), &[1, 2], 2));
    assert_eq!(report.state, SaveState::Busy);
    assert!(report.written_bytes > 0);
    // A program that has no pack gets a first one without the database.
    assert_eq!(
        save_now(&findings(program(2), &[5], 3)).state,
        SaveState::Busy
    );
    assert_eq!(warm_functions(&dir, program(2), &[5]), 1);
    assert_eq!(warm_functions(&dir, program(1), &[1, 2]), 1);
    let busy = stats(&dir, &impatient).unwrap();
    assert_eq!((busy.pending, busy.database_state), (2, Some(Reject::Busy)));
    drop(held);

    // A run that found nothing takes in what the others left.
    let absorbed = save_patiently(&dir, &Findings::default());
    assert_eq!((absorbed.state, absorbed.absorbed), (SaveState::Saved, 2));
    assert_eq!(warm_functions(&dir, program(1), &[1, 2]), 2);
    assert_eq!(warm_functions(&dir, program(2), &[5]), 1);
    let (warm, _) = open(&dir, program(1));
    assert_eq!(warm.profile(&code(1)).unwrap().unwrap().runs().len(), 2);
}

#[test]
fn a_slow_save_lets_its_caller_go_and_loses_nothing() {
    let root = store();
    let dir = root.path().join("s");
    let hurried = Limits {
        save_time: Some(Duration::ZERO),
        ..Limits::default()
    };
    let report = save(
        &dir,
        &findings(program(1), &[1], 1),
        &hurried,
        SaveMode::ReadWrite,
        NOW + 1,
    );
    assert_eq!(report.state, SaveState::Late);
    assert_eq!(warm_functions(&dir, program(1), &[1]), 1);
    save_patiently(&dir, &findings(program(1), &[2], 2));
    assert_eq!(warm_functions(&dir, program(1), &[1, 2]), 2);
}

#[test]
fn a_store_that_may_not_be_written_is_a_state() {
    let root = store();
    let dir = root.path().join("s");
    let found = findings(program(1), &[1], 1);
    let off = save(
        &dir,
        &found,
        &Limits::patient(),
        SaveMode::ReadOnly,
        NOW + 1,
    );
    assert_eq!((off.state, dir.exists()), (SaveState::Off, false));

    // Nobody, not even the superuser, makes directories there.
    let nowhere = save_patiently(Path::new("/proc/rekindle"), &found);
    assert!(matches!(nowhere.state, SaveState::Refused(_)));

    let full = Limits {
        free_bytes: u64::MAX,
        ..Limits::patient()
    };
    let report = save(&dir, &found, &full, SaveMode::ReadWrite, NOW + 1);
    assert_eq!(report.state, SaveState::Refused(Reject::NoSpace));

    fs::set_permissions(&dir, Permissions::from_mode(0o777)).unwrap();
    let report = save_patiently(&dir, &found);
    assert_eq!(report.state, SaveState::Refused(Reject::Mode));
    assert_eq!(
        open(&dir, program(1)).1.state,
        OpenState::Refused(Reject::Mode)
    );

    let link = root.path().join("link");
    std::os::unix::fs::symlink(&dir, &link).unwrap();
    let report = save_patiently(&link, &found);
    assert_eq!(report.state, SaveState::Refused(Reject::Symlink));
}

#[test]
fn the_caps_hold_for_packs_too() {
    let root = store();
    let dir = root.path().join("s");
    let two = Limits {
        packs: 2,
        ..Limits::patient()
    };
    for number in 1..=4 {
        save(
            &dir,
            &findings(program(number), &[number], 1),
            &two,
            SaveMode::ReadWrite,
            NOW + 1,
        );
    }
    let rows = ls(&dir).unwrap();
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().any(|row| row.program == program(4)));
}

#[test]
fn a_full_database_keeps_what_is_of_use() {
    let root = store();
    let dir = root.path().join("s");
    let small = Limits {
        database_entries: 12,
        ..Limits::patient()
    };
    let mut evicted = 0;
    for number in 1..=6 {
        let found = findings(program(number), &[number], 1);
        let now_s = NOW + u64::from(number);
        let report = save(&dir, &found, &small, SaveMode::ReadWrite, now_s);
        assert_eq!(report.state, SaveState::Saved);
        assert_eq!(warm_functions(&dir, program(number), &[number]), 1);
        evicted += report.evicted;
    }
    let kinds = stats(&dir, &Limits::patient()).unwrap().kinds;
    let entries: u64 = kinds.iter().map(|row| row.1).sum();
    assert!(entries <= 12, "{kinds:?}");
    assert_eq!(entries + evicted, 30);
}

#[test]
fn a_pack_that_is_only_read_keeps_its_time_to_the_day() {
    let root = store();
    let dir = root.path().join("s");
    save_patiently(&dir, &findings(program(1), &[1], 1));
    let (warm, _) = open(&dir, program(1));
    assert_eq!(warm.units().count(), 1);
    let mut second = findings(program(1), &[1], 2);
    warm.retain_news(&mut second);
    let used_s = || ls(&dir).unwrap()[0].used_s;
    let first_s = used_s();
    let day = 24 * 3600;
    for (now_s, expected_s) in [
        (first_s + day, first_s),
        (first_s + day + 10, first_s + day + 10),
    ] {
        let report = save(
            &dir,
            &second,
            &Limits::default(),
            SaveMode::ReadWrite,
            now_s,
        );
        assert_eq!(report.state, SaveState::Unchanged);
        assert_eq!(used_s(), expected_s);
    }
}
