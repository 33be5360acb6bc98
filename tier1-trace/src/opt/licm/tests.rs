use super::super::tests::golden;
use expect_test::{Expect, expect};
use rekindle_trace_ir::Ref;

fn check(text: &str, expected: Expect) {
    golden::check(|unit| super::run(unit, &[]), text, expected);
}

#[test]
fn ops_loads_and_guards_leave_the_loop() {
    let text = "
        snap s0 = before x0@4{r0=%10 r1=%11}
        snap s1 = before x0@5{r0=%10 r1=%11}
        b0:
          %0 = load_reg r0 @frame
          %1 = const_int 0
          jump b1(%0, %1)
        b1(%10:value, %11:int) at x0@4 entry s0:
          %12 = has_shape %0 LIST_INT @shape
          %13: guard_true %12 !s0
          %14 = load.int %0 +16 @list_head
          %15 = int_add %14 %14
          %16 = int_ult %11 %15
          %17: guard_true %16 !s1
          %18 = load.ptr %0 +8 @list_head
          %19 = load_index.int %18 %11 +0 @list_int
          %20 = load_index.int %18 %14 +0 @list_int
          %21 = int_add_ovf %11 %19 !s1
          store_index %18 %11 %20 +8 @list_int
          jump b1(%10, %21)";
    check(
        text,
        expect![[r#"
        snap s0 = before x0@4{r0=%10 r1=%11}
        snap s1 = before x0@5{r0=%10 r1=%11}
        snap s2 = before x0@4{r0=%0 r1=%1}
        b0:
          %1 = const_int 0
          %0 = load_reg r0 @frame
          %12 = has_shape %0 LIST_INT @shape
          %13: guard_true %12 !s2
          %14 = load.int %0 +16 @list_head
          %15 = int_add %14 %14
          %18 = load.ptr %0 +8 @list_head
          jump b1(%0, %1)
        b1(%10:value, %11:int) at x0@4 entry s0:
          %16 = int_ult %11 %15
          %17: guard_true %16 !s1
          %19 = load_index.int %18 %11 +0 @list_int
          %20 = load_index.int %18 %14 +0 @list_int
          %21 = int_add_ovf %11 %19 !s1
          %22: store_index %18 %11 %20 +8 @list_int
          jump b1(%10, %21)
    "#]],
    );
    golden::check(
        |unit| super::run(unit, &[Ref(13)]),
        text,
        expect![[r#"
        snap s0 = before x0@4{r0=%10 r1=%11}
        snap s1 = before x0@5{r0=%10 r1=%11}
        b0:
          %1 = const_int 0
          %0 = load_reg r0 @frame
          %12 = has_shape %0 LIST_INT @shape
          jump b1(%0, %1)
        b1(%10:value, %11:int) at x0@4 entry s0:
          %13: guard_true %12 !s0
          %14 = load.int %0 +16 @list_head
          %15 = int_add %14 %14
          %16 = int_ult %11 %15
          %17: guard_true %16 !s1
          %18 = load.ptr %0 +8 @list_head
          %19 = load_index.int %18 %11 +0 @list_int
          %20 = load_index.int %18 %14 +0 @list_int
          %21 = int_add_ovf %11 %19 !s1
          %22: store_index %18 %11 %20 +8 @list_int
          jump b1(%10, %21)
    "#]],
    );
}

#[test]
fn what_is_not_met_every_time_stays_unless_it_cannot_fault() {
    check(
        "snap s0 = before x0@4{r0=%10}
        b0:
          %0 = load_reg r0 @frame
          %1 = load.int %0 +8 @object
          jump b1(%1)
        b1(%10:int) at x0@4 entry s0:
          %11 = int_lt %10 %1
          branch %11 ? b2 : b3
        b2:
          %12 = is_int %0
          %13: guard_true %12 !s0
          %14 = int_decode %0
          %15 = int_add %1 %1
          %16 = int_add %14 %15
          jump b4(%16)
        b3:
          jump b4(%1)
        b4(%17:int):
          %18 = is_float %0
          %19: guard_true %18 !s0
          %20: poll !s0
          jump b1(%17)",
        expect![[r#"
            snap s0 = before x0@4{r0=%10}
            snap s1 = before x0@4{r0=%1}
            b0:
              %0 = load_reg r0 @frame
              %1 = load.int %0 +8 @object
              %12 = is_int %0
              %15 = int_add %1 %1
              %18 = is_float %0
              %19: guard_true %18 !s1
              jump b1(%1)
            b1(%10:int) at x0@4 entry s0:
              %11 = int_lt %10 %1
              branch %11 ? b2 : b3
            b2:
              %13: guard_true %12 !s0
              %14 = int_decode %0
              %16 = int_add %14 %15
              jump b4(%16)
            b3:
              jump b4(%1)
            b4(%17:int):
              %20: poll !s0
              jump b1(%17)
        "#]],
    );
}

#[test]
fn a_load_waits_for_the_guards_that_speak_of_it() {
    // %11 changes, so its guard stays, and what was loaded from %0 with it in mind does, too.
    check(
        "snap s0 = before x0@4{r0=%10}
        b0:
          %0 = load_reg r0 @frame
          %1 = load_reg r1 @frame
          jump b1(%1)
        b1(%10:value) at x0@4 entry s0:
          %11 = load.value %0 +16 @cell
          %12 = word_eq %11 %10
          %13: guard_true %12 !s0
          %14 = load.ptr %0 +8 @object
          %15 = load.ptr %1 +8 @object
          %16 = load.value %14 +8 @object
          %17 = load.value %15 +8 @object
          store %1 %17 +16 @cell
          jump b1(%16)",
        expect![[r#"
            snap s0 = before x0@4{r0=%10}
            b0:
              %0 = load_reg r0 @frame
              %1 = load_reg r1 @frame
              %15 = load.ptr %1 +8 @object
              %17 = load.value %15 +8 @object
              jump b1(%1)
            b1(%10:value) at x0@4 entry s0:
              %11 = load.value %0 +16 @cell
              %12 = word_eq %11 %10
              %13: guard_true %12 !s0
              %14 = load.ptr %0 +8 @object
              %16 = load.value %14 +8 @object
              %18: store %1 %17 +16 @cell
              jump b1(%16)
        "#]],
    );
}

#[test]
fn preheaders_are_made_where_loops_have_none() {
    check(
        "snap s0 = before x0@4{r0=%10 r1=%0}
        b0:
          %0 = load_reg r0 @frame
          %1 = load.bool %0 +8 @object
          %2 = load.int %0 +16 @object
          %3 = const_int 0
          branch %1 ? b1(%3) : b1(%2)
        b1(%10:int) at x0@4 entry s0:
          %11 = is_int %0
          %12: guard_true %11 !s0
          %13 = int_decode %0
          %14 = int_add_ovf %10 %13 !s0
          jump b1(%14)",
        expect![[r#"
            snap s0 = before x0@4{r0=%10 r1=%0}
            snap s1 = before x0@4{r0=%15 r1=%0}
            b0:
              %3 = const_int 0
              %0 = load_reg r0 @frame
              %1 = load.bool %0 +8 @object
              %2 = load.int %0 +16 @object
              branch %1 ? b2(%3) : b2(%2)
            b2(%15:int):
              %11 = is_int %0
              %12: guard_true %11 !s1
              %13 = int_decode %0
              jump b1(%15)
            b1(%10:int) at x0@4 entry s0:
              %14 = int_add_ovf %10 %13 !s0
              jump b1(%14)
        "#]],
    );
}

#[test]
fn inner_loops_hand_on_to_outer_ones() {
    check(
        "snap s0 = before x0@4{r0=%10}
        snap s1 = before x0@6{r0=%10 r1=%20}
        b0:
          %0 = load_reg r0 @frame
          %1 = load_reg r1 @frame
          jump b1(%0)
        b1(%10:value) at x0@4 entry s0:
          jump b2(%1)
        b2(%20:value) at x0@6 entry s1:
          %21 = is_int %0
          %22: guard_true %21 !s1
          %23 = int_decode %0
          %24 = is_int %10
          %25: guard_true %24 !s1
          %26 = int_decode %10
          %27 = int_add %23 %26
          %28 = int_encode %27
          %29 = load.bool %20 +8 @object
          branch %29 ? b2(%28) : b3
        b3:
          jump b1(%28)",
        expect![[r#"
            snap s0 = before x0@4{r0=%10}
            snap s1 = before x0@6{r0=%10 r1=%20}
            snap s2 = before x0@6{r0=%10 r1=%1}
            snap s3 = before x0@4{r0=%0}
            b0:
              %0 = load_reg r0 @frame
              %1 = load_reg r1 @frame
              %21 = is_int %0
              %22: guard_true %21 !s3
              %23 = int_decode %0
              jump b1(%0)
            b1(%10:value) at x0@4 entry s0:
              %24 = is_int %10
              %25: guard_true %24 !s2
              %26 = int_decode %10
              %27 = int_add %23 %26
              %28 = int_encode %27
              jump b2(%1)
            b2(%20:value) at x0@6 entry s1:
              %29 = load.bool %20 +8 @object
              branch %29 ? b2(%28) : b3
            b3:
              jump b1(%28)
        "#]],
    );
}

#[test]
fn marked_guards_stay() {
    check(
        "snap s0 = before x0@4{r0=%10}
        b0:
          %0 = load_reg r0 @frame
          jump b1(%0)
        b1(%10:value) at x0@4 entry s0:
          %11 = is_int %0
          %12: guard_true %11 #1 !s0
          %13 = int_decode %0
          %14 = is_float %0
          %15: guard_false %14 !s0
          %16 = int_encode %13
          jump b1(%16)",
        expect![[r#"
            snap s0 = before x0@4{r0=%10}
            snap s1 = before x0@4{r0=%0}
            b0:
              %0 = load_reg r0 @frame
              %11 = is_int %0
              %14 = is_float %0
              %15: guard_false %14 !s1
              jump b1(%0)
            b1(%10:value) at x0@4 entry s0:
              %12: guard_true %11 #1 !s0
              %13 = int_decode %0
              %16 = int_encode %13
              jump b1(%16)
        "#]],
    );
}
