"""Operators and methods of frozensets with all partners; result types."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a = frozenset([1, 2, 3])
for other in ({2, 9}, frozenset([3]), {1: 0}.keys(), [1], 'a', 5, None, range(2)):
    for f in (lambda x, y: x | y, lambda x, y: x & y, lambda x, y: x - y, lambda x, y: x ^ y):
        t(lambda: (lambda r: (type(r).__name__, sorted(r, key=str)))(f(a, other)))
        t(lambda: (lambda r: (type(r).__name__, sorted(r, key=str)))(f(other, a)))
for name in ('union', 'intersection', 'difference', 'symmetric_difference', 'isdisjoint', 'issubset', 'issuperset'):
    for args in ((), ([1, 9],), ('ab',), ([1], [2]), (5,), ([[]],), (x for x in (1, 2))):
        print(name, end=' ')
        r = None
        try:
            r = getattr(a, name)(*args)
            print(sorted(r, key=str) if not isinstance(r, bool) else r)
        except TypeError as e:
            print(e)


class S(frozenset):
    def __rsub__(self, o): return 'S.rsub'


print(type(S([1]) | a).__name__, type(a | S([1])).__name__, type(S().union([1])).__name__, a - S(), S([1]) - a, {1} - S(), a.__or__([1]), a.__rand__({1}), a.__xor__(5))
print(a > {1}, a >= a, a < a, a <= {1, 2, 3, 4}, a == {1, 2, 3}, {1, 2, 3} == a, a != {1}, a == [1, 2, 3])
t(lambda: a < [1])
t(lambda: a.union(k=1))
n = 0
for i in range(300):
    x = frozenset(range(i % 8))
    n += len(x | a) * 100 + len(x & a) * 10 + len(x - a) + len(x ^ {i}) + (x <= a) + x.isdisjoint({0})
print(n)
