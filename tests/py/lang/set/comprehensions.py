"""Set comprehensions: scopes, conditions, nesting, walrus, errors."""
x = 'outer'
print(sorted({x * x % 7 for x in range(10)}), x, sorted({(a, b) for a in 'ab' for b in range(2)}), {y for y in []}, sorted({c for w in ('hi', 'ho') for c in w if c != 'o'}), sorted({n if n % 2 else -n for n in range(4)}), {len(s) for s in ('a', 'bb', 'cc')}, {last := 5 for _ in 'a'}, last)
try:
    {[] for _ in 'a'}
except TypeError as e:
    print(e)
try:
    {1 // q for q in (1, 0)}
except ZeroDivisionError as e:
    print(e, 'q' in globals())
try:
    {a for a, b in [(1,)]}
except ValueError as e:
    print(e)


class C:
    n = 3
    s = {k for k in range(n)}
    try:
        t = {n for _ in range(2) if n}
    except NameError as e:
        t = str(e)


print(C.s, C.t)


def f(n):
    k = n * 2
    return {k + v for v in range(2)}, {(lambda: v)() for v in range(2)}, {frozenset({i, j}) for i in range(2) for j in range(2)} == {frozenset({0}), frozenset({1}), frozenset({0, 1})}


print(f(3))
log = []
def tap(v):
    log.append(v)
    return v % 2


print({tap(v) for v in range(4)}, log)
primes = {n for n in range(2, 60)} - {a * b for a in range(2, 31) for b in range(2, 60 // a + 1)}
print(sorted(primes))
letters = {c: {w for w in 'the quick brown fox'.split() if c in w} for c in 'aeo'}
print({k: sorted(v) for k, v in letters.items()})
n = 0
for i in range(300):
    s = {v * i % 11 for v in range(i % 9) if v & 1}
    n += len(s) + sum(s) + len({str(v) for v in s}) + (5 in {i % 6, i % 7})
print(n)
