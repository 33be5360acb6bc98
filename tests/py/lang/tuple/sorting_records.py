"""Tuples as records: sorting, grouping, joining, counting."""
people = [('Ann', 31, 'Oslo'), ('Bo', 25, 'Rome'), ('Cy', 31, 'Rome'), ('Di', 25, 'Oslo'), ('Ed', 40, 'Bern')]
print(sorted(people, key=lambda p: (p[1], p[0])))
print(sorted(people, key=lambda p: (-p[1], p[2])), max(people, key=lambda p: p[1]), min(people, key=lambda p: p[::-1]))
groups = {}
for name, age, city in people:
    groups.setdefault(city, []).append((age, name))
for city, rows in sorted(groups.items()):
    print(city, sorted(rows), sum(a for a, _ in rows) / len(rows))
capitals = {('Oslo', 'Norway'), ('Rome', 'Italy')}
lookup = dict(capitals)
print([(n, lookup.get(c, '?')) for n, _, c in people], sorted(capitals))
pairs = [(a, b) for a in range(4) for b in range(4) if a < b]
print(pairs, list(zip(*pairs)), sorted(pairs, key=lambda p: p[1] * 10 - p[0]))
edges = [(i, (i * 7 + 3) % 20, i % 5 + 1) for i in range(20)] + [(i, (i + 1) % 20, 2) for i in range(20)]
dist = {0: 0}
todo = [(0, 0)]
while todo:
    todo.sort(reverse=True)
    d, at = todo.pop()
    if d > dist[at]:
        continue
    for a, b, w in edges:
        if a == at and d + w < dist.get(b, 10 ** 9):
            dist[b] = d + w
            todo.append((d + w, b))
print(sorted(dist.items()))
counts = {}
for i in range(800):
    key = i % 6, i * i % 4, i % 2 == 0
    counts[key] = counts.get(key, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:4], len(counts))
bins = [()] * 4
for i in range(40):
    bins[i % 4] += (i,)
print(bins[3], tuple(map(sum, bins)), tuple(x for b in bins for x in b)[::7])
dates = [(2024, 2, 29), (2023, 12, 31), (2024, 1, 1)]
print(sorted(dates), (2024, 1) < dates[0] < (2024, 3), [d for d in dates if (2024,) <= d], '%04d-%02d-%02d' % dates[0])
