//! The matrix can fail: with each planted fault a program of it goes red, and without it is green.

use rekindle_tests::cases::{self, Case};
use rekindle_tests::judge;
use rekindle_tests::matrix::{Stress, Warmth, Way};
use rekindle_tests::session::{Session, complaint, number};
use std::collections::BTreeSet;

/// A fault, a way to run (on tiers 1 and 2), and cases of which one must notice it: which of them do
/// depends on what is recorded.
type Row = (&'static str, Warmth, Stress, &'static [&'static str]);

const ROWS: &[Row] = &[
    (
        "wrong_fold",
        Warmth::Cold,
        Stress::Plain,
        &[
            "programs/branchy.tiny",
            "programs/fib.tiny",
            "programs/matmul.tiny",
        ],
    ),
    (
        "dropped_guard",
        Warmth::Cold,
        Stress::Plain,
        &[
            "programs/collatz.tiny",
            "programs/fib.tiny",
            "programs/sort_keys.tiny",
        ],
    ),
    (
        "swapped_snapshot_slot",
        Warmth::Cold,
        Stress::Plain,
        &[
            "programs/collatz.tiny",
            "programs/sieve.tiny",
            "programs/tak.tiny",
        ],
    ),
    (
        "missing_barrier",
        Warmth::Cold,
        Stress::Gc,
        &["small/old_holds_young"],
    ),
    (
        "stale_literal",
        Warmth::Warm,
        Stress::Plain,
        &["small/same_function_two_modules"],
    ),
];

/// Finds the case of this name.
fn case(name: &str) -> Case {
    let folder = rekindle_tests::repository().join("tests/py");
    let mut cases = cases::programs(&folder, &["tiny"]);
    cases.extend(cases::small(&folder));
    let mut found = cases.into_iter().filter(|case| case.name == name);
    found.next().unwrap_or_else(|| panic!("there is no {name}"))
}

#[test]
fn each_fault_turns_the_comparison_red() {
    for (fault, warmth, stress, names) in ROWS {
        for tier in ["1", "2"] {
            let (warmth, stress) = (*warmth, *stress);
            let way = Way {
                tier,
                warmth,
                stress,
            };
            let option = format!("fault={fault}");
            let red = |name: &str| {
                let case = case(name);
                if let Err(why) = judge::check(&case, way, &[]) {
                    panic!("{name} {way}, no fault planted: {why}");
                }
                judge::check(&case, way, &["-X", &option]).is_err()
            };
            assert!(
                names.iter().any(|name| red(name)),
                "{way}: {fault} is not seen"
            );
        }
    }
}

#[test]
fn every_fault_has_a_row() {
    // An unknown name is answered with all that there are.
    let message = complaint(&Session::new().run(&["-X", "fault=unknown", "-c", "pass"]));
    let names = message.strip_prefix("-X fault: expected ");
    let names = names.and_then(|rest| rest.split_once(", not 'unknown'\n"));
    let (names, _) = names.unwrap_or_else(|| panic!("{message}"));
    let rows: BTreeSet<&str> = ROWS.iter().map(|(fault, ..)| *fault).collect();
    assert_eq!(names.split('|').collect::<BTreeSet<_>>(), rows);
}

#[test]
fn nothing_of_a_run_with_a_fault_is_kept() {
    let session = Session::new();
    let file = case("programs/collatz.tiny").file;
    let (_, stats) = session.measured(&["tier=1", "fault=dropped_guard"], &file, &["tiny"]);
    assert!(number(&stats, "tier1.recorded") > 0.0, "{stats:#}");
    assert_eq!(number(&stats, "store.written_bytes"), 0.0, "{stats:#}");
    assert!(!session.store().exists());
}
