"""Nothing changes a frozenset; augmented operators make new ones."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
f = frozenset([1, 2])
for name in ('add', 'remove', 'discard', 'pop', 'clear', 'update', 'intersection_update', 'difference_update', 'symmetric_difference_update', '__ior__', '__iand__', '__isub__', '__ixor__', '__setitem__', '__delitem__'):
    t(getattr, f, name)
g = h = f
g |= {3}
g &= {1, 3}
g ^= {4}
g -= {1}
print(sorted(g), sorted(h), h is f, type(g).__name__)
for op in ('|', '&', '-', '^'):
    for bad in ([1], 5, 'a', None):
        x = f
        try:
            exec(f'x {op}= bad')
        except TypeError as e:
            print(e)


def put(): f[0] = 1
def drop(): del f[0]
def attr(): f.x = 1


for q in (put, drop, attr):
    t(q)
inner = (1, [2])
t(frozenset, [inner])
nested = frozenset([frozenset([1]), frozenset()])
print(len(nested), frozenset([1]) in nested, {1} in nested, set() in nested, nested == {frozenset(), frozenset({1})})
import copy
print(copy.copy(f) is f, copy.deepcopy(f) == f, f | set() == f, (f | f) is f, f & f == f, f - set() == f, f.union() == f, f.union() is f)
s = set(f)
s.add(9)
print(sorted(f), sorted(s), isinstance(f, set), isinstance(f, frozenset), issubclass(frozenset, set), frozenset.__mro__)
acc = frozenset()
for i in range(300):
    acc |= {i % 13}
    acc -= {i % 5}
print(sorted(acc))
