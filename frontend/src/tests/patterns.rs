use super::check;
use expect_test::expect;

#[test]
fn literals_and_names() {
    check(
        "def f(x):\n    match x:\n        case 1 | 'a':\n            return 1\n        case None | True:\n            return 2\n        case K.v:\n            return 3\n        case y if y > 2:\n            return y\n        case _:\n            return 4\n",
        expect![[r#"
            code f (4 registers)
                2    0  move r2,x
                3    1  jump_eq_imm →3,r2,1
                     2  jump,→5
                     3  load_const r3,"a"
                     4  jump_eq →7,r2,r3
                4    5  load_int r3,1
                     6  return r3
                5    7  jump_if_none r2,→9
                     8  jump,→11
                     9  load_const r3,True
                    10  jump_is →13,r2,r3
                6   11  load_int r3,2
                    12  return r3
                7   13  load_global r3,K
                    14  load_attr r3,r3,v
                    15  jump_eq →18,r2,r3
                8   16  load_int r3,3
                    17  return r3
                9   18  move y,r2
                    19  jump_gt_imm →21,y,2
               10   20  return y
               11   21  nop
               12   22  load_int r3,4
                    23  return r3
        "#]],
    );
}

#[test]
fn sequences() {
    check(
        "def f(x):\n    match x:\n        case [a, b]:\n            return a\n        case [a, *_, [1, b]]:\n            return b\n        case [*rest]:\n            return rest\n",
        expect![[r#"
            code f (9 registers)
                2    0  move r4,x
                3    1  match_kind r5,r4
                     2  jump_if r5,→9
                     3  get_len r5,r4
                     4  jump_eq_imm →9,r5,2
                     5  unpack [r5; 2],r4,2
                     6  move a,r5
                     7  move b,r6
                4    8  return a
                5    9  match_kind r5,r4
                    10  jump_if r5,→26
                    11  get_len r5,r4
                    12  jump_ge_imm →26,r5,2
                    13  get_item_imm r5,r4,0
                    14  get_len r6,r4
                    15  sub_imm r6,r6,1
                    16  get_item r6,r4,r6
                    17  match_kind r7,r6
                    18  jump_if r7,→26
                    19  get_len r7,r6
                    20  jump_eq_imm →26,r7,2
                    21  unpack [r7; 2],r6,2
                    22  jump_eq_imm →26,r7,1
                    23  move a,r5
                    24  move b,r8
                6   25  return b
                7   26  match_kind r5,r4
                    27  jump_if r5,→31
                    28  unpack_ex [r5; 1],r4,0
                    29  move rest,r5
                8   30  return rest
                0   31  load_none r4
                    32  return r4
        "#]],
    );
}

#[test]
fn mappings() {
    check(
        "def f(x):\n    match x:\n        case {'k': v, 1: 2, **rest}:\n            return v, rest\n        case {}:\n            return 0\n",
        expect![[r#"
            code f (9 registers)
                2    0  move r3,x
                3    1  match_kind.1 r4,r3
                     2  jump_if r4,→22
                     3  get_len r4,r3
                     4  jump_ge_imm →22,r4,2
                     5  load_const r4,"k"
                     6  load_int r5,1
                     7  build_tuple r8,[r4; 2],2
                     8  match_keys r8,r3,r8
                     9  jump_if_none.1 r8,→22
                    10  unpack [r6; 2],r8,2
                    11  jump_eq_imm →22,r7,2
                    12  build_dict r8,[r8; 0],0
                    13  dict_update r8,r3
                    14  del_item r8,r4
                    15  del_item r8,r5
                    16  move v,r6
                    17  move rest,r8
                4   18  move r5,v
                    19  move r6,rest
                    20  build_tuple r4,[r5; 2],2
                    21  return r4
                5   22  match_kind.1 r4,r3
                    23  jump_if r4,→26
                6   24  load_int r4,0
                    25  return r4
                0   26  load_none r3
                    27  return r3
        "#]],
    );
}

#[test]
fn classes() {
    check(
        "def f(p):\n    match p:\n        case Point(0, y=yy) | Other(yy):\n            return yy\n        case int():\n            return 1\n",
        expect![[r#"
            code f (9 registers)
                2    0  move r2,p
                     1  move r6,r2
                3    2  load_global r7,Point
                     3  load_const r8,("y")
                     4  match_class r4,[r6; 3],1
                     5  jump_if_none.1 r4,→10
                     6  unpack [r4; 2],r4,2
                     7  jump_eq_imm →10,r4,0
                     8  move r3,r5
                     9  jump,→17
                    10  move r5,r2
                    11  load_global r6,Other
                    12  load_const r7,()
                    13  match_class r4,[r5; 3],1
                    14  jump_if_none.1 r4,→19
                    15  unpack [r4; 1],r4,1
                    16  move r3,r4
                    17  move yy,r3
                4   18  return yy
                    19  move r4,r2
                5   20  load_global r5,int
                    21  load_const r6,()
                    22  match_class r3,[r4; 3],0
                    23  jump_if_none.1 r3,→26
                6   24  load_int r3,1
                    25  return r3
                0   26  load_none r2
                    27  return r2
        "#]],
    );
}
