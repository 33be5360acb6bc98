use super::check;
use expect_test::expect;

#[test]
fn await_and_async_with() {
    check(
        "async def f(m):\n    async with m as x:\n        return await x\n",
        expect![[r#"
            code f (9 registers)
                2    0  load_special.2 r2,m,__aexit__
                     1  load_special.2 r3,m,__aenter__
                     2  call r3,[r3; 1],0
                     3  get_yield_from.2 r4,r3
                     4  load_none r3
                     5  send r3,r4,→8
                     6  yield r3,r3,5
                     7  jump_back,→5
                     8  move x,r3
                3    9  get_yield_from.1 r4,x
                    10  load_none r3
                    11  send r3,r4,→14
                    12  yield r3,r3,5
                    13  jump_back,→11
                2   14  move r4,r2
                    15  load_none r5
                    16  load_none r6
                    17  load_none r7
                    18  call r5,[r4; 4],3
                    19  get_yield_from.3 r8,r5
                    20  load_none r5
                    21  send r5,r8,→24
                    22  yield r5,r5,9
                    23  jump_back,→21
                3   24  return r3
                2   25  push_exc r4,r3
                    26  call_exit r5,r2,r3
                    27  get_yield_from.3 r6,r5
                    28  load_none r5
                    29  send r5,r6,→32
                    30  yield r5,r5,7
                    31  jump_back,→29
                    32  jump_if.1 r5,→35
                    33  pop_exc r4
                    34  reraise r3
                    35  pop_exc r4
                0   36  load_none r2
                    37  return r2
                  try 8..14 → 25 in r3
                  try 26..33 → 33 in r3
        "#]],
    );
}

#[test]
fn async_for() {
    check(
        "async def f(xs):\n    async for x in xs:\n        if x:\n            break\n    else:\n        g()\n    return [y async for y in xs if await y]\n",
        expect![[r#"
            code f (7 registers)
                2    0  get_aiter r2,xs
                     1  get_anext r3,r2
                     2  get_yield_from.1 r4,r3
                     3  load_none r3
                     4  send r3,r4,→7
                     5  yield r3,r3,5
                     6  jump_back,→4
                     7  move x,r3
                3    8  jump_if x,→10
                4    9  jump,→14
                    10  jump_back,→1
                2   11  end_async_for r3
                6   12  load_global r2,g
                    13  call r2,[r2; 1],0
                7   14  build_list r2,[r3; 0],0
                    15  get_aiter r4,xs
                    16  get_anext r5,r4
                    17  get_yield_from.1 r6,r5
                    18  load_none r5
                    19  send r5,r6,→22
                    20  yield r5,r5,7
                    21  jump_back,→19
                    22  move r3,r5
                    23  get_yield_from.1 r6,r3
                    24  load_none r5
                    25  send r5,r6,→28
                    26  yield r5,r5,7
                    27  jump_back,→25
                    28  jump_if r5,→30
                    29  list_append r2,r3
                    30  jump_back,→16
                    31  end_async_for r5
                    32  return r2
                  try 1..7 → 11 in r3
                  try 16..22 → 31 in r5
        "#]],
    );
}

#[test]
fn async_generators() {
    check(
        "async def f(xs):\n    yield 1\n    return\ndef g(xs):\n    return (x async for x in xs)\n",
        expect![[r#"
            code <module> (1 registers)
                1    0  make_function r0,[r1; 0],<f>
                     1  store_global r0,f
                4    2  make_function r0,[r1; 0],<g>
                     3  store_global r0,g
                     4  load_none r0
                     5  return r0
            code f (3 registers)
                2    0  load_int r1,1
                     1  wrap_async r2,r1
                     2  yield r1,r2,3
                3    3  load_none r1
                     4  return r1
            code g (4 registers)
                5    0  make_function r2,[r4; 0],<g.<locals>.<genexpr>>
                     1  get_aiter r3,xs
                     2  call r1,[r2; 2],1
                     3  return r1
            code g.<locals>.<genexpr> (5 registers)
                5    0  move r2,.0
                     1  get_anext r3,r2
                     2  get_yield_from.1 r4,r3
                     3  load_none r3
                     4  send r3,r4,→7
                     5  yield r3,r3,5
                     6  jump_back,→4
                     7  move x,r3
                     8  wrap_async r4,x
                     9  yield r3,r4,5
                    10  jump_back,→1
                    11  end_async_for r3
                    12  load_none r2
                    13  return r2
                  try 1..7 → 11 in r3
        "#]],
    );
}
