use super::{check, code};
use expect_test::expect;

#[test]
fn class_bodies() {
    check(
        "class C(A, metaclass=M):\n    'doc'\n    x = 1\n    y: int = x\n    def f(self):\n        self.a = self.b = x\n",
        expect![[r#"
            code <module> (5 registers)
                1    0  make_function r0,[r1; 0],<C>
                     1  load_const r1,"C"
                     2  load_global r2,A
                     3  load_global r3,M
                     4  load_const r4,("metaclass")
                     5  build_class.1 r0,[r0; 5],2
                     6  store_global r0,C
                     7  load_none r0
                     8  return r0
            code C (4 registers)
                1    0  make_cell __classdict__
                     1  load_locals r1
                     2  store_cell __classdict__,r1
                     3  load_name r1,__name__
                     4  store_name r1,__module__
                     5  load_const r1,"C"
                     6  store_name r1,__qualname__
                     7  load_int r1,1
                     8  store_name r1,__firstlineno__
                2    9  load_const r1,"doc"
                    10  store_name r1,__doc__
                3   11  load_int r1,1
                    12  store_name r1,x
                4   13  load_name r1,x
                    14  store_name r1,y
                5   15  make_function r1,[r2; 0],<C.f>
                    16  store_name r1,f
                1   17  move r3,__classdict__
                    18  build_tuple r2,[r3; 1],1
                    19  make_function.8 r1,[r2; 1],<C.__annotate__>
                    20  store_name r1,__annotate_func__
                    21  load_const r1,("a", "b")
                    22  store_name r1,__static_attributes__
                    23  load_none r1
                    24  return r1
            code C.f (2 registers)
                6    0  load_global r1,x
                     1  store_attr self,r1,a
                     2  store_attr self,r1,b
                0    3  load_none r1
                     4  return r1
            code C.__annotate__ (7 registers)
                1    0  jump_gt_imm →3,.format,2
                     1  load_global r1,NotImplementedError
                     2  raise.1 r1,r1
                     3  build_dict r1,[r1; 0],0
                     4  load_const r2,"y"
                4    5  load_free r4,0,__classdict__
                     6  load_const r5,"int"
                     7  match_kind.1 r6,r4
                     8  jump_if r6,→12
                     9  jump_contains →12,r5,r4
                    10  get_item r3,r4,r5
                    11  jump,→13
                    12  load_global r3,int
                    13  dict_set r1,r2,r3
                    14  return r1
        "#]],
    );
    let class = &code("class C:\n    def f(self):\n        self.a = self.b = 1\n    def g(this):\n        this.a += 1\n        this.c = 2\n").codes[0];
    assert_eq!(class.self_attrs, 3);
}

#[test]
fn super_calls() {
    check(
        "class C(B):\n    def f(self, x):\n        super().f(x)\n        super().y\n        super(C, self).f()\n        s = super()\n        return __class__\n",
        expect![[r#"
            code <module> (3 registers)
                1    0  make_function r0,[r1; 0],<C>
                     1  load_const r1,"C"
                     2  load_global r2,B
                     3  build_class r0,[r0; 3],1
                     4  store_global r0,C
                     5  load_none r0
                     6  return r0
            code C (4 registers)
                1    0  make_cell __class__
                     1  load_name r1,__name__
                     2  store_name r1,__module__
                     3  load_const r1,"C"
                     4  store_name r1,__qualname__
                     5  load_int r1,1
                     6  store_name r1,__firstlineno__
                2    7  move r3,__class__
                     8  build_tuple r2,[r3; 1],1
                     9  make_function.8 r1,[r2; 1],<C.f>
                    10  store_name r1,f
                1   11  load_const r1,()
                    12  store_name r1,__static_attributes__
                    13  store_name __class__,__classcell__
                    14  return __class__
            code C.f (7 registers)
                3    0  load_global r4,super
                     1  load_free r5,0,__class__
                     2  move r6,self
                     3  load_super_attr.3 r3,[r4; 3],f
                     4  move r5,x
                     5  call_method r3,[r3; 3],1
                4    6  load_global r4,super
                     7  load_free r5,0,__class__
                     8  move r6,self
                     9  load_super_attr.2 r3,[r4; 3],y
                5   10  load_global r4,super
                    11  load_global r5,C
                    12  move r6,self
                    13  load_super_attr.1 r3,[r4; 3],f
                    14  call_method r3,[r3; 2],0
                6   15  load_global r3,super
                    16  load_free r4,0,__class__
                    17  move r5,self
                    18  call s,[r3; 3],2
                7   19  load_free r3,0,__class__
                    20  return r3
        "#]],
    );
}

#[test]
fn private_names() {
    check(
        "class C:\n    def f(self, __x):\n        self.__y = __x\n        return self.__z__\n",
        expect![[r#"
            code <module> (2 registers)
                1    0  make_function r0,[r1; 0],<C>
                     1  load_const r1,"C"
                     2  build_class r0,[r0; 2],0
                     3  store_global r0,C
                     4  load_none r0
                     5  return r0
            code C (1 registers)
                1    0  load_name r0,__name__
                     1  store_name r0,__module__
                     2  load_const r0,"C"
                     3  store_name r0,__qualname__
                     4  load_int r0,1
                     5  store_name r0,__firstlineno__
                2    6  make_function r0,[r1; 0],<C.f>
                     7  store_name r0,f
                1    8  load_const r0,("_C__y")
                     9  store_name r0,__static_attributes__
                    10  load_none r0
                    11  return r0
            code C.f (3 registers)
                3    0  store_attr self,_C__x,_C__y
                4    1  load_attr r2,self,__z__
                     2  return r2
        "#]],
    );
}

#[test]
fn names_in_class_bodies() {
    check(
        "def f(a):\n    class C:\n        a = a\n        b = [a for _ in x]\n        global g\n        g = b\n    return C\n",
        expect![[r#"
            code f (5 registers)
                1    0  make_cell a
                2    1  move r4,a
                     2  build_tuple r3,[r4; 1],1
                     3  make_function.8 r2,[r3; 1],<f.<locals>.C>
                     4  load_const r3,"C"
                     5  build_class r2,[r2; 2],0
                     6  move C,r2
                7    7  return C
            code f.<locals>.C (7 registers)
                2    0  load_name r0,__name__
                     1  store_name r0,__module__
                     2  load_const r0,"f.<locals>.C"
                     3  store_name r0,__qualname__
                     4  load_int r0,2
                     5  store_name r0,__firstlineno__
                3    6  load_name r0,a
                     7  store_name r0,a
                4    8  load_name r1,x
                     9  build_list r0,[r2; 0],0
                    10  get_iter r3,r1
                    11  for_iter r2,r3,→15
                    12  load_free r6,0,a
                    13  list_append r0,r6
                    14  jump_back,→11
                    15  store_name r0,b
                6   16  load_name r0,b
                    17  store_global r0,g
                2   18  load_const r0,()
                    19  store_name r0,__static_attributes__
                    20  load_none r0
                    21  return r0
        "#]],
    );
}

#[test]
fn bases_with_stars() {
    check(
        "class C(*bases, **kw):\n    pass\n",
        expect![[r#"
            code <module> (4 registers)
                1    0  load_global r0,__build_class__
                     1  make_function r2,[r4; 0],<C>
                     2  load_const r3,"C"
                     3  build_list r1,[r2; 2],2
                     4  load_global r2,bases
                     5  list_extend r1,r2
                     6  build_dict r2,[r3; 0],0
                     7  load_global r3,kw
                     8  dict_merge r2,r3,r0
                     9  call_ex r0,[r0; 3]
                    10  store_global r0,C
                    11  load_none r0
                    12  return r0
            code C (1 registers)
                1    0  load_name r0,__name__
                     1  store_name r0,__module__
                     2  load_const r0,"C"
                     3  store_name r0,__qualname__
                     4  load_int r0,1
                     5  store_name r0,__firstlineno__
                2    6  nop
                1    7  load_const r0,()
                     8  store_name r0,__static_attributes__
                     9  load_none r0
                    10  return r0
        "#]],
    );
}

#[test]
fn generic_classes() {
    check(
        "class C[T](B):\n    x: T\n",
        expect![[r#"
            code <module> (2 registers)
                1    0  make_function r1,[r2; 0],<<generic parameters of C>>
                     1  call r0,[r1; 1],0
                     2  store_global r0,C
                     3  load_none r0
                     4  return r0
            code <generic parameters of C> (9 registers)
                1    0  make_cell .type_params
                     1  make_cell T
                     2  load_const r3,"T"
                     3  type_param r2,[r3; 1],1
                     4  store_cell T,r2
                     5  build_tuple r3,[r2; 1],1
                     6  store_cell .type_params,r3
                     7  load_int r5,0
                     8  load_const r6,("Generic")
                     9  import_name r5,[r5; 2],typing
                    10  import_from r5,r5,Generic
                    11  get_item r4,r5,r3
                    12  move r7,.type_params
                    13  move r8,T
                    14  build_tuple r6,[r7; 2],2
                    15  make_function.8 r5,[r6; 1],<C>
                    16  load_const r6,"C"
                    17  load_global r7,B
                    18  move r8,r4
                    19  build_class r5,[r5; 4],2
                    20  move r3,r5
                    21  return r3
            code C (5 registers)
                1    0  make_cell __classdict__
                     1  load_locals r1
                     2  store_cell __classdict__,r1
                     3  load_name r1,__name__
                     4  store_name r1,__module__
                     5  load_const r1,"C"
                     6  store_name r1,__qualname__
                     7  load_int r1,1
                     8  store_name r1,__firstlineno__
                     9  load_free r1,0,.type_params
                    10  store_name r1,__type_params__
                    11  load_closure r3,1
                    12  move r4,__classdict__
                    13  build_tuple r2,[r3; 2],2
                    14  make_function.8 r1,[r2; 1],<C.__annotate__>
                    15  store_name r1,__annotate_func__
                    16  load_const r1,()
                    17  store_name r1,__static_attributes__
                    18  load_none r1
                    19  return r1
            code C.__annotate__ (7 registers)
                1    0  jump_gt_imm →3,.format,2
                     1  load_global r1,NotImplementedError
                     2  raise.1 r1,r1
                     3  build_dict r1,[r1; 0],0
                     4  load_const r2,"x"
                2    5  load_free r4,1,__classdict__
                     6  load_const r5,"T"
                     7  match_kind.1 r6,r4
                     8  jump_if r6,→12
                     9  jump_contains →12,r5,r4
                    10  get_item r3,r4,r5
                    11  jump,→13
                    12  load_free r3,0,T
                    13  dict_set r1,r2,r3
                    14  return r1
        "#]],
    );
}
