"""Frozensets with dict views, abstract classes, generic sets and typing."""
import collections.abc as abc
f = frozenset([1, 2])
d = {1: 'a', 3: 'c'}
print(sorted(f & d.keys()), type(f & d.keys()).__name__, type(d.keys() & f).__name__, sorted(d.keys() - f), f == {1: 0, 2: 0}.keys(), {1: 0, 2: 0}.keys() == f, f <= {1: 0, 2: 0, 3: 0}.keys(), {1: 0}.keys() < f)
print([issubclass(frozenset, c) for c in (abc.Set, abc.MutableSet, abc.Hashable, abc.Collection, abc.Sequence, abc.Reversible)])


class Odds(abc.Set):
    def __init__(self, n): self.n = n
    def __contains__(self, x): return isinstance(x, int) and x % 2 == 1 and 0 < x < self.n
    def __iter__(self): return iter(range(1, self.n, 2))
    def __len__(self): return self.n // 2
    @classmethod
    def _from_iterable(cls, it): return frozenset(it)
    __hash__ = abc.Set._hash


o = Odds(8)
print(sorted(o), o == frozenset([1, 3, 5, 7]), frozenset([1, 3, 5, 7]) == o, o & f, f & o, sorted(o | f), f <= o, frozenset([1]) <= o, hash(o) == hash(frozenset([1, 3, 5, 7])), sorted(o ^ f), sorted(o - {1}), sorted({2, 1} - o))
print(frozenset[int], frozenset[int] == frozenset[int], isinstance(f, abc.Set), frozenset[int]([1, 1]), set[int] == frozenset[int])
try:
    isinstance(f, frozenset[int])
except TypeError as e:
    print(e)
registry = {}
def register(*names):
    def deco(fn):
        registry[frozenset(names)] = fn
        return fn
    return deco
@register('int', 'str')
def both(a, b): return f'{a}{b}'
@register('int')
def ints(a, b): return a + b
def dispatch(a, b): return registry[frozenset((type(a).__name__, type(b).__name__))](a, b)
print(dispatch(1, 'x'), dispatch('x', 1), dispatch(1, 2))
try:
    dispatch(1, 1.5)
except KeyError as e:
    print(len(e.args[0]))
n = 0
for i in range(300):
    n += len(str(dispatch(i, 'q' if i % 2 else i)))
print(n)
