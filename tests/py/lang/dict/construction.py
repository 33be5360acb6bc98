"""dict(...): mappings, pairs, keywords, errors; displays with ** and duplicates."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
class Keys:
    def keys(self): return ['a', 'b']
    def __getitem__(self, k): return k * 2


class BadKeys:
    keys = 5


class NoItem:
    def keys(self): return ['a']


for args, kw in (((), {}), (({'a': 1},), {}), (([('a', 1), ['b', 2], 'cd'],), {}), ((), {'x': 1}), (({'a': 1},), {'a': 2, 'b': 3}), ((Keys(),), {}), ((iter([(1, 2)]),), {}), (((k, k) for k in 'ab'), {}), (({1, },), {}), ((5,), {}), ((None,), {}), (([1],), {}), (([(1,)],), {}), (([(1, 2, 3)],), {}), (('ab',), {}), ((['ab', 'c'],), {}), (([([], 1)],), {}), (({}, {}), {}), ((BadKeys(),), {}), ((NoItem(),), {}), (([],), {'self': 1, 'iterable': 2})):
    if isinstance(args, tuple):
        t(dict, *args, **kw)
    else:
        t(dict, args)
print({'a': 1, 'a': 2}, {1: 'a', 1.0: 'b', True: 'c'}, {**{'x': 1}, 'y': 2, **{'x': 3}}, {**Keys()}, {}, {(): {}}, dict(**{'a b': 1}), dict(a=1, **{'b': 2}))
for f in (lambda: {**5}, lambda: {**[1]}, lambda: {[]: 1}, lambda: {{}: 1}, lambda: dict(**{1: 2}), lambda: dict(**5), lambda: dict(a=1, **{'a': 2}), lambda: {**None}, lambda: {**BadKeys()}):
    t(f)
log = []
def f(x):
    log.append(x)
    return x


{f(1): f(2), **{f(3): f(4)}, f(5): f(6)}
print(log, {f(k): f(v) for k, v in [(7, 8)]}, log[6:])
d = {'a': 1}
print(d.__init__([('b', 2)], c=3), d, dict(d) == d, dict(d) is d)
e = dict.__new__(dict, 1, 2, x=3)
print(e)
r = {}
r['self'] = r
r[1] = [r]
print(r, repr({'a': "q'", b'b': None, (1,): 1.5}), f'{ {1: 2} }')
n = 0
for i in range(300):
    n += len(dict(zip('abc', range(i % 4)))) + len({**{'a': i}, 'b': i}) + dict(a=i)['a']
print(n)
