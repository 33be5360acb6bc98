//! What the compiled tiers are good for, as far as their statistics tell.

use rekindle_tests::session::{Session, number, text};

#[test]
fn independent_branches_cost_blocks_in_proportion() {
    let blocks = |branches: usize| {
        let session = Session::new();
        let body: String = (0..branches)
            .map(|k| format!("        if (i >> {k}) & 1:\n            a += {k}\n        else:\n            b += i\n"))
            .collect();
        let source = format!(
            "def f(n):\n    a = b = 0\n    for i in range(n):\n{body}    return a, b\nprint(f(60000))\n"
        );
        let file = session.write("branches.py", source);
        let (output, stats) = session.measured(&["tier=1", "store=off"], &file, &[]);
        let (plain, _) = session.measured(&["tier=0", "store=off"], &file, &[]);
        assert_eq!(text(&output), text(&plain));
        assert!(number(&stats, "tier_share.tier1") > 0.9, "{stats:#}");
        number(&stats, "tier1.most_blocks")
    };
    let (four, eight, sixteen) = (blocks(4), blocks(8), blocks(16));
    let all = format!("{four} blocks for 4 branches, {eight} for 8, {sixteen} for 16");
    // Both arms of each branch are there; a unit of paths would need 2⁴, 2⁸ and 2¹⁶ of them.
    assert!(eight >= four + 4.0 && sixteen >= eight + 8.0, "{all}");
    assert!(eight <= 3.0 * four && sixteen <= 3.0 * eight, "{all}");
}

#[test]
fn every_recorded_graph_is_valid() {
    let tests = rekindle_tests::repository().join("tests/py");
    let mut recorded = 0.0;
    for case in rekindle_tests::cases::programs(&tests, &["tiny"]) {
        let session = Session::new();
        let (_, stats) = session.measured(&["tier=1", "store=off"], &case.file, &["tiny"]);
        recorded += number(&stats, "tier1.recorded");
        let invalid = &stats["tier1"]["aborted"]["invalid_graph"];
        assert!(invalid.is_null(), "{}: {invalid}", case.file.display());
    }
    assert!(
        recorded > 30.0,
        "only {recorded} recordings in all programs"
    );
}
