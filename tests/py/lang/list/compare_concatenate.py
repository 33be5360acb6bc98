"""==, <, +, * and in of lists with their partners; recursion in comparisons."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a = [1, 2]
ops = [('+', lambda x, y: x + y), ('*', lambda x, y: x * y), ('<', lambda x, y: x < y), ('>=', lambda x, y: x >= y), ('==', lambda x, y: x == y)]
for other in ([], [1, 2], [1, 3], [1], [1, 2, 0], [1.0, True + 1], ['a'], (1, 2), 'ab', 2, 0, -1, True, 1.5, None, {1}, range(2)):
    for name, f in ops:
        print(name, end=' ')
        t(f, a, other)
        if name in '+*':
            t(f, other, a)
print([] < [0] < [1] < [1, -5], [1, 'a'] == [1, 'a'], [1, 'a'] < [2, None], ['b'] > ['a', 'z'], [[1], 2] < [[1], 3], [None] == [None], [1] != [1.0], max([1, 2], [1, 3]), not [], bool([0]))
t(lambda: [1, 'a'] < [1, 2])
t(lambda: [None, 1] < [None, 2])
t(lambda: [None] < [None])
t(lambda: hash([]))
t(lambda: {[]: 1})
print([].__hash__, a.__lt__((1,)), a.__eq__('x'), a.__add__([3]), a.__mul__(2), a.__rmul__(2), a.__len__(), a.__contains__(2))
t(a.__add__, (3,))
t(a.__mul__, 'x')
r = []
r.append(r)
s = []
s.append(s)
print(r == r, repr(r))


class L(list):
    def __eq__(self, o): return 'L.eq'
    def __add__(self, o): return 'L.add'
    def __radd__(self, o): return 'L.radd'
    def __lt__(self, o): return 'L.lt'
    def __gt__(self, o): return 'L.gt'


print(L() == [], [] == L(), [1] + L(), L() + [], [1] < L(), L() * 2, type(L([1])[:]))


class I:
    def __index__(self): return 2


print(a * I(), I() * a, [[]] * 3, [0] * 3 + [1])
n = 0
for i in range(400):
    x = [i % 3, i % 5]
    n += (x < [1, 2]) + (x == [0, 0]) * 3 + len(x * (i % 3)) + (i % 4 in x) + (x + [i])[2]
print(n)
