//! Units compiled through the plugin, linked and run.

#![cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]

mod world;

use rekindle_abi::Value;
use rekindle_abi::heap::FloatCell;
use rekindle_abi::value::{SMALL_INT_MAX, SMALL_INT_MIN};
use rekindle_trace_ir::Ref;
use world::{World, big_int, cell, request};

const SUM: &str = "
    snap s0 = before x0@0{}
    snap s1 = before x0@4{r0=%4 r1=%5 r2=%3}
    b0:
      %0 = load_reg r0 @frame
      %1 = is_int %0
      guard_true %1 !s0
      %2 = int_decode %0
      %3 = const_int 0
      jump b1(%3, %3)
    b1(%4:int, %5:int):
      %6 = const_int 1
      %12: poll !s1
      %7 = int_add_ovf %4 %6 !s1
      %8 = int_add_ovf %5 %7 !s1
      %9 = int_lt %7 %2
      branch %9 ? b1(%7, %8) : b2
    b2:
      %10 = int_encode %8
      return %10";

fn int(i: i64) -> Value {
    Value::small_int(i)
}

#[test]
fn a_loop_runs_to_its_end() {
    let mut world = World::new(&request(SUM), &[int(1000)], &[]);
    assert_eq!(world.run(), Ok(int(500_500)));
}

#[test]
fn a_guard_leaves_with_what_its_snapshot_names() {
    let mut world = World::new(&request(SUM), &[Value::NONE], &[]);
    let (exit, stored) = world.run().expect_err("None is no int");
    assert_eq!(
        (world.compiled.exits[exit as usize].snapshot.0, stored),
        (0, vec![])
    );

    // A wish for attention leaves at the poll; the constant in the snapshot is not stored.
    let mut world = World::new(&request(SUM), &[int(3)], &[]);
    world.ctx.attention = 1;
    let (exit, stored) = world.run().expect_err("attention is wanted");
    assert_eq!(world.guard(exit), Ref(12));
    assert_eq!(stored, vec![(Ref(4), 0), (Ref(5), 0)]);
}

#[test]
fn guards_that_share_a_snapshot_are_told_apart() {
    let text = "
        snap s0 = before x0@0{r0=%0}
        b0:
          %0 = load_reg r0 @frame
          %1 = is_int %0
          %2: guard_true %1 !s0
          %3 = int_decode %0
          %4 = int_mul_ovf %3 %3 !s0
          %5 = const_int 60
          %6 = int_shl_ovf %4 %5 !s0
          %7 = int_encode %6
          return %7";
    let run = |value: Value| {
        let mut world = World::new(&request(text), &[value], &[]);
        match world.run() {
            Ok(value) => Ok(value),
            Err((exit, stored)) => {
                assert_eq!(stored, vec![(Ref(0), value.0)]);
                Err(world.guard(exit))
            }
        }
    };
    assert_eq!(run(int(1)), Ok(int(1 << 60)));
    assert_eq!(run(Value::TRUE), Err(Ref(2)));
    assert_eq!(run(int(1 << 40)), Err(Ref(4)));
    assert_eq!(run(int(3)), Err(Ref(6)));
}

#[test]
fn ints_are_decoded_and_encoded_to_their_limits() {
    let text = "
        snap s0 = before x0@0{}
        b0:
          %0 = load_reg r0 @frame
          %1 = is_int %0
          guard_true %1 !s0
          %2 = int_decode %0
          %3 = const_int -1
          %4 = int_xor %2 %3
          %5 = int_encode %4
          return %5";
    for i in [
        0,
        1,
        -1,
        SMALL_INT_MAX,
        SMALL_INT_MIN,
        SMALL_INT_MAX + 1,
        i64::MAX,
        i64::MIN,
    ] {
        let value = Value::try_small_int(i).unwrap_or_else(|| big_int(i));
        let mut world = World::new(&request(text), &[value], &[]);
        let result = world.run().expect("every one is an int");
        match Value::try_small_int(!i) {
            Some(small) => assert_eq!(result, small),
            None => {
                // SAFETY: not a small int, so `box_int` of this test made it.
                let limb = unsafe { *result.as_ptr::<[u64; 3]>() }[2];
                assert_eq!(limb, (!i).unsigned_abs());
            }
        }
    }
    let mut world = World::new(&request(text), &[cell(0.0)], &[]);
    assert!(world.run().is_err(), "a float is no int");
}

#[test]
fn floats_are_decoded_and_encoded() {
    let text = "
        snap s0 = before x0@0{}
        b0:
          %0 = load_reg r0 @frame
          %1 = is_float %0
          guard_true %1 !s0
          %2 = float_decode %0
          %3 = float_neg %2
          %4 = float_encode %3
          return %4";
    for x in [1.5, -2.25, 0.0, f64::INFINITY, 1e300, 5e-324] {
        let value = Value::try_float(x).unwrap_or_else(|| cell(x));
        let mut world = World::new(&request(text), &[value], &[]);
        let result = world.run().expect("every one is a float");
        let back = if result.is_word_float() {
            result.as_word_float()
        } else {
            // SAFETY: not a word, so `box_float` of this test made it.
            unsafe { (*result.as_ptr::<FloatCell>()).value }
        };
        assert_eq!(back.to_bits(), (-x).to_bits());
    }
}

#[test]
fn both_edges_of_a_branch_may_lead_to_one_block() {
    let text = "
        b0:
          %0 = load_reg r0 @frame
          %1 = const_value None
          %2 = word_eq %0 %1
          %3 = const_value 1
          %4 = const_value 2
          branch %2 ? b1(%3) : b1(%4)
        b1(%5:value):
          return %5";
    let run = |value| World::new(&request(text), &[value], &[]).run();
    assert_eq!(run(Value::NONE), Ok(int(1)));
    assert_eq!(run(Value::FALSE), Ok(int(2)));
}

#[test]
fn literals_come_from_the_table_and_helpers_from_the_context() {
    let text = "
        literal l0 = name \"a\"
        literal l1 = name \"b\"
        snap s0 = before x0@0{r0=%0}
        snap s1 = raising x0@0{r0=%0}
        b0:
          %0 = load_reg r0 @frame
          %1 = literal.value l1
          %2 = call.int length %0 !s0
          check_status %2 !s1
          %3 = int_encode %2
          %4 = word_eq %0 %1
          branch %4 ? b1 : b2
        b1:
          return %3
        b2:
          return %1";
    let mut world = World::new(&request(text), &[int(42)], &[8, int(42).0]);
    assert_eq!(world.run(), Ok(int(7)));
    // The state before the call lay in the record meanwhile.
    let (exit, stored) = world.published();
    assert_eq!(world.guard(exit), Ref(2));
    assert_eq!(stored, vec![(Ref(0), int(42).0)]);

    let mut world = World::new(&request(text), &[Value::NONE], &[8, int(42).0]);
    assert_eq!(world.run(), Ok(int(42)));
}

#[test]
fn forced_exits_leave_at_the_guard_that_the_counter_names() {
    let mut request = request(SUM);
    request.forced_exits = true;
    request.count_loops = true;
    let mut world = World::new(&request, &[int(1000)], &[]);
    world.ctx.forced = 5;
    // One guard before the loop, then three in each iteration: poll, two sums, and the poll.
    let (exit, stored) = world.run().expect_err("it is forced to leave");
    assert_eq!(world.guard(exit), Ref(12));
    assert_eq!(stored, vec![(Ref(4), 1), (Ref(5), 1)]);
    assert_eq!(world.ctx.loop_count, 1);
}
