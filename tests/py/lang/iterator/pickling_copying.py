"""copy and pickle of iterators in the middle, and after the end."""
import copy
import pickle
def make():
    return [iter([1, 2, 3]), iter((1, 2, 3)), iter('abc'), iter('a€c'), iter(b'abc'), iter(range(3)), iter(bytearray(b'abc')), reversed([1, 2, 3]), reversed((1, 2, 3)), enumerate('abc', 5), zip('abc', [1, 2, 3]), map(str, [1, 2, 3]), filter(None, [1, 2, 3]), iter({1: 2, 3: 4, 5: 6}), iter({1: 2, 3: 4, 5: 6}.items()), iter({1: 2, 3: 4, 5: 6}.values())]


for i, it in enumerate(make()):
    name = type(it).__name__
    a = list(copy.copy(make()[i]))
    first = next(it)
    b = list(pickle.loads(pickle.dumps(it)))
    c = list(copy.deepcopy(it))
    d = list(it)
    e = list(pickle.loads(pickle.dumps(it)))
    print(name, a, first, b, c, d, e)
for p in range(6):
    print(p, [list(pickle.loads(pickle.dumps(x, p))) for x in make()[:6]])
for x in ((i for i in 'a'), iter(lambda: 1, 1)):
    try:
        print(type(pickle.loads(pickle.dumps(x))).__name__)
    except Exception as e:
        print(type(e).__name__)
for x in make()[:6]:
    r = x.__reduce__()
    print(r[0].__name__, r[1:], end=' ')
    next(x)
    print(x.__reduce__()[1:], end=' ')
    list(x)
    print(x.__reduce__()[1:])
for x in make()[:6]:
    x.__setstate__(1)
    print(list(x), end=' ')
    try:
        x.__setstate__('a')
    except TypeError as e:
        print(e, end='; ')
print()
l = [1, 2, 3]
it = iter(l)
next(it)
c = copy.copy(it)
l.append(4)
print(list(c), list(it))
it = iter(l)
d = copy.deepcopy(it)
l.append(5)
print(list(d), list(it))
class Seq:
    def __getitem__(self, i): return 'xyz'[i]
it = iter(Seq())
next(it)
print(list(copy.copy(it)), it.__reduce__()[0].__name__, list(it))
n = 0
for i in range(150):
    it = iter([i, 1, 2])
    next(it)
    n += sum(copy.copy(it)) + sum(pickle.loads(pickle.dumps(it)))
print(n)
