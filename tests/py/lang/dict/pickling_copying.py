"""copy, deepcopy and pickle of dicts, cycles, subclasses, views."""
import copy
import pickle
a = {'x': [1], ('t',): {'y': 2}}
b = copy.copy(a)
c = copy.deepcopy(a)
a['x'].append(2)
print(a, b, c, b['x'] is a['x'], c['x'] is a['x'])
r = {}
r['me'] = r
s = copy.deepcopy(r)
print(s['me'] is s, s['me'] is r)
for p in range(6):
    q = pickle.loads(pickle.dumps(r, p))
    print(p, q['me'] is q, pickle.loads(pickle.dumps(a, p)) == a, list(pickle.loads(pickle.dumps({'b': 1, 'a': 2}, p))))


class D(dict):
    def __init__(self, *a, note='n', **k):
        super().__init__(*a, **k)
        self.note = note


class R(dict):
    def __reduce__(self): return R, (), {'attr': 1}, None, iter([('k', 'v')])


d = D({'a': 1}, note='mine')
for p in (0, 2, 5):
    e = pickle.loads(pickle.dumps(d, p))
    print(p, e, e.note, type(e).__name__)
f = copy.copy(d)
f['z'] = 0
print(d, f, f.note, copy.deepcopy(d).note, copy.copy(R()), copy.copy(R()).attr, type(d.copy()).__name__)
for view in ({}.keys(), {}.values(), {}.items()):
    try:
        pickle.dumps(view)
    except TypeError as e:
        print(e)
    try:
        copy.deepcopy(view)
    except TypeError as e:
        print(e)
it = iter({1: 2, 3: 4, 5: 6}.items())
next(it)
print(list(copy.copy(it)), list(pickle.loads(pickle.dumps(it))), list(it))
print({1: 2}.__reduce_ex__(2)[0].__name__, list({1: 2}.__reduce_ex__(4)[4]), {}.__getstate__(), d.__getstate__())
shared = {'s': 1}
x = copy.deepcopy({'a': shared, 'b': shared})
print(x['a'] is x['b'])
big = {i: {str(i): [i]} for i in range(1200)}
print(pickle.loads(pickle.dumps(big)) == big, copy.deepcopy(big) == big, pickle.loads(pickle.dumps(big, 0)) == big)
n = 0
for i in range(200):
    y = copy.deepcopy({'i': i, 'l': [i]})
    y['l'].append(1)
    n += sum(y['l']) + len(copy.copy(y)) + pickle.loads(pickle.dumps(y))['i']
print(n)
