"""copy, pickle and immutability of complex numbers."""
import copy
import pickle
inf, nan = float('inf'), float('nan')
values = [0j, -0j, 1 + 2j, complex(-0.0, -0.0), complex(inf, -inf), complex(1e300, 1e-300), complex(0.1, 0.2)]
for v in values:
    print(v, copy.copy(v) is v, copy.deepcopy(v) is v, [repr(pickle.loads(pickle.dumps(v, p))) == repr(v) for p in range(2, 6)])
n = pickle.loads(pickle.dumps(complex(nan, 1)))
print(n, n == n, n.imag)
print((1j).__reduce_ex__(2)[1:], (1j).__getnewargs__(), (1j).__getstate__())
d = {1j: [1j]}
e = copy.deepcopy(d)
print(e, e == d, next(iter(e)) is next(iter(d)), pickle.loads(pickle.dumps(d)))
try:
    (1j).real = 5
except AttributeError as err:
    print(err)
a = b = 1 + 1j
a += 1
print(a, b)


class C(complex):
    pass


c = C(1, 2)
c.tag = 'x'
for p in range(2, 6):
    f = pickle.loads(pickle.dumps(c, p))
    print(p, f, type(f).__name__, f.tag)
g = copy.copy(c)
print(g, g.tag, g is c, copy.deepcopy(c).tag)
total = 0
for i in range(200):
    total += pickle.loads(pickle.dumps(complex(i, -i), 2 + i % 4)) + copy.copy(1j)
print(total)
