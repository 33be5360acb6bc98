"""| & - ^ of sets with every partner; result types; reflected."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a = {1, 2, 3}
ops = [('|', lambda x, y: x | y), ('&', lambda x, y: x & y), ('-', lambda x, y: x - y), ('^', lambda x, y: x ^ y)]
for other in (set(), {2, 3, 4}, frozenset([3, 5]), {1: 0}.keys(), {1: 2}.items(), [1], (1,), 'a', 5, None, {1: 2}, range(3)):
    for name, f in ops:
        print(name, end=' ')
        t(lambda: sorted(f(a, other), key=str))
        t(lambda: sorted(f(other, a), key=str))
print(type(a | frozenset()).__name__, type(frozenset() | a).__name__, type(a & {1: 0}.keys()).__name__)


class S(set):
    pass


class R(set):
    def __or__(self, o): return 'R.or'
    def __ror__(self, o): return 'R.ror'
    def __rsub__(self, o): return 'R.rsub'
    def __and__(self, o): return NotImplemented


class Other:
    def __rand__(self, o): return 'Other.rand'
    def __ror__(self, o): return NotImplemented


print(type(S([1]) | a).__name__, type(a | S()).__name__, type(S() - a).__name__, R() | a, a | R(), a - R(), a & Other(), a.__or__([1]), a.__and__({2}), a.__rsub__({1, 9}), sorted(a.__rxor__({1, 9})), a.__sub__('x'))
t(lambda: a | Other())
t(lambda: R() & {1})
print(a | a == a, a & a == a, a - a, a ^ a, (a | {9}) is not a, {1.0} & {1}, {1} & {1.0}, {True} | {1})
b = c = {1, 2}
b |= {3}
b &= {2, 3, 4}
b ^= {3, 9}
b -= {9}
print(b, c, b is c)
for op in ('|=', '&=', '^=', '-='):
    for bad in ([1], 5, 'ab', {1: 2}):
        x = {1}
        try:
            exec(f'x {op} bad')
            print('fine', x)
        except TypeError as e:
            print(e)
b |= b
b &= b
b ^= b
print(b)
b |= {1, 2}
b -= b
print(b, c)
n = 0
for i in range(400):
    x = {i % 5, i % 7, i % 11}
    y = {i % 3, i % 13}
    n += len(x | y) * 1000 + len(x & y) * 100 + len(x - y) * 10 + len(x ^ y) + ((x | y) >= x)
print(n)
