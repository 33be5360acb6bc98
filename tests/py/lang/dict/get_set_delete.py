"""Subscripts, get, setdefault, pop, popitem, del, in: results and errors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
d = {'a': 1, 2: 'two', None: 3, (1, 2): 't', 1.5: 'f', True: 'yes'}
print(d['a'], d[2], d[None], d[1, 2], d[1.5], d[1], d[1.0], d.get('zz'), d.get('zz', 5), d.get('a', 5), 'a' in d, 'b' not in d, 2.0 in d)
for key in ('missing', 3, (1,), 0.1, 'é', b'a', frozenset([1]), [], {}, [1], slice(1)):
    t(lambda: d[key])
    t(lambda: key in d)
    t(d.get, key)
    t(d.pop, key)
    t(d.pop, key, 'default')
    t(d.__delitem__, key)
for f, args in ((d.get, ()), (d.get, (1, 2, 3)), (d.pop, ()), (d.pop, (1, 2, 3)), (d.setdefault, ()), (d.setdefault, (1, 2, 3)), (d.popitem, (1,)), (d.setdefault, ([], 1)), (d.__setitem__, ([], 1)), (d.__setitem__, (1,)), (d.__getitem__, ())):
    t(f, *args)
t(d.get, 'a', default=1)
t(d.pop, 'a', default=1)
print(d.setdefault('a', 9), d.setdefault('new'), d.setdefault('other', []), d['new'], d.pop('new'), d.pop('new', None), d.popitem(), d.popitem(), list(d))
e = {'x': 1}
print(e.popitem(), e)
t(e.popitem)
e['k'] = e
del e['k']
e[1], e[1.0], e[True] = 'abc'
print(e, e.__setitem__(2, 3), e.__delitem__(1), e, e.__contains__(2), e.__getitem__(2), e.__len__())
e.setdefault('l', []).append(1)
e.setdefault('l', []).append(2)
print(e, e.clear(), e)
counts = {}
for i in range(800):
    key = 'k%d' % (i % 13) if i % 3 else i % 7
    counts[key] = counts.get(key, 0) + i
    if i % 50 == 49:
        counts.pop(i % 7, None)
        del counts[next(iter(counts))]
    counts.setdefault(i % 11, 0)
print(counts)
