"""__len__, __getitem__, __setitem__, __delitem__, __contains__, __iter__, __reversed__, __missing__, __length_hint__."""
class Old:
    """Iteration and membership by __getitem__ only."""
    def __getitem__(self, i):
        if i >= 5: raise IndexError('end')
        return i * i


o = Old()
print(list(o), 9 in o, 10 in o, o[7 - 4], [*o], sum(o))
for f in (len, reversed, lambda x: x[0:2]):
    try:
        print(f(o))
    except TypeError as e:
        print(e)


class Spy:
    def __getitem__(self, key): return key
    def __setitem__(self, key, value): self.last = ('set', key, value)
    def __delitem__(self, key): self.last = ('del', key)
    def __len__(self): return 10


s = Spy()
print(s[1], s[1:2], s[::3], s[1, 2], s[1:2, ..., None], s[()], s[-1], s['a':'b'])
s[1:2] = 3
print(s.last)
del s[..., 1]
print(s.last)
s[0] += 5
print(s.last)
print(next(reversed(s)), list(reversed(s)))


class C:
    def __contains__(self, x): return 'truthy' if x else []
    def __iter__(self): return iter([1, 2])
    def __reversed__(self): return 'anything'


print(1 in C(), 0 in C(), 0 not in C(), list(C()), reversed(C()), C().__contains__(1))


class D(dict):
    def __missing__(self, key): return key * 2


d = D(a=1)
print(d['a'], d['b'], d.get('b'), len(d), 'b' in d)


class Hint:
    def __init__(self, h): self.h = h
    def __iter__(self): return iter('ab')
    def __length_hint__(self): return self.h


for h in (0, 100, NotImplemented, -1, 'x'):
    try:
        print(list(Hint(h)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class BadIter:
    def __iter__(self): return 5


class NoIter:
    __iter__ = None
    def __getitem__(self, i): return i


for x in (BadIter(), NoIter(), 5):
    for f in (iter, list, lambda x: 1 in x, lambda x: [*x]):
        try:
            f(x)
        except TypeError as e:
            print(e)
total = 0
for i in range(300):
    total += o[i % 5] + s[i] + d[i]
print(total)
