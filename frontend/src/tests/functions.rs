use super::{check, code};
use expect_test::expect;
use rekindle_bytecode::Flags;

#[test]
fn parameters_and_defaults() {
    check(
        "def f(a, b=1, /, c=g(), *args, d, e=2, **kw):\n    return kw",
        expect![[r#"
            code <module> (5 registers)
                1    0  load_int r2,1
                     1  load_global r3,g
                     2  call r3,[r3; 1],0
                     3  build_tuple r1,[r2; 2],2
                     4  load_const r3,"e"
                     5  load_int r4,2
                     6  build_dict r2,[r3; 2],1
                     7  make_function.3 r0,[r1; 2],<f>
                     8  store_global r0,f
                     9  load_none r0
                    10  return r0
            code f (7 registers)
                2    0  return kw
        "#]],
    );
    let f = &code("def f(a, b=1, /, c=g(), *args, d, e=2, **kw):\n    'doc'").codes[0];
    assert_eq!((f.arg_count, f.posonly_count, f.kwonly_count), (3, 2, 2));
    assert_eq!(f.param_count(), 7);
    assert!(f.flags.has(Flags::VARARGS | Flags::VARKW | Flags::HAS_DOC));
    let locals: Vec<&str> = f.locals.iter().map(|l| &**l).collect();
    assert_eq!(locals, ["a", "b", "c", "d", "e", "args", "kw"]);
}

#[test]
fn closures() {
    check(
        "def make(n):\n    total = 0\n    def add(x):\n        nonlocal total\n        total += x\n        return total + n\n    return add",
        expect![[r#"
            code make (6 registers)
                1    0  make_cell n
                     1  make_cell total
                2    2  load_int r3,0
                     3  store_cell total,r3
                3    4  move r4,n
                     5  move r5,total
                     6  build_tuple r3,[r4; 2],2
                     7  make_function.8 add,[r3; 1],<make.<locals>.add>
                7    8  return add
            code make.<locals>.add (3 registers)
                5    0  load_free r1,1,total
                     1  add.1 r1,r1,x
                     2  store_free r1,1
                6    3  load_free r1,1,total
                     4  load_free r2,0,n
                     5  add r1,r1,r2
                     6  return r1
        "#]],
    );
}

#[test]
fn decorators() {
    check(
        "@a.b\n@c(1)\ndef f():\n    pass",
        expect![[r#"
            code <module> (3 registers)
                1    0  load_global r0,a
                     1  load_attr r0,r0,b
                2    2  load_global r1,c
                     3  load_int r2,1
                     4  call r1,[r1; 2],1
                3    5  make_function r2,[r3; 0],<f>
                2    6  call r1,[r1; 2],1
                1    7  call r0,[r0; 2],1
                3    8  store_global r0,f
                     9  load_none r0
                    10  return r0
            code f (1 registers)
                4    0  nop
                0    1  load_none r0
                     2  return r0
        "#]],
    );
}

#[test]
fn lambdas() {
    check(
        "def f(k):\n    return lambda x=1, *y: x + k",
        expect![[r#"
        code f (5 registers)
            1    0  make_cell k
            2    1  load_const r2,(1)
                 2  move r4,k
                 3  build_tuple r3,[r4; 1],1
                 4  make_function.9 r1,[r2; 2],<f.<locals>.<lambda>>
                 5  return r1
        code f.<locals>.<lambda> (4 registers)
            2    0  load_free r3,0,k
                 1  add r2,x,r3
                 2  return r2
    "#]],
    );
}

#[test]
fn generators() {
    check(
        "def f(n):\n    x = yield\n    while x:\n        x = 1 + (yield n)\n    y = yield from g()\n    return y",
        expect![[r#"
            code f (6 registers)
                2    0  load_none r3
                     1  yield x,r3,4
                3    2  jump_if x,→7
                4    3  load_int r3,1
                     4  yield r4,n,4
                     5  add x,r3,r4
                     6  jump_back,→2
                5    7  load_global r3,g
                     8  call r3,[r3; 1],0
                     9  get_yield_from r5,r3
                    10  load_none r4
                    11  send r4,r5,→14
                    12  yield r4,r4,6
                    13  jump_back,→11
                    14  move y,r4
                6   15  return y
        "#]],
    );
}

#[test]
fn annotations_are_deferred() {
    check(
        "def f(a: int, *b: str) -> list[int]:\n    c: int = 1\n    return c\nx: float = 1.5",
        expect![[r#"
            code <module> (3 registers)
                1    0  build_set r0,[r0; 0],0
                     1  store_global r0,__conditional_annotations__
                     2  make_function r0,[r1; 0],<__annotate__>
                     3  store_global r0,__annotate__
                     4  make_function r1,[r2; 0],<__annotate__>
                     5  make_function.4 r0,[r1; 1],<f>
                     6  store_global r0,f
                4    7  load_const r0,1.5
                     8  store_global r0,x
                     9  load_global r1,__conditional_annotations__
                    10  load_int r2,0
                    11  set_add r1,r2
                    12  load_none r0
                    13  return r0
            code __annotate__ (4 registers)
                1    0  jump_gt_imm →3,.format,2
                     1  load_global r1,NotImplementedError
                     2  raise.1 r1,r1
                     3  build_dict r1,[r1; 0],0
                     4  load_global r2,__conditional_annotations__
                     5  load_int r3,0
                     6  jump_contains →10,r3,r2
                     7  load_const r2,"x"
                4    8  load_global r3,float
                     9  dict_set r1,r2,r3
                    10  return r1
            code __annotate__ (5 registers)
                1    0  jump_gt_imm →3,.format,2
                     1  load_global r1,NotImplementedError
                     2  raise.1 r1,r1
                     3  build_dict r1,[r1; 0],0
                     4  load_const r2,"a"
                     5  load_global r3,int
                     6  dict_set r1,r2,r3
                     7  load_const r2,"b"
                     8  load_global r3,str
                     9  dict_set r1,r2,r3
                    10  load_const r2,"return"
                    11  load_global r3,list
                    12  load_global r4,int
                    13  get_item r3,r3,r4
                    14  dict_set r1,r2,r3
                    15  return r1
            code f (3 registers)
                2    0  load_int c,1
                3    1  return c
        "#]],
    );
}

#[test]
fn type_parameters() {
    check(
        "def f[T: int](x: T = 1) -> T:\n    return x\ntype A[K] = dict[K, int]",
        expect![[r#"
            code <module> (4 registers)
                1    0  load_const r1,(1)
                     1  make_function r2,[r3; 0],<<generic parameters of f>>
                     2  move r3,r1
                     3  call r0,[r2; 2],1
                     4  store_global r0,f
                3    5  make_function r1,[r2; 0],<<generic parameters of A>>
                     6  call r0,[r1; 1],0
                     7  store_global r0,A
                     8  load_none r0
                     9  return r0
            code <generic parameters of f> (10 registers)
                1    0  make_cell T
                     1  load_const r4,"T"
                     2  load_const r6,(1)
                     3  make_function.1 r5,[r6; 1],<T>
                     4  type_param.1 r3,[r4; 2],2
                     5  store_cell T,r3
                     6  build_tuple r4,[r3; 1],1
                     7  move .type_params,r4
                     8  move r6,.defaults
                     9  move r9,T
                    10  build_tuple r8,[r9; 1],1
                    11  make_function.8 r7,[r8; 1],<__annotate__>
                    12  make_function.5 r5,[r6; 2],<f>
                    13  store_attr r5,r4,__type_params__
                    14  move r4,r5
                    15  return r4
            code T (2 registers)
                1    0  jump_gt_imm →3,.format,2
                     1  load_global r1,NotImplementedError
                     2  raise.1 r1,r1
                     3  load_global r1,int
                     4  return r1
            code __annotate__ (4 registers)
                1    0  jump_gt_imm →3,.format,2
                     1  load_global r1,NotImplementedError
                     2  raise.1 r1,r1
                     3  build_dict r1,[r1; 0],0
                     4  load_const r2,"x"
                     5  load_free r3,0,T
                     6  dict_set r1,r2,r3
                     7  load_const r2,"return"
                     8  load_free r3,0,T
                     9  dict_set r1,r2,r3
                    10  return r1
            code f (1 registers)
                2    0  return x
            code <generic parameters of A> (10 registers)
                3    0  make_cell K
                     1  load_const r3,"K"
                     2  type_param r2,[r3; 1],1
                     3  store_cell K,r2
                     4  build_tuple r3,[r2; 1],1
                     5  move .type_params,r3
                     6  load_const r4,"A"
                     7  move r5,r3
                     8  load_const r7,(1)
                     9  move r9,K
                    10  build_tuple r8,[r9; 1],1
                    11  make_function.9 r6,[r7; 2],<A>
                    12  type_param.5 r3,[r4; 3],3
                    13  return r3
            code A (5 registers)
                3    0  jump_gt_imm →3,.format,2
                     1  load_global r1,NotImplementedError
                     2  raise.1 r1,r1
                     3  load_global r1,dict
                     4  load_free r3,0,K
                     5  load_global r4,int
                     6  build_tuple r2,[r3; 2],2
                     7  get_item r1,r1,r2
                     8  return r1
        "#]],
    );
}

#[test]
fn names_of_functions() {
    let code =
        code("def f():\n    class C:\n        def g(self): return lambda: 1\n    def h(): pass\n");
    let mut names = Vec::new();
    code.walk(&mut |c| names.push(c.qualname.to_string()));
    expect![[r#"
        <module>
        f
        f.<locals>.C
        f.<locals>.C.g
        f.<locals>.C.g.<locals>.<lambda>
        f.<locals>.h"#]]
    .assert_eq(&names.join("\n"));
}

#[test]
fn looking_at_frames_is_noted() {
    let code =
        code("def f():\n    def g():\n        return locals()\n    return g\ndef h():\n    pass\n");
    let mut seen = Vec::new();
    code.walk(&mut |c| seen.push((c.name.to_string(), c.flags.has(Flags::OBSERVES_FRAMES))));
    let expected = [("<module>", true), ("f", true), ("g", true), ("h", false)];
    assert_eq!(seen, expected.map(|(n, o)| (n.to_string(), o)));
}
