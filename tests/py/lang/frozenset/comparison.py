"""Order by inclusion between frozensets and everything else."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
f = frozenset
sets = [f(), f([1]), f([1, 2]), f([2]), {1, 2}]
for x in sets:
    print([''.join('01'[b] for b in (x < y, x <= y, x == y, x != y, x >= y, x > y)) for y in sets])
for other in ([1], (1,), 'a', 5, None, {1: 2}, {1: 2}.keys(), {1: 2}.items()):
    print(f([1]) == other, f([1]) != other, end=' ')
    t(lambda: f([1]) < other)
    t(lambda: f([1]) >= other)
print(f.__lt__(f(), [1]), f().__eq__(0), f().__ne__(set()), sorted([f([1, 2]), f([1]), f()], key=len) == [f(), f([1]), f([1, 2])])
nan = float('nan')
print(f([nan]) == f([nan]))


class S(frozenset):
    def __le__(self, o): return 'le'
    def __ge__(self, o): return 'ge'
    def __eq__(self, o): return 'eq'
    __hash__ = frozenset.__hash__


print(S() <= f(), f() <= S(), S() == f(), f() == S(), {S()} == {f()}, S() != f())


class Boom:
    def __hash__(self): return 1
    def __eq__(self, o): raise KeyError('cmp')


t(lambda: f([Boom()]) == f([Boom()]))
t(lambda: f([Boom()]) <= f([Boom()]))
t(lambda: f([Boom()]) == f([2]))
chain = [f(range(k)) for k in range(20)]
print(all(a < b for a, b in zip(chain, chain[1:])), max(chain) == chain[-1], sorted(chain, reverse=True)[0] == chain[19], sum(a <= b for a in chain for b in chain))
n = 0
for i in range(400):
    a, b = f({i % 3, i % 4}), f({i % 5, i % 2})
    n += (a < b) + (a <= b) * 2 + (a == b) * 4 + (a > {i % 3}) * 8
print(n)
