//! Functions of fixed-point numbers: `x` at scale `w` is the natural number ⌊x·10ʷ⌋.

use crate::limbs::sqrt::small_root;
use crate::natural::Natural;

/// ln 10 without its point.
const LN10: &[u8] = b"\
     2302585092994045684017991454684364207601101488628772976033327900967572609677352480235997205089598298\
     3419677840422862486334095254650828067566662873690987816894829072083255546808437998948262331985283935\
     0530896537773262884616336622228769821988674654366747440424327436515504893431493939147961940440022210\
     5101714174800368808401264708068556774321622835522011480466371565912137345074785694768346361679210180\
     6445070648000277502684916746550586856935673420670581136429224554405758925724208241314695689016758940\
     2567763113569192920333765871416602301057030896345720754403708474699401682692828084811842893148485249";

/// ln 10 at a scale, at most one unit off.
pub(crate) fn ln10(scale: u64) -> Natural {
    let known = LN10.len() as u64;
    if scale < known {
        return Natural::from_digits(&LN10[..=scale as usize]);
    }
    // ln 10 = 46 artanh(1/31) + 34 artanh(1/49) + 20 artanh(1/161)
    let guarded = scale + 5;
    let parts = [(46, 31), (34, 49), (20, 161)]
        .map(|(factor, n)| artanh_inverse(n, guarded).mul(&Natural::Small(factor)));
    let sum = parts[0].add(&parts[1]).add(&parts[2]);
    sum.shr(guarded - scale).0
}

/// The sum of 1 / ((2k + 1)·n²⁽ᵏ⁺¹⁾) over a range of k as `top / (odd·power)`.
struct Series {
    top: Natural,
    odd: Natural,
    power: Natural,
}

/// artanh(1/n) by binary splitting.
fn artanh_inverse(n: u64, scale: u64) -> Natural {
    let terms = (scale as f64 * std::f64::consts::LN_10 / (2.0 * (n as f64).ln())) as u64 + 2;
    let sum = split_series(n, 0, terms);
    let top = sum.top.mul(&Natural::Small(n as u128)).shl(scale);
    top.div_rem(&sum.odd.mul(&sum.power)).0
}

fn split_series(n: u64, from: u64, to: u64) -> Series {
    if to - from == 1 {
        return Series {
            top: Natural::ONE,
            odd: Natural::Small(2 * from as u128 + 1),
            power: Natural::Small(n as u128 * n as u128),
        };
    }
    let middle = from.midpoint(to);
    let (low, high) = (split_series(n, from, middle), split_series(n, middle, to));
    let first = low.top.mul(&high.odd).mul(&high.power);
    Series {
        top: first.add(&low.odd.mul(&high.top)),
        odd: low.odd.mul(&high.odd),
        power: low.power.mul(&high.power),
    }
}

/// eˣ for 0 ≤ x < 3 at a scale, at most one unit off: Taylor's series of x / 2ᵏ, squared k times.
pub(crate) fn exp(x: &Natural, scale: u64) -> Natural {
    let halvings = small_root(scale as u128 * 2) + 2;
    let guard = halvings * 31 / 100 + scale.max(10).ilog10() as u64 + 3;
    let scale_in = scale + guard;
    let part = x
        .shl(guard)
        .div_rem(&Natural::from_power_of_two(halvings))
        .0;
    let one = Natural::power(scale_in as usize);
    let (mut sum, mut term) = (one.add(&part), part.clone());
    let mut n = 2u64;
    loop {
        let next = term.mul(&part).shr(scale_in).0;
        term = next.div_rem(&Natural::Small(n as u128)).0;
        if term.is_zero() {
            break;
        }
        sum = sum.add(&term);
        n += 1;
    }
    for _ in 0..halvings {
        sum = sum.mul(&sum).shr(scale_in).0;
    }
    sum.shr(guard).0
}

/// ln y for 1 ≤ y < 10 at a scale, at most two units off: Halley's method on [`exp`], which triples the digits.
pub(crate) fn ln(y: &Natural, scale: u64) -> Natural {
    const FLOAT: u64 = 15;
    let (target, leading) = (scale + 3, y.to_text());
    let first = leading.get(..17).unwrap_or(&leading);
    let digits: f64 = first.parse().unwrap_or(1.0);
    let start = (digits / 10f64.powi(first.len() as i32 - 1)).ln().max(0.0);
    let mut log = Natural::new((start * 1e15) as u128);
    let (mut at, mut good) = (FLOAT, FLOAT - 2);
    while good < target {
        good = (3 * good - 1).min(target);
        let next = good + 4;
        log = log.shl(next - at);
        at = next;
        let y = if at >= scale {
            y.shl(at - scale)
        } else {
            y.shr(scale - at).0
        };
        log = improve(&log, &y, at);
    }
    log.shr(at - scale).0
}

/// `t + 2·(y − eᵗ) / (y + eᵗ)`
fn improve(t: &Natural, y: &Natural, scale: u64) -> Natural {
    let power = exp(t, scale);
    let sum = power.add(y);
    let step = |difference: Natural| {
        difference
            .mul(&Natural::Small(2))
            .shl(scale)
            .div_rem(&sum)
            .0
    };
    if *y >= power {
        return t.add(&step(y.sub(&power)));
    }
    let step = step(power.sub(y));
    if step > *t {
        Natural::ZERO
    } else {
        t.sub(&step)
    }
}
