use super::verify;
use crate::parse::parse;

/// A unit around `body`: the frame's registers 0 and 1 as %0 (a value) and %1 (an int).
fn verdict(body: &str) -> String {
    let unit = format!(
        "context x0 = root c0
         context x1 = call x0 @3 c0
         literal l0 = name \"x\"
         snap s0 = before x0@0{{r0=%0}}
         snap s1 = raising x0@0{{}}
         b0:
          %0 = load_reg r0 @frame
          %1 = int_decode %0
          {body}"
    );
    match verify(&parse(&unit).expect("text parses")) {
        Ok(()) => "fine".into(),
        Err(violation) => violation.to_string(),
    }
}

#[test]
fn what_holds_is_accepted() {
    for body in [
        "return %0",
        "%2 = is_int %0\n guard_true %2 !s0\n guard_true %2 !s0\n exit s0",
        "jump b1(%1)
         b1(%2:int) at x0@4 entry s0:
          %3 = int_add_ovf %2 %1 !s0
          %4 = call.int contains %0 %0 !s0
          check_status %4 !s1
          %5 = int_lt %3 %4
          branch %5 ? b1(%3) : b2
         b2:
          return %0",
        "%2 = const_int 2\n %3 = call.value new_tuple %2\n %4 = is_int %0\n guard_true %4 !s0
          store %3 %0 +16 @immutable\n guard_true %4 !s0\n return %3",
    ] {
        assert_eq!(verdict(body), "fine", "{body}");
    }
}

#[test]
fn what_does_not_hold_is_named() {
    let rows = [
        (
            "%9 = int_add %1\n return %0",
            "%9: violated: operands are as many as the row says",
        ),
        (
            "%9 = int_add %1 %0\n return %0",
            "%9: violated: operands have the row's types",
        ),
        (
            "%9 = is_int.int %0\n return %0",
            "%9: violated: the result has the row's type",
        ),
        (
            "%9 = literal.value l1\n return %0",
            "%9: violated: the immediate means something",
        ),
        (
            "%9 = has_shape %0 #300\n return %0",
            "%9: violated: the immediate means something",
        ),
        (
            "%9 = call.value call %0\n return %0",
            "%9: violated: operands are as many as the row says",
        ),
        (
            "%9 = call.int new_tuple %1\n return %0",
            "%9: violated: the result has the row's type",
        ),
        (
            "%9 = call_float float_pow %1 %1\n return %0",
            "%9: violated: operands have the row's types",
        ),
        (
            "%9 = int_add %8 %1\n %8 = int_add %1 %1\n return %0",
            "%9: violated: definitions dominate uses",
        ),
        (
            "%9: guard_true %8\n return %0",
            "%9: violated: operands have the row's types",
        ),
        (
            "%8 = is_int %0\n %9: guard_true %8\n return %0",
            "%9: violated: what may leave has a snapshot, and nothing else has",
        ),
        (
            "%9 = is_int %0 !s0\n return %0",
            "%9: violated: what may leave has a snapshot, and nothing else has",
        ),
        (
            "%9 = call.value binary %1 %0 %0\n return %0",
            "%9: violated: what may leave has a snapshot, and nothing else has",
        ),
        ("return %1", "b0: violated: operands have the row's types"),
        (
            "exit s5",
            "b0: violated: what may leave has a snapshot, and nothing else has",
        ),
        (
            "jump b1\n b1(%9:int):\n return %0",
            "b0: violated: edge arguments match parameters in number and type",
        ),
        (
            "jump b1(%0)\n b1(%9:int):\n return %0",
            "b0: violated: edge arguments match parameters in number and type",
        ),
        (
            "jump b0",
            "b0: violated: the entry has no parameters and nothing jumps to it",
        ),
        (
            "%9 = param.int\n return %0",
            "%9: violated: parameters stand at block heads and nowhere else",
        ),
        ("jump b7", "b0: violated: numbers name what exists"),
        (
            "%8 = is_int %0\n guard_true %8 !s0\n store %0 %0 +8 @cell\n %9: guard_true %8 !s0\n return %0",
            "%9: violated: no effect stands between guards that share a snapshot",
        ),
        (
            "branch %8 ? b1 : b2\n b1:\n %9 = int_add %1 %1\n jump b2\n b2:\n %7 = int_add %9 %9\n return %0",
            "b0: violated: definitions dominate uses",
        ),
    ];
    for (body, expected) in rows {
        assert_eq!(verdict(body), expected, "{body}");
    }
}

#[test]
fn snapshots_are_chains_of_frames_in_order() {
    let rows = [
        (
            "before",
            "s0: violated: frames are a chain of contexts from the root",
        ),
        (
            "before x1@2{fn=%0}",
            "s0: violated: frames are a chain of contexts from the root",
        ),
        (
            "before x0@2{} x1@0{}",
            "s0: violated: frames are a chain of contexts from the root",
        ),
        (
            "before x0@2{} x1@0{fn=%1}",
            "s0: violated: snapshots hold values, ints, floats and bools",
        ),
        (
            "before x0@2{} x1@0{fn=%0 r1=%0 r0=%0}",
            "s0: violated: registers ascend",
        ),
        (
            "before x0@2{r0=%7}",
            "b0: violated: definitions dominate uses",
        ),
        (
            "before x0@2{}\n virtual %6 = cell {8=%7}\n virtual %7 = cell {8=%0}",
            "s0: violated: a virtual object is listed once, after those it refers to",
        ),
        (
            "before x0@2{r0=%7}\n virtual %6 = cell {8=%0}\n virtual %7 = cell {8=%6}",
            "fine",
        ),
        ("before x0@2{} x1@0{fn=%0 r0=%1}", "fine"),
    ];
    for (snap, expected) in rows {
        let text = format!(
            "context x0 = root c0\n context x1 = call x0 @3 c0\n snap s0 = {snap}
             b0:\n %0 = load_reg r0 @frame\n %1 = int_decode %0\n exit s0\n
             b1:\n %7 = int_decode %0\n exit s0"
        );
        let unit = parse(&text).expect("text parses");
        let verdict = verify(&unit).map_or_else(|v| v.to_string(), |()| "fine".into());
        assert_eq!(verdict, expected, "{snap}");
    }
}
