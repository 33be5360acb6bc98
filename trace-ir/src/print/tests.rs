use super::print;
use crate::parse::parse;
use expect_test::{Expect, expect};

fn check(text: &str, expected: Expect) {
    let printed = print(&parse(text).expect("text parses"));
    expected.assert_eq(&printed);
    let again = parse(&printed).expect("what was printed parses");
    assert_eq!(print(&again), printed);
}

#[test]
fn everything_a_unit_has() {
    check(
        r#"
        unit function @4
        code c0 = "main" "f" 000102030405060708090a0b0c0d0e0f
        code c1 = "other" "C.m" ff
        context x0 = root c0
        context x1 = init x0 @9 c1
        context x2 = generator x1 @3 c1
        literal l0 = const c0 3
        literal l1 = name "a // \"b\"\n\u{7f}"
        literal l2 = global c1 "g"
        literal l3 = builtin "len"
        literal l4 = code c1
        literal l5 = native "math.sqrt"
        literal l6 = class "m" "C"
        literal l7 = class_version "m" "C"
        literal l8 = class_version_at "m" "C"
        literal l9 = class_attr "m" "C" "f"
        literal l10 = class_cell "m" "C" "f"
        literal l11 = shape "m" "C" "x":float "y":value "z":int
        literal l12 = module "m"
        literal l13 = module_cell "m" "x"
        snap s0 = before x0@4{r0=%0 r7=%1} x1@0{fn=%0 owner=%0 r0=%9}
        virtual %8 = cell {8=%0}
        virtual %9 = tuple 2 {16=%8 24=%1}
        virtual %10 = instance %4 {-8=%1}
        snap s1 = raising x0@5{}
        b0:
          %0 = load_reg r0 @frame
          %1 = int_decode %0
          %4 = literal.int l11
          branch %5 ? b1(%0, %1) : b2
        b1(%20:value, %21:int, %22:float) at x1@7 entry s0:
          %2 = const_float -0.0
          %3 = const_float bits 0x7ff8000000000001
          %30 = const_float inf
          %31 = const_value None
          %32 = const_value -5
          %33 = const_value 2.5
          %34 = const_value word 0xffffffffffffff00
          %35 = const_int -7
          %36 = const_int.bool 1
          %5 = has_shape %20 LIST_INT @shape
          has_shape_of %20 %4
          %6 = has_shape %20 #99
          %7 = load.ptr %20 +8 @list_head
          store_index %7 %21 %21 -16 @list_int
          set_arg %20 a3 @args
          %11 = call.value binary %21 %20 %20 !s0
          %12 = call_float float_sin %2
          check_value %11 !s1
          guard_false %5 #1 !s0
          poll !s0
          return %11
        b2:
          exit s1"#,
        expect![[r#"
            unit function @4
            code c0 = "main" "f" 000102030405060708090a0b0c0d0e0f
            code c1 = "other" "C.m" 000000000000000000000000000000ff
            context x0 = root c0
            context x1 = init x0 @9 c1
            context x2 = generator x1 @3 c1
            literal l0 = const c0 3
            literal l1 = name "a // \"b\"\n\u{7f}"
            literal l2 = global c1 "g"
            literal l3 = builtin "len"
            literal l4 = code c1
            literal l5 = native "math.sqrt"
            literal l6 = class "m" "C"
            literal l7 = class_version "m" "C"
            literal l8 = class_version_at "m" "C"
            literal l9 = class_attr "m" "C" "f"
            literal l10 = class_cell "m" "C" "f"
            literal l11 = shape "m" "C" "x":float "y":value "z":int
            literal l12 = module "m"
            literal l13 = module_cell "m" "x"
            snap s0 = before x0@4{r0=%0 r7=%1} x1@0{fn=%0 owner=%0 r0=%9}
              virtual %8 = cell {8=%0}
              virtual %9 = tuple 2 {16=%8 24=%1}
              virtual %10 = instance %4 {-8=%1}
            snap s1 = raising x0@5{}

            b0:
              %0 = load_reg r0 @frame
              %1 = int_decode %0
              %4 = literal.int l11
              branch %5 ? b1(%0, %1) : b2
            b1(%20:value, %21:int, %22:float) at x1@7 entry s0:
              %2 = const_float -0.0
              %3 = const_float bits 0x7ff8000000000001
              %30 = const_float inf
              %31 = const_value None
              %32 = const_value -5
              %33 = const_value 2.5
              %34 = const_value word 0xffffffffffffff00
              %35 = const_int -7
              %36 = const_int.bool 1
              %5 = has_shape %20 LIST_INT @shape
              %37 = has_shape_of %20 %4 @immutable
              %6 = has_shape %20 #99 @immutable
              %7 = load.ptr %20 +8 @list_head
              %38: store_index %7 %21 %21 -16 @list_int
              %39: set_arg %20 a3 @args
              %11 = call.value binary %21 %20 %20 !s0
              %12 = call_float float_sin %2
              %40: check_value %11 !s1
              %41: guard_false %5 #1 !s0
              %42: poll !s0
              return %11
            b2:
              exit s1
        "#]],
    );
}

#[test]
fn what_is_no_listing_is_refused_with_its_line() {
    for (text, expected) in [
        ("b0:\n jump", "line 2: expected b, found \"\""),
        (
            "b0:\n\n %0 = int_plus %1",
            "line 3: expected a micro-op, found \"int_plus %1\"",
        ),
        (
            "b0:\n %0 = const_int 1",
            "line 2: expected the end of a block, found \"\"",
        ),
        (
            "b0:\n %0 = const_int 1\n %0 = const_int 1",
            "line 3: expected a number not defined before, found \"\"",
        ),
        (
            "b0:\n %9999999 = const_int 1",
            "line 2: expected a smaller number, found \"= const_int 1\"",
        ),
        (
            "hello",
            "line 1: expected a header line or a block, found \"hello\"",
        ),
        (
            "b0:\n exit s0 s1",
            "line 2: expected end of line, found \"s1\"",
        ),
    ] {
        let error = parse(text).expect_err(text);
        assert_eq!(error.to_string(), expected);
    }
}
