"""frozenset(...): sources, identity, repr, errors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a = frozenset([1, 2])
print(frozenset(a) is a, frozenset() is frozenset(), frozenset([]) == frozenset(), a.copy() is a, frozenset({1, 2}) == a, frozenset('aa'), frozenset({5: 6}), frozenset(), repr(frozenset([(1,)])), f'{frozenset([0])}')
for args in ((5,), (None,), ([[]],), ([], []), ([{1}],), ([1, {}],)):
    t(frozenset, *args)
t(frozenset, iterable=[1])
t(frozenset.__new__)
t(frozenset.__new__, int)
t(frozenset.__new__, frozenset, [1])


class F(frozenset):
    def __new__(cls, *items): return super().__new__(cls, items)


class G(frozenset):
    def __init__(self, *a, tag=None): self.tag = tag
    def __new__(cls, items=(), **kw): return super().__new__(cls, items)


print(F(1), type(F(1)).__name__, F(), frozenset(F(1)) == F(1), type(frozenset(F(1))).__name__, G([1], tag='t').tag, G([1], tag='t'), F(1).copy() == F(1), type(F(1).copy()).__name__)
t(lambda: frozenset([1]).__init__([2, 3]))
b = frozenset([1])
b.__init__()
print(b, b.__class__, len(frozenset(range(1000))), frozenset(iter([1, 1])), frozenset(x % 2 for x in range(2)) == {0, 1})


def broken():
    yield 1
    raise LookupError('mid')


t(frozenset, broken())
n = 0
for i in range(400):
    n += len(frozenset(range(i % 9))) + len(frozenset('%d' % i)) + (frozenset([i]) == {i})
print(n)
