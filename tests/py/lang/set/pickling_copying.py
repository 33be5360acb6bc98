"""copy, deepcopy, pickle and reduce of sets and subclasses."""
import copy
import pickle
s = {1, 'a', (2, 3), frozenset([4]), None}
for p in range(6):
    print(p, pickle.loads(pickle.dumps(s, p)) == s, pickle.loads(pickle.dumps(set(), p)))
print(copy.copy(s) == s, copy.copy(s) is s, copy.deepcopy(s) == s, {1}.__reduce__(), {1}.__reduce_ex__(4), set().__reduce__())


class S(set):
    def __init__(self, items=()):
        super().__init__(items)
        self.note = 'fresh'


class Slot(set):
    __slots__ = ('x', '__dict__')


t = S([1])
t.note = 'old'
t.own = [5]
print(t.__reduce__()[1:], copy.copy(t).note, copy.copy(t).own is t.own, copy.deepcopy(t).own is t.own, type(copy.copy(t)).__name__)
for p in (0, 2, 4):
    u = pickle.loads(pickle.dumps(t, p))
    print(p, u, u.note, u.own)
x = Slot([2])
x.x, x.y = 1, 2
y = copy.copy(x)
print(y, y.x, y.y)


class Node:
    def __init__(self, name): self.name, self.links = name, set()
    def __hash__(self): return hash(self.name) if hasattr(self, 'name') else 0


a, b = Node('a'), Node('b')
a.links.add(b)
b.links.add(a)
c = copy.deepcopy(a)
d = c.links.pop()
print(d.name, d.links.pop() is c, c is a)
l = [{1, 2}] * 2
m = copy.deepcopy(l)
print(m, m[0] is m[1], pickle.loads(pickle.dumps(l))[0] == {1, 2})
inner = (1, [2])
try:
    {inner}
except TypeError as e:
    print(e)
big = {i * 17 for i in range(1500)} | {str(i) for i in range(100)}
print(pickle.loads(pickle.dumps(big)) == big, copy.deepcopy(big) == big, pickle.loads(pickle.dumps(big, 0)) == big)
n = 0
for i in range(200):
    z = copy.copy({i, i + 1})
    z.add(0)
    n += len(z) + len(pickle.loads(pickle.dumps(z, i % 6))) + sum(copy.deepcopy(z))
print(n)
