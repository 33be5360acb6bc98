"""enumerate: start, laziness, attributes, big numbers, pickling, reuse of tuples."""
import copy
import pickle
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


print(list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate('ab', start=-1)), list(enumerate(iterable='ab')), list(enumerate(start=2, iterable='x')), list(enumerate([], 9)), list(enumerate('ab', 2 ** 63 - 1)), list(enumerate('ab', 10 ** 30)), list(enumerate('a', True)))
class I:
    def __index__(self): return 3
print(list(enumerate('a', I())))
for f in (lambda: enumerate(), lambda: enumerate(5), lambda: enumerate('a', 'x'), lambda: enumerate('a', 1.5), lambda: enumerate('a', None), lambda: enumerate('a', 1, 2), lambda: enumerate('a', nope=1), lambda: enumerate(it='a'), lambda: enumerate('a', 1, start=2), lambda: enumerate('a', iterable='b'), lambda: len(enumerate('a')), lambda: enumerate('a')[0], lambda: enumerate('ab').__length_hint__(), lambda: enumerate[int], lambda: reversed(enumerate('a'))):
    t(f)
e = enumerate('abc')
print(type(e).__name__, iter(e) is e, next(e), list(copy.copy(e)), list(pickle.loads(pickle.dumps(e))), e.__reduce__()[1][1], list(e), next(e, 'over'), list(e))
a = [1, 2]
for i, x in enumerate(a):
    if i < 5: a.append(x * 2)
print(a)
pairs = list(enumerate('abc'))
print(pairs[0] is not pairs[1], [p for p in enumerate('ab')], dict(enumerate('xy')), list(zip(*enumerate('ab'))), max(enumerate([3, 9, 2]), key=lambda p: p[1]), [(i, j, x) for i, (j, x) in enumerate(enumerate('ab', 10))], {x: i for i, x in enumerate('hello')}, sorted(enumerate('ba'), key=lambda p: p[::-1][0]))
def gen():
    yield 1
    raise KeyError('mid')
e = enumerate(gen())
print(next(e))
t(lambda: next(e))
t(lambda: next(e))
class E(enumerate):
    def __next__(self):
        i, x = super().__next__()
        return i * 10, x
s = E('ab', 1)
s.note = 'n'
print(list(s), s.note, type(s).__name__, isinstance(s, enumerate), E.__mro__[1])
it = enumerate(iter('abcd'))
next(it)
print(list(zip(it, it)))
n = 0
for i, x in enumerate(range(600), 100):
    n += i * x
for i, (a, b) in enumerate(zip('ab' * 200, range(400))):
    n += i + b + (a == 'b')
print(n)
