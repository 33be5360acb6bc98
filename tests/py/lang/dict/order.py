"""Insertion order: updates keep the place, deletion and insertion moves to the end, popitem takes the last."""
d = {}
for k in 'badc':
    d[k] = ord(k)
d['a'] = 'changed'
print(d, list(d), list(reversed(d)), d.popitem())
del d['b']
d['b'] = 'again'
print(d, next(iter(d)), next(reversed(d)))
d.update(e=1, a=2)
print(d)
d |= {'z': 0, 'd': 1}
print(d, {'q': 1} | d, d | {'e': 5})
print({1: 'a', 2: 'b'} == {2: 'b', 1: 'a'}, list({1: 'a', 2: 'b'}.items()) == list({2: 'b', 1: 'a'}.items()))
e = {1: 'int'}
e[1.0] = 'float'
e[True] = 'bool'
print(e, [type(k).__name__ for k in e])
f = dict.fromkeys('hello')
print(f, list(f.keys()), dict(sorted({'b': 1, 'a': 2}.items())), dict(reversed({'b': 1, 'a': 2}.items())))
g = {i: i for i in range(10)}
for i in range(0, 10, 2):
    del g[i]
for i in range(10, 14):
    g[i] = i
print(list(g), list(reversed(g.values())), list(reversed(g.items()))[:2])
k = {x: None for x in 'ab'}
k.pop('a')
k['a'] = 1
print(list(k), list(k.copy()), list(dict(k)), list({**k}))


def kw(**kwargs): return list(kwargs)


print(kw(z=1, a=2, **{'m': 3}), list(type('C', (), {'z': 1, 'a': 2}).__dict__)[:2])


class LRU:
    def __init__(self, n): self.n, self.d = n, {}

    def get(self, k):
        if k in self.d:
            self.d[k] = v = self.d.pop(k)
            return v

    def put(self, k, v):
        self.d.pop(k, None)
        self.d[k] = v
        if len(self.d) > self.n:
            del self.d[next(iter(self.d))]


c = LRU(5)
hits = 0
for i in range(1000):
    k = i * i % 11
    if c.get(k) is None:
        c.put(k, i)
    else:
        hits += 1
print(hits, c.d)
