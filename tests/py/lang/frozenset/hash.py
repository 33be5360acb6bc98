"""Hash of frozensets: order does not matter, sets find them, subclasses."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
f = frozenset
print(hash(f([1, 2])) == hash(f([2, 1])), hash(f('abc')) == hash(f('cba')), hash(f()) == hash(f([])), hash(f([1])) == hash(f([1.0])), hash(f([f([1])])) == hash(f([f([True])])), hash(f(range(100))) == hash(f(reversed(range(100)))))
print(len({hash(f([i])) for i in range(100)}), len({hash(f([i, i + 1])) for i in range(200)}) > 190, len({f(x) for x in ('ab', 'ba', 'abc', 'aab')}))
d = {f(): 0, f('a'): 1, f('ab'): 2}
print(d[f('ba')], d[f({'a'})], f('b') in d, d.get(f('zz'), 'none'))
t(lambda: d[{'a'}])
t(lambda: {'a'} in d)
print({'a'} in set(d), f('a') in set(d))


class E(frozenset):
    def __eq__(self, o): return True


class H(frozenset):
    def __hash__(self): return 5


class Both(frozenset):
    def __hash__(self): return 5
    def __eq__(self, o): return isinstance(o, Both)


t(lambda: hash(E()))
print(E.__hash__, hash(H([1])), H([1]) in {H([1])}, Both([1]) in {Both([2])}, f([1]) in {H([1])})
calls = 0


class C:
    def __hash__(self):
        global calls
        calls += 1
        return 3


x = f([C()])
before = calls
hash(x), hash(x), {x: 1}[x]
print(before, calls - before)
parts = set()
for i in range(400):
    parts.add(f({i % 5, i % 7, i % 3}))
print(len(parts), sum(map(len, parts)), sum(map(sum, parts)))
anagrams = {}
for w in 'listen silent enlist google elgoog abc cab'.split():
    anagrams.setdefault((f(w), len(w)), []).append(w)
print(sorted(anagrams.values()))
