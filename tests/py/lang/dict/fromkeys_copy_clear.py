"""fromkeys, copy, clear, len and bool; class methods on subclasses."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
print(dict.fromkeys('aab'), dict.fromkeys([1, 2], 0), dict.fromkeys({3: 4}, 'v'), dict.fromkeys(()), dict.fromkeys({5}, None), {}.fromkeys('x', 1))
shared = dict.fromkeys('ab', [])
shared['a'].append(1)
print(shared, shared['a'] is shared['b'])
for args in ((), (5,), ([[]],), (None,), ('a', 1, 2)):
    t(dict.fromkeys, *args)
t(dict.fromkeys, 'a', value=1)


class D(dict):
    def __init__(self, *a, **k):
        log.append('init')
        super().__init__(*a, **k)

    def __setitem__(self, k, v):
        log.append(('set', k, v))
        super().__setitem__(k, v)


log = []
d = D.fromkeys('ab', 1)
print(type(d).__name__, d, log)


class F(dict):
    def __new__(cls, *a): return {'from': 'new'}


print(F.fromkeys('xy', 2))


class G(dict):
    def __new__(cls): return 5


t(G.fromkeys, 'ab')
a = {'x': [1], 'y': 2}
b = a.copy()
b['x'].append(2)
b['z'] = 3
print(a, b, b is a, a == {'x': [1, 2], 'y': 2}, a.clear(), a, len(a), bool(a), b)
for name in ('copy', 'clear', 'keys', 'values', 'items', 'popitem'):
    t(getattr(b, name), 1)
    t(getattr(b, name), x=1)
e = {i: i for i in range(100)}
for i in range(95):
    del e[i]
f = e.copy()
f[0] = 'new'
print(e, f, e.__sizeof__() > 0)
n = 0
for i in range(300):
    g = dict.fromkeys(range(i % 6), i)
    h = g.copy()
    h[99] = 1
    n += len(g) + len(h) + sum(h.values())
    g.clear()
    n += len(g)
print(n)
