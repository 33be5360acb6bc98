"""iter() and next(): __iter__, __getitem__, errors, defaults."""
def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)


class Seq:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError('end')
        return i * i
class Stop(Seq):
    def __getitem__(self, i):
        if i > 1: raise StopIteration('s')
        return i
class Err(Seq):
    def __getitem__(self, i): raise KeyError(i)
class Bad:
    def __iter__(self): return 5
class NoneIter:
    __iter__ = None
    def __getitem__(self, i): return i
class Raise:
    def __iter__(self): raise ValueError('iter')
class NoNext:
    def __iter__(self): return self
class Own:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration(self.n)
        return self.n
class Inst: pass


print(list(Seq(3)), list(Stop(0)), list(Own()), 4 in Seq(5), 3 in Own(), [*Seq(2)], dict(enumerate(Seq(2))), sum(Own()), max(Seq(4)))
i = Inst()
i.__iter__ = lambda: iter([1])
for x in (Bad(), NoneIter(), Raise(), NoNext(), i, 5, None, Err(1), object(), int, len, 1.5):
    t(lambda: iter(x) and list(x))
for a in ((), ([], 1), (1, 2, 3), (5,), ([],), ([].__len__, 1, 2)):
    t(lambda: type(iter(*a)).__name__)
for a in ((), ([],), (5,), (iter([]),), (iter([]), 'd'), (iter([7]),), (iter([]), 1, 2), (Own(),), (NoNext(),)):
    t(next, *a)
t(next, iter([]), default=1)
it = iter(Seq(3))
print(type(it).__name__, next(it), it.__length_hint__() if hasattr(it, '__length_hint__') else '-', it.__reduce__()[1:][1], list(it), next(it, 'over'))
o = Own()
print(list(o), list(o), next(o, 'd'), o.__next__ is not None)
def loop(x):
    for a, b in x: return a, b
for x in ([1], [(1,)], [(1, 2, 3)], ['ab'], [None], 5, [{1: 2, 3: 4}]):
    t(loop, x)
n = 0
for k in range(200):
    for x in Seq(k % 6): n += x
    for x in Own(): n += x
    n += next(iter((k,))) + next(iter(()), 1)
print(n)
