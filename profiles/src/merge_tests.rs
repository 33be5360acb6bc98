//! The laws of merging, over generated profiles.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;

fn reason_counts() -> impl Strategy<Value = Vec<ReasonCount>> {
    let reason = prop_oneof!["[a-c]", Just(String::new())];
    let row = (0u32..4, reason, 0u64..50).prop_map(|(pc, reason, count)| ReasonCount {
        pc,
        reason,
        count,
    });
    vec(row, 0..6)
}

fn run_counts() -> impl Strategy<Value = RunCounts> {
    let hot = vec(
        (0u32..4, 0u64..50).prop_map(|(pc, count)| SiteCount { pc, count }),
        0..6,
    );
    let feedback = vec(
        (0u32..3, 0u16..2, 0u64..3, 0u64..9).prop_map(|(pc, kind, value, count)| Feedback {
            pc,
            kind,
            value,
            count,
        }),
        0..6,
    );
    // Few run ids, so that the same run meets itself with other contents, and more of them than are kept.
    let run = (0u64..7, 0u64..3).prop_map(|(started_s, nonce)| RunId { started_s, nonce });
    (
        run,
        0u64..100,
        hot,
        reason_counts(),
        reason_counts(),
        feedback,
    )
        .prop_map(|(run, total, hot, exits, aborts, feedback)| RunCounts {
            run,
            total,
            hot,
            exits,
            aborts,
            feedback,
        })
}

fn profile() -> impl Strategy<Value = CodeProfile> {
    vec(run_counts(), 0..12).prop_map(|runs| {
        let mut all = CodeProfile::default();
        for run in runs {
            all.merge(&CodeProfile::of_run(run));
        }
        all
    })
}

fn merged(a: &CodeProfile, b: &CodeProfile) -> CodeProfile {
    let mut out = a.clone();
    out.merge(b);
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn commutative(a in profile(), b in profile()) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
    }

    #[test]
    fn associative(a in profile(), b in profile(), c in profile()) {
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
    }

    #[test]
    fn idempotent(a in profile(), b in profile()) {
        prop_assert_eq!(&merged(&a, &a), &a);
        let both = merged(&a, &b);
        prop_assert_eq!(&merged(&both, &b), &both);
    }

    #[test]
    fn settling_changes_nothing_that_is_in_order(a in profile()) {
        let mut again = a.clone();
        prop_assert!(again.settle());
        prop_assert_eq!(again, a);
    }

    #[test]
    fn shares_are_shares(a in profile()) {
        let weighed = a.weighed();
        prop_assert!(weighed.hot.windows(2).all(|w| w[0].0 < w[1].0));
        prop_assert!(weighed.hot.iter().all(|h| h.1 <= 1_000_000));
        prop_assert!(!a.would_learn(&a));
    }
}

fn run(started_s: u64, total: u64, count: u64) -> CodeProfile {
    CodeProfile::of_run(RunCounts {
        run: RunId {
            started_s,
            nonce: 0,
        },
        total,
        hot: vec![SiteCount { pc: 3, count }],
        aborts: vec![ReasonCount {
            pc: 3,
            reason: "too_long".into(),
            count: 1,
        }],
        ..RunCounts::default()
    })
}

#[test]
fn a_long_run_does_not_drown_a_short_one_and_the_newer_weighs_double() {
    // Half of a long old run, none of a short new one: weights 64 and 128.
    let all = merged(&run(1, 1_000_000, 500_000), &run(2, 10, 0));
    assert_eq!(all.weighed().hot, [(3, 166_666)]);
}

#[test]
fn an_old_abort_decays_but_is_not_forgotten_while_its_run_is_kept() {
    let mut all = run(1, 10, 5);
    for started in 2..=MAX_RUNS as u64 {
        all.merge(&CodeProfile::of_run(RunCounts {
            run: RunId {
                started_s: started,
                nonce: 0,
            },
            ..RunCounts::default()
        }));
    }
    assert_eq!(all.weighed().aborts[0].count, 1);
    all.merge(&run(100, 10, 5));
    assert_eq!(all.runs().len(), MAX_RUNS);
    assert_eq!(all.runs()[0].run.started_s, 100);
}

#[test]
fn only_new_places_and_large_shifts_are_news() {
    let old = run(1, 1000, 500);
    assert!(!old.would_learn(&run(2, 1000, 400)));
    assert!(old.would_learn(&run(2, 1000, 100)));
    let mut new_abort = run(2, 1000, 500);
    new_abort.runs[0].aborts[0].reason = "unsupported".into();
    assert!(old.would_learn(&new_abort));
}

#[test]
fn a_run_from_the_future_is_forgotten() {
    let mut all = merged(&run(1, 10, 5), &run(u64::MAX, 10, 5));
    all.forget_after(1000);
    assert_eq!(all.runs().len(), 1);
}

#[test]
fn a_run_adds_a_bounded_number_of_rows_and_the_largest_stay() {
    let hot = (0..3000u32)
        .map(|pc| SiteCount {
            pc,
            count: u64::from(pc),
        })
        .collect();
    let all = CodeProfile::of_run(RunCounts {
        hot,
        ..RunCounts::default()
    });
    let hot = &all.runs()[0].hot;
    assert_eq!((hot.len(), hot[0].pc), (MAX_ROWS, 3000 - MAX_ROWS as u32));
}
