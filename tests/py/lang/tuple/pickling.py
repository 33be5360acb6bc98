"""Pickles of tuples: sizes, sharing, recursion, all protocols."""
import copy
import pickle
samples = [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), tuple(range(300)), ((), ((),)), (None, True, 1.5, 'a', b'b', 2 ** 70)]
for p in range(6):
    print(p, [pickle.loads(pickle.dumps(s, p)) == s for s in samples])
shared = (1, 2)
for p in (0, 2, 4):
    a = pickle.loads(pickle.dumps([shared, shared], p))
    print(a[0] is a[1], a)
r = ([], 5)
r[0].append(r)
for p in range(6):
    q = pickle.loads(pickle.dumps(r, p))
    print(q[0][0] is q, len(q), end=' ')
print()
d = ({},)
d[0]['me'] = d
q = pickle.loads(pickle.dumps(d))
print(q[0]['me'] is q, copy.deepcopy(d)[0]['me'][0].keys())


class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    def __getnewargs__(self): return self[0], self[1]


class K(tuple):
    def __new__(cls, *, items=()): return super().__new__(cls, items)
    def __getnewargs_ex__(self): return (), {'items': list(self)}


class R(tuple):
    def __reduce__(self): return R, ((9, 9),)


for p in range(2, 6):
    print(pickle.loads(pickle.dumps(T(1, 2), p)), pickle.loads(pickle.dumps(K(items='ab'), p)), pickle.loads(pickle.dumps(R(), p)))
print(copy.copy(T(1, 2)), copy.deepcopy(K(items=[[1]])), T(1, 2).__reduce_ex__(2)[1], K(items='a').__reduce_ex__(4)[1:2], ().__getnewargs__(), (1, 2).__reduce_ex__(2)[1:3], (1, 2).__getstate__())
try:
    ().__reduce__()
except TypeError as e:
    print(e)
try:
    pickle.dumps((lambda: 1,))
except Exception as e:
    print(type(e).__name__)
n = 0
for i in range(200):
    x = pickle.loads(pickle.dumps((i, (str(i), i / 2)), i % 6))
    n += x[0] + len(x[1][0]) + x[1][1]
print(n)
