"""Slices compare as tuples of their parts and are hashable since 3.12."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
pairs = [(slice(1), slice(1)), (slice(1), slice(2)), (slice(1, 2), slice(1, 3)), (slice(1, 2, 3), slice(1, 2, 3)), (slice(1, 2, 3), slice(1, 2, 4)), (slice('a', 'b'), slice('a', 'c'))]
for a, b in pairs:
    print(a == b, a != b, end=' ')
    t(lambda: a < b)
    t(lambda: a >= b)
for other in (1, None, (None, 1, None), 'x', range(1)):
    print(slice(1) == other, slice(1) != other, end=' ')
    t(lambda: slice(1) < other)
t(lambda: slice(1) < slice('a'))
t(lambda: slice(None, 1, None) < slice(None, 1, 5))
print(hash(slice(1, 2)) == hash(slice(1, 2)), hash(slice(1)) == hash(slice(True)), {slice(1, 2): 'v'}[slice(1, 2)], slice(1) in {slice(1)}, len({slice(0), slice(False), slice(1)}), slice(1) == slice(1.0), slice(1, 2) is slice(1, 2))
t(lambda: hash(slice([])))
t(lambda: {slice(1, {}): 2})
t(lambda: {}[1:2])
d = {}
d[1:2] = 'a'
d[::] = 'b'
print(d, d[1:2], d[:], slice(None) in d)
nan = float('nan')
print(slice(nan) == slice(nan))


class Eq:
    def __eq__(self, o): raise KeyError('eq')


e = Eq()
t(lambda: slice(e) == slice(e))
t(lambda: slice(e) == slice(Eq()))
x = slice(5)
print(x == x, x.__eq__(slice(5)), x.__lt__(slice(6)), x.__eq__(5), x.__hash__() == hash(x), sorted([slice(3, 0), slice(1, 0), slice(2, 0)])[0])
cache = {}
for i in range(400):
    key = slice(i % 5, i % 7)
    cache[key] = cache.get(key, 0) + i
print(len(cache), cache[slice(2, 3)])
