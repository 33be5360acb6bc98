//! Whole programs print what CPython prints, in every way of running them.
//!
//! `--quick` runs a part of the matrix, `REKINDLE_MATRIX=full` all of it, the rest are options
//! of Rust's own tests.

use libtest_mimic::{Arguments, Failed, Trial};
use rekindle_tests::cases::{self, Case, SIZES};
use rekindle_tests::gaps::{self, Gap};
use rekindle_tests::judge;
use rekindle_tests::matrix::{self, Extent, Stress, Way};
use std::process::ExitCode;
use std::sync::Arc;

/// Processes at a time.
const THREADS: usize = 2;

fn main() -> ExitCode {
    let quick = std::env::args().any(|arg| arg == "--quick");
    let mut arguments = Arguments::from_iter(std::env::args().filter(|arg| arg != "--quick"));
    arguments.test_threads.get_or_insert(THREADS);
    let extent = match (quick, std::env::var("REKINDLE_MATRIX").as_deref()) {
        (true, _) => Extent::Quick,
        (false, Ok("full")) => Extent::Full,
        _ => Extent::Gate,
    };
    let gaps = Arc::new(gaps::read().unwrap_or_else(|message| panic!("{message}")));
    libtest_mimic::run(&arguments, trials(extent, &gaps)).exit_code()
}

fn trials(extent: Extent, gaps: &Arc<Vec<Gap>>) -> Vec<Trial> {
    let folder = rekindle_tests::repository().join("tests/py");
    let mut trials = Vec::new();
    let mut add = |case: &Case, ways: &[Way]| {
        for way in ways {
            let (case, way, gaps) = (case.clone(), *way, gaps.clone());
            trials.push(Trial::test(format!("{} {way}", case.name), move || {
                judged(&case, way, &gaps)
            }));
        }
    };
    for size in SIZES {
        let ways = matrix::for_program(size, extent);
        for case in cases::programs(&folder, &[size]) {
            match extent {
                Extent::Gate if !ways.is_empty() && cases::is_workload(&case) => {
                    add(&case, &matrix::for_small(extent));
                }
                _ => add(&case, &ways),
            }
        }
    }
    for case in cases::small(&folder) {
        let mut ways = matrix::for_small(extent);
        if cases::is_without_gc_stress(&case) {
            ways.retain(|way| !matches!(way.stress, Stress::Gc | Stress::GcAndExits(_)));
        }
        add(&case, &ways);
    }
    for case in cases::errors(&folder) {
        add(&case, &matrix::for_errors(extent));
    }
    for (_, section) in cases::language(&folder) {
        for case in section {
            add(&case, &matrix::for_language(extent));
        }
    }
    trials
}

/// Runs a case; what is a known gap must fail.
fn judged(case: &Case, way: Way, gaps: &[Gap]) -> Result<(), Failed> {
    let result = judge::check(case, way, &[]);
    match (gaps::find(gaps, &case.name, &way.to_string()), result) {
        (None, result) => result.map_err(Failed::from),
        (Some(_), Err(_)) => Ok(()),
        (Some(gap), Ok(())) => Err(format!(
            "passes: take its line ({}) out of tests/known_gaps.txt",
            gap.reason
        )
        .into()),
    }
}
