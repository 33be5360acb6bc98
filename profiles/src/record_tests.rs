//! The laws of merging units and programs.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;

fn unit() -> impl Strategy<Value = UnitRecord> {
    (
        (0u32..2, 0u64..2, vec(0u8..2, 0..2)),
        (0u8..3, 0u32..3, any::<bool>()),
        vec((0u32..3, 0u32..3), 0..4),
        proptest::option::of("[ab]"),
    )
        .prop_map(
            |((ir_version, stamp_s, ir), (tier, hotness, wanted), exits, invalid_reason)| {
                let mut unit = UnitRecord {
                    ir_version,
                    stamp_s,
                    ir,
                    tier,
                    hotness,
                    wanted,
                    exits,
                    invalid_reason,
                    ..UnitRecord::default()
                };
                unit.settle();
                unit
            },
        )
}

fn program() -> impl Strategy<Value = ProgramRecord> {
    let member = (0u8..5, 0u64..4).prop_map(|(code, used_s)| Member {
        key: Key::profile(&Fingerprint([code; 16])),
        used_s,
    });
    ("[ab]", 0u64..3, vec(member, 0..6)).prop_map(|(label, used_s, members)| {
        let mut program = ProgramRecord {
            label,
            used_s,
            members,
            ..ProgramRecord::default()
        };
        program.settle();
        program
    })
}

fn with<T: Clone>(a: &T, b: &T, merge: fn(&mut T, &T)) -> T {
    let mut out = a.clone();
    merge(&mut out, b);
    out
}

fn laws<T: Clone + PartialEq + std::fmt::Debug>(a: T, b: T, c: T, merge: fn(&mut T, &T)) {
    let m = |a: &T, b: &T| with(a, b, merge);
    assert_eq!(m(&a, &b), m(&b, &a));
    assert_eq!(m(&m(&a, &b), &c), m(&a, &m(&b, &c)));
    assert_eq!(m(&a, &a), a);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn units_merge_by_law(a in unit(), b in unit(), c in unit()) {
        laws(a, b, c, UnitRecord::merge);
    }

    #[test]
    fn programs_merge_by_law(a in program(), b in program(), c in program()) {
        laws(a, b, c, ProgramRecord::merge);
    }
}

#[test]
fn the_later_statement_about_a_unit_is_believed() {
    let old = UnitRecord {
        stamp_s: 1,
        ir: vec![9],
        wanted: true,
        ..UnitRecord::default()
    };
    let new = UnitRecord {
        stamp_s: 2,
        ir: vec![1],
        tier: 2,
        ..UnitRecord::default()
    };
    assert_eq!(with(&old, &new, UnitRecord::merge), new);
    assert!(old.would_learn(&new));
    let hotter = UnitRecord {
        stamp_s: 3,
        hotness: 77,
        ..new.clone()
    };
    assert!(!new.would_learn(&hotter));
}

#[test]
fn what_was_only_used_is_no_reason_to_write() {
    let findings = Findings {
        used: vec![Key::profile(&Fingerprint([1; 16]))],
        ..Findings::default()
    };
    assert!(findings.is_empty());
}
