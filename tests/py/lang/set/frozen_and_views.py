"""Sets with frozensets and dict views; mixtures in keys and operators."""
f = frozenset([1, 2])
s = {2, 3}
d = {1: 'a', 3: 'c'}
print(sorted(f | s), type(f | s).__name__, type(s | f).__name__, sorted(d.keys() | s), type(d.keys() | s).__name__, sorted(s - d.keys()), type(s - d.keys()).__name__, s >= {3: 1}.keys(), f == {1, 2}, {1, 2} == f, hash(f) == hash(frozenset({2, 1})))
s |= f
s &= d.keys()
print(s)
s ^= {1: 0, 9: 0}.keys()
print(sorted(s))
s -= d.keys()
print(s)
table = {frozenset('ab'): 1, frozenset(): 2}
print(table[frozenset('ba')], set('ab') in table.keys() if False else frozenset('ab') in table, {1, 2} in {f}, {f: 'x'}.get(frozenset([2, 1])))
for g in (lambda: {set()}, lambda: {1: 1}[{1}], lambda: f.add(1), lambda: table[set('ab')], lambda: {1} | [2], lambda: {1} | {1: 2}):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
nested = {frozenset({frozenset({i}), frozenset()}) for i in range(3)}
print(len(nested), frozenset({frozenset(), frozenset({1})}) in nested)
items = {('a', 1), ('b', 2)}
print(sorted({'a': 1, 'c': 3}.items() & items), sorted({'a': 1}.items() ^ items), dict(sorted(items)), {'a': 1}.items() <= items, items >= {'b': 2}.items())
import collections.abc as abc
print([isinstance(x, abc.Set) for x in (s, f, d.keys(), d.items(), d.values(), [])], [isinstance(x, abc.MutableSet) for x in (s, f)], isinstance(s, abc.Hashable), isinstance(f, abc.Hashable))


class MySet(abc.Set):
    def __init__(self, items): self.items = list(dict.fromkeys(items))
    def __contains__(self, x): return x in self.items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)


m = MySet([1, 2, 3])
print(sorted(m & {1, 9}), sorted({1, 9} | m), m == {1, 2, 3}, {1} <= m, m > {1}, type(m - {1}).__name__, sorted({5, 1} - m), m.isdisjoint([9]))
n = 0
for i in range(300):
    u = {i % 5} | frozenset([i % 7]) | {i % 3: 0}.keys()
    n += len(u) + (frozenset(u) == u) + len(u & f) + (u <= set(range(7)))
print(n)
