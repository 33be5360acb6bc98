//! Division of small ints, rounded as Python rounds.

/// `⌊a / b⌋`, b not 0 or −1.
#[inline(always)]
pub(crate) fn floor_div(a: i64, b: i64) -> i64 {
    let q = a / b;
    if (a % b != 0) && ((a < 0) != (b < 0)) {
        q - 1
    } else {
        q
    }
}

/// `a − b·⌊a / b⌋`, b not 0 or −1.
#[inline(always)]
pub(crate) fn floor_mod(a: i64, b: i64) -> i64 {
    let r = a % b;
    if r != 0 && ((r < 0) != (b < 0)) {
        r + b
    } else {
        r
    }
}
