use super::*;
use crate::key::{BuildId, Fingerprint, Target, UnitKey};
use crate::store::MemoryStore;

const NOW: u64 = 1_000_000;

fn unit(stamp_s: u64, ir: u8) -> UnitRecord {
    UnitRecord {
        key: UnitKey {
            root: Fingerprint([1; 16]),
            ..UnitKey::default()
        },
        stamp_s,
        ir: vec![ir],
        ..UnitRecord::default()
    }
}

fn object(unit: &UnitRecord) -> ObjectRecord {
    ObjectRecord {
        unit: unit.key,
        trace_hash: unit.trace_hash(),
        build: BuildId([2; 16]),
        target: Target("t".into()),
        llvm: "19".into(),
        bytes: vec![0xc3],
    }
}

fn add<R: Record>(ledger: &mut Ledger<'_>, record: &R) -> Result<(), Refusal> {
    let (key, frame) = codec::encode(record).unwrap();
    ledger.merge(&key, &frame)
}

#[test]
fn books_are_read_back_and_nothing_is_written_without_a_change() {
    let mut store = MemoryStore::default();
    let mut ledger = Ledger::open(&mut store, NOW).unwrap();
    add(&mut ledger, &unit(1, 1)).unwrap();
    assert!(ledger.commit().unwrap() > 0);

    let mut again = Ledger::open(&mut store, NOW).unwrap();
    add(&mut again, &unit(1, 1)).unwrap();
    assert_eq!(again.commit().unwrap(), 0);
}

#[test]
fn objects_go_with_the_recording_they_were_made_from() {
    let mut store = MemoryStore::default();
    let mut ledger = Ledger::open(&mut store, NOW).unwrap();
    let (old, new) = (unit(1, 1), unit(2, 2));
    let orphan = add(&mut ledger, &object(&old));
    assert_eq!(orphan, Err(Refusal::Frame(Reject::Stale)));
    add(&mut ledger, &old).unwrap();
    add(&mut ledger, &object(&old)).unwrap();
    assert!(ledger.contains(&object(&old).key()));

    add(&mut ledger, &new).unwrap();
    assert!(!ledger.contains(&object(&old).key()));
    add(&mut ledger, &object(&new)).unwrap();

    let invalid = UnitRecord {
        stamp_s: 3,
        invalid_reason: Some("slower".into()),
        ..new.clone()
    };
    add(&mut ledger, &invalid).unwrap();
    assert!(!ledger.contains(&object(&new).key()));
    ledger.commit().unwrap();
    assert_eq!(store.get(object(&new).key().as_bytes()).unwrap(), None);
}

#[test]
fn a_wrong_clock_does_not_hold_its_place() {
    let mut store = MemoryStore::default();
    let mut ledger = Ledger::open(&mut store, NOW).unwrap();
    add(&mut ledger, &unit(u64::MAX, 1)).unwrap();
    add(&mut ledger, &unit(NOW, 2)).unwrap();
    let kept: UnitRecord = ledger.record(&unit(0, 0).key()).unwrap().unwrap();
    assert_eq!(kept, unit(NOW, 2));
}

#[test]
fn bookkeeping_cannot_be_taken_in() {
    let mut store = MemoryStore::default();
    let mut ledger = Ledger::open(&mut store, NOW).unwrap();
    let refused = add(&mut ledger, &CanaryRecord { entries: 7 });
    assert_eq!(refused, Err(Refusal::Frame(Reject::Kind)));
}

#[test]
fn lost_entries_are_noticed() {
    let mut store = MemoryStore::default();
    assert_eq!(Ledger::open(&mut store, NOW).unwrap().books(), Books::Empty);
    let mut ledger = Ledger::open(&mut store, NOW).unwrap();
    add(&mut ledger, &unit(1, 1)).unwrap();
    ledger.commit().unwrap();
    assert_eq!(Ledger::open(&mut store, NOW).unwrap().books(), Books::Sound);

    let usage = Key::usage(&unit(1, 1).key()).as_bytes().to_vec();
    let canary = Key::canary().as_bytes().to_vec();
    for damage in [
        (usage.clone(), None),
        (usage, Some(vec![1, 2, 3])),
        (canary, None),
    ] {
        let mut bad = store.clone();
        bad.write(&[damage]).unwrap();
        assert_eq!(Ledger::open(&mut bad, NOW).unwrap().books(), Books::Lost);
    }
}
