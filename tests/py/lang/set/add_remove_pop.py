"""add, remove, discard, pop, clear, copy, in: results and errors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
s = {1, 'a', None}
print(s.add(2), s.add(2), s.add(1.0), len(s), s.discard(99), s.discard('a'), s.remove(None), sorted(s), 1.0 in s, True in s, 'a' in s)
for f, args in ((s.add, ()), (s.add, (1, 2)), (s.add, ([],)), (s.add, ({},)), (s.add, (slice(1),)), (s.remove, (99,)), (s.remove, ('zz',)), (s.remove, ((1, 2),)), (s.remove, ([],)), (s.remove, ()), (s.discard, ([],)), (s.discard, ()), (s.discard, (bytearray(),)), (s.clear, (1,)), (s.pop, (1,)), (s.copy, (1,)), (s.__contains__, ([],)), (s.__contains__, ()), (s.remove, (frozenset([7]),)), (s.remove, ({7},)), (s.discard, ({7},)), (s.__contains__, ({7},))):
    t(f, *args)
t(lambda: [] in s)
t(lambda: {1} in s)
u = {frozenset([1, 2]), 3}
print({1, 2} in u, u.discard({1, 2}), u, u.add(frozenset()), set() in u, u.remove(set()), u)
one = {5}
print(one.pop(), one)
t(one.pop)
c = s.copy()
c.add('c')
print(len(s), len(c), c is s, s.clear(), s, c > s, bool(s), bool(c))


class Boom:
    def __hash__(self): raise ValueError('hash')


class Eq:
    def __hash__(self): return 1
    def __eq__(self, o): raise KeyError('eq')


t(lambda: {1}.add(Boom()))
t(lambda: Boom() in {1})
t(lambda: {1}.add(Eq()))
t(lambda: Eq() in {1})
t(lambda: {1}.discard(Eq()))
t(lambda: Eq() in {2})
nan = float('nan')
print(nan in {nan}, len({nan, nan}))
w = set()
for i in range(1000):
    w.add(i * 7 % 101)
    if i % 3 == 0:
        w.discard(i % 50)
    if i % 10 == 0 and i % 101 in w:
        w.remove(i % 101)
print(len(w), sum(w), sorted(w)[:5])
while len(w) > 3:
    w.pop()
print(len(w))
