"""Order and equality of tuples: lengths, kinds, identity, errors in items."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
pairs = [((), ()), ((1,), (1,)), ((1, 2), (1, 3)), ((1,), (1, 0)), ((1, 'a'), (1, 'b')), ((2,), (1, 9)), ((1, 2), (1.0, 2)), (((1,), 2), ((1,), 3)), ((True,), (1,)), (('a',), ('B',)), ((None,), (None,)), ((), (0,))]
for x, y in pairs:
    print(x < y, x <= y, x == y, x != y, x >= y, x > y, end='; ')
print()
for other in ([1], 1, 'a', None, range(1)):
    print((1,) == other, (1,) != other, end=' ')
    t(lambda: (1,) < other)
t(lambda: (1, 'a') < (1, 2))
t(lambda: (None, 1) < (None, 2))
t(lambda: (1, None) > (2, None))
t(lambda: (1, {}) >= (1, {1: 1}))
nan = float('nan')
print((nan,) == (nan,), (nan,) < (nan,), (nan, 1) < (nan, 2), ((nan,),) == ((nan,),))


class Eq:
    def __init__(self, n): self.n = n
    def __eq__(self, o):
        seen.append(self.n)
        return NotImplemented if self.n == 0 else self.n == o.n
    def __lt__(self, o):
        seen.append(('lt', self.n))
        return 'less' if self.n == 3 else self.n < o.n


seen = []
print((Eq(1), Eq(2), Eq(3)) < (Eq(1), Eq(2), Eq(4)), (Eq(1), Eq(2)) == (Eq(1), Eq(5)), (Eq(0),) == (Eq(0),), (Eq(3),) < (Eq(4),), seen)


class Boom:
    def __eq__(self, o): raise KeyError('compared')


b = Boom()
t(lambda: (b,) == (b,))
t(lambda: (b,) == (Boom(),))
t(lambda: (1, b) == (2, b))
t(lambda: (b,) == (b, 1))
t(lambda: b in (b,))
t(lambda: (1,).index(b))
print((1, 2).__eq__([1, 2]), (1,).__lt__((2,)), ().__ne__(()), sorted([(2, 'a'), (1, 'z'), (1, 'a'), ()]), max((1, 5), (2, 0)), min([(3,), (3, 0)]))
n = 0
for i in range(500):
    x = (i % 3, i % 5, i % 2 == 0)
    n += (x < (1, 2, True)) + (x == (0, 0, True)) * 2 + (x >= (2, 0)) * 4
print(n)
