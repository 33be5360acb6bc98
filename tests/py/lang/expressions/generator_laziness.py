"""Generator expressions: when each part is evaluated, scopes, closures over loop variables, early binding of the first iterable, walrus, async forbidden."""
LOG = []
def see(x): LOG.append(x); return x
g = (see(i) * 2 for i in (see(k) for k in [1, 2, 3]) if see(i) > 1)
print(LOG, next(g), LOG, list(g), LOG)
try:
    g = (x for x in see(5))
except TypeError as e:
    print(e)
g = (x for y in [1] for x in see(5))
try:
    next(g)
except TypeError as e:
    print(e, list(g))
fs = [lambda: i for i in range(3)]
gs = list((lambda: i) for i in range(3))
print([f() for f in fs], [f() for f in gs], [f() for f in [lambda i=i: i for i in range(3)]], [f() for f in ((lambda: i) for i in range(3))])
n = 10
g = (n + i for i in range(3))
n = 100
print(list(g), sum(x for x in range(5)), max((x for x in 'abc'), default=0), dict((k, v) for k, v in zip('ab', (1, 2))), any(x > 3 for x in iter([1, 5, 1 / 1])), all(() for _ in ()))
class K:
    a = [1, 2]
    b = list(x for x in a)
    try: c = list(x + y for x in a for y in a)
    except NameError as e: c = str(e)
    d = [x for x in a if x > 1]
print(K.b, K.c, K.d)
total = 0
print(sum((total := total + x) for x in range(5)), total, [y := 1, y ** 2], [(last := v) for v in 'xyz'], last)
it = iter(range(10))
print([(x, next(it)) for x in it], list(zip(*[iter('abcdef')] * 2)), [*(i for i in range(2)), *[9]])
matrix = [[1, 2], [3, 4], [5, 6]]
print([[r[c] for r in matrix] for c in range(2)], {x: y for x, *y in matrix}, [x for r in matrix for x in r if x % 2 if x > 1], {(a, b) for a in 'ab' for b in 'xy' if (a, b) != ('a', 'x')} == {('a', 'y'), ('b', 'x'), ('b', 'y')}, [a + b for a, (b, *_) in [(1, (2, 3)), (4, [5])]])
g = (i for i in range(3))
print(g.__name__, g.__qualname__, g.gi_code.co_name, sorted(g.gi_frame.f_locals), next(g), g.gi_frame.f_locals.get('i'), type(g).__name__)
for source in ('(x for x in 1 if)', '(x y for x in z)', 'f(x for x in [], 1)', 'f(1, x for x in [])', '[x for x in 1, 2]', '[x, y for x in z]', '(*x for x in y)', '{**x for x in y}', '{a: b for a, b in {}.items() for c}', '[i := 0 for i in x]', '[x for x in (y := [1])]', '[(yield x) for x in y]', 'class A: [z := 1 for _ in ()]', '[await x for x in y]', '(x async for x in y)', '[x for x in lambda: y]', '[x for x in y if lambda: z]', '[x for x in lambda: y, 1]', '[None for None in x]', '[x for x() in y]', '[x for f().a in y]', '[0 for *a, b in [[1, 2]]]', 'del (x for x in y)', '(x for x in y) = 1', '[j := 5 for j in z]'):
    try:
        print(source, eval(source, {'y': [], 'z': []}))
    except SyntaxError as e:
        print(source, '|', e.msg)
    except Exception as e:
        print(source, '|', type(e).__name__, e)
def changing():
    l = [1, 2, 3]
    out = []
    for x in (v for v in l):
        out.append(x)
        if len(l) < 8: l.append(x * 10)
    return out
print(changing())
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found if p * p <= n):
            found.append(n)
            yield n
        n += 1
print([p for p, _ in zip(primes(), range(20))], sum(x * y for x in range(30) for y in range(30) if (x + y) % 3 == 0), sum(1 for p, i in zip(primes(), range(150)) if p % 4 == 1), len({x * y % 17 for x in range(40) for y in range(20)}), sum({k: k * k for k in range(300)}.values()))
