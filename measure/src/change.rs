//! Where a series of times changes its level, and what that makes of the series.
//!
//! Changes are found with PELT (Killick, Fearnhead and Eckley, 2012) on the likelihood of normal
//! distributions whose mean and variance may change, with the penalty `15 ln n`; single slow points are
//! replaced before, as Tukey's fences in a sliding window find them. So did Barrett and others in
//! "Virtual Machine Warmup Blows Hot and Cold" (2017), whose classes of series these are.

use crate::estimate::median;

/// Points a segment has at least.
const SHORTEST: usize = 3;
/// Points on each side of the one that is looked at for outliers.
const WINDOW: usize = 10;
/// Segments whose means differ by less than this share of the last one's are alike.
const ALIKE: f64 = 0.02;
/// What cannot be told apart by the clock, as a share of the median: the smallest deviation.
const SMALLEST_DEVIATION: f64 = 0.002;

/// Points `start..end` of a series, on one level.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Segment {
    /// The first point.
    pub start: usize,
    /// The point behind the last.
    pub end: usize,
    /// The mean.
    pub mean: f64,
    /// The standard deviation.
    pub deviation: f64,
}

/// What a series does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// One level.
    Flat,
    /// It ends on its fastest level.
    Warmup,
    /// It was faster before.
    Slowdown,
    /// It still changes in its last quarter.
    Unsteady,
}

impl Shape {
    /// In a word or two.
    pub fn name(self) -> &'static str {
        match self {
            Shape::Flat => "flat",
            Shape::Warmup => "warms up",
            Shape::Slowdown => "slows down",
            Shape::Unsteady => "never steady",
        }
    }
}

/// A series and its levels.
#[derive(Clone, PartialEq, Debug)]
pub struct Levels {
    /// In order, without gaps.
    pub segments: Vec<Segment>,
    /// What it does.
    pub shape: Shape,
    /// From which point on it stays on its last level.
    pub steady_from: usize,
}

/// Sums from the start, for means and variances of any segment.
struct Sums(Vec<(f64, f64)>);

impl Sums {
    /// Of the distances to the median: the squares stay small.
    fn of(series: &[f64], center: f64) -> Sums {
        let mut sums = vec![(0.0, 0.0)];
        let (mut sum, mut squares) = (0.0, 0.0);
        for x in series {
            let x = x - center;
            (sum, squares) = (sum + x, squares + x * x);
            sums.push((sum, squares));
        }
        Sums(sums)
    }

    /// Mean (from the center) and variance.
    fn moments(&self, start: usize, end: usize) -> (f64, f64) {
        let n = (end - start) as f64;
        let mean = (self.0[end].0 - self.0[start].0) / n;
        let variance = (self.0[end].1 - self.0[start].1) / n - mean * mean;
        (mean, variance.max(0.0))
    }

    /// Twice the negative log likelihood, without what is the same for all.
    fn cost(&self, start: usize, end: usize, smallest_variance: f64) -> f64 {
        let (_, variance) = self.moments(start, end);
        (end - start) as f64 * (variance.max(smallest_variance).ln() + 1.0)
    }
}

/// The series with single slow points brought back to their neighbours' median.
fn without_outliers(series: &[f64]) -> Vec<f64> {
    let n = series.len();
    let cleaned = |i: usize| {
        let mut near = series[i.saturating_sub(WINDOW)..(i + WINDOW + 1).min(n)].to_vec();
        near.sort_by(f64::total_cmp);
        let at = |share: f64| near[((near.len() - 1) as f64 * share).round() as usize];
        let (low, high) = (at(0.25), at(0.75));
        // The first points are what warming up looks like.
        let fence = high + 3.0 * (high - low).max(high * ALIKE);
        let alone = i > 0 && i + 1 < n && series[i - 1] <= fence && series[i + 1] <= fence;
        if series[i] > fence && alone {
            at(0.5)
        } else {
            series[i]
        }
    };
    (0..n).map(cleaned).collect()
}

/// Starts of the segments behind the first.
fn pelt(sums: &Sums, n: usize, smallest_variance: f64) -> Vec<usize> {
    let penalty = 15.0 * (n as f64).ln();
    // Of the first `end` points: the least cost, and where their last segment starts.
    let mut best = vec![(f64::INFINITY, 0); n + 1];
    best[0] = (-penalty, 0);
    let mut starts = vec![0];
    for end in SHORTEST..=n {
        let cost = |start: usize| best[start].0 + sums.cost(start, end, smallest_variance);
        let costs: Vec<f64> = starts.iter().map(|s| cost(*s)).collect();
        let found = starts.iter().zip(&costs).min_by(|a, b| a.1.total_cmp(b.1));
        let (start, least) = found.map_or((0, f64::INFINITY), |(s, c)| (*s, c + penalty));
        best[end] = (least, start);
        // A start that is worse now, even without a penalty, stays worse.
        let mut kept = costs.iter().map(|c| *c <= least);
        starts.retain(|_| kept.next().unwrap_or(true));
        let next = end + 1;
        if next >= 2 * SHORTEST {
            starts.push(next - SHORTEST);
        }
    }
    let mut changes = Vec::new();
    let mut end = n;
    while best[end].1 > 0 {
        end = best[end].1;
        changes.push(end);
    }
    changes.reverse();
    changes
}

/// The levels of a series; of at least one point.
pub fn levels(series: &[f64]) -> Levels {
    let n = series.len();
    let cleaned = without_outliers(series);
    let center = median(&cleaned);
    let smallest = (center * SMALLEST_DEVIATION).powi(2).max(f64::MIN_POSITIVE);
    let sums = Sums::of(&cleaned, center);
    let changes = match n {
        0..6 => Vec::new(),
        _ => pelt(&sums, n, smallest),
    };
    let ends = changes.iter().copied().chain([n]);
    let starts = [0].into_iter().chain(changes.iter().copied());
    let segments: Vec<Segment> = starts
        .zip(ends)
        .map(|(start, end)| {
            let (mean, variance) = sums.moments(start, end);
            let deviation = variance.sqrt();
            Segment {
                start,
                end,
                mean: mean + center,
                deviation,
            }
        })
        .collect();
    classify(segments, n)
}

fn classify(segments: Vec<Segment>, n: usize) -> Levels {
    let last = segments[segments.len() - 1];
    let tolerance = (last.mean * ALIKE).max(last.deviation);
    let other = |s: &Segment| (s.mean - last.mean).abs() > tolerance;
    let steady_from = segments
        .iter()
        .rev()
        .take_while(|s| !other(s))
        .last()
        .map_or(last.start, |s| s.start);
    let shape = if !segments.iter().any(other) {
        Shape::Flat
    } else if steady_from > n * 3 / 4 {
        Shape::Unsteady
    } else if segments.iter().any(|s| other(s) && s.mean < last.mean) {
        Shape::Slowdown
    } else {
        Shape::Warmup
    };
    Levels {
        segments,
        shape,
        steady_from,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `n` points around a level, the same each time.
    fn around(level: f64, n: usize) -> Vec<f64> {
        let noise = [0.3, -0.5, 0.1, 0.7, -0.2, -0.6, 0.4, 0.0, -0.3, 0.2];
        (0..n)
            .map(|i| level * (1.0 + 0.01 * noise[i * 7 % 10]))
            .collect()
    }

    fn check(parts: &[(f64, usize)], shape: Shape, steady_from: usize) -> Levels {
        let series: Vec<f64> = parts.iter().flat_map(|(l, n)| around(*l, *n)).collect();
        let levels = levels(&series);
        let found = (levels.shape, levels.steady_from);
        assert_eq!(found, (shape, steady_from), "{:?}", levels.segments);
        levels
    }

    #[test]
    fn one_level_is_flat() {
        check(&[(10.0, 60)], Shape::Flat, 0);
        check(&[(10.0, 1)], Shape::Flat, 0);
        assert_eq!(levels(&[3.0; 50]).shape, Shape::Flat);
    }

    #[test]
    fn a_drop_is_warming_up() {
        let levels = check(&[(100.0, 8), (20.0, 12), (10.0, 80)], Shape::Warmup, 20);
        let starts: Vec<usize> = levels.segments.iter().map(|s| s.start).collect();
        assert_eq!(starts, [0, 8, 20]);
    }

    #[test]
    fn a_rise_is_slowing_down() {
        check(&[(10.0, 30), (13.0, 60)], Shape::Slowdown, 30);
        check(&[(30.0, 10), (10.0, 20), (13.0, 60)], Shape::Slowdown, 30);
    }

    #[test]
    fn a_late_change_is_never_steady() {
        check(&[(10.0, 80), (7.0, 10)], Shape::Unsteady, 80);
    }

    #[test]
    fn single_slow_points_are_no_change() {
        let mut series = around(10.0, 80);
        (series[20], series[50]) = (90.0, 40.0);
        assert_eq!(levels(&series).shape, Shape::Flat);
    }

    #[test]
    fn small_and_passing_changes_leave_it_flat() {
        check(&[(10.0, 40), (10.1, 40)], Shape::Flat, 0);
    }
}
