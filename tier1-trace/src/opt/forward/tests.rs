use super::super::fold::Folder;
use super::super::tests::golden;
use crate::opt::Faults;
use expect_test::{Expect, expect};

fn check(text: &str, expected: Expect) {
    let folder = Folder::new(&Faults::default());
    golden::check(|unit| super::run(unit, &folder), text, expected);
}

#[test]
fn equal_instructions_and_guards_are_met_once() {
    check(
        "snap s0 = before x0@0{r0=%0}
        b0:
          %0 = load_reg r0 @frame
          %1 = is_int %0
          %2: guard_true %1 !s0
          %3 = int_decode %0
          %4 = is_int %0
          %5: guard_true %4 !s0
          %6 = int_decode %0
          %7 = int_add_ovf %3 %6 !s0
          %8 = int_add_ovf %6 %3 !s0
          %9 = int_lt %7 %8
          branch %9 ? b1 : b2
        b1:
          return %0
        b2:
          %10 = int_encode %8
          %11 = is_float %10
          branch %11 ? b1 : b3
        b3:
          %12 = load_reg r0 @frame
          %13 = is_float %12
          %14: guard_true %13 !s0
          return %10",
        expect![[r#"
            snap s0 = before x0@0{r0=%0}
            b0:
              %15 = const_int.bool 0
              %0 = load_reg r0 @frame
              %1 = is_int %0
              %2: guard_true %1 !s0
              %3 = int_decode %0
              %7 = int_add_ovf %3 %3 !s0
              jump b2
            b2:
              jump b3
            b3:
              %14: guard_true %15 !s0
              exit s0
        "#]],
    );
}

#[test]
fn one_comparison_tells_about_others() {
    check(
        "snap s0 = before x0@0{}
        b0:
          %0 = load_reg r0 @frame
          %1 = load.int %0 +8 @object
          %2 = load.int %0 +16 @object
          %3 = int_lt %1 %2
          branch %3 ? b1 : b2
        b1:
          %4 = int_le %1 %2
          %5: guard_true %4 !s0
          %6 = int_le %2 %1
          %7: guard_false %6 !s0
          %8 = int_eq %2 %1
          %9: guard_false %8 !s0
          return %0
        b2:
          %10 = int_le %2 %1
          %11: guard_true %10 !s0
          %12 = int_eq %1 %2
          %13: guard_true %12 !s0
          %14 = int_lt %2 %1
          %15: guard_false %14 !s0
          return %0",
        expect![[r#"
            snap s0 = before x0@0{}
            b0:
              %0 = load_reg r0 @frame
              %1 = load.int %0 +8 @object
              %2 = load.int %0 +16 @object
              %3 = int_lt %1 %2
              branch %3 ? b1 : b2
            b1:
              return %0
            b2:
              %12 = int_eq %1 %2
              %13: guard_true %12 !s0
              return %0
        "#]],
    );
}

#[test]
fn an_object_has_one_shape() {
    check(
        "literal l0 = shape \"m\" \"C\"
        snap s0 = before x0@0{}
        b0:
          %0 = load_reg r0 @frame
          %1 = has_shape %0 LIST_INT @shape
          branch %1 ? b1 : b2
        b1:
          %2 = has_shape %0 LIST_FLOAT @shape
          branch %2 ? b2 : b3
        b2:
          return %0
        b3:
          %3 = is_int %0
          branch %3 ? b2 : b4
        b4:
          %4 = literal.int l0
          %5 = has_shape_of %0 %4 @shape
          branch %5 ? b2 : b5
        b5:
          %6 = const_int 7
          %7 = call.int list_append_int %0 %6
          %8 = has_shape %0 LIST_FLOAT @shape
          branch %8 ? b2 : b6
        b6:
          exit s0",
        expect![[r#"
            snap s0 = before x0@0{}
            b0:
              %6 = const_int 7
              %0 = load_reg r0 @frame
              %1 = has_shape %0 LIST_INT @shape
              branch %1 ? b1 : b2
            b1:
              jump b3
            b3:
              jump b4
            b4:
              jump b5
            b5:
              %7 = call.int list_append_int %0 %6
              %8 = has_shape %0 LIST_FLOAT @shape
              branch %8 ? b2 : b6
            b6:
              exit s0
            b2:
              return %0
        "#]],
    );
}

#[test]
fn what_was_stored_or_loaded_is_not_loaded_again() {
    check(
        "literal l0 = global c0 \"g\"
        literal l1 = global c0 \"h\"
        snap s0 = before x0@0{}
        b0:
          %0 = load_reg r0 @frame
          %1 = load_reg r1 @frame
          %2 = load.value %0 +16 @slot_value
          store %1 %2 +24 @slot_value
          %3 = load.value %0 +16 @slot_value
          %4 = load.value %1 +24 @slot_value
          store %1 %0 +16 @slot_value
          %5 = load.value %0 +16 @slot_value
          %6 = load.value %1 +16 @slot_value
          %7 = load.int %1 +16 @slot_int
          %8 = literal.value l0
          %9 = literal.value l1
          %10 = load.value %8 +8 @cell
          store %9 %1 +8 @cell
          %11 = load.value %8 +8 @cell
          %12 = call.value new_tuple %7
          store %12 %3 +16 @immutable
          store %12 %4 +24 @immutable
          store %12 %5 +32 @immutable
          store %12 %6 +40 @immutable
          store %12 %10 +48 @immutable
          store %12 %11 +56 @immutable
          %13 = load.value %12 +24 @immutable
          store %12 %13 +64 @immutable
          return %12",
        expect![[r#"
            snap s0 = before x0@0{}
            b0:
              %8 = literal.value l0
              %9 = literal.value l1
              %0 = load_reg r0 @frame
              %1 = load_reg r1 @frame
              %2 = load.value %0 +16 @slot_value
              %14: store %1 %2 +24 @slot_value
              %15: store %1 %0 +16 @slot_value
              %5 = load.value %0 +16 @slot_value
              %7 = load.int %1 +16 @slot_int
              %10 = load.value %8 +8 @cell
              %16: store %9 %1 +8 @cell
              %12 = call.value new_tuple %7
              %17: store %12 %2 +16 @immutable
              %18: store %12 %2 +24 @immutable
              %19: store %12 %5 +32 @immutable
              %20: store %12 %0 +40 @immutable
              %21: store %12 %10 +48 @immutable
              %22: store %12 %10 +56 @immutable
              %23: store %12 %2 +64 @immutable
              return %12
        "#]],
    );
}

#[test]
fn calls_forget_what_they_may_change() {
    check(
        "snap s0 = before x0@0{}
        b0:
          %0 = load_reg r0 @frame
          %1 = load.value %0 +16 @slot_value
          %2 = load.int %0 +16 @list_head
          %3 = load.value %0 +16 @immutable
          %4 = call.value make_cell %1
          %5 = load.value %0 +16 @slot_value
          %6 = call.int list_append %0 %5
          %7 = load.value %0 +16 @slot_value
          %8 = load.int %0 +16 @list_head
          %9 = call.int truth %7 !s0
          %10 = load.value %0 +16 @slot_value
          %11 = load.value %0 +16 @immutable
          %12 = call.value new_tuple %8
          store %12 %10 +16 @immutable
          store %12 %11 +24 @immutable
          store %12 %4 +32 @immutable
          return %12",
        expect![[r#"
            snap s0 = before x0@0{}
            b0:
              %0 = load_reg r0 @frame
              %1 = load.value %0 +16 @slot_value
              %3 = load.value %0 +16 @immutable
              %4 = call.value make_cell %1
              %6 = call.int list_append %0 %1
              %8 = load.int %0 +16 @list_head
              %9 = call.int truth %1 !s0
              %10 = load.value %0 +16 @slot_value
              %12 = call.value new_tuple %8
              %13: store %12 %10 +16 @immutable
              %14: store %12 %3 +24 @immutable
              %15: store %12 %4 +32 @immutable
              return %12
        "#]],
    );
}

#[test]
fn facts_meet_at_joins_and_survive_loops_that_leave_them_alone() {
    check(
        "snap s0 = before x0@0{}
        snap s1 = before x0@1{}
        b0:
          %0 = load_reg r0 @frame
          %1 = load_reg r1 @frame
          %2 = load.value %0 +16 @slot_value
          %3 = load.int %0 +24 @slot_int
          %4 = is_int %2
          branch %4 ? b1 : b2
        b1:
          %5: guard_true %4 !s0
          %6 = load.value %1 +16 @slot_value
          jump b3
        b2:
          %7 = is_float %2
          %8: guard_true %7 !s0
          store %1 %0 +16 @slot_value
          jump b3
        b3:
          %9 = load.value %0 +16 @slot_value
          %10 = load.int %0 +24 @slot_int
          %11: guard_true %4 !s0
          jump b4(%10)
        b4(%12:int):
          %13 = load.int %0 +24 @slot_int
          %14 = load.value %9 +16 @slot_value
          %15: guard_true %4 !s0
          store %1 %9 +32 @slot_value
          %16 = int_add_ovf %12 %13 !s1
          %17 = int_lt %16 %3
          branch %17 ? b4(%16) : b5
        b5:
          %18 = load.value %9 +16 @slot_value
          return %18",
        expect![[r#"
            snap s0 = before x0@0{}
            snap s1 = before x0@1{}
            b0:
              %0 = load_reg r0 @frame
              %1 = load_reg r1 @frame
              %2 = load.value %0 +16 @slot_value
              %3 = load.int %0 +24 @slot_int
              %4 = is_int %2
              branch %4 ? b1 : b2
            b1:
              jump b3
            b2:
              %7 = is_float %2
              %8: guard_true %7 !s0
              %19: store %1 %0 +16 @slot_value
              jump b3
            b3:
              %9 = load.value %0 +16 @slot_value
              %11: guard_true %4 !s0
              jump b4(%3)
            b4(%12:int):
              %14 = load.value %9 +16 @slot_value
              %20: store %1 %9 +32 @slot_value
              %16 = int_add_ovf %12 %3 !s1
              %17 = int_lt %16 %3
              branch %17 ? b4(%16) : b5
            b5:
              return %14
        "#]],
    );
}

#[test]
fn a_new_object_is_none_that_was_there_before() {
    check(
        "literal l0 = shape \"m\" \"C\"
        snap s0 = before x0@0{}
        b0:
          %0 = load_reg r0 @frame
          %1 = literal.int l0
          %2 = load.value %0 +16 @slot_value
          %3 = call.value new_instance %1
          %4 = has_shape_of %3 %1 @shape
          %5: guard_true %4 !s0
          store %3 %2 +16 @slot_value
          %6 = load.value %0 +16 @slot_value
          store %0 %3 +8 @cell
          %7 = load.value %0 +8 @object
          store %7 %6 +16 @slot_value
          %8 = load.value %3 +16 @slot_value
          return %8",
        expect![[r#"
            snap s0 = before x0@0{}
            b0:
              %1 = literal.int l0
              %0 = load_reg r0 @frame
              %2 = load.value %0 +16 @slot_value
              %3 = call.value new_instance %1
              %9: store %3 %2 +16 @slot_value
              %10: store %0 %3 +8 @cell
              %7 = load.value %0 +8 @object
              %11: store %7 %2 +16 @slot_value
              %8 = load.value %3 +16 @slot_value
              return %8
        "#]],
    );
}

#[test]
fn lookups_are_repeated_only_after_dicts_change() {
    check(
        "literal l0 = name \"a\"
        snap s0 = before x0@0{}
        b0:
          %0 = load_reg r0 @frame
          %1 = literal.value l0
          %2 = call.value dict_get_str %0 %1
          store %0 %2 +16 @slot_value
          %3 = call.value make_cell %2
          %4 = call.value dict_get_str %0 %1
          %5 = call.int dict_set_str %0 %1 %4
          %6 = call.value dict_get_str %0 %1
          store %3 %6 +8 @cell
          return %3",
        expect![[r#"
            snap s0 = before x0@0{}
            b0:
              %1 = literal.value l0
              %0 = load_reg r0 @frame
              %2 = call.value dict_get_str %0 %1
              %7: store %0 %2 +16 @slot_value
              %3 = call.value make_cell %2
              %5 = call.int dict_set_str %0 %1 %2
              %6 = call.value dict_get_str %0 %1
              %8: store %3 %6 +8 @cell
              return %3
        "#]],
    );
}
