"""__length_hint__, operator.length_hint, and where hints are used."""
import operator
import itertools
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


class H:
    def __init__(self, h): self.h = h
    def __length_hint__(self):
        if isinstance(self.h, BaseException): raise self.h
        return self.h
    def __iter__(self): return iter([1, 2])
class L(H):
    def __len__(self): return 7


its = [iter([1, 2, 3]), iter((1, 2)), iter('abc'), iter(b'ab'), iter(range(5)), iter({1: 2}), iter({1, 2}), iter({1: 2}.items()), reversed([1, 2]), reversed('ab'), itertools.repeat(5, 4), iter(range(10 ** 18, 10 ** 18 + 3)), iter(bytearray(b'abc')), iter('é€')]
print([(type(i).__name__, operator.length_hint(i)) for i in its])
for i in its:
    next(i)
print([operator.length_hint(i) for i in its])
for i in its:
    list(itertools.islice(i, 50))
print([operator.length_hint(i) for i in its])
for x in ([], (1,), {1: 2}, 'abc', 5, None, object(), H(3), H(NotImplemented), H(TypeError('t')), H(ValueError('v')), H(-1), H('x'), H(1.5), H(True), L(3), (i for i in 'abc'), map(str, 'a'), zip('a'), enumerate('a'), itertools.count(), H(10 ** 30)):
    t(lambda: operator.length_hint(x))
    t(lambda: operator.length_hint(x, 9))
t(lambda: operator.length_hint([], 'x'))
t(lambda: operator.length_hint())
t(lambda: operator.length_hint([], 1, 2))
t(lambda: operator.length_hint([], default=1))
for x in (H(0), H(1), H(1000), H(NotImplemented), H(TypeError()), H(ValueError('hint')), H(-1), H('x'), L(0)):
    for f in (list, tuple, lambda v: [*v], lambda v: [0].__iadd__(v), lambda v: bytes(v), bytearray):
        try:
            print(f(x), end=' ')
        except Exception as e:
            print(type(e).__name__, e, end=' ')
    print()
l = [1, 2, 3]
it = iter(l)
next(it)
l.append(4)
print(it.__length_hint__())
del l[:]
print(it.__length_hint__(), list(it))
d = {1: 2, 3: 4}
it = iter(d)
d[5] = 6
print(it.__length_hint__())
n = 0
for i in range(300):
    n += operator.length_hint(iter('x' * (i % 5))) + len(list(H(i % 3))) + operator.length_hint(H(i % 4), 2)
print(n)
