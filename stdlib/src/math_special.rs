//! The gamma function and the logarithm of its magnitude, by Lanczos' approximation with the
//! parameters (N = 13, g = 6.0247) that CPython and Boost use, so results agree to the last bit.

use std::f64::consts::PI;

#[expect(
    clippy::excessive_precision,
    reason = "the digits as published, to be compared with them"
)]
const G: f64 = 6.024680040776729583740234375;
#[expect(
    clippy::excessive_precision,
    reason = "the digits as published, to be compared with them"
)]
const G_MINUS_HALF: f64 = 5.524680040776729583740234375;
const LOG_PI: f64 = 1.144729885849400174143427351353058711647;

/// Numerator and denominator of the rational sum, lowest power first.
#[expect(
    clippy::excessive_precision,
    reason = "the digits as published, to be compared with them"
)]
const SUM: [(f64, f64); 13] = [
    (23531376880.410759688572007674451636754734846804940, 0.0),
    (
        42919803642.649098768957899047001988850926355848959,
        39916800.0,
    ),
    (
        35711959237.355668049440185451547166705960488635843,
        120543840.0,
    ),
    (
        17921034426.037209699919755754458931112671403265390,
        150917976.0,
    ),
    (
        6039542586.3520280050642916443072979210699388420708,
        105258076.0,
    ),
    (
        1439720407.3117216736632230727949123939715485786372,
        45995730.0,
    ),
    (
        248874557.86205415651146038641322942321632125127801,
        13339535.0,
    ),
    (
        31426415.585400194380614231628318205362874684987640,
        2637558.0,
    ),
    (
        2876370.6289353724412254090516208496135991145378768,
        357423.0,
    ),
    (186056.26539522349504029498971604569928220784236328, 32670.0),
    (8071.6720023658162106380029022722506138218516325024, 1925.0),
    (210.82427775157934587250973392071336271166969580291, 66.0),
    (2.5066282746310002701649081771338373386264310793408, 1.0),
];

fn lanczos_sum(x: f64) -> f64 {
    let (mut top, mut bottom) = (0.0, 0.0);
    if x < 5.0 {
        for (n, d) in SUM.iter().rev() {
            top = top * x + n;
            bottom = bottom * x + d;
        }
    } else {
        // In powers of 1/x, which do not overflow.
        for (n, d) in &SUM {
            top = top / x + n;
            bottom = bottom / x + d;
        }
    }
    top / bottom
}

/// `sin(pi x)`, exact at multiples of a half.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let r = match (2.0 * y).round() as i64 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1f64.copysign(x) * r
}

/// Γ(x); None where it has a pole. Infinite when out of range.
pub(crate) fn gamma(x: f64) -> Option<f64> {
    if x.is_nan() || x == f64::INFINITY {
        return Some(x);
    }
    if x == 0.0 || x == f64::NEG_INFINITY || x < 0.0 && x == x.floor() {
        return None;
    }
    if x == x.floor() && x <= 23.0 {
        return Some((1..x as u64).map(|i| i as f64).product());
    }
    let size = x.abs();
    if size < 1e-20 {
        return Some(1.0 / x);
    }
    if size > 200.0 {
        return Some(if x < 0.0 {
            0.0 / sin_pi(x)
        } else {
            f64::INFINITY
        });
    }
    let y = size + G_MINUS_HALF;
    // The rounding error of that sum, put right to first order below.
    let lost = if size > G_MINUS_HALF {
        (y - size) - G_MINUS_HALF
    } else {
        (y - G_MINUS_HALF) - size
    };
    let correction = lost * G / y;
    let power = |r: f64, combine: fn(f64, f64) -> f64| {
        if size < 140.0 {
            combine(r, y.powf(size - 0.5))
        } else {
            let half = y.powf(size / 2.0 - 0.25);
            combine(combine(r, half), half)
        }
    };
    Some(if x < 0.0 {
        let mut r = -PI / sin_pi(size) / size * y.exp() / lanczos_sum(size);
        r -= correction * r;
        power(r, |a, b| a / b)
    } else {
        let mut r = lanczos_sum(size) / y.exp();
        r += correction * r;
        power(r, |a, b| a * b)
    })
}

/// log |Γ(x)|; None where Γ has a pole.
pub(crate) fn lgamma(x: f64) -> Option<f64> {
    if x.is_nan() {
        return Some(x);
    }
    if x.is_infinite() {
        return Some(f64::INFINITY);
    }
    if x == x.floor() && x <= 2.0 {
        return (x > 0.0).then_some(0.0);
    }
    let size = x.abs();
    if size < 1e-20 {
        return Some(-size.ln());
    }
    let mut r = lanczos_sum(size).ln() - G;
    r += (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        r = LOG_PI - sin_pi(size).abs().ln() - size.ln() - r;
    }
    Some(r)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gamma_agrees_with_cpython() {
        assert_eq!(gamma(0.5), Some(1.7724538509055159));
        assert_eq!(gamma(5.0), Some(24.0));
        assert_eq!(gamma(-1.5), Some(2.3632718012073544));
        assert_eq!(gamma(-2.0), None);
        assert_eq!(gamma(200.0), Some(f64::INFINITY));
    }

    #[test]
    fn lgamma_agrees_with_cpython() {
        assert_eq!(lgamma(100.5), Some(361.4355404677776));
        assert_eq!(lgamma(0.0), None);
        assert_eq!(lgamma(1.0), Some(0.0));
    }
}
