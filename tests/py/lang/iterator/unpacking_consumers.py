"""What consumes iterators, and how much: unpacking, in, zip, min, any, dict, set, join, star-args."""
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


def rest(f, items='abcdef'):
    it = iter(items)
    try:
        r = f(it)
    except Exception as e:
        r = f'{type(e).__name__}: {e}'
    print(r, ''.join(map(str, it)))


def two(it): a, b = it; return a, b
def star(it): a, *b = it; return a, b
def loop(it):
    for x in it:
        if x == 'c': return x
def nested(it):
    for x in it:
        for y in it: return x, y
for f in (two, star, loop, nested, next, lambda i: 'b' in i, lambda i: any(x == 'b' for x in i), lambda i: all(x != 'b' for x in i), lambda i: list(zip(i, [1, 2])), lambda i: list(zip([1, 2], i)), lambda i: list(zip(i, i, strict=True)), lambda i: max(i), lambda i: dict.fromkeys(i, 0)['a'], lambda i: ''.join(i), lambda i: sum(1 for _ in i), lambda i: [x for x, _ in zip(i, 'ab')], lambda i: sorted(i, reverse=True)[:1], lambda i: (lambda a, *b: a)(*i), lambda i: [*i][:1], lambda i: {*i} == set('abcdef'), lambda i: 'z' not in i, lambda i: list(map(lambda a, b: a + b, i, i)), lambda i: next(filter(lambda x: x > 'b', i)), lambda i: next(enumerate(i, 5)), lambda i: [].extend(i), lambda i: tuple(i)[0], lambda i: iter(i) is i, lambda i: (next(i), next(i)), lambda i: next(x for x in i if x == 'c'), lambda i: [next(i) for _ in range(2)]):
    rest(f)
rest(two, 'ab')
rest(two, 'a')
rest(lambda i: bytes(i), [1, 2])
rest(lambda i: dict(i), [(1, 2), (3, 4)])
rest(lambda i: dict(i), [(1, 2), 5, 6])
rest(lambda i: sum(i), [1, 'a', 2])
rest(lambda i: ','.join(i), ['a', 1, 'b'])
rest(lambda i: min(i), [3, 'x', 1])
rest(lambda i: set(i) and 0, [1, [], 2])
it = iter(range(10))
print([(a, list(zip(it, range(a)))) for a in it])
it = iter('abcd')
d = {k: next(it) for k in it}
x = [next(it, 'none')]
print(d, x)
def gen():
    log.append('start')
    try: yield from 'ab'
    finally: log.append('closed')
log = []
a, b = gen()
print(log)
try:
    a, = iter('ab')
except ValueError as e:
    print(e)
n = 0
for i in range(200):
    g = iter(range(i % 6 + 2))
    p, q, *r = g
    n += p + q + len(r) + (3 in iter(range(i % 5))) + sum(zip_ for zip_, in zip(range(i % 3)))
print(n)
