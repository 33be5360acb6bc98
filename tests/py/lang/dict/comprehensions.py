"""Dict comprehensions: order of evaluation, scopes, nesting, duplicates, unpacking, errors."""
log = []


def f(x):
    log.append(x)
    return x


print({f(k): f(v) for k, v in [(1, 2), (3, 4)]}, log)
x = 'outer'
print({x: x * x for x in range(4)}, x, {k: v for k, v in {'a': 1, 'b': 2}.items() if v > 1}, {v: k for k, v in {'a': 1, 'b': 2}.items()}, {(i, j): i * j for i in range(2) for j in range(2)}, {i: {j: i + j for j in range(2)} for i in range(2)}, {c: s.count(c) for s in ['hello'] for c in s}, {k % 2: k for k in range(5)}, {y: last for y in 'ab' if (last := y)}, last)
try:
    {[]: 1 for _ in range(1)}
except TypeError as e:
    print(e)
try:
    {a: b for a, b in [(1, 2), (3,)]}
except ValueError as e:
    print(e)
try:
    {k: 1 // k for k in (1, 0)}
except ZeroDivisionError as e:
    print(e, 'k' in globals())


class C:
    base = 2
    table = {k: k for k in range(base)}
    fs = {k: (lambda: k) for k in range(3)}


print(C.table, {k: g() for k, g in C.fs.items()})


def make(n):
    def inner(): return {k: (n, len(d)) for k in range(2)}
    d = {'captured': True}
    return inner()


print(make(7), {**{k: 1 for k in 'a'}, **{k: 2 for k in 'ab'}}, {str(k): [*range(k)] for k in range(3)}, {k: None for k in ()}, {len(w): w for w in 'a bb cc d'.split()}, {i: lambda: i for i in range(2)}[0]())
matrix = {(r, c): r * 3 + c for r in range(3) for c in range(3)}
print({k: v for (a, b), v in matrix.items() if a == b for k in [a]}, sum({**matrix}.values()))
inv = {}
for k, v in matrix.items():
    inv.setdefault(v % 4, {})[k] = v
print(inv)
n = 0
for i in range(300):
    d = {k: k * i for k in range(i % 6) if k != 2}
    n += sum(d.values()) + len({v for v in d}) + len({str(v): k for k, v in d.items()})
print(n)
