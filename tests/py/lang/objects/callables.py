"""What can be called: instances, classes, partials, built-ins, and the errors of what cannot."""
from functools import partial
from operator import itemgetter, methodcaller


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *rest, **kw):
        return self.n + x + len(rest) + len(kw)


calls = [Adder(1), lambda x: x * 2, partial(max, 10), abs, int, (5).__add__, Adder(2.5).__call__, str.__len__ if False else float, partial(Adder(3), y=1)]
total = 0
for i in range(450):
    total += calls[i % len(calls)](i)
print(total, [callable(c) for c in (*calls, 1, Adder, None, 'x')])
print(Adder(1)(2, 3, 4, a=5), itemgetter(1, 0)('ab'), methodcaller('split', ',')('a,b'))
for bad in (1, None, 'a', [], {}, object(), 1.5, (), ..., b''):
    try:
        bad()
    except TypeError as e:
        print(e)
a = Adder(1)
a.__call__ = lambda x: 'instance attribute is ignored'
print(a(1))
Adder.__call__ = lambda self, x: 'changed'
print(a(1), Adder(2)(3))
del Adder.__call__
try:
    a(1)
except TypeError as e:
    print(e)
Adder.__call__ = 5
try:
    a(1)
except TypeError as e:
    print(e, callable(a))


class Meta(type):
    def __call__(cls, *args):
        return 'made by meta', args


class M(metaclass=Meta): pass


print(M(1, 2))
