//! Goldens of the smaller passes, and of all of them together.

use super::golden::check;
use crate::opt::{Settings, consts, dce, optimize, optimize_traced, params, place, straighten};
use expect_test::{Expect, expect};
use rekindle_trace_ir::{parse, print, verify};

#[test]
fn parameters_that_are_one_value_go() {
    check(
        params::run,
        "snap s0 = before x0@1{r0=%10 r1=%11 r2=%12 r3=%20 r4=%30}
        b0:
          %0 = load_reg r0 @frame
          %1 = load_reg r1 @frame
          %2 = is_int %0
          %3 = const_value None
          jump b1(%0, %1, %3)
        b1(%10:value, %11:value, %12:value):
          %13 = const_value None
          branch %2 ? b2(%10) : b3(%11)
        b2(%20:value):
          jump b4(%20, %11)
        b3(%21:value):
          jump b4(%10, %21)
        b4(%30:value, %31:value):
          %4 = int_decode %30
          %5 = int_encode %4
          branch %2 ? b1(%30, %5, %13) : b5
        b5:
          return %31",
        expect![[r#"
            snap s0 = before x0@1{r0=%0 r1=%11 r2=%3 r3=%0 r4=%0}
            b0:
              %0 = load_reg r0 @frame
              %1 = load_reg r1 @frame
              %2 = is_int %0
              jump b1(%1)
            b1(%11:value):
              branch %2 ? b2 : b3
            b2:
              jump b4
            b3:
              jump b4
            b4:
              %4 = int_decode %0
              %5 = int_encode %4
              branch %2 ? b1(%5) : b5
            b5:
              return %11
        "#]],
    );
}

#[test]
fn what_nobody_uses_goes() {
    check(
        dce::run,
        "snap s0 = before x0@1{r0=%0}
        b0:
          %0 = load_reg r0 @frame
          %1 = load.int %0 +8 @object
          %2 = int_add_ovf %1 %1 !s0
          %3 = int_mul_ovf %1 %1 !s0
          %4 = call.value new_tuple %2
          %5 = call.int remember %0
          %6 = call.value list_pop %0 !s0
          jump b1(%0, %3, %1)
        b1(%10:value, %11:int, %12:int):
          %13 = int_add %11 %12
          %14: poll !s0
          jump b1(%10, %13, %12)
        b2:
          jump b1(%0, %1, %1)",
        expect![[r#"
            snap s0 = before x0@1{r0=%0}
            b0:
              %0 = load_reg r0 @frame
              %1 = load.int %0 +8 @object
              %2 = int_add_ovf %1 %1 !s0
              %3 = int_mul_ovf %1 %1 !s0
              %5 = call.int remember %0
              %6 = call.value list_pop %0 !s0
              jump b1
            b1:
              %14: poll !s0
              jump b1
        "#]],
    );
}

#[test]
fn blocks_are_joined_skipped_and_numbered() {
    check(
        straighten::run,
        "b0:
          %0 = load_reg r0 @frame
          %1 = is_int %0
          branch %1 ? b4 : b2
        b2:
          jump b5
        b4:
          jump b6(%0)
        b5:
          jump b9
        b6(%6:value):
          %7 = is_float %6
          branch %7 ? b8 : b5
        b8:
          jump b9
        b9:
          return %0",
        expect![[r#"
            b0:
              %0 = load_reg r0 @frame
              %1 = is_int %0
              branch %1 ? b1 : b2
            b1:
              jump b2
            b2:
              return %0
        "#]],
    );
}

#[test]
fn tests_stand_by_their_guards_and_constants_by_their_uses() {
    check(
        place::run,
        "literal l0 = name \"a\"
        snap s0 = before x0@1{r0=%10}
        snap s1 = before x0@1{r0=%4}
        b0:
          %0 = load_reg r0 @frame
          %1 = is_int %0
          %2 = const_value None
          %3 = const_value True
          %4 = literal.value l0
          jump b1(%0)
        b1(%10:value):
          %11 = word_eq %10 %2
          %12 = int_decode %10
          %13: guard_true %1 !s0
          %14: guard_false %11 !s0
          %15 = word_eq %10 %3
          %16 = int_encode %12
          branch %15 ? b1(%16) : b2
        b2:
          exit s1",
        expect![[r#"
            snap s0 = before x0@1{r0=%10}
            snap s1 = before x0@1{r0=%4}
            b0:
              %2 = const_value None
              %3 = const_value True
              %0 = load_reg r0 @frame
              jump b1(%0)
            b1(%10:value):
              %12 = int_decode %10
              %17 = is_int %0
              %13: guard_true %17 !s0
              %18 = word_eq %10 %2
              %14: guard_false %18 !s0
              %16 = int_encode %12
              %19 = word_eq %10 %3
              branch %19 ? b1(%16) : b2
            b2:
              %4 = literal.value l0
              exit s1
        "#]],
    );
}

#[test]
fn sizes_are_told_after_every_pass() {
    let unit = parse(
        "snap s0 = before x0@0{}
        b0:
          %0 = const_int 1
          %1 = const_int 2
          %2 = int_lt %0 %1
          %3: guard_true %2 !s0
          jump b1
        b1:
          exit s0",
    )
    .expect("text parses");
    let mut sizes = Vec::new();
    let settings = Settings::default();
    let optimized = optimize_traced(&unit, &settings, |size| sizes.push(size));
    let first = sizes.first().map(|s| (s.pass, s.instructions, s.blocks));
    assert_eq!(first, Some(("consts", 4, 2)));
    let last = sizes.last().map(|s| (s.instructions, s.blocks));
    assert_eq!(last, Some((0, 1)));
    assert_eq!(optimized.blocks.len(), 1);
}

fn check_all(text: &str, expected: Expect) {
    let unit = parse(text).expect("text parses");
    verify(&unit).expect("text verifies");
    let optimized = optimize(&unit);
    verify(&optimized).expect("the result verifies");
    for (i, ins) in unit.ins.iter().enumerate() {
        if ins.snap.0 < unit.snapshots.len() as u32 && optimized.ins[i].op == ins.op {
            let kept = optimized.ins[i].snap;
            assert!(kept == ins.snap || kept.0 as usize >= unit.snapshots.len());
        }
    }
    expected.assert_eq(&print(&optimized));
}

/// `for i in range(n): total += items[i]` as it may be recorded, everything guarded anew.
#[test]
fn a_sum_over_a_list() {
    check_all(
        "snap s0 = before x0@4{r0=%10 r1=%11 r2=%12 r3=%13}
        snap s1 = before x0@5{r0=%10 r1=%11 r2=%30 r3=%13}
        snap s2 = before x0@9{r0=%10 r1=%11 r2=%12 r3=%13}
        snap s3 = before x0@0{}
        b0:
          %0 = load_reg r0 @frame
          %1 = load_reg r1 @frame
          %2 = load_reg r2 @frame
          %3 = load_reg r3 @frame
          %4 = is_int %2
          %5: guard_true %4 !s3
          %6 = int_decode %2
          %7 = is_int %3
          %8: guard_true %7 !s3
          %9 = int_decode %3
          jump b1(%0, %1, %6, %9)
        b1(%10:value, %11:value, %12:int, %13:int) at x0@4 entry s0:
          %14: poll !s0
          %15 = is_int %11
          %16: guard_true %15 !s0
          %17 = int_decode %11
          %18 = int_lt %12 %17
          branch %18 ? b2 : b3
        b2:
          %20 = has_shape %10 LIST_INT @shape
          %21: guard_true %20 !s0
          %22 = load.int %10 +16 @list_head
          %23 = int_ult %12 %22
          %24: guard_true %23 !s0
          %25 = load.ptr %10 +8 @list_head
          %26 = load_index.int %25 %12 +0 @list_int
          %27 = int_encode %26
          %28 = is_int %27
          %29: guard_true %28 !s0
          %30 = int_decode %27
          %31 = int_add_ovf %13 %30 !s0
          %32 = const_int 1
          %33 = int_add_ovf %12 %32 !s1
          jump b1(%10, %11, %33, %31)
        b3:
          exit s2",
        expect![[r#"
            unit loop @0
            code c0 = "" "" 00000000000000000000000000000000
            context x0 = root c0
            snap s0 = before x0@4{r0=%0 r1=%1 r2=%12 r3=%13}
            snap s1 = before x0@5{r0=%0 r1=%1 r2=%26 r3=%13}
            snap s2 = before x0@9{r0=%0 r1=%1 r2=%12 r3=%13}
            snap s3 = before x0@0{}
            snap s4 = before x0@4{r0=%0 r1=%1 r2=%6 r3=%9}

            b0:
              %32 = const_int 1
              %0 = load_reg r0 @frame
              %1 = load_reg r1 @frame
              %2 = load_reg r2 @frame
              %3 = load_reg r3 @frame
              %4 = is_int %2
              %5: guard_true %4 !s3
              %6 = int_decode %2
              %7 = is_int %3
              %8: guard_true %7 !s3
              %9 = int_decode %3
              %15 = is_int %1
              %16: guard_true %15 !s4
              %17 = int_decode %1
              %20 = has_shape %0 LIST_INT @shape
              %21: guard_true %20 !s4
              %22 = load.int %0 +16 @list_head
              %25 = load.ptr %0 +8 @list_head
              jump b1(%6, %9)
            b1(%12:int, %13:int) at x0@4:
              %14: poll !s0
              %18 = int_lt %12 %17
              branch %18 ? b2 : b3
            b2:
              %23 = int_ult %12 %22
              %24: guard_true %23 !s0
              %26 = load_index.int %25 %12 +0 @list_int
              %31 = int_add_ovf %13 %26 !s0
              %33 = int_add %12 %32
              jump b1(%33, %31)
            b3:
              exit s2
        "#]],
    );
}

#[test]
fn constants_are_shared_and_gathered() {
    check(
        consts::run,
        "b0:
          %0 = load_reg r0 @frame
          %1 = const_value None
          %2 = word_eq %0 %1
          branch %2 ? b1 : b2
        b1:
          %3 = const_value None
          return %3
        b2:
          %4 = const_value 5
          return %4",
        expect![[r#"
            b0:
              %1 = const_value None
              %4 = const_value 5
              %0 = load_reg r0 @frame
              %2 = word_eq %0 %1
              branch %2 ? b1 : b2
            b1:
              return %1
            b2:
              return %4
        "#]],
    );
}
