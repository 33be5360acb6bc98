use super::super::tests::golden;
use expect_test::{Expect, expect};

fn check(text: &str, expected: Expect) {
    golden::check(super::run, text, expected);
}

#[test]
fn a_counter_below_a_bound_does_not_overflow() {
    check(
        "snap s0 = before x0@4{}
        b0:
          %0 = load_reg r0 @frame
          %1 = load.int %0 +8 @object
          %2 = const_int 0
          %3 = const_int 1
          jump b1(%2, %2)
        b1(%10:int, %11:int):
          %12 = int_lt %10 %1
          %13: guard_true %12 !s0
          %14 = int_add_ovf %11 %10 !s0
          %15 = int_add_ovf %10 %3 !s0
          %16 = int_le %2 %10
          %17: guard_true %16 !s0
          jump b1(%15, %14)",
        expect![[r#"
            snap s0 = before x0@4{}
            b0:
              %18 = const_int.bool 1
              %2 = const_int 0
              %3 = const_int 1
              %0 = load_reg r0 @frame
              %1 = load.int %0 +8 @object
              jump b1(%2, %2)
            b1(%10:int, %11:int):
              %12 = int_lt %10 %1
              %13: guard_true %12 !s0
              %14 = int_add_ovf %11 %10 !s0
              %15 = int_add %10 %3
              %17: guard_true %18 !s0
              jump b1(%15, %14)
        "#]],
    );
}

#[test]
fn an_index_below_the_length_is_inside() {
    check(
        "snap s0 = before x0@4{}
        b0:
          %0 = load_reg r0 @frame
          %1 = load.int %0 +16 @list_head
          %2 = const_int 0
          %3 = const_int 1
          jump b1(%2)
        b1(%10:int):
          %11 = int_lt %10 %1
          branch %11 ? b2 : b3
        b2:
          %20 = int_ult %10 %1
          %21: guard_true %20 !s0
          %22 = int_sub_ovf %10 %3 !s0
          %23 = int_ult %22 %1
          branch %23 ? b4 : b5
        b4:
          %24 = int_ult %22 %1
          %25: guard_true %24 !s0
          jump b5
        b5:
          %26 = int_add_ovf %10 %3 !s0
          jump b1(%26)
        b3:
          return %0",
        expect![[r#"
            snap s0 = before x0@4{}
            b0:
              %27 = const_int.bool 1
              %2 = const_int 0
              %3 = const_int 1
              %0 = load_reg r0 @frame
              %1 = load.int %0 +16 @list_head
              jump b1(%2)
            b1(%10:int):
              %11 = int_lt %10 %1
              branch %11 ? b2 : b3
            b2:
              %21: guard_true %27 !s0
              %22 = int_sub %10 %3
              %23 = int_ult %22 %1
              branch %23 ? b4 : b5
            b4:
              %25: guard_true %27 !s0
              jump b5
            b5:
              %26 = int_add %10 %3
              jump b1(%26)
            b3:
              return %0
        "#]],
    );
}

#[test]
fn masks_shifts_and_remainders_bound_their_results() {
    check(
        "snap s0 = before x0@4{r0=%11 r1=%13 r2=%15 r3=%17}
        snap s1 = before x0@3{}
        b0:
          %0 = load_reg r0 @frame
          %1 = load.int %0 +8 @object
          %2 = const_int 255
          %3 = const_int 10
          %4 = const_int 56
          %10 = int_and %1 %2
          %11 = int_mul_ovf %10 %10 !s1
          %12 = int_floor_mod %1 %3
          %13 = int_lt %12 %3
          %14 = int_sar %1 %4
          %15 = int_add_ovf %14 %2 !s1
          %16 = int_mul_ovf %10 %1 !s1
          %17 = int_shl_ovf %10 %3 !s1
          %18 = load_byte %0 +4 @object
          %19 = int_ne %18 %2
          %20: guard_true %19 !s1
          %21 = int_lt %18 %2
          %22: guard_true %21 !s1
          exit s0",
        expect![[r#"
            snap s0 = before x0@4{r0=%11 r1=%23 r2=%15 r3=%17}
            snap s1 = before x0@3{}
            b0:
              %23 = const_int.bool 1
              %2 = const_int 255
              %3 = const_int 10
              %4 = const_int 56
              %0 = load_reg r0 @frame
              %1 = load.int %0 +8 @object
              %10 = int_and %1 %2
              %11 = int_mul %10 %10
              %14 = int_sar %1 %4
              %15 = int_add %14 %2
              %16 = int_mul_ovf %10 %1 !s1
              %17 = int_shl %10 %3
              %18 = load_byte %0 +4 @object
              %19 = int_ne %18 %2
              %20: guard_true %19 !s1
              %22: guard_true %23 !s1
              exit s0
        "#]],
    );
}

#[test]
fn nested_loops_settle() {
    check(
        "snap s0 = before x0@4{}
        b0:
          %0 = load_reg r0 @frame
          %1 = load.int %0 +8 @object
          %2 = const_int 0
          %3 = const_int 1
          %4 = const_int 100
          jump b1(%2)
        b1(%10:int):
          %11 = int_lt %10 %4
          branch %11 ? b2(%2) : b4
        b2(%20:int):
          %21 = int_lt %20 %10
          branch %21 ? b3 : b5
        b3:
          %22 = int_mul_ovf %20 %10 !s0
          %23 = int_add_ovf %20 %3 !s0
          jump b2(%23)
        b5:
          %24 = int_add_ovf %10 %3 !s0
          jump b1(%24)
        b4:
          return %0",
        expect![[r#"
            snap s0 = before x0@4{}
            b0:
              %2 = const_int 0
              %3 = const_int 1
              %4 = const_int 100
              %0 = load_reg r0 @frame
              jump b1(%2)
            b1(%10:int):
              %11 = int_lt %10 %4
              branch %11 ? b2(%2) : b4
            b2(%20:int):
              %21 = int_lt %20 %10
              branch %21 ? b3 : b5
            b3:
              %22 = int_mul_ovf %20 %10 !s0
              %23 = int_add %20 %3
              jump b2(%23)
            b5:
              %24 = int_add_ovf %10 %3 !s0
              jump b1(%24)
            b4:
              return %0
        "#]],
    );
}
