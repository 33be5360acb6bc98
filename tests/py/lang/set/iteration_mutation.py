"""Iteration over sets that change; iterator state, hints, pickles."""
import copy
import pickle
s = {1, 2, 3}
it = iter(s)
print(type(it).__name__, it.__length_hint__(), next(it) in s, it.__length_hint__(), len(list(it)), it.__length_hint__(), next(it, 'end'))
it = iter(s)
next(it)
s.add(4)
try:
    next(it)
except RuntimeError as e:
    print(e)
try:
    next(it)
except (RuntimeError, StopIteration) as e:
    print(type(e).__name__, e)
print(it.__length_hint__())


def attempt(f):
    d = {1, 2, 3}
    n = 0
    try:
        for k in d:
            n += 1
            f(d, k)
    except RuntimeError as e:
        print(e, end=' ')
    print(n)


attempt(lambda d, k: d.add(k + 10))
attempt(lambda d, k: d.remove(k))
attempt(lambda d, k: d.add(k))
attempt(lambda d, k: d.clear())
attempt(lambda d, k: d.update({1, 2}))
attempt(lambda d, k: (d.discard(99), d.union({5})))
attempt(lambda d, k: d.__iand__({1, 2, 3}))
done = iter({1})
list(done)
print(list(done))
it = iter({1, 2, 3, 4})
next(it)
print(len(list(copy.copy(it))), len(pickle.loads(pickle.dumps(it)).__reduce__()[1][0]), len(list(it)), it.__reduce__()[1:])
for s2 in (set(), {1}):
    for f in (lambda: next(iter(s2)), lambda: s2[0], lambda: reversed(s2), lambda: iter(s2)[0], lambda: type(iter(s2))(), lambda: s2.__reversed__):
        try:
            print(f())
        except BaseException as e:
            print(type(e).__name__, e)
print(sorted({3, 1, 2}), sum({1, 2, 3}), max({1, 5}), min({1, 5}), len({1, 2}), any({0}), all({1}), list(enumerate({7})), list(zip({7}, 'a')), dict.fromkeys({1}), list(map(str, {5})), tuple({9}), [*{1}], *{2})
a, = {'only'}
x, *y = {1, 2}
print(a, len(y))
todo = {1}
seen = set()
while todo:
    v = todo.pop()
    seen.add(v)
    todo |= {w for w in (v * 2 % 97, v * 3 % 89) if w not in seen}
print(len(seen), sum(seen))
total = 0
for i in range(300):
    for v in {i, i + 1, i}:
        total += v
print(total)
