"""Ranges at the edges of machine words."""
edges = [2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 62 - 1, 2 ** 62, 2 ** 63 - 1, 2 ** 63, 2 ** 64]
for e in edges:
    a, b, c = range(e - 2, e + 2), range(-e - 2, -e + 2), range(e, e - 5, -2)
    print([x - e for x in a], [x + e for x in b], [x - e for x in c], len(a), a[2] == e, e in a, -e in b, a.index(e), [x - e for x in reversed(a)], a[::-1] == reversed(a), list(a[1:3]) == [e - 1, e], hash(a) == hash(range(e - 2, e + 2)))
for r in (range(-2 ** 63, 2 ** 63, 2 ** 62), range(2 ** 63 - 1, -2 ** 63 - 1, -2 ** 62), range(0, 2 ** 63 - 1, 2 ** 63 - 2), range(2 ** 63 - 1, 2 ** 63), range(-2 ** 63, -2 ** 63 + 1), range(0, 2 ** 64, 2 ** 63), range(2 ** 64, 0, -2 ** 63)):
    print(list(r), len(r), r[-1] if r else None, list(reversed(r)) == list(r)[::-1])
for n in (2 ** 31, 2 ** 40, 2 ** 62):
    print(range(n)[-1], n - 1 in range(n), n in range(n), range(n)[n // 2:][0], range(n).index(n - 1), range(n)[::n // 2])
total = 0
for i in range(2 ** 62 - 300, 2 ** 62 + 300):
    total += i
print(total)
total = 0
for i in range(-2 ** 63 - 300, -2 ** 63 + 300, 7):
    total += i
print(total)
count = 0
for i in range(2 ** 63 - 1, 2 ** 63 - 500, -1):
    count += i & 3
print(count)
for i in range(2 ** 31 - 300, 2 ** 31 + 300):
    count += i % 7
print(count)
