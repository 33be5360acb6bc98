//! What all reports are made of: of each program and contender the estimates, and what is odd.

use crate::change::{self, Shape};
use crate::curve::{Curve, Lap};
use crate::estimate::{self, ENOUGH, Estimate};
use crate::process::Run;
use crate::python::Python;
use crate::session::Measured;
use serde::{Deserialize, Serialize};

/// The machine it was measured on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Machine {
    /// The processor's name.
    pub processor: String,
    /// Cores that may be used.
    pub cores: usize,
    /// Rekindle's version.
    pub rekindle: String,
}

impl Machine {
    /// This one.
    pub fn this() -> Machine {
        let processor = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let processor = processor
            .lines()
            .find_map(|line| line.strip_prefix("model name")?.split_once(": "));
        Machine {
            processor: processor.map_or("unknown", |(_, name)| name).to_string(),
            cores: std::thread::available_parallelism().map_or(0, usize::from),
            rekindle: env!("CARGO_PKG_VERSION").to_string(),
        }
    }
}

/// A whole measurement.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Summary {
    /// Where.
    pub machine: Machine,
    /// The Pythons that were compared with.
    pub pythons: Vec<Python>,
    /// Each program.
    pub programs: Vec<ProgramSummary>,
}

/// One program.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProgramSummary {
    /// Its name.
    pub name: String,
    /// Its arguments.
    pub args: Vec<String>,
    /// Rounds.
    pub runs: usize,
    /// Why the times cannot be compared: who wrote something else or failed.
    pub differing: Option<String>,
    /// Each contender; the first is what the others are compared with.
    pub contenders: Vec<Row>,
}

/// One contender of a program.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// How it is called.
    pub command: String,
    /// Why there are no times.
    pub failed: Option<String>,
    /// Milliseconds of a process from start to end.
    pub wall_ms: Option<Estimate>,
    /// Those divided by the first contender's; below 1 is faster.
    pub ratio: Option<Estimate>,
    /// The same in words.
    pub verdict: String,
    /// The largest resident memory of any run, in MiB.
    pub peak_rss_mb: f64,
    /// Runs from which on the level was another: the machine changed while it was measured.
    pub level_changes: Vec<usize>,
    /// Every run's time, in order.
    pub samples_ms: Vec<f64>,
    /// Iterations within the processes, if the program offers them.
    pub curves: Vec<CurveSummary>,
}

/// What was repeated within the processes of a contender.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CurveSummary {
    /// Its name.
    pub name: String,
    /// Milliseconds of the first iteration.
    pub first_ms: Estimate,
    /// Milliseconds of one where it is steady.
    pub steady_ms: Estimate,
    /// What the processes' curves do, each.
    pub shapes: Vec<Shape>,
    /// The lap from which on the first process's is steady.
    pub steady_from: usize,
    /// The first process's laps.
    pub laps: Vec<Lap>,
}

impl CurveSummary {
    /// One word for all processes.
    pub fn shape(&self) -> &'static str {
        let first = self.shapes[0];
        match self.shapes.iter().all(|shape| *shape == first) {
            true => first.name(),
            false => "differs from run to run",
        }
    }
}

/// Times of processes.
fn times(runs: &[Run]) -> Vec<f64> {
    runs.iter().map(|run| run.wall_ms).collect()
}

fn failure(runs: &[Run]) -> Option<&str> {
    runs.iter().find_map(|run| run.complaint.as_deref())
}

/// Who wrote something else than the first, or failed.
fn differing(measured: &Measured) -> Option<String> {
    let ran = |runs: &&(_, Vec<Run>)| failure(&runs.1).is_none();
    let first = measured.contenders.iter().find(ran);
    let expected = first.and_then(|(_, runs)| Some(&runs.first()?.out));
    measured.contenders.iter().find_map(|(contender, runs)| {
        if let Some(why) = failure(runs) {
            return Some(format!("{} failed: {why}", contender.name));
        }
        let other =
            measured.subject.same_output && runs.iter().any(|run| Some(&run.out) != expected);
        other.then(|| format!("{} wrote something else", contender.name))
    })
}

/// The curves of this name in all runs of a contender.
pub fn curves_of<'r>(runs: &'r [Run], name: &str) -> Vec<&'r Curve> {
    let all = runs.iter().flat_map(|run| &run.curves);
    all.filter(|curve| curve.name == name).collect()
}

fn curves(runs: &[Run]) -> Vec<CurveSummary> {
    let Some(first) = runs.first() else {
        return Vec::new();
    };
    let summary = |curve: &Curve| {
        let all = curves_of(runs, &curve.name);
        let estimate = |of: &dyn Fn(&Curve) -> f64| {
            estimate::of(&all.iter().map(|c| of(c) * 1e3).collect::<Vec<_>>())
        };
        CurveSummary {
            name: curve.name.clone(),
            first_ms: estimate(&Curve::first_s),
            steady_ms: estimate(&Curve::steady_s),
            shapes: all.iter().map(|c| c.levels().shape).collect(),
            steady_from: curve.levels().steady_from,
            laps: curve.laps.clone(),
        }
    };
    first.curves.iter().map(summary).collect()
}

/// One program's.
pub fn program(measured: &Measured) -> ProgramSummary {
    let base = measured.contenders.first().map(|(_, runs)| runs);
    let base = base.filter(|runs| failure(runs).is_none() && !runs.is_empty());
    let rows = measured
        .contenders
        .iter()
        .enumerate()
        .map(|(i, (contender, runs))| {
            let failed = failure(runs).map(str::to_string);
            let samples_ms = times(runs);
            let usable = failed.is_none() && !runs.is_empty();
            let ratio = base
                .filter(|_| usable)
                .map(|base| estimate::ratio(&samples_ms, &times(base)));
            let levels = usable.then(|| change::levels(&samples_ms));
            Row {
                name: contender.name.clone(),
                command: contender.command(),
                wall_ms: usable.then(|| estimate::of(&samples_ms)),
                verdict: match (&ratio, i) {
                    (_, 0) | (None, _) => String::new(),
                    (Some(ratio), _) => ratio.verdict(),
                },
                ratio,
                failed,
                peak_rss_mb: runs.iter().map(|run| run.peak_rss_mb).fold(0.0, f64::max),
                level_changes: levels.map_or(Vec::new(), |levels| {
                    levels.segments[1..].iter().map(|s| s.start).collect()
                }),
                samples_ms,
                curves: curves(runs),
            }
        });
    let args = &measured.subject.args;
    ProgramSummary {
        name: measured.subject.name.clone(),
        args: args
            .iter()
            .map(|a| a.to_string_lossy().into_owned())
            .collect(),
        runs: base.map_or(0, Vec::len),
        differing: differing(measured),
        contenders: rows.collect(),
    }
}

impl ProgramSummary {
    /// What has to be said beside the numbers.
    pub fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.runs < ENOUGH {
            remarks.push(format!(
                "{} runs are too few for intervals of 95 %: at least {ENOUGH}",
                self.runs
            ));
        }
        for row in &self.contenders {
            if let [first, ..] = row.level_changes[..] {
                remarks.push(format!(
                    "{}: the times change their level at run {}: something else happened on the machine",
                    row.name,
                    first + 1
                ));
            }
        }
        remarks
    }

    /// What stands above its numbers.
    pub fn headline(&self) -> String {
        let outputs = match &self.differing {
            None => "all wrote the same".to_string(),
            Some(why) => format!("NOT COMPARABLE: {why}"),
        };
        let words: Vec<&str> = std::iter::once(&self.name)
            .chain(&self.args)
            .map(|w| &**w)
            .collect();
        format!(
            "{}, {} runs each, taking turns; {outputs}",
            words.join(" "),
            self.runs
        )
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::contender::{Contender, Subject};
    use std::path::Path;

    /// What two contenders would have measured.
    pub(crate) fn canned() -> Measured {
        let runs = |level: f64, out: &str| -> Vec<Run> {
            let noise = [0.0, 0.02, -0.01, 0.01, 0.005, -0.02, 0.015];
            let run = |noise: &f64| Run {
                wall_ms: level * (1.0 + noise),
                peak_rss_mb: 10.0,
                out: out.into(),
                complaint: None,
                curves: crate::curve::parse(&format!(
                    "{}{}",
                    format!("turn 1 {}\n", level / 10.0).repeat(10),
                    format!("turn 1 {}\n", level / 100.0).repeat(40)
                )),
            };
            noise.iter().map(run).collect()
        };
        let subject = Subject {
            name: "prog.py".into(),
            args: vec!["long".into()],
            same_output: true,
            ..Subject::default()
        };
        let path = Path::new("python3");
        Measured {
            subject,
            contenders: vec![
                (Contender::python(path), runs(100.0, "a")),
                (
                    Contender::own(Path::new("rk"), "auto", None),
                    runs(25.0, "a"),
                ),
            ],
        }
    }

    #[test]
    fn rows_say_how_much_faster() {
        let summary = program(&canned());
        assert_eq!(summary.differing, None);
        assert_eq!(summary.remarks(), [""; 0]);
        let row = &summary.contenders[1];
        assert_eq!(row.verdict, "4.00× faster (4.00 to 4.00)");
        let curve = &row.curves[0];
        assert_eq!((curve.shape(), curve.steady_from), ("warms up", 10));
        assert!((curve.steady_ms.median - 250.0).abs() < 1e-9);
    }

    #[test]
    fn other_outputs_and_failures_are_told() {
        let mut measured = canned();
        measured.contenders[1].1[3].out = "b".into();
        let why = "tier auto wrote something else";
        assert_eq!(program(&measured).differing.as_deref(), Some(why));
        measured.contenders[0].1[0].complaint = Some("oops".into());
        let summary = program(&measured);
        assert_eq!(summary.differing.as_deref(), Some("python3 failed: oops"));
        assert!(summary.contenders[1].ratio.is_none());
    }

    #[test]
    fn few_runs_and_a_restless_machine_are_remarked() {
        let mut measured = canned();
        for (_, runs) in &mut measured.contenders {
            runs.truncate(3);
        }
        assert!(program(&measured).remarks()[0].starts_with("3 runs are too few"));
        let mut measured = canned();
        let slow: Vec<Run> = measured.contenders[1].1.clone();
        for mut run in slow.clone().into_iter().chain(slow) {
            run.wall_ms *= 3.0;
            measured.contenders[1].1.push(run);
        }
        assert!(program(&measured).remarks()[0].contains("at run 8"));
    }
}
