//! The rounds of a measurement: in each every contender runs once, each round begun by another.

use crate::contender::{Contender, Subject};
use crate::process::{Run, Scratch};

/// How often everything is run.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Rounds that count.
    pub runs: usize,
    /// Rounds before those.
    pub warmup: usize,
}

/// One program's results.
#[derive(Debug)]
pub struct Measured {
    /// The program.
    pub subject: Subject,
    /// For each contender its runs, in order. The first is what the others are compared with.
    pub contenders: Vec<(Contender, Vec<Run>)>,
}

/// Measures one program; says what it does.
///
/// # Errors
/// A contender cannot be started.
pub fn measure(
    subject: &Subject,
    mut contenders: Vec<Contender>,
    plan: Plan,
    progress: &mut dyn FnMut(&str),
) -> Result<Measured, String> {
    let scratch = Scratch::new()?;
    for contender in &mut contenders {
        progress(&format!("{}: preparing {}", subject.name, contender.name));
        contender.prepare(subject, &scratch)?;
    }
    let runs = rounds(contenders.len(), plan, &mut |i, round| {
        let counted = (round + 1).saturating_sub(plan.warmup);
        let name = &contenders[i].name;
        progress(&format!("{}: {name} {counted}/{}", subject.name, plan.runs));
        contenders[i].run(subject, &scratch)
    })?;
    progress("");
    Ok(Measured {
        subject: subject.clone(),
        contenders: contenders.into_iter().zip(runs).collect(),
    })
}

/// Runs everything in its order; for each contender the runs that count. One that fails is not run again,
/// and its failure counts in any round.
fn rounds(
    contenders: usize,
    plan: Plan,
    run: &mut dyn FnMut(usize, usize) -> Result<Run, String>,
) -> Result<Vec<Vec<Run>>, String> {
    let mut all: Vec<Vec<Run>> = vec![Vec::new(); contenders];
    let failed = |runs: &[Run]| runs.last().is_some_and(|run| run.complaint.is_some());
    for round in 0..plan.warmup + plan.runs {
        for turn in 0..contenders {
            let i = (turn + round) % contenders;
            if failed(&all[i]) {
                continue;
            }
            let run = run(i, round)?;
            if round >= plan.warmup || run.complaint.is_some() {
                all[i].push(run);
            }
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contenders_take_turns_and_failures_are_not_repeated() {
        let mut order = Vec::new();
        let plan = Plan { runs: 2, warmup: 1 };
        let all = rounds(3, plan, &mut |i, round| {
            order.push(i);
            let failed = i == 2 && round == 1;
            Ok(Run {
                wall_ms: round as f64,
                complaint: failed.then(|| "no".into()),
                ..Run::default()
            })
        })
        .expect("all start");
        assert_eq!(order, [0, 1, 2, 1, 2, 0, 0, 1]);
        let times: Vec<Vec<f64>> = all
            .iter()
            .map(|runs| runs.iter().map(|run| run.wall_ms).collect())
            .collect();
        assert_eq!(times, [vec![1.0, 2.0], vec![1.0, 2.0], vec![1.0]]);
    }
}
