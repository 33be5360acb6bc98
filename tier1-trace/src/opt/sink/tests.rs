use super::super::tests::golden;
use expect_test::{Expect, expect};

fn check(text: &str, expected: Expect) {
    golden::check(super::run, text, expected);
}

#[test]
fn an_object_that_only_exits_see_is_made_by_them() {
    check(
        "literal l0 = shape \"m\" \"C\"
        literal l1 = shape \"m\" \"C\" \"x\":int \"y\":float \"z\":value
        snap s0 = before x0@4{r0=%2}
        snap s1 = before x0@5{r0=%2 r1=%7}
        b0:
          %0 = load_reg r0 @frame
          %1 = literal.int l0
          %2 = call.value new_instance %1
          %3 = has_shape_of %2 %1 @shape
          %4: guard_true %3 !s0
          %5 = load.int %0 +8 @object
          %6 = load_float %0 +16 @object
          %7 = int_encode %5
          store %2 %5 +16 @slot_int
          store_float %2 %6 +24 @slot_float
          store %2 %7 +32 @slot_value
          barrier %2 %7
          %8 = literal.int l1
          store_shape %2 %8 @shape
          %9 = load_float %2 +24 @slot_float
          %10 = float_add %9 %9
          %11 = float_lt %9 %10
          %12: guard_true %11 !s1
          %13 = word_eq %2 %0
          branch %13 ? b1 : b2
        b1:
          exit s1
        b2:
          %14 = load.value %2 +32 @slot_value
          return %14",
        expect![[r#"
            snap s0 = before x0@4{r0=%2}
              virtual %2 = instance %1 {}
            snap s1 = before x0@5{r0=%2 r1=%5}
              virtual %2 = instance %8 {16=%5 24=%6 32=%7}
            b0:
              %20 = const_int.bool 1
              %21 = const_int.bool 0
              %1 = literal.int l0
              %8 = literal.int l1
              %0 = load_reg r0 @frame
              %4: guard_true %20 !s0
              %5 = load.int %0 +8 @object
              %6 = load_float %0 +16 @object
              %7 = int_encode %5
              %10 = float_add %6 %6
              %11 = float_lt %6 %10
              %12: guard_true %11 !s1
              branch %21 ? b1 : b2
            b1:
              exit s1
            b2:
              return %7
        "#]],
    );
}

#[test]
fn objects_in_objects_go_together_or_stay() {
    let text = |last: &str| {
        format!(
            "snap s0 = before x0@4{{r0=%4}}
            b0:
              %0 = load_reg r0 @frame
              %1 = is_int %0
              %2 = const_int 2
              %3 = call.value new_tuple %2
              store %3 %0 +16 @immutable
              %4 = call.value make_cell %3
              %5 = load.value %4 +8 @cell
              %6 = has_shape %5 TUPLE @immutable
              %7: guard_true %6 !s0
              %8 = load.int %5 +8 @immutable
              %9 = load.value %5 +16 @immutable
              %10 = load.value %5 +24 @immutable
              %11: guard_true %1 !s0
              {last}"
        )
    };
    check(
        &text("return %10"),
        expect![[r#"
        snap s0 = before x0@4{r0=%4}
          virtual %3 = tuple 2 {16=%0}
          virtual %4 = cell {8=%3}
        b0:
          %13 = const_int.bool 1
          %14 = const_value NULL
          %0 = load_reg r0 @frame
          %1 = is_int %0
          %7: guard_true %13 !s0
          %11: guard_true %1 !s0
          return %14
    "#]],
    );
    check(
        &text("return %9"),
        expect![[r#"
        snap s0 = before x0@4{r0=%4}
          virtual %3 = tuple 2 {16=%0}
          virtual %4 = cell {8=%3}
        b0:
          %13 = const_int.bool 1
          %0 = load_reg r0 @frame
          %1 = is_int %0
          %7: guard_true %13 !s0
          %11: guard_true %1 !s0
          return %0
    "#]],
    );
    check(
        &text("store %0 %5 +8 @cell\nreturn %9"),
        expect![[r#"
        snap s0 = before x0@4{r0=%4}
          virtual %4 = cell {8=%3}
        b0:
          %2 = const_int 2
          %0 = load_reg r0 @frame
          %1 = is_int %0
          %3 = call.value new_tuple %2
          %12: store %3 %0 +16 @immutable
          %6 = has_shape %3 TUPLE @immutable
          %7: guard_true %6 !s0
          %9 = load.value %3 +16 @immutable
          %11: guard_true %1 !s0
          %13: store %0 %3 +8 @cell
          return %9
    "#]],
    );
    check(
        &text("store %4 %4 +8 @cell\nexit s0"),
        expect![[r#"
        snap s0 = before x0@4{r0=%4}
        b0:
          %2 = const_int 2
          %0 = load_reg r0 @frame
          %1 = is_int %0
          %3 = call.value new_tuple %2
          %12: store %3 %0 +16 @immutable
          %4 = call.value make_cell %3
          %5 = load.value %4 +8 @cell
          %6 = has_shape %5 TUPLE @immutable
          %7: guard_true %6 !s0
          %11: guard_true %1 !s0
          %13: store %4 %4 +8 @cell
          exit s0
    "#]],
    );
}

#[test]
fn paths_must_agree_about_an_object() {
    let text = |store: &str| {
        format!(
            "snap s0 = before x0@4{{r0=%2}}
            b0:
              %0 = load_reg r0 @frame
              %1 = is_int %0
              %2 = call.value make_cell %0
              branch %1 ? b1 : b2
            b1:
              {store}
              jump b3
            b2:
              jump b3
            b3:
              %4 = load.value %2 +8 @cell
              %5 = is_float %4
              branch %5 ? b3 : b4
            b4:
              exit s0"
        )
    };
    check(
        &text(""),
        expect![[r#"
        snap s0 = before x0@4{r0=%2}
          virtual %2 = cell {8=%0}
        b0:
          %0 = load_reg r0 @frame
          %1 = is_int %0
          branch %1 ? b1 : b2
        b1:
          jump b3
        b2:
          jump b3
        b3:
          %5 = is_float %0
          branch %5 ? b3 : b4
        b4:
          exit s0
    "#]],
    );
    check(
        &text("store %2 %2 +8 @cell"),
        expect![[r#"
        snap s0 = before x0@4{r0=%2}
        b0:
          %0 = load_reg r0 @frame
          %1 = is_int %0
          %2 = call.value make_cell %0
          branch %1 ? b1 : b2
        b1:
          %6: store %2 %2 +8 @cell
          jump b3
        b2:
          jump b3
        b3:
          %4 = load.value %2 +8 @cell
          %5 = is_float %4
          branch %5 ? b3 : b4
        b4:
          exit s0
    "#]],
    );
    check(
        &text("%3 = const_value None\nstore %2 %3 +8 @cell"),
        expect![[r#"
        snap s0 = before x0@4{r0=%2}
        b0:
          %3 = const_value None
          %0 = load_reg r0 @frame
          %1 = is_int %0
          %2 = call.value make_cell %0
          branch %1 ? b1 : b2
        b1:
          %6: store %2 %3 +8 @cell
          jump b3
        b2:
          jump b3
        b3:
          %4 = load.value %2 +8 @cell
          %5 = is_float %4
          branch %5 ? b3 : b4
        b4:
          exit s0
    "#]],
    );
}

#[test]
fn an_object_handed_round_a_loop_stays() {
    check(
        "snap s0 = before x0@4{r0=%10}
        b0:
          %0 = load_reg r0 @frame
          %1 = call.value make_cell %0
          jump b1(%1)
        b1(%10:value):
          %11 = load.value %10 +8 @cell
          %12 = call.value make_cell %11
          %13: poll !s0
          jump b1(%12)",
        expect![[r#"
            snap s0 = before x0@4{r0=%10}
            b0:
              %0 = load_reg r0 @frame
              %1 = call.value make_cell %0
              jump b1(%1)
            b1(%10:value):
              %11 = load.value %10 +8 @cell
              %12 = call.value make_cell %11
              %13: poll !s0
              jump b1(%12)
        "#]],
    );
}

#[test]
fn one_snapshot_cannot_mean_two_states() {
    check(
        "snap s0 = before x0@4{r0=%2}
        b0:
          %0 = load_reg r0 @frame
          %1 = is_int %0
          %2 = call.value make_cell %0
          %3: guard_true %1 !s0
          %4 = const_value None
          store %2 %4 +8 @cell
          %5: guard_true %1 !s0
          return %0",
        expect![[r#"
            snap s0 = before x0@4{r0=%2}
            b0:
              %4 = const_value None
              %0 = load_reg r0 @frame
              %1 = is_int %0
              %2 = call.value make_cell %0
              %3: guard_true %1 !s0
              %6: store %2 %4 +8 @cell
              %5: guard_true %1 !s0
              return %0
        "#]],
    );
}
