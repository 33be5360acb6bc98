"""The walrus: where it is allowed, what it binds, in comprehensions and conditions."""
if (n := len('abcd')) > 3: print(n, (m := n * 2) + 1, m)
print([y := 5, y ** 2], (a := 1, b := 2), a, b, {(k := 'key'): (v := 3)}, k, v, f'{(w := 7)} {w:=3}', (lambda: (z := 4) + z)())
data = iter([3, 1, 4, 0, 5])
while (x := next(data)) and (sq := x * x): print(x, sq, end=' ')
print(x, list(data))
print([(last := i, i ** 2)[1] for i in range(4) if (half := i / 2) != 1], last, half, any((witness := c) == 'b' for c in 'abc'), witness)
def f(a=(d := 9), *args): return a, args
print(f(), d, f(p := 1, q := 2), p + q, f(*(r := [1, 2])), r)
class C:
    if (inner := 5) > 1: pass
print(C.inner)
for source in ('x := 1', '(x.y := 1)', '(x[0] := 1)', '((a, b) := 1)', 'f(x=y:=1)', 'f(x=(y:=1))', '(x := 1, 2)', '(x := (1, 2))', 'lambda: x := 1', '[i := 0 for i in [1]]', '[[(j := 0) for i in [1]] for j in [2]]', '[i for i in (i := [1])]', 'class A: [(z := i) for i in [1]]', '(None := 1)', 'a = b := 1', 'a = (b := 1)', 'assert (q := 1)', 'del (x := 1)', 'x = y := 0', '(x := x := 1)', 'def f(a=b := 1): 0', 'with (c := memoryview(b"")): pass', 'a[b := 0]', '{c := 1, d := 2}', '{c := 1: 2}'):
    try: exec(source, {'f': print, 'a': [1]}); print(source, 'fine')
    except (SyntaxError, NameError, TypeError) as e: print(source, '|', getattr(e, 'msg', e))
total = 0
for i in range(300):
    if (h := i % 7) and (g := h * 2) > 6: total += g
    elif (g := 0.5 if i > 200 else 1): total += g + h
print(total, g, h)
