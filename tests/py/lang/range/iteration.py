"""Iterators of ranges: state, hints, reversed, copies, pickles, large ones."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
import copy
import pickle
it = iter(range(2, 10, 3))
print(type(it).__name__, it.__length_hint__(), next(it), it.__length_hint__(), list(copy.copy(it)), list(pickle.loads(pickle.dumps(it))), list(it), next(it, 'end'), it.__length_hint__())
big = iter(range(10 ** 25, 10 ** 25 + 3))
print(type(big).__name__, big.__length_hint__(), next(big), list(copy.copy(big)), list(big), next(big, 'end'))
r = reversed(range(5))
print(type(r).__name__, next(r), r.__length_hint__(), list(r), list(reversed(range(0, 10, 3))), list(reversed(range(0))), list(reversed(range(10, 0, -4))), list(reversed(range(10 ** 25, 10 ** 25 + 2))))
it = iter(range(5))
it.__setstate__(3)
print(list(it))
it = iter(range(5))
it.__setstate__(-2)
print(list(it))
it = iter(range(5))
it.__setstate__(50)
print(list(it))
print(iter(range(3)).__reduce__()[1:], iter(it) is it)
for f in (lambda: next(iter(range(0))), lambda: iter(range(3)).__setstate__('x'), lambda: type(it)(), lambda: range.__iter__([]), lambda: next(range(3)), lambda: range(3).__reversed__(1), lambda: it.nope):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
print(list(range(3)), tuple(range(3, 0, -1)), [*range(2)], sum(range(101)), max(range(5)), min(range(5, 9)), sorted(range(3), reverse=True), list(zip(range(3), range(5, 8))), list(map(str, range(2))), list(enumerate(range(5, 7))), set(range(3)) == {0, 1, 2}, dict.fromkeys(range(2)), ''.join(map(str, range(10))), any(range(1)), all(range(3)), bytes(range(65, 70)))
a, b, *c = range(5)
print(a, b, c, [(x, y) for x in range(3) for y in range(x)], [x for x in range(10 ** 30) if x > 2][:0] if False else 'skip')
for x in range(2 ** 62, 2 ** 62 + 3):
    print(x, end=' ')
for x in range(2 ** 63 - 2, 2 ** 63 + 2):
    print(x, end=' ')
for x in range(-2 ** 63 - 1, -2 ** 63 + 2, 2):
    print(x, end=' ')
print()
n = 0
for i in range(300):
    for j in range(i % 4, -3, -2):
        n += i * j
    else:
        n += 1
for i in range(5):
    i = 100
print(n, i)
