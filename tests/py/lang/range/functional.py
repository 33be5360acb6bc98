"""range with map, filter, zip, itertools, functools, statistics of the ordinary program."""
import functools
import itertools
r = range(1, 11)
print(list(map(lambda x: x * x, r)), list(filter(lambda x: x % 3 == 0, r)), functools.reduce(lambda a, b: a * b, r), list(zip(r, r[1:], r[2:]))[:2], list(itertools.accumulate(r)), list(itertools.chain(range(2), range(5, 7))), list(itertools.islice(range(10 ** 12), 3)), list(itertools.product(range(2), repeat=2)), list(itertools.combinations(range(4), 2)), list(itertools.pairwise(range(4))), list(itertools.batched(range(5), 2)), list(itertools.compress(r, [1, 0] * 5)), list(itertools.takewhile(lambda x: x < 4, r)), list(itertools.starmap(pow, zip(range(3), range(3)))), list(itertools.zip_longest(range(2), range(3))), [list(g) for k, g in itertools.groupby(r, lambda x: x // 4)], list(itertools.repeat(range(1), 2)))
print(sum(x * y for x, y in zip(r, reversed(r))), max(r, key=lambda x: x % 7), min(r, key=lambda x: (x % 4, -x)), sorted(r, key=str), any(x > 9 for x in r), all(x for x in r), [*map(divmod, range(5, 8), range(1, 4))], dict(map(lambda i: (i, i * i), range(3))), list(map(lambda *a: sum(a), range(3), range(3), range(3))))
evens = [x for x in range(20) if not x & 1]
squares = {x: x * x for x in range(5)}
mods = {x % 3 for x in range(10)}
gen = (x ** 3 for x in range(5))
print(evens, squares, sorted(mods), list(gen))


def compose(*fs): return functools.reduce(lambda f, g: lambda x: g(f(x)), fs)


print([compose(lambda x: x + 1, range, list, len)(n) for n in range(4)])
triples = [(a, b, c) for c in range(1, 30) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]
print(triples)
hist = [0] * 10
for i in range(600):
    hist[i * i % 10] += 1
print(hist)
print(sum(map(lambda x: x & 3, range(500))), sum(1 for _ in filter(lambda x: x % 7 == 1, range(700))), functools.reduce(lambda a, b: (a * 31 + b) % 1000003, range(600)))
