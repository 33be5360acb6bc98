"""What equals, what is the same object where the language promises it, ints as keys, defaults and constants."""
def same(x): return x
for v in (0, 1, -5, 256, 10 ** 30):
    w = v
    l = [v, (v,), {v: v}]
    print(w is v, same(v) is v, l[0] is v, l[1][0] is v, next(iter(l[2])) is v, (lambda q=v: q)() is v, [v][0] is v, int(v) is v, v.__int__() is v, v.real is v)
a = 10 ** 20
b = a
b += 0
a += 1
print(a, b, a - b, a is b)
keys = {}
for k in (1, 1.0, True, 10 ** 20, 1e20, 0, False, 0.0, -0.0, '1', (1,), (True,)):
    keys.setdefault(k, []).append(repr(k))
print(keys)
print(None is not 0, (0 or None) is None, 0 == False, [0 is not False])


def counter(start=0, step=1):
    state = start
    def tick():
        nonlocal state
        state += step
        return state
    return tick


t, u = counter(), counter(2 ** 61, 2 ** 60)
print([t() for _ in range(5)], [u() for _ in range(5)])


def memo(f, cache={}):
    def inner(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return inner


@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib(300), len(memo.__defaults__[0]))
table = {i: i * i for i in range(400)}
table.update({float(i): -i for i in range(0, 400, 7)})
print(len(table), sum(table.values()), type(list(table)[0]).__name__, table[7.0], table[True])
seen = set()
x = 1
while x not in seen:
    seen.add(x)
    x = x * 16807 % 2003
print(len(seen), x)
for i in range(300):
    assert i is i and [i, i][0] is [i, i][0] and (i + 0) == i and not (i != i)
c1, c2 = (1, 2, 10 ** 25), (1, 2, 10 ** 25)
print(c1 == c2, c1 is c2 or True, hash(c1) == hash(c2), {c1: 5}[c2])
