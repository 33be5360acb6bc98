"""copy, deepcopy, pickle and reduce of slices."""
import copy
import pickle
for s in (slice(1), slice(1, 2, 3), slice(None), slice('a', [1], (2,))):
    print(s.__reduce__(), copy.copy(s) == s, copy.copy(s) is s, copy.deepcopy(s) == s, [pickle.loads(pickle.dumps(s, p)) == s for p in range(6)], pickle.loads(pickle.dumps(s)))
inner = [1]
s = slice(inner)
t = copy.deepcopy(s)
u = copy.copy(s)
inner.append(2)
print(s, t, u)
class K:
    def __init__(self): self.s = slice(self, 1)
k = K()
c = copy.deepcopy(k)
print(c.s.start is c, c.s.stop, c is k)
l = [slice(1)] * 2
m = pickle.loads(pickle.dumps(l))
print(m, m[0] is m[1])
for f in (lambda: s.__copy__, lambda: s.__reduce_ex__('x'), lambda: pickle.dumps(slice(lambda: 1)), lambda: copy.replace(s, start=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
print(s.__class__, s.__getstate__(), s.__sizeof__() > 0)
n = 0
for i in range(200):
    q = pickle.loads(pickle.dumps(slice(i, i + 1), i % 6))
    n += q.start + q.stop + copy.deepcopy(q).start
print(n)
