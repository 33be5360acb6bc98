//! A store that something has damaged: never an error, never a panic, never another unit's fault, always a reason.

use crate::common::*;
use rekindle_profiles::*;
use std::fs;
use std::path::{Path, PathBuf};

fn filled(dir: &Path) {
    let saved = save_patiently(dir, &findings(program(1), &[1, 2, 3], 1));
    assert_eq!(saved.state, SaveState::Saved, "{saved:?}");
}

fn pack(dir: &Path) -> PathBuf {
    dir.join("packs").join(format!("{}.rkp", program(1).hex()))
}

/// Where the unit's IR, 700 times its number, stands in the pack.
fn place_of_ir(bytes: &[u8], number: u8) -> usize {
    let ir = [number; 700];
    bytes.windows(700).position(|w| w == ir).unwrap() + 350
}

#[test]
fn a_flipped_byte_in_a_unit_is_that_units_rejection() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("s");
    filled(&dir);
    let mut bytes = fs::read(pack(&dir)).unwrap();
    let at = place_of_ir(&bytes, 2);
    bytes[at] ^= 0x40;
    fs::write(pack(&dir), bytes).unwrap();

    let (warm, report) = open(&dir, program(1));
    assert_eq!(report.state, OpenState::Warm);
    let rejected: Vec<_> = warm.units_for(&code(2)).collect();
    let expected = Rejected {
        key: Key::unit(&unit(2).key),
        why: Reject::Checksum,
    };
    assert_eq!(rejected, [Err(expected.clone())]);
    assert_eq!(warm_functions(&dir, program(1), &[1, 2, 3]), 2);
    let verified = verify(&dir, &Limits::patient()).unwrap();
    assert_eq!(verified.rejected, [expected]);

    // The unit is recorded again, and everything is warm again.
    let mut again = findings(program(1), &[1, 2, 3], 2);
    warm.retain_news(&mut again);
    assert_eq!(again.units, [unit(2)]);
    save_patiently(&dir, &again);
    assert_eq!(warm_functions(&dir, program(1), &[1, 2, 3]), 3);
}

#[test]
fn a_cut_pack_keeps_what_lies_before_the_cut() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("s");
    filled(&dir);
    let bytes = fs::read(pack(&dir)).unwrap();
    let cut = place_of_ir(&bytes, 3);
    fs::write(pack(&dir), &bytes[..cut]).unwrap();
    let (warm, report) = open(&dir, program(1));
    assert_eq!(report.state, OpenState::Warm);
    assert_eq!(warm.units_for(&code(2)).flatten().count(), 1);
    let last: Vec<_> = warm.units_for(&code(3)).collect();
    assert_eq!(last[0].as_ref().unwrap_err().why, Reject::Truncated);
    let object = warm.object_for(&unit(1)).unwrap_err();
    assert_eq!(object.why, Reject::Truncated);

    fs::write(pack(&dir), &bytes[..100]).unwrap();
    let (_, report) = open(&dir, program(1));
    assert_eq!(report.state.name(), "truncated");
}

#[test]
fn a_pack_of_another_program_is_refused() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("s");
    filled(&dir);
    let other = dir.join("packs").join(format!("{}.rkp", program(2).hex()));
    fs::copy(pack(&dir), other).unwrap();
    let (warm, report) = open(&dir, program(2));
    assert_eq!(report.state, OpenState::Refused(Reject::Program));
    assert_eq!(warm.units().count(), 0);
}

#[test]
fn a_lost_pack_comes_back_from_the_database_and_a_lost_database_from_the_pack() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("s");
    filled(&dir);
    fs::remove_file(pack(&dir)).unwrap();
    save_patiently(&dir, &findings(program(1), &[4], 2));
    assert_eq!(warm_functions(&dir, program(1), &[1, 2, 3, 4]), 4);

    fs::remove_dir_all(dir.join("db")).unwrap();
    save_patiently(&dir, &findings(program(1), &[5], 3));
    assert_eq!(warm_functions(&dir, program(1), &[1, 2, 3, 4, 5]), 5);
    let verified = verify(&dir, &Limits::patient()).unwrap();
    assert!(verified.rejected.is_empty() && verified.refused.is_empty());
}

#[test]
fn a_database_that_is_none_is_set_aside_once() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("s");
    filled(&dir);
    for (index, garbage) in [&b"garbage"[..], &[0xff; 300]].iter().enumerate() {
        for file in files(&dir.join("db")) {
            fs::write(file, garbage).unwrap();
        }
        let number = 10 + index as u8;
        let report = save_patiently(&dir, &findings(program(1), &[number], 2));
        assert_eq!(report.state, SaveState::Saved, "{report:?}");
        assert!(report.set_aside, "{report:?}");
        assert_eq!(warm_functions(&dir, program(1), &[1, 2, 3, number]), 4);
    }
    assert!(stats(&dir, &Limits::patient()).unwrap().set_aside);
}

#[test]
fn savers_that_die_while_opening_get_a_fresh_database() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("s");
    filled(&dir);
    fs::write(dir.join("attempts"), b".....").unwrap();
    let report = save_patiently(&dir, &findings(program(1), &[4], 2));
    assert!(report.set_aside);
    assert!(!dir.join("attempts").exists());
    assert_eq!(warm_functions(&dir, program(1), &[1, 2, 3, 4]), 4);
}

#[test]
fn garbage_where_the_database_should_be_costs_the_database_only() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("s");
    filled(&dir);
    fs::remove_dir_all(dir.join("db")).unwrap();
    fs::write(dir.join("db"), b"a file").unwrap();
    let report = save_patiently(&dir, &findings(program(1), &[4], 2));
    assert_eq!(report.state, SaveState::Saved);
    assert_eq!(warm_functions(&dir, program(1), &[1, 2, 3, 4]), 4);
}

#[test]
fn bad_pending_files_are_refused_and_removed() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("s");
    filled(&dir);
    let pending = dir.join("pending");
    fs::create_dir(&pending).unwrap();
    for (name, bytes) in [("1-1-1.rkf", &b""[..]), ("2-2-2.rkf", &[7; 5000])] {
        fs::write(pending.join(name), bytes).unwrap();
    }
    let refused = verify(&dir, &Limits::patient()).unwrap().refused;
    let reasons: Vec<_> = refused.iter().map(|(_, why)| *why).collect();
    assert_eq!(reasons, [Reject::Truncated, Reject::Magic]);
    save_patiently(&dir, &Findings::default());
    assert_eq!(files(&pending).len(), 0);
    assert_eq!(warm_functions(&dir, program(1), &[1, 2, 3]), 3);
}

/// The next of a repeatable sequence (Marsaglia's xorshift).
fn next(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 16) as usize
}

/// Damages one file somehow.
fn damage(dir: &Path, state: &mut u64) -> String {
    let files = files(dir);
    let file = &files[next(state) % files.len()];
    let mut bytes = fs::read(file).unwrap();
    let how = next(state) % 5;
    match how {
        0 if !bytes.is_empty() => {
            let at = next(state) % bytes.len();
            bytes.truncate(at);
        }
        1 => {
            fs::remove_file(file).unwrap();
            return format!("removed {}", file.display());
        }
        2 => bytes.extend_from_slice(&[0xaa; 100]),
        _ => {
            for _ in 0..1 + next(state) % 8 {
                // Half of the hits in the first bytes, where the headers are.
                let range = if next(state).is_multiple_of(2) {
                    512
                } else {
                    usize::MAX
                };
                if !bytes.is_empty() {
                    let at = next(state) % bytes.len().min(range);
                    bytes[at] ^= 1 << (next(state) % 8);
                }
            }
        }
    }
    fs::write(file, bytes).unwrap();
    format!("{how} on {}", file.display())
}

#[test]
fn any_damage_to_any_file_is_survived_and_what_is_read_is_right() {
    let root = tempfile::tempdir().unwrap();
    let whole = root.path().join("whole");
    filled(&whole);
    save_patiently(&whole, &findings(program(2), &[7], 2));
    let mut state = 0x9e37_79b9_7f4a_7c15;
    for round in 0..120 {
        let dir = root.path().join(format!("s{round}"));
        copy(&whole, &dir);
        let what: Vec<_> = (0..1 + next(&mut state) % 3)
            .map(|_| damage(&dir, &mut state))
            .collect();
        let (warm, _) = open(&dir, program(1));
        for number in [1, 2, 3] {
            for read in warm.units_for(&code(number)).flatten() {
                assert_eq!(read, unit(number), "{what:?}");
                if let Ok(Some(code)) = warm.object_for(&read) {
                    assert_eq!(code, object(&read), "{what:?}");
                }
            }
        }
        let report = save_patiently(&dir, &findings(program(1), &[1, 2, 3, 4], 3));
        assert_eq!(report.state, SaveState::Saved, "{what:?} {report:?}");
        let warm = warm_functions(&dir, program(1), &[1, 2, 3, 4]);
        assert_eq!(warm, 4, "{what:?} {report:?}");
        fs::remove_dir_all(dir).unwrap();
    }
}

fn copy(from: &Path, to: &Path) {
    for file in files(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&file, target).unwrap();
    }
}
