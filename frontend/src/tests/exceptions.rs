use super::check;
use expect_test::expect;

#[test]
fn try_except() {
    check(
        "def f():\n    try:\n        g()\n    except (A, B) as e:\n        h(e)\n    except C:\n        pass\n    else:\n        k()\n",
        expect![[r#"
            code f (6 registers)
                3    0  load_global r1,g
                     1  call r1,[r1; 1],0
                9    2  load_global r1,k
                     3  call r1,[r1; 1],0
                     4  jump,→28
                     5  push_exc r2,r1
                4    6  load_global r4,A
                     7  load_global r5,B
                     8  build_tuple r3,[r4; 2],2
                     9  match_exc r4,r1,r3
                    10  jump_if r4,→20
                    11  move e,r1
                5   12  load_global r3,h
                    13  move r4,e
                    14  call r3,[r3; 2],1
                    15  pop_exc r2
                    16  unset e
                    17  jump,→28
                    18  unset e
                    19  jump,→26
                6   20  load_global r3,C
                    21  match_exc r4,r1,r3
                    22  jump_if r4,→26
                7   23  nop
                    24  pop_exc r2
                    25  jump,→28
                6   26  pop_exc r2
                    27  reraise r1
                0   28  load_none r1
                    29  return r1
                  try 0..2 → 5 in r1
                  try 12..15 → 18 in r1
                  try 6..26 → 26 in r1
        "#]],
    );
}

#[test]
fn bare_except_and_raise() {
    check(
        "def f(x):\n    try:\n        raise x\n    except:\n        raise\n    raise A from x\n",
        expect![[r#"
            code f (3 registers)
                3    0  raise.1 x,x
                     1  push_exc r2,r1
                5    2  raise x,x
                     3  pop_exc r2
                     4  reraise r1
                  try 0..1 → 1 in r1
                  try 2..3 → 3 in r1
        "#]],
    );
}

#[test]
fn finally_on_every_way_out() {
    check(
        "def f(xs):\n    for x in xs:\n        try:\n            if x:\n                return x\n            if x == 2:\n                break\n            g()\n        finally:\n            h()\n",
        expect![[r#"
            code f (8 registers)
                2    0  get_iter r2,xs
                     1  for_iter x,r2,→22
                4    2  jump_if x,→7
                5    3  move r5,x
               10    4  load_global r6,h
                     5  call r6,[r6; 1],0
                5    6  return r5
                6    7  jump_eq_imm →11,x,2
               10    8  load_global r5,h
                     9  call r5,[r5; 1],0
                7   10  jump,→22
                8   11  load_global r5,g
                    12  call r5,[r5; 1],0
               10   13  load_global r5,h
                    14  call r5,[r5; 1],0
                    15  jump,→21
                    16  push_exc r6,r5
                    17  load_global r7,h
                    18  call r7,[r7; 1],0
                    19  pop_exc r6
                    20  reraise r5
                    21  jump_back,→1
                0   22  load_none r2
                    23  return r2
                  try 2..4 → 16 in r5
                  try 7..8 → 16 in r5
                  try 11..13 → 16 in r5
                  try 17..19 → 19 in r5
        "#]],
    );
}

#[test]
fn return_in_except() {
    check(
        "def f():\n    try:\n        return g()\n    except A as e:\n        return e\n    finally:\n        h()\n",
        expect![[r#"
            code f (5 registers)
                3    0  load_global r1,g
                     1  call r1,[r1; 1],0
                7    2  load_global r2,h
                     3  call r2,[r2; 1],0
                3    4  return r1
                     5  push_exc r2,r1
                4    6  load_global r3,A
                     7  match_exc r4,r1,r3
                     8  jump_if r4,→18
                     9  move e,r1
                5   10  move r3,e
                    11  unset e
                    12  pop_exc r2
                7   13  load_global r4,h
                    14  call r4,[r4; 1],0
                5   15  return r3
                    16  unset e
                    17  jump,→18
                    18  pop_exc r2
                    19  reraise r1
                    20  push_exc r2,r1
                7   21  load_global r3,h
                    22  call r3,[r3; 1],0
                    23  pop_exc r2
                    24  reraise r1
                  try 0..2 → 5 in r1
                  try 10..11 → 16 in r1
                  try 6..12 → 18 in r1
                  try 16..18 → 18 in r1
                  try 0..2 → 20 in r1
                  try 5..13 → 20 in r1
                  try 16..20 → 20 in r1
                  try 21..23 → 23 in r1
        "#]],
    );
}

#[test]
fn with_statement() {
    check(
        "def f(m):\n    with m as x, m() as (y, z):\n        g(x)\n",
        expect![[r#"
            code f (9 registers)
                2    0  load_special.1 r4,m,__exit__
                     1  load_special.1 r5,m,__enter__
                     2  call x,[r5; 1],0
                     3  move r6,m
                     4  call r6,[r6; 1],0
                     5  load_special.1 r5,r6,__exit__
                     6  load_special.1 r7,r6,__enter__
                     7  call r7,[r7; 1],0
                     8  unpack [y; 2],r7,2
                3    9  load_global r6,g
                    10  move r7,x
                    11  call r6,[r6; 2],1
                2   12  load_none r6
                    13  load_none r7
                    14  load_none r8
                    15  call r6,[r5; 4],3
                    16  jump,→23
                    17  push_exc r7,r6
                    18  call_exit r8,r5,r6
                    19  jump_if.1 r8,→22
                    20  pop_exc r7
                    21  reraise r6
                    22  pop_exc r7
                    23  load_none r5
                    24  load_none r6
                    25  load_none r7
                    26  call r5,[r4; 4],3
                    27  jump,→34
                    28  push_exc r6,r5
                    29  call_exit r7,r4,r5
                    30  jump_if.1 r7,→33
                    31  pop_exc r6
                    32  reraise r5
                    33  pop_exc r6
                0   34  load_none r4
                    35  return r4
                  try 8..12 → 17 in r6
                  try 18..20 → 20 in r6
                  try 3..23 → 28 in r5
                  try 29..31 → 31 in r5
        "#]],
    );
}

#[test]
fn return_inside_with() {
    check(
        "def f(m):\n    with m:\n        return g()\n",
        expect![[r#"
            code f (7 registers)
                2    0  load_special.1 r1,m,__exit__
                     1  load_special.1 r2,m,__enter__
                     2  call r2,[r2; 1],0
                3    3  load_global r2,g
                     4  call r2,[r2; 1],0
                2    5  move r3,r1
                     6  load_none r4
                     7  load_none r5
                     8  load_none r6
                     9  call r4,[r3; 4],3
                3   10  return r2
                2   11  push_exc r3,r2
                    12  call_exit r4,r1,r2
                    13  jump_if.1 r4,→16
                    14  pop_exc r3
                    15  reraise r2
                    16  pop_exc r3
                0   17  load_none r1
                    18  return r1
                  try 3..5 → 11 in r2
                  try 12..14 → 14 in r2
        "#]],
    );
}

#[test]
fn except_star() {
    check(
        "def f():\n    try:\n        g()\n    except* A as e:\n        h(e)\n    except* B:\n        pass\n",
        expect![[r#"
            code f (10 registers)
                3    0  load_global r1,g
                     1  call r1,[r1; 1],0
                     2  jump,→38
                     3  push_exc r2,r1
                     4  build_list r3,[r4; 0],0
                     5  move r4,r1
                4    6  load_global r6,A
                     7  match_exc.1 r4,r4,r6
                     8  jump_if_none.1 r5,→20
                     9  push_exc r7,r5
                    10  move e,r5
                5   11  load_global r8,h
                    12  move r9,e
                    13  call r8,[r8; 2],1
                    14  pop_exc r7
                    15  unset e
                    16  jump,→20
                    17  pop_exc r7
                    18  unset e
                    19  list_append r3,r6
                6   20  load_global r6,B
                    21  match_exc.1 r4,r4,r6
                    22  jump_if_none.1 r5,→29
                    23  push_exc r7,r5
                7   24  nop
                    25  pop_exc r7
                    26  jump,→29
                    27  pop_exc r7
                    28  list_append r3,r6
                    29  jump_if_none.1 r4,→31
                    30  list_append r3,r4
                    31  join_star r4,r1,r3
                    32  jump_if_none r4,→35
                    33  pop_exc r2
                    34  jump,→38
                    35  move r1,r4
                6   36  pop_exc r2
                    37  reraise r1
                0   38  load_none r1
                    39  return r1
                  try 0..2 → 3 in r1
                  try 10..14 → 17 in r6
                  try 24..25 → 27 in r6
                  try 4..36 → 36 in r1
        "#]],
    );
}

#[test]
fn names_of_handlers_in_cells() {
    check(
        "def f():\n    try:\n        g()\n    except A as e:\n        return lambda: e\n",
        expect![[r#"
            code f (6 registers)
                1    0  make_cell e
                3    1  load_global r1,g
                     2  call r1,[r1; 1],0
                     3  jump,→23
                     4  push_exc r2,r1
                4    5  load_global r3,A
                     6  match_exc r4,r1,r3
                     7  jump_if r4,→21
                     8  store_cell e,r1
                5    9  move r5,e
                    10  build_tuple r4,[r5; 1],1
                    11  make_function.8 r3,[r4; 1],<f.<locals>.<lambda>>
                    12  load_none r4
                    13  store_cell e,r4
                    14  clear_cell e,e
                    15  pop_exc r2
                    16  return r3
                    17  load_none r3
                    18  store_cell e,r3
                    19  clear_cell e,e
                    20  jump,→21
                    21  pop_exc r2
                    22  reraise r1
                0   23  load_none r1
                    24  return r1
                  try 1..3 → 4 in r1
                  try 9..12 → 17 in r1
                  try 5..15 → 21 in r1
                  try 17..21 → 21 in r1
            code f.<locals>.<lambda> (1 registers)
                5    0  load_free r0,0,e
                     1  return r0
        "#]],
    );
}
