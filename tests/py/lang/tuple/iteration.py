"""Tuple iterators: state, hints, reversed, pickling; tuples in loops."""
import copy
import pickle
a = (1, 2, 3)
it = iter(a)
print(type(it).__name__, next(it), it.__length_hint__(), it.__reduce__()[1:], list(copy.copy(it)), list(pickle.loads(pickle.dumps(it))), list(it), it.__length_hint__(), it.__reduce__()[1:], next(it, 'end'))
it = iter(a)
it.__setstate__(1)
print(list(it))
it = iter(a)
it.__setstate__(-3)
print(list(it))
it = iter(a)
it.__setstate__(10)
print(list(it))
r = reversed(a)
print(type(r).__name__, r.__length_hint__(), next(r), list(copy.copy(r)), r.__reduce__()[1:], list(r), r.__length_hint__())
r = reversed(a)
r.__setstate__(1)
print(list(r))
for f in (lambda: next(iter(())), lambda: it.__setstate__('x'), lambda: type(it)(), lambda: tuple.__iter__([]), lambda: next(reversed(())), lambda: iter(a, 1), lambda: it.nope):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
print([x for x in a], [*map(str, a)], list(zip(a, a[1:])), list(enumerate(a)), max(a), sum(a), any(()), all(()), dict(((1, 2), (3, 4))), dict.fromkeys(a, 0), list(reversed(())), sorted((3, 1)), ''.join(('a', 'b')), set(a) == {1, 2, 3})
for x, (y, *z), w in ((1, 'ab', 2), (3, 'cde', 4)):
    print(x, y, z, w)
for i, (k, v) in enumerate({'a': 1}.items()):
    print(i, k, v)
total = 0
for i in range(300):
    for x, y in ((1, i), (i, 2), (3, 4)):
        total += x * y
    for z in (i, 1.5, True):
        total += z
print(total)


class T(tuple):
    def __iter__(self): return iter('own')


print(list(T(a)), tuple(T(a)), [*T(a)], len(T(a)), T(a)[0], T(a) == a)
x, y, z = T(a)
print(x, y, z, (lambda *q: q)(*T(a)), max(T(a)), 'o' in T(a), 1 in T(a))
