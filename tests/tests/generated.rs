//! Generated programs do the same on every tier; with a fault planted, some do not.
//!
//! The gate runs 300, `REKINDLE_MATRIX=full` 5,000; the command `differ` runs more and makes failing ones smaller (docs/testing.md).
//! What is known to differ is in `known_gaps.txt`, as `generated/SEED WAY REASON`.

use rekindle_tests::differ::{self, Differ};
use rekindle_tests::{gaps, generate};
use std::sync::atomic::{AtomicU64, Ordering};

const GATE: u64 = 300;
const NIGHTLY: u64 = 5_000;
/// Programs at a time.
const THREADS: usize = 2;
/// Programs after which each planted fault must have been seen.
const UNTIL_SEEN: u64 = 60;

#[test]
fn every_tier_does_the_same() {
    let full = std::env::var("REKINDLE_MATRIX").is_ok_and(|value| value == "full");
    let count = if full { NIGHTLY } else { GATE };
    let gaps = gaps::read().unwrap_or_else(|message| panic!("{message}"));
    let next = AtomicU64::new(0);
    let judged = || {
        let differ = Differ::new().unwrap_or_else(|why| panic!("{why}"));
        let mut complaints = Vec::new();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= count {
                return complaints;
            }
            let source = generate::program(seed);
            let result = differ.check(&source, &differ::some_modes(seed), None);
            let name = format!("generated/{seed}");
            let known = |mode: &str| gaps::find(&gaps, &name, mode);
            match result {
                Err((mode, _)) if known(&mode).is_some() => {}
                Err((mode, why)) => complaints.push(format!("seed {seed}, {mode}: {why}")),
                Ok(()) if gaps::listed(&gaps, &name) => {
                    complaints.push(format!(
                        "{name} passes: take its line out of known_gaps.txt"
                    ));
                }
                Ok(()) => {}
            }
        }
    };
    let complaints: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(judged)).collect();
        let joined = threads.into_iter().map(|thread| thread.join());
        joined
            .flat_map(|result| result.expect("no panic"))
            .collect()
    });
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn planted_faults_are_found() {
    let modes: Vec<_> = differ::modes(1).into_iter().take(1).collect();
    for fault in ["wrong_fold", "dropped_guard", "swapped_snapshot_slot"] {
        let mut differ = Differ::new().unwrap_or_else(|why| panic!("{why}"));
        differ.extra.push(format!("fault={fault}"));
        let seen = (0..UNTIL_SEEN).find(|seed| {
            let source = generate::program(*seed);
            differ.check(&source, &modes, None).is_err()
        });
        assert!(
            seen.is_some(),
            "{fault} is not seen by {UNTIL_SEEN} programs"
        );
    }
}
