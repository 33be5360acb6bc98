"""count, index, and the methods tuples have; wrong calls."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a = (1, 2.0, 'x', 1, True, None, (1,))
print(a.count(1), a.count(2), a.count('q'), a.count((1,)), a.count(None), a.index(1), a.index(1, 1), a.index(True, 2, 4), a.index(None, -3), a.index(2))
for args in ((), (5,), (1, 5), (1, 1, 3), (1, 'x'), (1, None), (1, 2, 3, 4), ('x', 10 ** 30), (1, -10 ** 30, 10 ** 30)):
    t(a.index, *args)
for args in ((), (1, 2)):
    t(a.count, *args)
t(a.index, value=1)
for name in ('count', 'index', '__len__', '__getitem__', '__contains__', '__add__', '__mul__', '__rmul__', '__eq__', '__lt__', '__repr__', '__getnewargs__'):
    f = getattr(tuple, name)
    print(name, type(f).__name__, f.__qualname__, end=' ')
    t(f)
    t(f, [1])
    t(f, ())
print([n for n in dir(tuple) if not n.startswith('__')], tuple.__mro__, tuple[int, ...], tuple.__class_getitem__(()), a.__getnewargs__())


class I:
    def __index__(self): return 1


print(a.index(1, I()), a * I() == a, a.__len__(), a.__contains__(None), a.__add__((9,))[-1])
for f in (lambda: a.append(1), lambda: a.sort(), lambda: setattr(a, 'x', 1), lambda: setattr(tuple, 'x', 1), lambda: a.x, lambda: a(), lambda: a.count.x, lambda: -a, lambda: a @ a, lambda: a.reverse):
    t(f)
nan = float('nan')
print((nan,).count(nan), (nan,).index(nan))


class Eq:
    def __eq__(self, o): return o == 1


print((1, 2, 1).count(Eq()), (5, 1).index(Eq()), Eq() in (2, 1), (Eq(),).count(1))
n = 0
for i in range(400):
    n += (1, 2, 3, 2).count(i % 4) + (4, 5, 6).index(4 + i % 3) + (i % 5 in (1, 3))
print(n)
