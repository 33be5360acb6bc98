"""__call__, __copy__, __deepcopy__, __reduce__, __getstate__, __sizeof__ and pickling hooks."""
import copy
import pickle


class P:
    def __init__(self, x, y): self.x, self.y = x, y
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
    __hash__ = None


p = P(1, [2])
shallow, deep = copy.copy(p), copy.deepcopy(p)
print(shallow == p, shallow.y is p.y, deep == p, deep.y is p.y, pickle.loads(pickle.dumps(p)) == p)


class State(P):
    def __getstate__(self): return {'packed': self.x}
    def __setstate__(self, state): self.x, self.y = state['packed'], 'restored'


s = pickle.loads(pickle.dumps(State(5, 6)))
print(s.x, s.y, copy.copy(State(7, 8)).y)


class Reduced:
    def __init__(self, *a): self.a = a
    def __reduce__(self): return (Reduced, (*self.a, 'again'))


print(copy.copy(Reduced(1)).a, pickle.loads(pickle.dumps(Reduced(1, 2))).a)


class Copies:
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return 'deep ' + str(type(memo).__name__)


print(copy.copy(Copies()), copy.deepcopy([Copies()]))
a = [1]
a.append(a)
b = copy.deepcopy(a)
print(b[1] is b, b is a, copy.deepcopy({'k': (1, [2])}), copy.copy((a,))[0] is a)


class Slots:
    __slots__ = ('u', 'v')


t = Slots()
t.u = 1
print(copy.copy(t).u, hasattr(copy.copy(t), 'v'), object().__getstate__(), p.__getstate__(), t.__getstate__())


class New:
    def __new__(cls, n): o = super().__new__(cls); o.n = n; return o
    def __getnewargs__(self): return (self.n * 2,)
    def __getstate__(self): return None


print(pickle.loads(pickle.dumps(New(4))).n, pickle.loads(pickle.dumps(New(4), 2)).n)
for bad in (lambda: 0, (i for i in ()), print.__self__):
    try:
        pickle.dumps(bad)
    except Exception as e:
        print(type(e).__name__)
total = 0
for i in range(100):
    total += copy.copy(P(i, 1)).x + len(copy.deepcopy([i] * 3))
print(total, p.__sizeof__() > 0)
