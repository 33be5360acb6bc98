//! Square roots (Zimmermann, "Karatsuba Square Root").

use super::{BASE, add, add_to, div, mul, scale, shift, sub, sub_from, trim, trimmed, unscale};

/// ⌊√n⌋ and whether that is all of it, for a trimmed number.
pub(crate) fn root(n: &[u64]) -> (Vec<u64>, bool) {
    if n.is_empty() {
        return (Vec::new(), true);
    }
    // An even number of limbs, the top one at least a quarter of the base: by a power of four, because then the
    // root only needs to be halved.
    let mut scaled = n.to_vec();
    let mut halvings = 0;
    if !scaled.len().is_multiple_of(2) {
        // √BASE is 10⁹: the root of n·BASE loses nine digits again.
        scaled.insert(0, 0);
    }
    while scaled[scaled.len() - 1] < BASE / 4 {
        scale(&mut scaled, 4, 0);
        halvings += 1;
    }
    let (mut root, rest) = root_and_rest(&scaled);
    let mut exact = trimmed(&rest).is_empty();
    let lost = unscale(&mut root, 1 << halvings);
    exact &= lost == 0;
    if !n.len().is_multiple_of(2) {
        exact &= shift::zeros_below(&root, 9);
        root = shift::right(&root, 9);
    }
    trim(&mut root);
    (root, exact)
}

/// Root and remainder of 2h limbs, of which the top one is at least a quarter of the base. The root has h limbs.
fn root_and_rest(n: &[u64]) -> (Vec<u64>, Vec<u64>) {
    let h = n.len() / 2;
    if h == 1 {
        let n = n[1] as u128 * BASE as u128 + n[0] as u128;
        let root = small_root(n);
        let rest = shift::pair(n - root as u128 * root as u128);
        return (vec![root], rest.to_vec());
    }
    let low = h / 2;
    let (high_root, high_rest) = root_and_rest(&n[2 * low..]);
    let mut dividend = n[low..2 * low].to_vec();
    dividend.extend_from_slice(&high_rest);
    trim(&mut dividend);
    let mut twice = add(&high_root, &high_root);
    trim(&mut twice);
    let (quotient, rest) = div::div_rem(&dividend, &twice);
    // root = high_root·βˡ + quotient, where the quotient may be βˡ itself
    let mut root = vec![0; low];
    root.extend_from_slice(&high_root);
    root.push(0);
    add_to(&mut root, &quotient);
    let mut remaining = n[..low].to_vec();
    remaining.extend_from_slice(&rest);
    remaining.resize(2 * h + 2, 0);
    let mut negative = sub_from(&mut remaining, &mul::square(&quotient)) != 0;
    while negative {
        // (root − 1)² = root² − 2·root + 1
        let twice = add(trimmed(&root), trimmed(&root));
        negative = add_to(&mut remaining, &sub(trimmed(&twice), &[1])) == 0;
        sub_from(&mut root, &[1]);
    }
    root.truncate(h);
    (root, remaining)
}

/// ⌊√n⌋ for n < BASE².
pub(crate) fn small_root(n: u128) -> u64 {
    let mut root = (n as f64).sqrt() as u64;
    // The float is off by a few units at most; one step of Newton's method brings it to one.
    if root != 0 {
        root = ((root as u128 + n / root as u128) / 2) as u64;
    }
    while root as u128 * root as u128 > n {
        root -= 1;
    }
    while (root as u128 + 1) * (root as u128 + 1) <= n {
        root += 1;
    }
    root
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::*;
    use proptest::prelude::*;
    use std::cmp::Ordering;

    fn limbs(most: usize) -> impl Strategy<Value = Vec<u64>> {
        let limb = prop_oneof![4 => 0..BASE, 2 => Just(0), 2 => Just(BASE - 1), 1 => Just(1)];
        prop::collection::vec(limb, 1..most)
    }

    fn check(n: &[u64]) {
        let n = trimmed(n);
        let (s, exact) = root(n);
        let low = mul::square(&s);
        assert_ne!(compare(&low, n), Ordering::Greater);
        assert_eq!(compare(&low, n) == Ordering::Equal, exact);
        let next = add(&s, &[1]);
        assert_eq!(compare(&mul::square(&next), n), Ordering::Greater);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn of_any_number(n in limbs(40)) {
            check(&n);
            check(&mul::square(&n));
            let below = mul::square(&n);
            if !below.is_empty() {
                check(&sub(&below, &[1]));
            }
        }
    }
}
