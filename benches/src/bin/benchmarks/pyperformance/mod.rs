//! The benchmarks of the package pyperformance, run as they are, with a stand-in for `pyperf`
//! (`benches/py/pyperf.py`). The package is no part of this repository: it is found where it was
//! put, and every benchmark in it that needs no other package is run.

mod manifest;

use crate::results::{Cell, Part, Repeated, replace};
use crate::{Bench, progress, say};
use manifest::Benchmark;
use rekindle_measure::contender::{Mode, Subject};
use rekindle_measure::curve::Curve;
use rekindle_measure::estimate;
use rekindle_measure::process::Run;
use rekindle_measure::session::{self, Measured};
use rekindle_measure::summary::curves_of;
use std::ffi::OsString;
use std::path::Path;
use std::time::Duration;

/// What a benchmark may take beyond its time, before it is ended.
const PATIENCE: Duration = Duration::from_secs(90);

/// Measures every benchmark that needs no packages.
pub(crate) fn measure(bench: &mut Bench, package: Option<&Path>) -> Result<(), String> {
    let package = package.ok_or("where is pyperformance? (setup/pyperformance.sh fetches it)")?;
    let all = manifest::read(package)?;
    let (run, left_out): (Vec<_>, Vec<_>) = all.into_iter().partition(|b| b.needs.is_empty());
    bench.results.left_out = left_out.into_iter().map(|b| (b.name, b.needs)).collect();
    let run: Vec<_> = run.into_iter().filter(|b| bench.wants(&b.name)).collect();
    for (i, benchmark) in run.iter().enumerate() {
        let subject = subject(bench, benchmark);
        let contenders =
            bench.contenders(&["0".into(), "auto".into()], &[Mode::Cold, Mode::Warm])?;
        let measured =
            session::measure(&subject, contenders, bench.effort.repeated, &mut progress)?;
        let result = repeated(&measured);
        say(&format!("{}/{} {}", i + 1, run.len(), line(&result)));
        replace(&mut bench.results.pyperformance, result);
        bench.keep()?;
    }
    Ok(())
}

fn line(result: &Repeated) -> String {
    let mut text = format!("{}:", result.name);
    for part in &result.parts {
        let cells = part.cells.iter().map(|c| format!("{:.2}×", c.run.median));
        text.push_str(&format!(
            " {} {}",
            part.name,
            cells.collect::<Vec<_>>().join(" ")
        ));
    }
    for (who, why) in &result.failed {
        text.push_str(&format!(" {who} failed: {why}"));
    }
    text
}

fn subject(bench: &Bench, benchmark: &Benchmark) -> Subject {
    let mut path = OsString::from(bench.root.join("benches/py"));
    for vendored in &benchmark.vendored {
        path.push(":");
        path.push(vendored);
    }
    Subject {
        name: benchmark.name.clone(),
        file: benchmark.script.into(),
        args: benchmark.options.iter().map(Into::into).collect(),
        folder: Some(benchmark.folder.clone()),
        variables: vec![
            ("PYTHONPATH".into(), path),
            (
                rekindle_measure::curve::SECONDS.into(),
                bench.effort.seconds.to_string().into(),
            ),
        ],
        limit: Some(PATIENCE + Duration::from_secs_f64(bench.effort.seconds)),
        // Some print times or addresses.
        same_output: false,
    }
}

/// Every part's ratios to the first contender.
pub(crate) fn repeated(measured: &Measured) -> Repeated {
    let runs = |i: usize| &measured.contenders[i].1;
    let named = measured.contenders.iter().map(|(c, runs)| (&c.name, runs));
    let failed = named
        .clone()
        .filter_map(|(name, runs)| Some((name.clone(), failure(measured, runs)?)));
    let memory = named.clone().map(|(name, runs)| {
        let peak = runs.iter().map(|run| run.peak_rss_mb).fold(0.0, f64::max);
        (name.clone(), peak)
    });
    let names = runs(0).first().map_or(Vec::new(), |run| {
        run.curves.iter().map(|c| c.name.clone()).collect()
    });
    let parts = names.into_iter().map(|name: String| {
        let base = curves_of(runs(0), &name);
        let cells = measured.contenders[1..]
            .iter()
            .filter_map(|(contender, runs)| cell(&contender.name, &base, &curves_of(runs, &name)));
        let steady: Vec<f64> = base.iter().map(|curve| curve.steady_s() * 1e3).collect();
        Part {
            base_ms: estimate::median(&steady),
            cells: cells.collect(),
            name,
        }
    });
    Repeated {
        name: measured.subject.name.clone(),
        runs: runs(0).len(),
        failed: failed.collect(),
        parts: parts.collect(),
        memory_mb: memory.collect(),
    }
}

/// Why a contender has no times, or should have none.
fn failure(measured: &Measured, runs: &[Run]) -> Option<String> {
    if let Some(why) = runs.iter().find_map(|run| run.complaint.clone()) {
        return Some(why);
    }
    let expected = measured.contenders.first()?.1.first()?;
    let other = measured.subject.same_output && runs.iter().any(|run| run.out != expected.out);
    if other {
        return Some("wrote something else".into());
    }
    let nothing = runs.iter().all(|run| run.curves.is_empty());
    nothing.then(|| "repeated nothing".into())
}

fn cell(name: &str, base: &[&Curve], own: &[&Curve]) -> Option<Cell> {
    let (first_base, first_own) = (base.first()?, own.first()?);
    // The work of every run: what the first contender does in its time.
    let turns = first_base.turns();
    let ratio = |of: &dyn Fn(&Curve) -> f64| {
        let all = |curves: &[&Curve]| curves.iter().map(|c| of(c).max(1e-9)).collect::<Vec<_>>();
        estimate::ratio(&all(base), &all(own))
    };
    Some(Cell {
        contender: name.into(),
        first: ratio(&Curve::first_s),
        run: ratio(&|curve| curve.time_for_s(turns)),
        steady: ratio(&Curve::steady_s),
        shape: first_own.levels().shape,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rekindle_measure::contender::Contender;
    use rekindle_measure::curve;

    #[test]
    fn ratios_are_those_of_the_same_work() {
        let run = |text: &str, complaint: Option<&str>| Run {
            curves: curve::parse(text),
            complaint: complaint.map(Into::into),
            ..Run::default()
        };
        let slow = "x 1 0.1\n".repeat(20);
        let warming = format!("{}{}", "x 1 0.2\n".repeat(8), "x 1 0.01\n".repeat(40));
        let path = Path::new("p");
        let measured = Measured {
            subject: Subject::default(),
            contenders: vec![
                (Contender::python(path), vec![run(&slow, None)]),
                (
                    Contender::own(path, "auto", None),
                    vec![run(&warming, None)],
                ),
                (Contender::own(path, "1", None), vec![run("", Some("oops"))]),
            ],
        };
        let result = repeated(&measured);
        assert_eq!(result.failed, [("tier 1".to_string(), "oops".to_string())]);
        let cell = result.parts[0].cell("tier auto").expect("it ran");
        assert_eq!((cell.first.median, cell.steady.median), (0.5, 10.0));
        // 20 turns: 2 s against 8 × 0.2 s and 12 × 0.01 s.
        assert!((cell.run.median - 2.0 / 1.72).abs() < 1e-9, "{cell:?}");
    }
}
