//! Medians, and how sure they are.
//!
//! The interval is the percentile bootstrap's (Efron 1979): the samples are drawn again, with
//! replacement, many times over; between the 2.5th and the 97.5th percentile of the medians of those
//! draws lies the median with 95 %. The draws come from a fixed seed, so that the same samples give
//! the same interval. Of fewer than [`ENOUGH`] samples no interval has 95 %: theirs is too narrow.

/// Samples from which on the interval from the smallest to the largest covers the median with 95 %:
/// `1 - 2 / 2^n`.
pub const ENOUGH: usize = 6;
/// Draws.
const DRAWS: usize = 4000;

/// A number and the interval in which it lies with 95 %.
#[derive(Clone, Copy, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Estimate {
    /// The median.
    pub median: f64,
    /// The interval's lower end.
    pub low: f64,
    /// The interval's upper end.
    pub high: f64,
}

/// A small generator (Marsaglia's xorshift, 2003).
struct Random(u64);

impl Random {
    fn new() -> Random {
        Random(0x9e37_79b9_7f4a_7c15)
    }

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
pub fn median(samples: &[f64]) -> f64 {
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

/// The median of samples; of at least one.
pub fn of(samples: &[f64]) -> Estimate {
    let mut random = Random::new();
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
pub fn ratio(above: &[f64], below: &[f64]) -> Estimate {
    let rounds = above.len().min(below.len());
    let mut random = Random::new();
    let draws = (0..DRAWS).map(|_| {
        let chosen: Vec<usize> = (0..rounds).map(|_| random.below(rounds)).collect();
        let pick = |series: &[f64]| median(&chosen.iter().map(|i| series[*i]).collect::<Vec<_>>());
        pick(above) / pick(below)
    });
    interval(draws.collect(), median(above) / median(below))
}

/// The geometric mean of ratios, each of another program; the interval says how much it hangs on
/// the choice of programs. None of none.
pub fn geometric_mean(ratios: &[f64]) -> Option<Estimate> {
    if ratios.is_empty() {
        return None;
    }
    let logs: Vec<f64> = ratios.iter().map(|r| r.ln()).collect();
    let n = logs.len() as f64;
    let mut random = Random::new();
    let draws = (0..DRAWS).map(|_| {
        let sum: f64 = logs.iter().map(|_| logs[random.below(logs.len())]).sum();
        (sum / n).exp()
    });
    Some(interval(
        draws.collect(),
        (logs.iter().sum::<f64>() / n).exp(),
    ))
}

impl Estimate {
    /// Is 1 inside: may the two be equal?
    pub fn is_noise(&self) -> bool {
        self.low <= 1.0 && 1.0 <= self.high
    }

    /// The estimate of one divided by it.
    pub fn inverse(&self) -> Estimate {
        Estimate {
            median: 1.0 / self.median,
            low: 1.0 / self.high,
            high: 1.0 / self.low,
        }
    }

    /// In words, as what a ratio of times says: in either direction a number above 1.
    pub fn verdict(&self) -> String {
        if self.is_noise() {
            return "no difference".into();
        }
        let (e, word) = match self.median <= 1.0 {
            true => (self.inverse(), "faster"),
            false => (*self, "slower"),
        };
        format!("{:.2}× {word} ({:.2} to {:.2})", e.median, e.low, e.high)
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
        let (median, low, high) = (5.0, 5.0, 5.0);
        assert_eq!(of(&[5.0]), Estimate { median, low, high });
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

    #[test]
    fn what_slows_a_whole_round_cancels_out() {
        let base = [10.0, 20.0, 10.0, 40.0, 10.0, 20.0, 10.0];
        let half: Vec<f64> = base.iter().map(|x| x / 2.0).collect();
        let e = ratio(&half, &base);
        assert_eq!((e.low, e.median, e.high), (0.5, 0.5, 0.5));
    }

    #[test]
    fn means_of_ratios_are_geometric() {
        let e = geometric_mean(&[2.0, 8.0]).expect("of two");
        assert!((e.median - 4.0).abs() < 1e-12, "{e:?}");
        assert!(e.low >= 2.0 - 1e-9 && e.high <= 8.0 + 1e-9, "{e:?}");
        assert_eq!(geometric_mean(&[]), None);
    }

    #[test]
    fn verdicts_are_in_words() {
        let e = |low, median, high| Estimate { median, low, high }.verdict();
        assert_eq!(e(0.9, 1.0, 1.1), "no difference");
        assert_eq!(e(0.2, 0.25, 0.5), "4.00× faster (2.00 to 5.00)");
        assert_eq!(e(1.1, 1.2, 1.3), "1.20× slower (1.10 to 1.30)");
    }
}
