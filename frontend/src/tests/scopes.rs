use super::check;
use expect_test::expect;

#[test]
fn globals() {
    check(
        "x = 1\ndef f():\n    global x, y\n    x += 1\n    y = 2\n    del y\n    return z\n",
        expect![[r#"
            code <module> (1 registers)
                1    0  load_int r0,1
                     1  store_global r0,x
                2    2  make_function r0,[r1; 0],<f>
                     3  store_global r0,f
                     4  load_none r0
                     5  return r0
            code f (1 registers)
                4    0  load_global r0,x
                     1  add_imm.1 r0,r0,1
                     2  store_global r0,x
                5    3  load_int r0,2
                     4  store_global r0,y
                6    5  delete_global,y
                7    6  load_global r0,z
                     7  return r0
        "#]],
    );
}

#[test]
fn captured_parameters() {
    check(
        "def f(a, b):\n    def g():\n        nonlocal b\n        b = a\n        del b\n    return g\n",
        expect![[r#"
            code f (6 registers)
                1    0  make_cell a
                     1  make_cell b
                2    2  move r4,a
                     3  move r5,b
                     4  build_tuple r3,[r4; 2],2
                     5  make_function.8 g,[r3; 1],<f.<locals>.g>
                6    6  return g
            code f.<locals>.g (1 registers)
                4    0  load_free r0,0,a
                     1  store_free r0,1
                5    2  clear_free,1,b
                0    3  load_none r0
                     4  return r0
        "#]],
    );
}

#[test]
fn free_variables_pass_through() {
    check(
        "def f(a):\n    def g():\n        return lambda: a\n    return g\n",
        expect![[r#"
            code f (4 registers)
                1    0  make_cell a
                2    1  move r3,a
                     2  build_tuple r2,[r3; 1],1
                     3  make_function.8 g,[r2; 1],<f.<locals>.g>
                4    4  return g
            code f.<locals>.g (3 registers)
                3    0  load_closure r2,0
                     1  build_tuple r1,[r2; 1],1
                     2  make_function.8 r0,[r1; 1],<f.<locals>.g.<locals>.<lambda>>
                     3  return r0
            code f.<locals>.g.<locals>.<lambda> (1 registers)
                3    0  load_free r0,0,a
                     1  return r0
        "#]],
    );
}

#[test]
fn name_spaces_of_exec() {
    let options = crate::Options {
        namespace: true,
        ..crate::Options::module("<string>")
    };
    let code = crate::compile("x = y\ndef f():\n    return x\n", &options).unwrap();
    expect![[r#"
        code <module> (1 registers)
            1    0  load_name r0,y
                 1  store_name r0,x
            2    2  make_function r0,[r1; 0],<f>
                 3  store_name r0,f
                 4  load_none r0
                 5  return r0
        code f (1 registers)
            3    0  load_global r0,x
                 1  return r0
    "#]]
    .assert_eq(&super::show(&code));
}

#[test]
fn walrus_in_a_comprehension_binds_outside() {
    check(
        "def f(xs):\n    a = [last := x for x in xs]\n    b = list(last := x for x in xs)\n    return last\n",
        expect![[r#"
            code f (10 registers)
                1    0  make_cell last
                2    1  build_list r4,[r5; 0],0
                     2  get_iter r6,xs
                     3  for_iter r5,r6,→8
                     4  store_cell last,r5
                     5  load_cell r9,last,last
                     6  list_append r4,r9
                     7  jump_back,→3
                     8  move a,r4
                3    9  load_global r4,list
                    10  move r9,last
                    11  build_tuple r8,[r9; 1],1
                    12  make_function.8 r6,[r8; 1],<f.<locals>.<genexpr>>
                    13  make_iter r7,xs
                    14  call r5,[r6; 2],1
                    15  call b,[r4; 2],1
                4   16  load_cell r4,last,last
                    17  return r4
            code f.<locals>.<genexpr> (7 registers)
                3    0  get_iter r2,.0
                     1  for_iter x,r2,→6
                     2  store_free x,0
                     3  load_free r5,0,last
                     4  yield r6,r5,6
                     5  jump_back,→1
                     6  load_none r2
                     7  return r2
        "#]],
    );
}

#[test]
fn nested_comprehensions() {
    check(
        "def f(xs):\n    return [[x for x in ys if x in xs] for ys in xs]\n",
        expect![[r#"
            code f (11 registers)
                2    0  build_list r1,[r2; 0],0
                     1  get_iter r3,xs
                     2  for_iter r2,r3,→11
                     3  build_list r6,[r7; 0],0
                     4  get_iter r8,r2
                     5  for_iter r7,r8,→9
                     6  jump_contains →8,r7,xs
                     7  list_append r6,r7
                     8  jump_back,→5
                     9  list_append r1,r6
                    10  jump_back,→2
                    11  return r1
        "#]],
    );
}
