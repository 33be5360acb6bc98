"""Slices in match statements, isinstance, dispatch and type annotations."""
def describe(key):
    match key:
        case slice(start=None, stop=None, step=None):
            return 'everything'
        case slice(start=None, stop=stop, step=None):
            return f'up to {stop}'
        case slice(start=start, stop=None):
            return f'from {start}'
        case slice(start=int(a), stop=int(b), step=None | 1):
            return f'{b - a} items'
        case slice():
            return 'slice'
        case (slice(), *rest):
            return f'slice and {len(rest)}'
        case int():
            return 'int'
        case _:
            return 'other'


class D:
    def __getitem__(self, key): return describe(key)


d = D()
print(d[:], d[:5], d[2:], d[2:8], d[2:8:1], d[2:8:2], d[:, 1], d[3], d[...], d['a':'b'], d[::2], d['x'])
try:
    match slice(1):
        case slice(1):
            pass
except TypeError as e:
    print(e)
from functools import singledispatch


@singledispatch
def kind(x): return 'any'
@kind.register
def _(x: slice): return f'slice {x.start}'
@kind.register
def _(x: int): return 'int'


print(kind(slice(5, 6)), kind(1), kind('a'), isinstance(slice(1), slice), isinstance(1, slice), issubclass(slice, object), type(slice(1)) is slice, slice.__class__)
import collections.abc as abc
print(isinstance(slice(1), abc.Hashable), isinstance(slice(1), abc.Iterable), isinstance(slice(1), abc.Sized))
print(repr(slice(slice(1), slice(2))), str(slice('a', "b'", None)), '%s %r' % (slice(1), slice(2)), f'{slice(1)!s:>25}|')
import operator
print(operator.getitem([1, 2, 3], slice(1, 3)), operator.itemgetter(slice(1, None))('abc'), operator.itemgetter(slice(2), 0)([5, 6, 7]))
x = [1, 2, 3, 4]
operator.setitem(x, slice(1, 3), 'ab')
operator.delitem(x, slice(0, 1))
print(x, list(map([5, 6, 7].__getitem__, (slice(1), 0, slice(1, 3)))))
import itertools
print(list(itertools.islice('abcdef', 1, 5, 2)), list(itertools.islice('abc', None)), list(itertools.islice('abc', 2)))
n = 0
for i in range(300):
    n += len(d[i:]) + len(d[:i]) + len(d[i:i + 3]) + len(d[i])
print(n)
