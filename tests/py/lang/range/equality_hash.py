"""Ranges are equal when their items are; hashes agree; no order."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
cases = [range(0), range(5, 5), range(3, 0), range(0, 5, 10), range(0, 1), range(0, 9, 3), range(0, 7, 3), range(0, 8, 3), range(1, 9, 3), range(0, -1, -5), range(2), range(0, 2, 1), range(10 ** 30, 10 ** 30 + 1), range(10 ** 30, 10 ** 30 + 5, 7)]
for a in cases:
    print([int(a == b) for b in cases], [int(hash(a) == hash(b)) for b in cases] == [int(a == b) for b in cases])
print(range(3) == [0, 1, 2], range(3) != (0, 1, 2), range(0) == [], range(3) is range(3), range(3).__eq__(5), range(1).__ne__(range(1)))
for f in (lambda: range(1) < range(2), lambda: range(1) >= 5, lambda: sorted([range(2), range(1)]), lambda: max(range(1), range(2)), lambda: range(1).__lt__(range(2))):
    t(f)
d = {range(3): 'three', range(0): 'none'}
print(d[range(0, 3, 1)], d[range(7, 7)], range(0, 3, 2) in d, len({range(0, 2, 2), range(1), range(0, 1, 5)}), hash(range(0)) == hash((0, None, None)), hash(range(1, 2)) == hash((1, 1, None)), hash(range(0, 10, 2)) == hash((5, 0, 2)))
n = 0
for i in range(400):
    n += (range(i % 5) == range(0, i % 7, 1)) + (hash(range(i % 3)) == hash(range(0, i % 3)))
print(n)
