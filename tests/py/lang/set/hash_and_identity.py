"""How items are found: equal hashes, equality, identity, changed items, kept first item."""
class V:
    def __init__(self, n, h): self.n, self.h = n, h
    def __hash__(self): return self.h
    def __eq__(self, o): return isinstance(o, V) and self.n == o.n
    def __repr__(self): return f'V{self.n}'


a, b, c = V(1, 5), V(1, 5), V(2, 5)
s = {a}
s.add(b)
print(len(s), s.copy().pop() is a, b in s, c in s)
s.add(c)
a.n = 3
print(len(s), V(3, 5) in s, V(1, 5) in s, a in s)
a.h = 99
print(a in s, any(x is a for x in s), V(3, 99) in s)
first = 1
t = {first, 1.0, True}
print([type(x).__name__ for x in t], [type(x).__name__ for x in {1.0} | {1}], [type(x).__name__ for x in {1.0} & {1, 2, 3}], [type(x).__name__ for x in {1, 2, 3} & {1.0}])
nan = float('nan')
print(len({nan, nan}), {nan} & {nan} == {nan}, nan in {nan} | {1})
same = [V(i, i % 3) for i in range(40)]
u = set(same)
print(len(u), all(v in u for v in same), sum(v.n for v in u - set(same[:30])))
for v in same[::2]:
    u.remove(v)
print(len(u), sorted(v.n for v in u)[:4])
mixed = {0, False, '', b'', None, (), frozenset(), 0.0, -0.0, 0j}
print(len(mixed), {-1, -2} == {-2, -1}, hash(-1) == hash(-2), {2 ** 61 - 1, 0} == {0, 2 ** 61 - 1})


class Bad:
    def __hash__(self): return 'x'


class NoHash:
    __hash__ = None


class OnlyEq:
    def __eq__(self, o): return True


for x in (Bad(), NoHash(), OnlyEq()):
    try:
        {x}
    except TypeError as e:
        print(e)
counted = 0


class Count:
    def __init__(self, n): self.n = n
    def __hash__(self):
        global counted
        counted += 1
        return self.n
    def __eq__(self, o): return self.n == o.n


cs = {Count(i) for i in range(50)}
n1 = counted
d = set(cs) | cs.copy()
print(n1, counted - n1, Count(3) in d, counted - n1)
n = 0
for i in range(500):
    n += (V(i % 7, i % 2) in u) + (i % 10 in t) + (float(i % 3) in {0, 1})
print(n)
