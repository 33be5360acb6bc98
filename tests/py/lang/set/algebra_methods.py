"""union, intersection, difference, symmetric_difference and their updates: any iterables, several arguments."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a = {1, 2, 3}
for name in ('union', 'intersection', 'difference', 'symmetric_difference'):
    for args in ((), ([2, 9],), ('a',), (range(2), [5]), ({1: 0}, (2,), {3}), (iter([1, 2]),), (frozenset([1]),), (5,), ([1], 5), ([[]],), (None,), (x for x in (3, 4))):
        print(name, end=' ')
        t(lambda: sorted(getattr(a, name)(*(args if isinstance(args, tuple) else (args,))), key=str))
for name in ('update', 'intersection_update', 'difference_update', 'symmetric_difference_update'):
    for args in ((), ([2, 9],), (range(2), [5]), ({1: 0},), (5,), ([1, []],), ([8], 5)):
        b = {1, 2, 3}
        print(name, end=' ')
        t(getattr(b, name), *args)
        print(sorted(b))
b = {1, 2, 3}
b.update(b)
b.symmetric_difference_update(b)
print(b)
b.update('ab', [1], {2: 3})
b.difference_update(b)
print(b, type(a.union([])).__name__, a.union() is a, a.union() == a, a.intersection() is a, a.difference() == a, a.copy() == a)


class S(set):
    def __init__(self, *args):
        super().__init__(*args)
        log.append(len(self))


log = []
s = S([1])
print(type(s.union([2])).__name__, type(s.copy()).__name__, type(s.intersection([1])).__name__, type(s.difference([1])).__name__, type(s.symmetric_difference([3])).__name__, log)


def gen():
    yield 1
    raise ValueError('mid')


c = {5}
t(c.update, gen())
print(sorted(c))
t(c.intersection, gen())
t(c.difference, gen())
t(c.union, other=[1])
t(set.union, [1], [2])
t(set.union)
print(set().union(*[[1], [2], [1, 3]]), set.intersection(*map(set, ['abc', 'bcd', 'cbx'])) == {'b', 'c'})
n = 0
for i in range(300):
    u = set(range(i % 10))
    n += len(u.union([i], 'ab')) + len(u.intersection(range(5))) + len(u.difference([1, 2], {3})) + len(u.symmetric_difference(range(3, 8)))
    u.update([i], range(3))
    u.difference_update({0})
    n += sum(u)
print(n)
