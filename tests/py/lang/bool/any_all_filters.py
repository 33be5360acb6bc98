"""any, all, filter, sum of conditions, sorted by booleans, partition, counting."""
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


data = [5, 0, -3, 8, 0, 2]
print(any(data), all(data), any([]), all([]), any(x > 7 for x in data), all(x < 9 for x in data), sum(x > 0 for x in data), sum(map(bool, data)), list(filter(None, data)), list(filter(bool, data)), list(map(bool, data)), list(map(lambda x: not x, data)), sorted(data, key=bool), sorted(data, key=lambda x: (x <= 0, x)), [x for x in data if not x], max(data, key=lambda x: x == 0), data.index(False), data.count(False))
log = []
def tap(x):
    log.append(x)
    return x
print(any(map(tap, data)), log)
log.clear()
print(all(map(tap, data)), log)
for f in (lambda: any(5), lambda: all(), lambda: any([1], [2]), lambda: any(None), lambda: all(x / 0 for x in [1]), lambda: any(iterable=[1]), lambda: list(filter(True, [1])), lambda: list(filter(lambda: 1, [1])), lambda: sum([True, None])):
    t(f)
import itertools, operator, collections
print(list(itertools.compress('abcd', [True, False, 1, ''])), list(itertools.filterfalse(None, data)), list(itertools.takewhile(bool, data)), list(itertools.dropwhile(bool, data)), [(k, list(g)) for k, g in itertools.groupby(data, bool)], operator.truth([]), operator.not_([]), operator.and_(True, False), operator.is_(True, True), collections.Counter(x > 0 for x in data), dict(zip((True, False), 'yn'))[data[0] > 3], ('no', 'yes')[data[1] == 0], [i for i, flag in enumerate([True, False, True]) if flag])
def partition(pred, items):
    out = [], []
    for x in items:
        out[pred(x)].append(x)
    return out
print(partition(lambda x: x > 0, data), partition(str.isdigit, 'a1b2'))
is_prime = lambda n: n > 1 and all(n % d for d in range(2, int(n ** 0.5) + 1))
print([n for n in range(60) if is_prime(n)], sum(map(is_prime, range(300))), any(is_prime(n) for n in range(90, 97)))
truth = {(a, b): (a and b, a or b, a != b, not a or b) for a in (False, True) for b in (False, True)}
print(truth)
n = 0
for i in range(300):
    row = [(i >> k) & 1 for k in range(5)]
    n += any(row) + all(row) * 2 + sum(row) + (not any(row)) * 7 + any(x and y for x, y in zip(row, row[1:]))
print(n)
