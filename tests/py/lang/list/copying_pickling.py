"""copy, deepcopy, pickle of lists: shared items, cycles, subclasses with state."""
import copy
import pickle
a = [1, [2, 3], {'k': [4]}]
b = copy.copy(a)
c = copy.deepcopy(a)
a[1].append('new')
print(a, b, c, b[1] is a[1], c[1] is a[1])
shared = [0]
d = [shared, shared]
e = copy.deepcopy(d)
print(e[0] is e[1], e[0] is shared)
r = [1]
r.append(r)
s = copy.deepcopy(r)
print(s, s[1] is s, s[1] is r)
for p in range(6):
    q = pickle.loads(pickle.dumps(r, p))
    x = pickle.loads(pickle.dumps(d, p))
    print(p, q, q[1] is q, x[0] is x[1])


class L(list):
    def __init__(self, *a):
        super().__init__(a)
        self.note = len(a)


class Reduced(list):
    def __reduce__(self): return Reduced, (), {'state': 1}, iter(['from', 'iter'])


class Get(list):
    def __getstate__(self): return 'state'
    def __setstate__(self, s): self.got = s


l = L(1, 2)
l.note = 'changed'
for p in (0, 2, 5):
    m = pickle.loads(pickle.dumps(l, p))
    print(p, m, type(m).__name__, m.note)
m = copy.copy(l)
m.append(3)
print(l, m, m.note, copy.deepcopy(l).note)
z = copy.copy(Reduced([9]))
print(z, z.state, copy.copy(Get([1])).got, pickle.loads(pickle.dumps(Get([5]))))
print([].__reduce_ex__(2)[1:3], [1].__reduce_ex__(4)[0].__name__, list([1].__reduce_ex__(4)[3]), [1, 2].__getstate__(), l.__getstate__())
big = [list(range(10))] * 5 + [[str(i)] for i in range(100)]
print(pickle.loads(pickle.dumps(big)) == big, copy.deepcopy(big) == big)
n = 0
for i in range(300):
    y = copy.copy([i, [i]])
    y[1].append(y[0])
    n += len(copy.deepcopy(y)[1]) + len(y.copy())
print(n)
