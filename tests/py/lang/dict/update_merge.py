"""update, | and |= with mappings, pairs, keywords, subclasses; errors half way."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
class Keys:
    def keys(self): return iter('pq')
    def __getitem__(self, k): return k.upper()


def upd(*args, **kw):
    d = {'a': 1, 'b': 2}
    try:
        r = d.update(*args, **kw)
    except Exception as e:
        r = f'{type(e).__name__}: {e}'
    return r, d


for args in ((), ({'b': 3, 'c': 4},), ([('x', 1), 'yz'],), (Keys(),), (iter(()),), (5,), (None,), ([1],), ([('k', 1), 5],), ([('k', 1), (1, 2, 3)],), ([('k', 1), ([], 2)],), ({}, {}), ('ab',), (['abc'],), ({'b': 3}.items(),)):
    t(upd, *args)
t(upd, a=5, z=6)
t(upd, {'a': 7}, a=8)
t(upd, self=1, other=2)
a, b = {'x': 1, 'y': 2}, {'y': 3, 'z': 4}
print(a | b, b | a, a, a | {}, a.__or__([('y', 1)]), a.__ror__(b), a.__ior__([('w', 0)]) is a, a)
for f in (lambda: a | [('q', 1)], lambda: [('q', 1)] | a, lambda: a | None, lambda: a | 5, lambda: {1} | {1: 2}, lambda: a + b, lambda: a & b):
    t(f)
c = d = {'k': 1}
c |= [('l', 2)]
c |= {'m': 3}
c |= Keys()
print(c, c is d)
try:
    c |= 5
except TypeError as e:
    print(e)
try:
    c |= [1]
except TypeError as e:
    print(e)


class D(dict):
    def __or__(self, o): return 'D.or'
    def __ror__(self, o): return 'D.ror'


class E(dict):
    pass


print(D() | {}, {} | D(), type(E() | {}).__name__, type({} | E()).__name__, type(E(a=1).copy()).__name__, E(a=1) | E(b=2))


def broken():
    yield 'k', 1
    raise LookupError('mid')


x = {}
t(x.update, broken())
print(x)
x.update(x)
acc = {}
for i in range(400):
    acc.update({i % 7: i}, **{'k%d' % (i % 3): i})
    acc |= {i % 5: -i}
    acc = acc | {'last': i}
print(acc)
