"""+ and * of tuples and their partners; huge sizes; reflected methods."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a = (1, 2)
for other in ((), (3,), [3], 'x', 2, 0, -1, True, 1.5, None, range(2), 10 ** 30, b'x'):
    t(lambda: a + other)
    t(lambda: other + a)
    t(lambda: a * other)
    t(lambda: other * a)
t(lambda: (1,) * 2 ** 62 * 8)
t(lambda: () * 10 ** 9)
t(lambda: a - a)


class T(tuple):
    def __add__(self, o): return 'T.add'
    def __radd__(self, o): return 'T.radd'


class R:
    def __radd__(self, o): return ('R.radd', o)
    def __rmul__(self, o): return ('R.rmul', o)


class I:
    def __index__(self): return 2


print(T(a) + a, a + T(a), T(a) * 2, type(T(a) * 1), a + R(), a * R(), a * I(), I() * a, sum(((1,), (2, 3)), ()), a.__add__(()), a.__mul__(0), a.__rmul__(2))
t(a.__add__, [1])
t(a.__mul__, 1.5)
x = ([],) * 3
x[0].append('shared')
print(x)
b = c = (1,)
b += (2,)
b *= 2
print(b, c)
t(lambda: sum([(1,), [2]], ()))
t(lambda: sum([(1,), (2,)]))
acc = ()
for i in range(300):
    acc = acc[-5:] + (i,) + (i * 2,) * (i % 3)
print(acc, len(acc))
out = ()
for i in range(300):
    out += (i % 7,)
print(len(out), sum(out), out.count(3))
