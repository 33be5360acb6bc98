use super::check;
use expect_test::expect;

#[test]
fn while_loops_test_at_the_top() {
    check(
        "def f(n):\n    while n > 0 and n != 5:\n        n -= 1\n    else:\n        n = 7\n    return n",
        expect![[r#"
            code f (1 registers)
                2    0  jump_gt_imm →4,n,0
                     1  jump_ne_imm →4,n,5
                3    2  sub_imm.1 n,n,1
                     3  jump_back,→0
                5    4  load_int n,7
                6    5  return n
        "#]],
    );
}

#[test]
fn for_loops_assign_the_variable() {
    check(
        "def f(xs):\n    for i, x in enumerate(xs):\n        if not x:\n            continue\n        if x == i:\n            break\n    else:\n        return x",
        expect![[r#"
            code f (7 registers)
                2    0  load_global r3,enumerate
                     1  move r4,xs
                     2  call r3,[r3; 2],1
                     3  get_iter r3,r3
                     4  for_iter r6,r3,→11
                     5  unpack [i; 2],r6,2
                3    6  jump_if.1 x,→8
                4    7  jump_back,→4
                5    8  jump_eq →10,x,i
                6    9  jump,→13
                    10  jump_back,→4
                8   11  check_bound x,x
                    12  return x
                0   13  load_none r3
                    14  return r3
        "#]],
    );
}

#[test]
fn constant_conditions() {
    check(
        "def f():\n    while True:\n        if 0:\n            g()\n        if f():\n            return 1\n    print('never')",
        expect![[r#"
            code f (1 registers)
                5    0  load_global r0,f
                     1  call r0,[r0; 1],0
                     2  jump_if r0,→5
                6    3  load_int r0,1
                     4  return r0
                     5  jump_back,→0
        "#]],
    );
}

#[test]
fn chained_conditions() {
    check(
        "def f(a, b):\n    if 0 <= a < b or not (a is None and b):\n        return 1\n    elif a:\n        return 2\n    return 3",
        expect![[r#"
            code f (3 registers)
                2    0  load_int r2,0
                     1  jump_le →3,r2,a
                     2  jump_lt.1 →5,a,b
                     3  jump_if_none a,→5
                     4  jump_if.1 b,→7
                3    5  load_int r2,1
                     6  return r2
                4    7  jump_if a,→10
                5    8  load_int r2,2
                     9  return r2
                6   10  load_int r2,3
                    11  return r2
        "#]],
    );
}

#[test]
fn parallel_assignment() {
    check(
        "def f(a, b, o):\n    a, b = b, a + b\n    o.x, o.y = a, b\n    a, b = b, a\n    c, d = 1, 2\n    a[0], a[1] = a[1], a[0]\n    (a, *b), c = o",
        expect![[r#"
            code f (9 registers)
                2    0  move r5,b
                     1  add b,a,b
                     2  move a,r5
                3    3  store_attr o,a,x
                     4  store_attr o,b,y
                4    5  move r5,b
                     6  move b,a
                     7  move a,r5
                5    8  load_int c,1
                     9  load_int d,2
                6   10  get_item_imm r5,a,1
                    11  get_item_imm r6,a,0
                    12  load_int r7,0
                    13  set_item a,r7,r5
                    14  load_int r7,1
                    15  set_item a,r7,r6
                7   16  unpack [r5; 2],o,2
                    17  unpack_ex [r7; 2],r5,1
                    18  move a,r7
                    19  move b,r8
                    20  move c,r6
                0   21  load_none r5
                    22  return r5
        "#]],
    );
}

#[test]
fn assignment_chains() {
    check(
        "def f(a):\n    x = y = a.z = 0\n    x = a.z = y",
        expect![[r#"
            code f (4 registers)
                2    0  load_int r3,0
                     1  move x,r3
                     2  move y,r3
                     3  store_attr a,r3,z
                3    4  move x,y
                     5  store_attr a,x,z
                0    6  load_none r3
                     7  return r3
        "#]],
    );
}

#[test]
fn unbound_variables_are_checked_where_they_may_be() {
    check(
        "def f(a):\n    if a:\n        x = 1\n    print(x)\n    print(x)\n    for i in a:\n        pass\n    del x\n    return x, i",
        expect![[r#"
            code f (6 registers)
                2    0  jump_if a,→2
                3    1  load_int x,1
                4    2  load_global r3,print
                     3  check_bound x,x
                     4  move r4,x
                     5  call r3,[r3; 2],1
                5    6  load_global r3,print
                     7  move r4,x
                     8  call r3,[r3; 2],1
                6    9  get_iter r3,a
                    10  for_iter i,r3,→13
                7   11  nop
                    12  jump_back,→10
                8   13  check_bound x,x
                    14  unset x
                9   15  check_bound x,x
                    16  move r4,x
                    17  check_bound i,i
                    18  move r5,i
                    19  build_tuple r3,[r4; 2],2
                    20  return r3
        "#]],
    );
}

#[test]
fn asserts() {
    check(
        "def f(a):\n    assert a > 1, 'no'\n    assert a",
        expect![[r#"
            code f (3 registers)
                2    0  jump_gt_imm.1 →5,a,1
                     1  load_assertion r1
                     2  load_const r2,"no"
                     3  call r1,[r1; 2],1
                     4  raise.1 r1,r1
                3    5  jump_if.1 a,→8
                     6  load_assertion r1
                     7  raise.1 r1,r1
                0    8  load_none r1
                     9  return r1
        "#]],
    );
}

#[test]
fn imports() {
    check(
        "import a.b\nimport a.b as c\nfrom .x import y as z, w\nfrom q import *",
        expect![[r#"
            code <module> (2 registers)
                1    0  load_int r0,0
                     1  load_none r1
                     2  import_name r0,[r0; 2],a.b
                     3  store_global r0,a
                2    4  load_int r0,0
                     5  load_none r1
                     6  import_name r0,[r0; 2],a.b
                     7  import_from r0,r0,b
                     8  store_global r0,c
                3    9  load_int r0,1
                    10  load_const r1,("y", "w")
                    11  import_name r0,[r0; 2],x
                    12  import_from r1,r0,y
                    13  store_global r1,z
                    14  import_from r1,r0,w
                    15  store_global r1,w
                4   16  load_int r0,0
                    17  load_const r1,("*")
                    18  import_name r0,[r0; 2],q
                    19  import_star r0
                    20  load_none r0
                    21  return r0
        "#]],
    );
}

#[test]
fn interactive_input_prints() {
    let options = crate::Options {
        mode: crate::Mode::Interactive,
        ..crate::Options::module("<stdin>")
    };
    let code = crate::compile("1 + 1; x = 2\n", &options).unwrap();
    expect![[r#"
        code <module> (1 registers)
            1    0  load_int r0,2
                 1  print_expr r0
                 2  load_int r0,2
                 3  store_global r0,x
                 4  load_none r0
                 5  return r0
    "#]]
    .assert_eq(&super::show(&code));
}

#[test]
fn jumps_that_do_not_reach_take_the_long_way() {
    // A body of more than 32,767 instructions in a loop and under a condition.
    let body = "        a = a + b * c\n".repeat(20_000);
    let source = format!("def f(a, b, c):\n  for i in a:\n    if i < b:\n{body}  return c\n");
    let code = super::code(&source);
    let f = &code.codes[0];
    let far: Vec<String> = f
        .ins
        .iter()
        .take(8)
        .enumerate()
        .map(|(pc, ins)| rekindle_bytecode::text::ins_text(f, pc as u32, *ins))
        .collect();
    expect![[r#"
        get_iter r4,a
        for_iter i,r4,→3
        jump,→4
        jump,→40007
        jump_lt.1 →6,i,b
        jump,→40006
        mul r7,b,c
        add a,a,r7"#]]
    .assert_eq(&far.join("\n"));
}
