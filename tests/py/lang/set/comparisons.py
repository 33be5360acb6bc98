"""Subset order, equality, isdisjoint, issubset, issuperset."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
sets = [set(), {1}, {1, 2}, {2}, {1, 2, 3}, frozenset([1, 2])]
for x in sets:
    print([''.join('01'[b] for b in (x < y, x <= y, x == y, x != y, x >= y, x > y, x.issubset(y), x.issuperset(y), x.isdisjoint(y))) for y in sets])
for other in ([1], 'a', 5, None, {1: 2}, {1: 2}.keys()):
    for f in (lambda: {1} == other, lambda: {1} != other, lambda: {1} < other, lambda: {1} >= other, lambda: {1}.issubset(other), lambda: {1}.issuperset(other), lambda: {1}.isdisjoint(other)):
        t(f)
for f in (lambda: {1}.issubset(), lambda: {1}.issubset([1], [2]), lambda: {1}.isdisjoint([[]]), lambda: {1}.issuperset([[]]), lambda: {1}.issubset(x for x in (1, 2)), lambda: set.issubset([1], [1]), lambda: hash({1}), lambda: {{1}}, lambda: {{1}: 1}, lambda: {1}.__lt__([1]), lambda: {1}.__eq__([1]), lambda: {1}.__hash__):
    t(f)
print(sorted([{1, 2}, {1}, set()], key=len), max({1}, {1, 2}), min({1, 2}, {3}), {1, 2} == {2, 1}, {1.0} == {1}, {'a'} != {'b'}, {frozenset([1])} == {frozenset([1.0])})
nan = float('nan')
print({nan} == {nan}, {nan} <= {nan})


class S(set):
    def __eq__(self, o): return 'S.eq'
    def __lt__(self, o): return 'S.lt'
    def __gt__(self, o): return 'S.gt'
    __hash__ = None


print(S() == set(), set() == S(), S() < set(), set() < S(), set() != S(), S().issubset([]))


class Boom:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): raise KeyError(self.n)


t(lambda: {Boom(1)} == {Boom(2)})
t(lambda: {Boom(1)} <= {Boom(2), 5})
b = Boom(3)
t(lambda: {b} == {b})
n = 0
for i in range(300):
    x, y = set(range(i % 6)), set(range(i % 8))
    n += (x < y) + (x <= y) * 2 + (x == y) * 4 + x.isdisjoint(range(5, 9)) * 8 + y.issuperset(x) * 16
print(n)
