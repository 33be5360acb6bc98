"""Comprehensions of all kinds: nesting, scope, conditions, the first iterable, walrus, errors."""
print([x * y for x in range(3) if x for y in range(x, 3) if y % 2 or x == 2], {x % 3 for x in range(9)}, {k: v for k, v in zip('abc', range(3)) if v}, [[j for j in range(i)] for i in range(4)])
x = 'outer'
print([x for x in range(2)], x, [(x, y) for x, *y in ['abc', (1, 2)]], [y := 1, y * 2], [last := c for c in 'ab'], last, [lambda: i for i in range(2)][0]())
def src(): LOG.append('src'); return range(3)
LOG = []
print([LOG.append(i) or i for i in src() if LOG.append(-i) or i != 1], LOG)
def f(n): return [[a + b + n for a in range(2)] for b in range(n) if b % 2 == 0]
print(f(5), any(i > 2 for i in range(5)), sum(i * i for i in range(5)), dict((i, 2) for i in 'ab'), max((len(w), w) for w in ['aa', 'b']))
class C:
    n = 3
    a = [i * 2 for i in range(n)]
    try: b = [i * n for i in range(2)]
    except NameError as e: b = str(e)
print(C.a, C.b)
for source in ('[x for x in 5]', '[x for x, y in [1]]', '[x for x, y in [(1, 2, 3)]]', '[x for x in [1] if y]', '{x: 1 for x in [[]]}', '[(yield) for x in 1]', '[x := 1 for x in [1]]', '[*x for x in [1]]', '[x for x in range(3), 4]', '[x, y for x in 1]', '{**x for x in 1}', '[i for i in range(5) if (j := i)] + [j]', '[x for x in (y := [1])]', '[await x for x in []]'):
    try: print(eval(source))
    except (TypeError, SyntaxError, NameError, ValueError) as e: print(source, '|', type(e).__name__, getattr(e, 'msg', e))
total = 0
for i in range(120):
    total += sum([j * k for j in range(i % 5) for k in (1, 2.5 if i > 60 else 2) if j != k]) + len({j % 4 for j in range(i % 9)})
print(total)
