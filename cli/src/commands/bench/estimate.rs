//! Medians, and how sure they are.
//!
//! The interval is the percentile bootstrap's: the samples are drawn again, with replacement,
//! many times over; between the 2.5th and the 97.5th percentile of the medians of those draws
//! lies the median with 95 %. The draws come from a fixed seed, so that the same samples give the
//! same interval.

/// Draws.
const DRAWS: usize = 4000;

/// A number and the interval in which it lies with 95 %.
#[derive(Clone, Copy, PartialEq, Debug, serde::Serialize)]
pub(super) struct Estimate {
    pub(super) median: f64,
    pub(super) low: f64,
    pub(super) high: f64,
}

/// A small generator (Marsaglia's xorshift, 2003).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

fn median_of(sorted: &[f64]) -> f64 {
    let n = sorted.len();
    if n % 2 == 1 {
        sorted[n / 2]
    } else {
        (sorted[n / 2 - 1] + sorted[n / 2]) / 2.0
    }
}

/// The median; of at least one sample.
pub(super) fn median(samples: &[f64]) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    median_of(&sorted)
}

fn interval(mut values: Vec<f64>, median: f64) -> Estimate {
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
    Estimate {
        median,
        low: at(0.025),
        high: at(0.975),
    }
}

/// The median of samples.
pub(super) fn of(samples: &[f64]) -> Estimate {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let draws = (0..DRAWS).map(|_| {
        let draw: Vec<f64> = samples
            .iter()
            .map(|_| samples[random.below(samples.len())])
            .collect();
        median(&draw)
    });
    interval(draws.collect(), median(samples))
}

/// The ratio of the medians of two series whose runs alternated; drawn together, round by round,
/// so that what slowed a whole round down cancels out.
pub(super) fn ratio(above: &[f64], below: &[f64]) -> Estimate {
    let rounds = above.len().min(below.len());
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let draws = (0..DRAWS).map(|_| {
        let chosen: Vec<usize> = (0..rounds).map(|_| random.below(rounds)).collect();
        let pick = |series: &[f64]| median(&chosen.iter().map(|i| series[*i]).collect::<Vec<_>>());
        pick(above) / pick(below)
    });
    interval(draws.collect(), median(above) / median(below))
}

impl Estimate {
    /// Is 1 inside: may the two be equal?
    pub(super) fn is_noise(&self) -> bool {
        self.low <= 1.0 && 1.0 <= self.high
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_lie_in_their_intervals() {
        let samples = [10.0, 11.0, 9.0, 10.5, 30.0, 10.2, 9.8];
        let e = of(&samples);
        assert_eq!(e.median, 10.2);
        assert!(
            e.low <= e.median && e.median <= e.high && e.high < 30.0,
            "{e:?}"
        );
        assert_eq!(
            of(&[5.0]),
            Estimate {
                median: 5.0,
                low: 5.0,
                high: 5.0
            }
        );
        assert_eq!(of(&samples), e);
    }

    #[test]
    fn a_difference_shows_and_noise_does_not() {
        let a = [10.0, 10.2, 9.9, 10.1, 10.05, 9.95, 10.3];
        let twice: Vec<f64> = a.iter().map(|x| x * 2.0).collect();
        let e = ratio(&twice, &a);
        assert!((e.median - 2.0).abs() < 1e-9 && !e.is_noise(), "{e:?}");
        let other = [10.1, 10.0, 10.1, 9.9, 10.2, 10.0, 10.0];
        assert!(ratio(&a, &other).is_noise());
    }
}
