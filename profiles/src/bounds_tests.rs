use super::*;
use crate::key::{BytecodeKey, Fingerprint};
use crate::record::{BytecodeRecord, ProfileRecord};
use crate::store::MemoryStore;

fn code(number: u32) -> BytecodeRecord {
    BytecodeRecord {
        key: BytecodeKey {
            frontend: number,
            ..BytecodeKey::default()
        },
        bytes: vec![0; 1000],
    }
}

fn profile(number: u8) -> ProfileRecord {
    ProfileRecord {
        code: Fingerprint([number; 16]),
        ..ProfileRecord::default()
    }
}

fn program(number: u8, members: Vec<Member>) -> ProgramRecord {
    ProgramRecord {
        program: ProgramKey([number; 16]),
        members,
        ..ProgramRecord::default()
    }
}

type Fill<'a> = &'a dyn Fn(&mut Ledger<'_>);

/// Saves each record at its time; the later the time, the later its use.
fn filled(records: &[(u64, Fill<'_>)]) -> MemoryStore {
    let mut store = MemoryStore::default();
    for (now_s, add) in records {
        let mut ledger = Ledger::open(&mut store, *now_s).unwrap();
        add(&mut ledger);
        ledger.commit().unwrap();
    }
    store
}

fn add<R: Record>(ledger: &mut Ledger<'_>, record: &R) {
    let (key, frame) = codec::encode(record).unwrap();
    ledger.merge(&key, &frame).unwrap();
}

fn entries(limit: u64) -> Limits {
    Limits {
        database_entries: limit,
        ..Limits::default()
    }
}

#[test]
fn the_least_recently_used_code_goes_first_and_profiles_after_all_code() {
    let mut store = filled(&[
        (1, &|l| add(l, &profile(1))),
        (3, &|l| add(l, &code(3))),
        (2, &|l| add(l, &code(2))),
        (4, &|l| add(l, &code(4))),
    ]);
    let mut ledger = Ledger::open(&mut store, 10).unwrap();
    assert_eq!(ledger.evict(&entries(4), |_| None).unwrap(), 0);
    // Three are within 80 % of what would be three and a bit; two must go.
    assert_eq!(ledger.evict(&entries(3), |_| None).unwrap(), 2);
    assert!(!ledger.contains(&code(2).key()) && !ledger.contains(&code(3).key()));
    assert!(ledger.contains(&code(4).key()) && ledger.contains(&profile(1).key()));
    assert_eq!(ledger.evict(&entries(1), |_| None).unwrap(), 2);
}

#[test]
fn what_is_of_use_now_goes_last() {
    let mut store = filled(&[
        (1, &|l| add(l, &profile(1))),
        (2, &|l| add(l, &profile(2))),
        (10, &|l| add(l, &code(1))),
    ]);
    let mut ledger = Ledger::open(&mut store, 10).unwrap();
    ledger.touch(&code(1).key());
    assert_eq!(ledger.evict(&entries(2), |_| None).unwrap(), 2);
    assert!(ledger.contains(&code(1).key()));
}

#[test]
fn bytes_are_bounded_too() {
    let mut store = filled(&[(1, &|l| (1..=9).for_each(|n| add(l, &code(n))))]);
    let mut ledger = Ledger::open(&mut store, 10).unwrap();
    let limits = Limits {
        database_bytes: 5000,
        ..Limits::default()
    };
    ledger.evict(&limits, |_| None).unwrap();
    let bytes: u32 = ledger.sizes().map(|(_, size)| size).sum();
    assert!((2000..=4000).contains(&bytes), "{bytes}");
}

#[test]
fn a_program_that_only_reads_its_pack_keeps_its_records() {
    let used = program(
        7,
        vec![Member {
            key: code(1).key(),
            used_s: 1,
        }],
    );
    let mut store = filled(&[
        (1, &|l| {
            add(l, &code(1));
            add(l, &used);
        }),
        (2, &|l| add(l, &code(2))),
        (3, &|l| add(l, &code(3))),
    ]);
    let mut ledger = Ledger::open(&mut store, 10).unwrap();
    let pack_used_s = |p: &ProgramKey| (*p == used.program).then_some(9);
    ledger.evict(&entries(3), pack_used_s).unwrap();
    assert!(ledger.contains(&code(1).key()));
    assert!(!ledger.contains(&code(2).key()));
}

#[test]
fn a_pack_takes_what_was_used_last_and_forgets_what_is_gone() {
    let members = (1..=5)
        .map(|n| Member {
            key: code(n).key(),
            used_s: u64::from(n),
        })
        .collect();
    let mine = program(7, members);
    let mut store = filled(&[(1, &|l| {
        (1..=4).for_each(|n| add(l, &code(n)));
        add(l, &mine);
    })]);
    let mut ledger = Ledger::open(&mut store, 10).unwrap();
    let limits = Limits {
        pack_bytes: 2500,
        ..Limits::default()
    };
    let frames = ledger.members(&mine.program, &limits).unwrap();
    let keys: Vec<&Key> = frames.iter().map(|f| &f.0).collect();
    assert_eq!(keys, [&code(4).key(), &code(3).key(), &mine.key()]);
    let limits = Limits {
        pack_entries: 1,
        ..Limits::default()
    };
    assert_eq!(ledger.members(&mine.program, &limits).unwrap().len(), 2);
}
