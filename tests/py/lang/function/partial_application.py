"""functools.partial: attributes, merging, placeholders, methods, pickling, errors."""
import functools
import pickle
import copy
from functools import partial
def f(*a, **k): return a, k
def t(g):
    try:
        print(repr(g()))
    except Exception as e:
        print(type(e).__name__, e)


p = partial(f, 1, x=2)
print(p(), p(3), p(x=5, y=6), p.func is f, p.args, p.keywords, repr(partial(int, base=2)), partial(p, 9, z=1)(), partial(p, 9).func is f, partial(p).args, callable(p), partial(int, base=2)('101'), list(map(partial(pow, 2), range(4))), partial(max)(1, 2), partial(partial)(len)('ab'))
p.note = 'n'
print(p.note, p.__dict__, p.__doc__ is not None)
for g in (lambda: partial(), lambda: partial(5), lambda: partial(len)(), lambda: setattr(p, 'args', ()), lambda: setattr(p, 'func', len), lambda: p.nope, lambda: p.__name__, lambda: partial(int, nope=1)('5'), lambda: p(**{1: 2}), lambda: partial(func=len), lambda: partial(f, 1) == partial(f, 1), lambda: hash(p) == hash(p), lambda: partial(f)(*[1], **{'k': 2}), lambda: partial(f, self=1)()):
    t(g)
P = functools.Placeholder
q = partial(f, P, 2, P, 0)
print(q(1, 3), q(1, 3, 4, k=5), partial(q, 'a')('b'), q.args[1:2], repr(P), partial(str.replace, P, 'a', 'b')('banana'))
t(lambda: q(1))
t(lambda: partial(f, 1, P))
t(lambda: partial(f, x=P))
class C:
    def m(self, a, b=0): return self.__class__.__name__, a, b
    half = functools.partialmethod(m, 1)
    kw = functools.partialmethod(m, b='kw')
    plain = partial(f, 'plain')
    cm = functools.partialmethod(classmethod(lambda cls, x: (cls.__name__, x)), 'cx')
print(C().half(), C().half(5), C().kw(2), C().plain(3)[0][0], C.half(C(), 9), C.cm(), C().half.__self__.__class__.__name__ if hasattr(C().half, '__self__') else 'no self')
print(pickle.loads(pickle.dumps(partial(int, base=2)))('11'), copy.copy(p).args, copy.copy(p).note, copy.deepcopy(partial(f, [1])).args, partial(f, 1).__reduce__()[0].__name__)
class Sub(partial):
    def __call__(self, *a, **k): return 'sub', super().__call__(*a, **k)
s = Sub(f, 1)
print(s(2), type(partial(s, 3)).__name__, isinstance(s, partial))
compose = lambda *fs: functools.reduce(lambda a, b: lambda x: b(a(x)), fs)
print(compose(partial(pow, 3), partial(lambda m, x: x % m, 7), str)(5), functools.reduce(partial(lambda k, a, b: a * k + b, 10), [1, 2, 3]))
add = partial(lambda a, b, c=0: a + b + c, 1)
n = 0
for i in range(400):
    n += add(i) + add(i, c=2) + partial(add, i)()
print(n)
