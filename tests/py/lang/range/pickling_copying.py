"""copy, deepcopy, pickle, reduce of ranges and their iterators."""
import copy
import pickle
for r in (range(5), range(1, 10, 2), range(0), range(10, 0, -1), range(10 ** 30, 10 ** 30 + 4, 3)):
    print(r.__reduce__(), copy.copy(r) == r, copy.deepcopy(r), [pickle.loads(pickle.dumps(r, p)) == r for p in range(6)], pickle.loads(pickle.dumps(r)))
    for p in range(6):
        it = iter(r)
        next(it, None)
        a = list(pickle.loads(pickle.dumps(it, p)))
        b = list(copy.copy(it))
        assert a == b == list(it), (r, p)
l = [range(3)] * 2
m = copy.deepcopy(l)
print(m, m[0] is m[1])
rev = reversed(range(4))
next(rev)
print(list(copy.copy(rev)), list(pickle.loads(pickle.dumps(rev))), list(rev))
f, args, state = iter(range(5)).__reduce__()
print(f, args, state)
it = iter(range(5))
next(it)
print(it.__reduce__()[1:])
list(it)
print(it.__reduce__()[1:])
try:
    range(3).__reduce_ex__('x')
except TypeError as e:
    print(e)
n = 0
for i in range(200):
    r = pickle.loads(pickle.dumps(range(i, i * 2, 1 + i % 5), i % 6))
    n += len(r) + sum(copy.copy(iter(r)))
print(n)
