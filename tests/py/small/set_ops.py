"""Sets: operators, methods, comprehension, frozen ones. Nothing here prints in a set's own order."""


def membership(rounds):
    seen = set()
    repeats = 0
    for i in range(rounds):
        x = i * i % 211
        if x in seen:
            repeats += 1
        seen.add(x)
    return repeats, len(seen), sum(seen)


def algebra(rounds):
    a, b = set(range(10)), set(range(5, 15))
    total = 0
    for i in range(rounds):
        total += len(a | b) + len(a & b) * 10 + len(a - b) * 100 + len(a ^ b) * 1000
        a.add(i % 20)
        b.discard(i % 7)
        if i % 50 == 0:
            a = {x for x in a if x % 3}
    return total, sorted(a), sorted(b)


def tuples(rounds):
    cells = set()
    for i in range(rounds):
        cells.add((i % 7, i % 5))
        cells.discard((i % 3, i % 4))
    return len(cells), min(cells), max(cells)


print(membership(500), algebra(400), tuples(600))
a, b = {1, 2, 3}, {2, 3, 4}
print(sorted(a | b), sorted(a & b), a - b, b - a, sorted(a ^ b), a < b, {2} < a, a <= a, a >= {1}, a == {3, 2, 1}, a != b)
print(sorted(a.union([9], (8,))), sorted(a.intersection(b, {3})), a.difference([1, 2]), sorted(a.symmetric_difference([1, 7])))
print(a.issubset(range(5)), a.issuperset([1]), a.isdisjoint([5]), {1, 1.0, True}, set(), bool(set()), len({None, (), "", 0}))
a.update([10], {11}); a.remove(1); a.discard(99)
print(sorted(a), {5}.pop(), a.copy() == a, sorted(a.copy() - {10}))
a &= {10, 11, 12}; a |= {1}; a -= {10}; a ^= {1, 2}
print(sorted(a))
f = frozenset([1, 2, 2])
print(f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f: "key"}[frozenset([1, 2])], type(f | {3}).__name__, type({3} | f).__name__, frozenset([7]), sorted({*"hello", *"world"}))
for action in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {1} | [2], lambda: {1} < [1], lambda: f.add(1)):
    try:
        print(action())
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
