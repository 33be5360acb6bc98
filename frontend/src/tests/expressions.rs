//! Listings of expressions; longer than most files because it is a list of cases.

use super::{check, check_eval};
use expect_test::expect;

#[test]
fn arithmetic_uses_locals_in_place() {
    check(
        "def f(a, b):\n    return (a + b * 2) / -b ** 2",
        expect![[r#"
            code f (5 registers)
                2    0  mul_imm r3,b,2
                     1  add r2,a,r3
                     2  load_int r4,2
                     3  pow r3,b,r4
                     4  neg r3,r3
                     5  true_div r2,r2,r3
                     6  return r2
        "#]],
    );
}

#[test]
fn constants_fold() {
    check_eval(
        "1 + 2 * 3, -5, 'a' 'b' + 'c', (1 << 64) - 1, 2.0 * 3, not 0",
        expect![[r#"
            code <module> (1 registers)
                1    0  load_const r0,(7, -5, "abc", 18446744073709551615, 6.0, True)
                     1  return r0
        "#]],
    );
}

#[test]
fn strings_keep_lone_surrogates() {
    check_eval(
        r#"'\ud800x\N{BULLET}', '�', b'\xff\0'"#,
        expect![[r#"
        code <module> (1 registers)
            1    0  load_const r0,("���x•", "�", b"�\0")
                 1  return r0
    "#]],
    );
    let code = super::code(r#"x = '\ud800\x41'"#);
    let bytes: Box<[u8]> = vec![0xed, 0xa0, 0x80, b'A'].into();
    assert_eq!(code.consts[0], rekindle_bytecode::Const::Str(bytes));
}

#[test]
fn comparisons_as_values() {
    check(
        "def f(a, b, c):\n    return a < b <= c, a is not b, a in (1, 2), a not in [1, b]",
        expect![[r#"
            code f (11 registers)
                2    0  lt r4,a,b
                     1  jump_if r4,→3
                     2  le r4,b,c
                     3  is.1 r5,a,b
                     4  load_const r7,(1, 2)
                     5  contains r6,a,r7
                     6  load_int r9,1
                     7  move r10,b
                     8  build_list r8,[r9; 2],2
                     9  contains.1 r7,a,r8
                    10  build_tuple r3,[r4; 4],4
                    11  return r3
        "#]],
    );
}

#[test]
fn bool_operators_as_values() {
    check(
        "def f(a, b):\n    x = a and b or f(x)\n    return not (a and b)",
        expect![[r#"
            code f (5 registers)
                2    0  move r3,a
                     1  jump_if r3,→4
                     2  move r3,b
                     3  jump_if.1 r3,→8
                     4  load_global r3,f
                     5  check_bound x,x
                     6  move r4,x
                     7  call r3,[r3; 2],1
                     8  move x,r3
                3    9  jump_if a,→11
                    10  jump_if.1 b,→13
                    11  load_const r3,True
                    12  jump,→14
                    13  load_const r3,False
                    14  return r3
        "#]],
    );
}

#[test]
fn conditional_expression() {
    check(
        "def f(a, b):\n    x = a.x if a is None else b\n    return x",
        expect![[r#"
            code f (3 registers)
                2    0  jump_if_none a,→3
                     1  load_attr x,a,x
                     2  jump,→4
                     3  move x,b
                3    4  return x
        "#]],
    );
}

#[test]
fn calls() {
    check(
        "def f(a, *args, **kw):\n    g(a, h(1), k=2)\n    g(*args, **kw)\n    g(1, *a, k=2, **a, z=3)\n    a.b(1).c(x=2)",
        expect![[r#"
            code f (9 registers)
                2    0  load_global r3,g
                     1  move r4,a
                     2  load_global r5,h
                     3  load_int r6,1
                     4  call r5,[r5; 2],1
                     5  load_int r6,2
                     6  load_const r7,("k")
                     7  call_kw r3,[r3; 5],3
                3    8  load_global r3,g
                     9  move r4,args
                    10  move r5,kw
                    11  call_ex r3,[r3; 3]
                4   12  load_global r3,g
                    13  load_int r5,1
                    14  build_list r4,[r5; 1],1
                    15  list_extend r4,a
                    16  load_const r6,"k"
                    17  load_int r7,2
                    18  build_dict r5,[r6; 2],1
                    19  dict_merge r5,a,r3
                    20  load_const r6,"z"
                    21  load_int r7,3
                    22  build_dict r8,[r6; 2],1
                    23  dict_merge r5,r8,r3
                    24  call_ex r3,[r3; 3]
                5   25  load_method r3,a,b
                    26  load_int r5,1
                    27  call_method r3,[r3; 3],1
                    28  load_method r3,r3,c
                    29  load_int r5,2
                    30  load_const r6,("x")
                    31  call_method_kw r3,[r3; 4],1
                0   32  load_none r3
                    33  return r3
        "#]],
    );
}

#[test]
fn displays() {
    check(
        "def f(a):\n    return [a, 1], (a,), {a}, {a: 1, **a}, [*a, 2], (*a, 3), [1, 2, 3, 4, 5], {'a': 1}",
        expect![[r#"
            code f (12 registers)
                2    0  move r3,a
                     1  load_int r4,1
                     2  build_list r2,[r3; 2],2
                     3  move r4,a
                     4  build_tuple r3,[r4; 1],1
                     5  move r5,a
                     6  build_set r4,[r5; 1],1
                     7  move r6,a
                     8  load_int r7,1
                     9  build_dict r5,[r6; 2],1
                    10  dict_update r5,a
                    11  build_list r6,[r7; 0],0
                    12  list_extend r6,a
                    13  load_int r7,2
                    14  list_append r6,r7
                    15  build_list r8,[r9; 0],0
                    16  list_extend r8,a
                    17  load_int r9,3
                    18  list_append r8,r9
                    19  list_to_tuple r7,r8
                    20  build_list r8,[r9; 0],0
                    21  load_const r9,(1, 2, 3, 4, 5)
                    22  list_extend r8,r9
                    23  load_const r10,"a"
                    24  load_int r11,1
                    25  build_dict r9,[r10; 2],1
                    26  build_tuple r1,[r2; 8],8
                    27  return r1
        "#]],
    );
}

#[test]
fn subscripts() {
    check(
        "def f(a, i):\n    a[i] = a[0] + a[-1]\n    a[1:i] = a[::2]\n    a[i, 1] += 2\n    del a[i]",
        expect![[r#"
            code f (6 registers)
                2    0  get_item_imm r2,a,0
                     1  get_item_imm r3,a,-1
                     2  add r2,r2,r3
                     3  set_item a,i,r2
                3    4  load_const r3,slice(None, None, 2)
                     5  get_item r2,a,r3
                     6  load_int r3,1
                     7  move r4,i
                     8  load_none r5
                     9  set_slice a,[r3; 3],r2
                4   10  move r3,i
                    11  load_int r4,1
                    12  build_tuple r2,[r3; 2],2
                    13  get_item r3,a,r2
                    14  add_imm.1 r3,r3,2
                    15  set_item a,r2,r3
                5   16  del_item a,i
                0   17  load_none r2
                    18  return r2
        "#]],
    );
}

#[test]
fn f_strings() {
    check(
        "def f(a, b):\n    return f'{a}', f'x{a!r}y{{{b:>{a}}}}', f'{a=}', f'no'",
        expect![[r#"
            code f (12 registers)
                2    0  format_value r3,a,a
                     1  load_const r5,"x"
                     2  format_value.2 r6,a,a
                     3  load_const r7,"y{"
                     4  load_const r10,">"
                     5  format_value r11,a,a
                     6  build_string r9,[r10; 2],2
                     7  format_value.4 r8,b,r9
                     8  load_const r9,"}"
                     9  build_string r4,[r5; 5],5
                    10  load_const r6,"a="
                    11  format_value.2 r7,a,a
                    12  build_string r5,[r6; 2],2
                    13  load_const r6,"no"
                    14  build_tuple r2,[r3; 4],4
                    15  return r2
        "#]],
    );
}

#[test]
fn t_strings() {
    check(
        "def f(a):\n    return t'x{a!r:>3}{a}'",
        expect![[r#"
        code f (9 registers)
            1    0  load_const r2,"x"
            2    1  move r4,a
                 2  load_const r5,"a"
                 3  load_const r6,">3"
                 4  build_interpolation.2 r3,[r4; 3]
                 5  load_const r4,""
                 6  move r6,a
                 7  load_const r7,"a"
                 8  unset r8
                 9  build_interpolation r5,[r6; 3]
                10  load_const r6,""
                11  build_template r1,[r2; 5],5
                12  return r1
    "#]],
    );
}

#[test]
fn walrus_keeps_the_earlier_value() {
    check(
        "def f(x):\n    y = x + (x := 2) + x\n    while (n := x):\n        g(n)",
        expect![[r#"
            code f (5 registers)
                2    0  move r3,x
                     1  load_int x,2
                     2  add r3,r3,x
                     3  add y,r3,x
                3    4  move n,x
                     5  jump_if n,→10
                4    6  load_global r3,g
                     7  move r4,n
                     8  call r3,[r3; 2],1
                     9  jump_back,→4
                0   10  load_none r3
                    11  return r3
        "#]],
    );
}

#[test]
fn comprehensions_run_in_the_frame() {
    check(
        "def f(xs, k):\n    return [x + k for x in xs if x for k in x]",
        expect![[r#"
            code f (12 registers)
                2    0  build_list r2,[r3; 0],0
                     1  unset r3
                     2  unset r4
                     3  get_iter r5,xs
                     4  for_iter r3,r5,→12
                     5  jump_if r3,→11
                     6  get_iter r8,r3
                     7  for_iter r4,r8,→11
                     8  add r11,r3,r4
                     9  list_append r2,r11
                    10  jump_back,→7
                    11  jump_back,→4
                    12  return r2
        "#]],
    );
}

#[test]
fn comprehension_variables_that_are_captured() {
    check(
        "def f(xs):\n    return [lambda: x for x in xs]",
        expect![[r#"
            code f (9 registers)
                2    0  build_list r1,[r2; 0],0
                     1  unset r2
                     2  make_cell r2
                     3  get_iter r3,xs
                     4  for_iter r6,r3,→11
                     5  store_cell r2,r6
                     6  move r8,r2
                     7  build_tuple r7,[r8; 1],1
                     8  make_function.8 r6,[r7; 1],<f.<locals>.<lambda>>
                     9  list_append r1,r6
                    10  jump_back,→4
                    11  return r1
            code f.<locals>.<lambda> (1 registers)
                2    0  load_free r0,0,x
                     1  return r0
        "#]],
    );
}

#[test]
fn generator_expressions_are_functions() {
    check(
        "def f(xs, k):\n    return sum(x * k for x, y in xs if y)",
        expect![[r#"
            code f (8 registers)
                1    0  make_cell k
                2    1  load_global r2,sum
                     2  move r7,k
                     3  build_tuple r6,[r7; 1],1
                     4  make_function.8 r4,[r6; 1],<f.<locals>.<genexpr>>
                     5  make_iter r5,xs
                     6  call r3,[r4; 2],1
                     7  call r2,[r2; 2],1
                     8  return r2
            code f.<locals>.<genexpr> (8 registers)
                2    0  get_iter r3,.0
                     1  for_iter r6,r3,→8
                     2  unpack [x; 2],r6,2
                     3  jump_if y,→7
                     4  load_free r7,0,k
                     5  mul r6,x,r7
                     6  yield r7,r6,7
                     7  jump_back,→1
                     8  load_none r3
                     9  return r3
        "#]],
    );
}

#[test]
fn self_documenting_f_strings_drop_comments() {
    let code = super::code(
        "x = f'''{1 + a = # why
    !r}'''",
    );
    let text = rekindle_bytecode::Const::Str("1 + a = \n    ".as_bytes().into());
    assert_eq!(code.consts, [text]);
}

#[test]
fn comprehension_targets_may_use_each_other() {
    check(
        "def f():\n    return [1 for (l[0], l) in x]",
        expect![[r#"
        code f (10 registers)
            2    0  load_global r1,x
                 1  build_list r0,[r2; 0],0
                 2  unset r2
                 3  get_iter r3,r1
                 4  for_iter r6,r3,→13
                 5  unpack [r7; 2],r6,2
                 6  check_bound r2,l
                 7  load_int r9,0
                 8  set_item r2,r9,r7
                 9  move r2,r8
                10  load_int r6,1
                11  list_append r0,r6
                12  jump_back,→4
                13  return r0
    "#]],
    );
}
