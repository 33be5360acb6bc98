"""Pickles and copies of frozensets and subclasses."""
import copy
import pickle
f = frozenset([1, 'a', (2, frozenset())])
for p in range(6):
    print(p, pickle.loads(pickle.dumps(f, p)) == f, pickle.loads(pickle.dumps(frozenset(), p)), type(pickle.loads(pickle.dumps(f, p))).__name__)
print(copy.copy(f) is f, copy.deepcopy(f) == f, frozenset([1]).__reduce__(), frozenset().__reduce_ex__(4))


class S(frozenset):
    def __new__(cls, items=(), tag=None):
        self = super().__new__(cls, items)
        self.tag = tag
        return self


s = S([1], 'label')
print(s.__reduce__()[1:], copy.copy(s).tag, copy.copy(s) is s, type(copy.deepcopy(s)).__name__)
for p in (0, 2, 4, 5):
    q = pickle.loads(pickle.dumps(s, p))
    print(p, q, q.tag)


class Node:
    def __init__(self): self.links = frozenset()


a = Node()
a.links = frozenset([a])
b = copy.deepcopy(a)
print(next(iter(b.links)) is b, b is a)
for p in range(2, 6):
    c = pickle.loads(pickle.dumps(a, p))
    print(next(iter(c.links)) is c, end=' ')
print()
l = [frozenset([1])] * 2
m = pickle.loads(pickle.dumps(l))
print(m, m[0] is m[1], copy.deepcopy(l)[0] is copy.deepcopy(l)[1])
it = iter(frozenset([1, 2, 3]))
next(it)
print(len(list(copy.copy(it))), len(list(pickle.loads(pickle.dumps(it)))), len(list(it)))
n = 0
for i in range(200):
    q = pickle.loads(pickle.dumps(frozenset([i, str(i)]), i % 6))
    n += len(q) + (i in q)
print(n)
