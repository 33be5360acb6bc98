//! Moves that happen at once, put in an order in which none overwrites what another still reads.

/// Orders parallel moves `(to, from)`; `to`s differ. A cycle is broken through `scratch`, which
/// occurs in no move. Moves of a place to itself are left out.
pub(super) fn in_order<P: Copy + PartialEq>(moves: &[(P, P)], scratch: P) -> Vec<(P, P)> {
    let mut rest: Vec<(P, P)> = moves.iter().copied().filter(|m| m.0 != m.1).collect();
    let mut ordered = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let free = |m: &(P, P)| rest.iter().all(|other| other.1 != m.0);
        match rest.iter().position(free) {
            Some(i) => ordered.push(rest.swap_remove(i)),
            None => {
                // Only cycles are left: free one place of one of them.
                let kept = rest[0].0;
                ordered.push((scratch, kept));
                let readers = rest.iter_mut().filter(|m| m.1 == kept);
                readers.for_each(|m| m.1 = scratch);
            }
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn run(moves: &[(usize, usize)]) -> Vec<usize> {
        let mut places: Vec<usize> = (0..10).collect();
        moves.iter().for_each(|m| places[m.0] = places[m.1]);
        places
    }

    #[test]
    fn a_swap_takes_three_moves_and_a_chain_none_extra() {
        assert_eq!(in_order(&[(0, 1), (1, 0)], 9).len(), 3);
        assert_eq!(
            in_order(&[(0, 1), (1, 2), (2, 3), (5, 5)], 9),
            [(0, 1), (1, 2), (2, 3)]
        );
    }

    proptest! {
        #[test]
        fn ordered_moves_do_what_parallel_ones_do(from in prop::collection::vec(0usize..9, 9)) {
            let moves: Vec<_> = from.iter().copied().enumerate().collect();
            let result = run(&in_order(&moves, 9));
            prop_assert_eq!(&result[..9], &from[..]);
        }
    }
}
