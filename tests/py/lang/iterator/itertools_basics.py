"""itertools' iterators: repr, copies, arguments and errors."""
import itertools as it
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


print(it.count(), it.count(5), it.count(1, 2), it.count(1.5, -0.5), it.repeat(1), it.repeat('x', 3), list(it.repeat(5, 0)), list(it.islice(it.count(3, 2), 3)), list(it.islice(it.count(0.5, 0.25), 3)), list(it.islice(it.cycle('ab'), 5)), list(it.chain('ab', [1])), list(it.chain.from_iterable(['ab', 'c'])), list(it.accumulate([1, 2, 3])), list(it.accumulate([1, 2, 3], max)), list(it.accumulate([1, 2], initial=10)), list(it.islice('abcdef', 2)), list(it.islice('abcdef', 1, None, 2)), list(it.compress('abc', [1, 0, 1])), list(it.dropwhile(str.islower, 'abCd')), list(it.takewhile(str.islower, 'abCd')), list(it.filterfalse(None, [0, 1])), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest('ab', 'c', fillvalue='-')), list(it.pairwise('abc')), list(it.batched('abcde', 2)), list(it.product('ab', [1, 2])), list(it.product('a', repeat=3)), list(it.permutations('abc', 2)), list(it.combinations('abc', 2)), list(it.combinations_with_replacement('ab', 2)), [(k, ''.join(g)) for k, g in it.groupby('aabbca')])
a, b = it.tee('abc')
print(next(a), list(b), list(a), len(it.tee('x', 3)), it.tee('x', 0))
for f in (lambda: it.count('a'), lambda: it.count(1, 'x'), lambda: it.repeat(), lambda: it.repeat(1, 'x'), lambda: list(it.repeat(1, -5)), lambda: it.cycle(5), lambda: it.islice('a', -1), lambda: it.islice('a', 'x'), lambda: it.islice('a', 0, 5, 0), lambda: it.islice('a'), lambda: list(it.chain(5)), lambda: it.combinations('a', -1), lambda: it.permutations('a', -1), lambda: it.product('a', repeat=-1), lambda: it.batched('a', 0), lambda: list(it.batched('abc', 2, strict=True)), lambda: it.tee('a', -1), lambda: it.groupby(), lambda: list(it.starmap(pow, [1])), lambda: it.zip_longest('a', fill=1), lambda: it.accumulate([1], 5) and list(it.accumulate([1, 2], 5)), lambda: it.compress('a'), lambda: it.pairwise(5), lambda: len(it.count()), lambda: it.count()[0], lambda: next(it.chain()), lambda: it.permutations('abc', 'x'), lambda: it.combinations('abc'), lambda: it.takewhile(5)):
    t(f)
g = it.groupby('aab')
k1, g1 = next(g)
k2, g2 = next(g)
print(list(g1), list(g2), list(g))
c = it.count(5)
next(c)
print(c, next(c), list(zip(it.count(), 'ab')), list(it.takewhile(lambda x: x < 20, it.accumulate(it.count(1)))), sum(it.islice(it.cycle([1, 2, 3]), 100)))
r = it.repeat('x', 3)
next(r)
print(r, r.__length_hint__(), list(map(pow, range(3), it.repeat(2))), it.repeat(object=1, times=2), it.count(start=1, step=3), list(it.islice(it.count(10 ** 20), 2)))
n = 0
for a, b in it.pairwise(range(300)): n += a * b
for t3 in it.combinations(range(12), 3): n += sum(t3)
for x, y in it.zip_longest(range(200), range(300), fillvalue=1): n += x ^ y
for x in it.chain(range(100), it.repeat(2, 100), it.islice(it.count(), 100)): n += x
print(n)
