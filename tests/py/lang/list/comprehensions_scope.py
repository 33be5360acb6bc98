"""List comprehensions: nesting, conditions, scopes, closures, errors inside."""
x = 'outer'
print([x for x in range(3)], x, [(i, j) for i in range(3) for j in range(i)], [[j * i for j in range(3)] for i in range(2)], [y for y in [1, 0, 2] if y if y > 1], [a if a else 'zero' for a in (0, 1)], [(a, b) for a, (b, *_) in [(1, 'xy'), (2, 'z')]], [last := v for v in 'abc'], last)
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])


class C:
    n = 3
    items = [k for k in range(n)]
    try:
        bad = [n for _ in range(1) if n]
    except NameError as e:
        bad = str(e)


print(C.items, C.bad)


def f(n):
    total = [v * n for v in range(3)]
    return total, [w for w in total if (lambda q: q > n)(w)], sorted(locals())


print(f(2))
try:
    [1 // z for z in (1, 0)]
except ZeroDivisionError as e:
    print(e, 'z' in globals())
try:
    print([k for k in 5])
except TypeError as e:
    print(e)
try:
    [a for a, b in [(1,)]]
except ValueError as e:
    print(e)
m = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*m)], [v for row in m for v in row if v % 2], [[*row, sum(row)] for row in m], [s.upper() for s in 'ab'], [None for _ in []], [[]for _ in range(2)])
it = iter(range(6))
print([(v, next(it)) for v in it])
print([n for n in range(50) if all(n % d for d in range(2, n)) and n > 1])


def outer():
    acc = []
    def inner(): return [acc.append(v) or len(acc) for v in range(4)]
    return inner() + inner()


print(outer())
n = 0
for i in range(300):
    n += sum([v * i for v in range(i % 8) if v & 1]) + len([c for c in 'hello' if c != 'l'])
print(n)
