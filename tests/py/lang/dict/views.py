"""keys, values, items: live, set operations, reversed, comparison, repr, mapping."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
d = {'a': 1, 'b': 2}
k, v, i = d.keys(), d.values(), d.items()
d['c'] = 3
print(k, v, i, len(k), len(v), len(i), 'a' in k, 3 in v, ('a', 1) in i, ('a', 2) in i, ['a', 1] in i, 'a' in i, ('a',) in i, [] in v)
print(list(reversed(k)), list(reversed(v)), list(reversed(i)), [type(x).__name__ for x in (k, v, i, iter(k), iter(v), iter(i), reversed(k), reversed(v), reversed(i))])
print(sorted(k & {'a', 'z'}), sorted(k | 'xy'), sorted(k - ['a']), sorted(k ^ {'a', 'q'}), sorted(i & {('a', 1)}), sorted(i | {('z', 0)}), sorted(['a'] & k), sorted({'a', 'z'} - k), sorted('az' ^ k), type(k & k).__name__)
print(k == {'a', 'b', 'c'}, k == d.keys(), k == ['a', 'b', 'c'], k <= {'a', 'b', 'c', 'd'}, k < k, k >= {'a'}, k > set(), i == {('a', 1), ('b', 2), ('c', 3)}, v == v, v == d.values(), k != {1}, k.isdisjoint('xyz'), i.isdisjoint([('a', 1)]), k == frozenset('abc'), i == dict(d).items())
for f in (lambda: k[0], lambda: v & v, lambda: k + k, lambda: hash(k), lambda: hash(i), lambda: k & 5, lambda: k < [1], lambda: v < v, lambda: k.add(1), lambda: setattr(k, 'x', 1), lambda: type(k)(), lambda: d.keys(1), lambda: k.isdisjoint(), lambda: k.isdisjoint(5), lambda: [] in k, lambda: ([], 1) in i, lambda: len(v, 1), lambda: k | 5, lambda: 5 - k, lambda: k.mapping['a'], lambda: type(k.mapping).__name__, lambda: k.mapping.update(), lambda: setattr(k, 'mapping', 1), lambda: hash(v) == hash(v), lambda: {1: []}.items() & {(1, 2)}, lambda: {1: []}.items() ^ {1: []}.items(), lambda: sorted({1: []}.items() - {1: 2}.items())):
    t(f)
d.clear()
print(k, v, i, list(k), not k, bool(v))
r = {}
r['v'] = r.values()
print(r)
big = {x: x * x for x in range(50)}
n = 0
for x in range(300):
    big[x % 50] = x
    n += len(big.keys() & {x % 60, 1}) + (x in big.values()) + ((x % 50, x) in big.items()) + len(big.keys() - range(45))
print(n)
