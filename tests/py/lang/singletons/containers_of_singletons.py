"""Singletons in lists, dicts, sets, sorting with keys, counting, comparison of containers."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
s = [None, ..., NotImplemented, True, False, None, 0, 1]
print(s, s.count(None), s.count(...), s.count(True), s.count(0), s.index(...), s.index(NotImplemented), None in s, [s.index(x) for x in s], s == list(s), s[:3] == [None, ..., NotImplemented], (None,) == (None,), {None} == {None}, len({*s}), {x: i for i, x in enumerate(s)}, dict.fromkeys(s[:3], None), [x for x in s if x is not None], sorted(s, key=repr), sorted(s, key=lambda x: (x is None, x is ..., x is NotImplemented)), max(s, key=str), [None] * 3, [None, None] == [None] * 2)
for f in (lambda: sorted(s), lambda: max(None, ...), lambda: min([None]), lambda: min([...]), lambda: sum([None, None]), lambda: [None] < [...], lambda: [None] <= [None], lambda: (..., 1) < (..., 2), lambda: {None: 1} == {None: 1}, lambda: s.remove(...) or s.count(...), lambda: ','.join(map(str, s)), lambda: all(x is None for x in [None]), lambda: any(x is ... for x in s), lambda: [None].index(...), lambda: {None: 1}[...], lambda: {...}.remove(None), lambda: {None, ...} - {...}, lambda: frozenset([None]) == {None}, lambda: {None} | {None}, lambda: list(filter(None, [None, ..., 0])), lambda: list(map(bool, [None, ...])), lambda: bool([None]), lambda: [NotImplemented] == [NotImplemented], lambda: set(s[:2]) <= {None, ...}, lambda: list(zip([None], [...])), lambda: tuple(s[:2]), lambda: hash((None, ...)) == hash((None, ...)), lambda: {(None, ...): 1}[None, ...], lambda: [*s[:1], ...][1], lambda: str([None, ...]), lambda: next(iter({None}))):
    t(f)
grid = [[None] * 4 for _ in range(4)]
for i in range(200):
    r, c = i % 4, i * 3 % 4
    grid[r][c] = (None, ..., i)[i % 3] if grid[r][c] is None else None
print(grid)
slots = [None] * 8
for i in range(400):
    k = i * 5 % 8
    slots[k] = i if slots[k] is None else ... if slots[k] is not ... else None
print(slots, slots.count(None), sum(x is ... for x in slots))
counts = {}
for i in range(500):
    k = (None, ..., True, 1.0, False)[i % 5]
    counts[k] = counts.get(k, 0) + 1
print(counts)
