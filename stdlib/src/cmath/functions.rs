//! The functions of `cmath`.
//!
//! For finite numbers they are computed by the formulas of W. Kahan, "Branch cuts for complex elementary functions"
//! (1987), scaled where a step would overflow. What infinities and nans give is the C standard's business (annex
//! G), so the C library is asked.

use crate::math::c::{self, Complex};
use std::f64::consts::{E, LN_2, LN_10, PI};

/// What a function gives.
pub(super) enum Outcome {
    Is(Complex),
    /// `ValueError`
    Domain,
    /// `OverflowError`
    Range,
}

use Outcome::{Domain, Is, Range};

/// Beyond these a square, a sum or an exponential may overflow.
const LARGE: f64 = f64::MAX / 4.0;
const LOG_LARGE: f64 = 708.3964185322641;
const SQRT_LARGE: f64 = 6.703903964971298e153;
const SQRT_LEAST: f64 = 1.4916681462400413e-154;

fn complex(re: f64, im: f64) -> Complex {
    Complex { re, im }
}

fn is_finite(z: Complex) -> bool {
    z.re.is_finite() && z.im.is_finite()
}

fn is_large(z: Complex) -> bool {
    z.re.abs() > LARGE || z.im.abs() > LARGE
}

/// `log(abs(z) / 2)` of a large number.
fn log_of_half(z: Complex) -> f64 {
    (z.re / 2.0).hypot(z.im / 2.0).ln()
}

/// Turned by a quarter: `i * z`. A nan has no sign.
fn turned(z: Complex) -> Complex {
    let re = if z.im.is_nan() { z.im } else { -z.im };
    complex(re, z.re)
}

/// `f(i * z) / i`
fn turned_back(outcome: Outcome) -> Outcome {
    match outcome {
        Is(z) => Is(complex(z.im, -z.re)),
        other => other,
    }
}

fn root(z: Complex) -> Complex {
    if !is_finite(z) {
        return c::csqrt(z);
    }
    if z.re == 0.0 && z.im == 0.0 {
        return complex(0.0, z.im);
    }
    let (ax, ay) = (z.re.abs(), z.im.abs());
    let s = if ax < f64::MIN_POSITIVE && ay < f64::MIN_POSITIVE {
        // Subnormal: scaled up, and the root back down.
        let up = 2f64.powi(53);
        let ax = ax * up;
        (ax + ax.hypot(ay * up)).sqrt() * 2f64.powi(-27)
    } else {
        let ax = ax / 8.0;
        2.0 * (ax + ax.hypot(ay / 8.0)).sqrt()
    };
    let d = ay / (2.0 * s);
    if z.re >= 0.0 {
        complex(s, d.copysign(z.im))
    } else {
        complex(d, s.copysign(z.im))
    }
}

pub(super) fn sqrt(z: Complex) -> Outcome {
    Is(root(z))
}

pub(super) fn acos(z: Complex) -> Outcome {
    if !is_finite(z) {
        let r = c::cacos(z);
        let im = if z.im.is_nan() { r.im.abs() } else { r.im };
        return Is(complex(r.re, im));
    }
    if is_large(z) {
        let log = log_of_half(z) + LN_2 * 2.0;
        let im = if z.re < 0.0 {
            -log.copysign(z.im)
        } else {
            log.copysign(-z.im)
        };
        return Is(complex(z.im.abs().atan2(z.re), im));
    }
    let a = root(complex(1.0 - z.re, -z.im));
    let b = root(complex(1.0 + z.re, z.im));
    let im = c::asinh(b.re * a.im - b.im * a.re);
    Is(complex(2.0 * a.re.atan2(b.re), im))
}

pub(super) fn acosh(z: Complex) -> Outcome {
    if !is_finite(z) {
        if z.re == 0.0 && z.im.is_nan() {
            return Is(complex(f64::NAN, f64::NAN));
        }
        return Is(c::cacosh(z));
    }
    if is_large(z) {
        return Is(complex(log_of_half(z) + LN_2 * 2.0, z.im.atan2(z.re)));
    }
    let a = root(complex(z.re - 1.0, z.im));
    let b = root(complex(z.re + 1.0, z.im));
    let re = c::asinh(a.re * b.re + a.im * b.im);
    Is(complex(re, 2.0 * a.im.atan2(b.re)))
}

pub(super) fn asinh(z: Complex) -> Outcome {
    if !is_finite(z) {
        return Is(c::casinh(z));
    }
    if is_large(z) {
        let log = log_of_half(z) + LN_2 * 2.0;
        let re = if z.im >= 0.0 {
            log.copysign(z.re)
        } else {
            -log.copysign(-z.re)
        };
        return Is(complex(re, z.im.atan2(z.re.abs())));
    }
    let a = root(complex(1.0 + z.im, -z.re));
    let b = root(complex(1.0 - z.im, z.re));
    let re = c::asinh(a.re * b.im - b.re * a.im);
    Is(complex(re, z.im.atan2(a.re * b.re - a.im * b.im)))
}

pub(super) fn asin(z: Complex) -> Outcome {
    turned_back(asinh(turned(z)))
}

pub(super) fn atanh(z: Complex) -> Outcome {
    if !is_finite(z) {
        return Is(c::catanh(z));
    }
    if z.re < 0.0 || z.re == 0.0 && z.re.is_sign_negative() {
        return match atanh(complex(-z.re, -z.im)) {
            Is(z) => Is(complex(-z.re, -z.im)),
            other => other,
        };
    }
    let ay = z.im.abs();
    if z.re > SQRT_LARGE || ay > SQRT_LARGE {
        let h = (z.re / 2.0).hypot(z.im / 2.0);
        let im = -(PI / 2.0).copysign(-z.im);
        return Is(complex(z.re / 4.0 / h / h, im));
    }
    if z.re == 1.0 && ay < SQRT_LEAST {
        if ay == 0.0 {
            return Domain;
        }
        let re = -(ay.sqrt() / ay.hypot(2.0).sqrt()).ln();
        return Is(complex(re, (2f64.atan2(-ay) / 2.0).copysign(z.im)));
    }
    let less = 1.0 - z.re;
    let re = (4.0 * z.re / (less * less + ay * ay)).ln_1p() / 4.0;
    let im = -(-2.0 * z.im).atan2(less * (1.0 + z.re) - ay * ay) / 2.0;
    Is(complex(re, im))
}

pub(super) fn atan(z: Complex) -> Outcome {
    turned_back(atanh(turned(z)))
}

/// What finite numbers gave: an infinity is an overflow.
fn checked(re: f64, im: f64) -> Outcome {
    if re.is_infinite() || im.is_infinite() {
        return Range;
    }
    Is(complex(re, im))
}

pub(super) fn cosh(z: Complex) -> Outcome {
    if !is_finite(z) {
        if z.im.is_infinite() && !z.re.is_nan() {
            return Domain;
        }
        if z.re.is_nan() && z.im == 0.0 {
            return Is(complex(z.re, 0.0));
        }
        return Is(c::ccosh(z));
    }
    let (sin, cos) = (z.im.sin(), z.im.cos());
    if z.re.abs() > LOG_LARGE {
        let x = z.re - 1f64.copysign(z.re);
        return checked(cos * x.cosh() * E, sin * x.sinh() * E);
    }
    checked(cos * z.re.cosh(), sin * z.re.sinh())
}

pub(super) fn cos(z: Complex) -> Outcome {
    cosh(turned(z))
}

pub(super) fn sinh(z: Complex) -> Outcome {
    if !is_finite(z) {
        if z.im.is_infinite() && !z.re.is_nan() {
            return Domain;
        }
        if z.re == 0.0 && z.im.is_nan() {
            return Is(complex(0.0, z.im));
        }
        return Is(c::csinh(z));
    }
    let (sin, cos) = (z.im.sin(), z.im.cos());
    if z.re.abs() > LOG_LARGE {
        let x = z.re - 1f64.copysign(z.re);
        return checked(cos * x.sinh() * E, sin * x.cosh() * E);
    }
    checked(cos * z.re.sinh(), sin * z.re.cosh())
}

pub(super) fn sin(z: Complex) -> Outcome {
    turned_back(sinh(turned(z)))
}

pub(super) fn tanh(z: Complex) -> Outcome {
    if !is_finite(z) {
        if z.im.is_infinite() && z.re.is_finite() {
            return Domain;
        }
        if z.re == 0.0 && z.im.is_nan() {
            return Is(complex(z.im, z.im));
        }
        if z.re.is_infinite() && !z.im.is_finite() {
            return Is(complex(1f64.copysign(z.re), 0.0));
        }
        return Is(c::ctanh(z));
    }
    if z.re.abs() > LOG_LARGE {
        let im = 4.0 * z.im.sin() * z.im.cos() * (-2.0 * z.re.abs()).exp();
        return Is(complex(1f64.copysign(z.re), im));
    }
    let (tx, ty, cx) = (z.re.tanh(), z.im.tan(), 1.0 / z.re.cosh());
    let both = tx * ty;
    let below = 1.0 + both * both;
    Is(complex(tx * (1.0 + ty * ty) / below, ty / below * cx * cx))
}

pub(super) fn tan(z: Complex) -> Outcome {
    turned_back(tanh(turned(z)))
}

pub(super) fn exp(z: Complex) -> Outcome {
    if !is_finite(z) {
        if z.im.is_infinite() && (z.re.is_finite() || z.re == f64::INFINITY) {
            return Domain;
        }
        if z.re == f64::NEG_INFINITY && !z.im.is_finite() {
            return Is(complex(0.0, 0.0));
        }
        return Is(c::cexp(z));
    }
    let (sin, cos) = (z.im.sin(), z.im.cos());
    if z.re > LOG_LARGE {
        let size = (z.re - 1.0).exp();
        return checked(size * cos * E, size * sin * E);
    }
    let size = z.re.exp();
    checked(size * cos, size * sin)
}

pub(super) fn log(z: Complex) -> Outcome {
    if !is_finite(z) {
        return Is(c::clog(z));
    }
    let (ax, ay) = (z.re.abs(), z.im.abs());
    let re = if is_large(z) {
        log_of_half(z) + LN_2
    } else if ax < f64::MIN_POSITIVE && ay < f64::MIN_POSITIVE {
        if ax == 0.0 && ay == 0.0 {
            return Domain;
        }
        let up = 2f64.powi(53);
        (ax * up).hypot(ay * up).ln() - 53.0 * LN_2
    } else {
        let size = ax.hypot(ay);
        if (0.71..=1.73).contains(&size) {
            let (most, least) = (ax.max(ay), ax.min(ay));
            ((most - 1.0) * (most + 1.0) + least * least).ln_1p() / 2.0
        } else {
            size.ln()
        }
    };
    Is(complex(re, z.im.atan2(z.re)))
}

pub(super) fn log10(z: Complex) -> Outcome {
    match log(z) {
        Is(z) => Is(complex(z.re / LN_10, z.im / LN_10)),
        other => other,
    }
}

pub(super) fn rect(r: f64, phi: f64) -> Outcome {
    if r.is_finite() && phi.is_finite() {
        return Is(if phi == 0.0 {
            complex(r, r * phi)
        } else {
            complex(r * phi.cos(), r * phi.sin())
        });
    }
    if phi.is_infinite() && r != 0.0 && !r.is_nan() {
        return Domain;
    }
    let nan = f64::NAN;
    Is(match (r, phi) {
        _ if r.is_infinite() && phi == 0.0 => complex(r, 0f64.copysign(r * phi.signum())),
        _ if r.is_infinite() && phi.is_finite() => {
            complex(r * phi.cos().signum(), r * phi.sin().signum())
        }
        _ if r.is_infinite() => complex(f64::INFINITY, nan),
        _ if r == 0.0 => complex(0.0, 0.0),
        _ if r.is_nan() && phi == 0.0 => complex(nan, 0.0),
        _ => complex(nan, nan),
    })
}
