//! Times of iterations inside a process, where a program offers them.
//!
//! A program that finds the name of a file in the variable [`VARIABLE`] may append lines to it, each a
//! name, a number of iterations and the seconds they took together: `nbody 4 0.0123`. Lines of one name
//! are a curve, in their order.

use crate::change::{self, Levels};
use crate::estimate::median;

/// The variable that names the file for iterations.
pub const VARIABLE: &str = "REKINDLE_BENCH_ITERATIONS";
/// The variable that says for how many seconds a program that repeats itself is to go on.
pub const SECONDS: &str = "REKINDLE_BENCH_SECONDS";
/// More points are joined with their neighbours: nobody can see them, and all would be kept.
const POINTS: usize = 1500;

/// Iterations that were timed together.
#[derive(Clone, Copy, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Lap {
    /// How many.
    pub turns: u64,
    /// What they took together.
    pub seconds: f64,
}

impl Lap {
    fn per_turn(&self) -> f64 {
        self.seconds / self.turns as f64
    }
}

/// All iterations of one thing in one process, in order; at least one lap.
#[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Curve {
    /// What was repeated.
    pub name: String,
    /// In order.
    pub laps: Vec<Lap>,
}

/// The curves that a process wrote; lines that are none are passed over.
pub fn parse(text: &str) -> Vec<Curve> {
    let mut curves: Vec<Curve> = Vec::new();
    for (name, lap) in text.lines().filter_map(lap) {
        match curves.iter_mut().find(|curve| curve.name == name) {
            Some(curve) => curve.laps.push(lap),
            None => curves.push(Curve {
                name: name.into(),
                laps: vec![lap],
            }),
        }
    }
    for curve in &mut curves {
        curve.thin_out();
    }
    curves
}

fn lap(line: &str) -> Option<(&str, Lap)> {
    let mut words = line.rsplitn(3, ' ');
    let seconds: f64 = words.next()?.parse().ok()?;
    let turns: u64 = words.next()?.parse().ok()?;
    let name = words.next()?;
    let sound = turns > 0 && seconds.is_finite() && seconds >= 0.0;
    sound.then_some((name, Lap { turns, seconds }))
}

impl Curve {
    /// Joins neighbours until there are few enough; the first hundred stay as they are.
    fn thin_out(&mut self) {
        const UNTOUCHED: usize = 100;
        while self.laps.len() > POINTS {
            let rest = self.laps.split_off(UNTOUCHED);
            let joined = rest.chunks(2).map(|pair| Lap {
                turns: pair.iter().map(|lap| lap.turns).sum(),
                seconds: pair.iter().map(|lap| lap.seconds).sum(),
            });
            self.laps.extend(joined);
        }
    }

    /// Iterations in all.
    pub fn turns(&self) -> u64 {
        self.laps.iter().map(|lap| lap.turns).sum()
    }

    /// Seconds of the first iteration (or lap, per iteration).
    pub fn first_s(&self) -> f64 {
        self.laps[0].per_turn()
    }

    /// Seconds for each iteration, lap by lap.
    pub fn per_turn_s(&self) -> Vec<f64> {
        self.laps.iter().map(Lap::per_turn).collect()
    }

    /// Its levels.
    pub fn levels(&self) -> Levels {
        change::levels(&self.per_turn_s())
    }

    /// Seconds for an iteration where it is steady; of one that never is, in its second half.
    pub fn steady_s(&self) -> f64 {
        let levels = self.levels();
        let half = self.laps.len() / 2;
        let from = match levels.shape {
            change::Shape::Unsteady => half,
            _ => levels.steady_from,
        };
        median(&self.per_turn_s()[from..])
    }

    /// Seconds for the first so many iterations, warming up included: what a run of that length costs.
    /// Inside a lap, and behind the last, as if all its iterations took the same.
    pub fn time_for_s(&self, turns: u64) -> f64 {
        let (mut left, mut seconds) = (turns, 0.0);
        for lap in &self.laps {
            let now = left.min(lap.turns);
            seconds += lap.per_turn() * now as f64;
            left -= now;
            if left == 0 {
                return seconds;
            }
        }
        seconds + left as f64 * self.steady_s()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_curves() {
        let text = "a b 1 0.5\nc 2 0.25\nnonsense\na b 4 0.5\nc 0 1\nc 1 -1\nc 1 nan\n";
        let curves = parse(text);
        let names: Vec<_> = curves.iter().map(|c| (&*c.name, c.laps.len())).collect();
        assert_eq!(names, [("a b", 2), ("c", 1)]);
        assert_eq!((curves[0].turns(), curves[0].first_s()), (5, 0.5));
        assert_eq!(curves[0].per_turn_s(), [0.5, 0.125]);
    }

    #[test]
    fn a_short_run_pays_for_warming_up() {
        let curve = &parse("x 1 1.0\nx 1 0.5\nx 2 0.2\nx 4 0.4\n")[0];
        assert_eq!(curve.time_for_s(1), 1.0);
        assert!((curve.time_for_s(3) - 1.6).abs() < 1e-12);
        assert!((curve.time_for_s(8) - 2.1).abs() < 1e-12);
        // Behind its end it goes on as it was.
        assert!(curve.time_for_s(18) > 3.0);
    }

    #[test]
    fn the_steady_time_leaves_warming_up_out() {
        let mut text = "x 1 2.0\n".repeat(10);
        text.push_str(&"x 1 0.25\n".repeat(60));
        assert_eq!(parse(&text)[0].steady_s(), 0.25);
    }

    #[test]
    fn long_curves_are_thinned_out_and_keep_their_sums() {
        let curve = &parse(&"x 1 0.5\n".repeat(6000))[0];
        assert!(curve.laps.len() <= POINTS, "{}", curve.laps.len());
        assert_eq!((curve.turns(), curve.time_for_s(6000)), (6000, 3000.0));
    }
}
