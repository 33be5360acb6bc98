//! Random units: whatever the assembler makes of them computes what the evaluator does.

use super::generate::Generator;
use super::world::World;
use crate::asm::Options;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, max_shrink_iters: 2000, ..Default::default() })]

    #[test]
    fn code_does_what_the_evaluator_does(
        script in prop::collection::vec(any::<u16>(), 10..600),
        seed in any::<u64>(),
        count_loops in any::<bool>(),
    ) {
        let unit = Generator::new(&script).unit();
        let options = Options { forced: count_loops, count_loops };
        World::new(seed).check(&unit, options);
    }
}
