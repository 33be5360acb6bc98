"""Sets at work: reachability, colouring, powersets, sudoku candidates, dedupe, sieves."""
edges = {(i, i * i % 31) for i in range(31)} | {(i, (i + 5) % 31) for i in range(0, 31, 3)}


def reach(start):
    seen, front = {start}, {start}
    while front:
        front = {b for a, b in edges if a in front} - seen
        seen |= front
    return seen


print([len(reach(i)) for i in range(31)])
neighbours = {v: {b for a, b in edges if a == v} | {a for a, b in edges if b == v} for v in range(31)}
colour = {}
for v in sorted(neighbours, key=lambda v: (-len(neighbours[v]), v)):
    used = {colour[w] for w in neighbours[v] if w in colour and w != v}
    colour[v] = next(c for c in range(32) if c not in used)
print(max(colour.values()), all(colour[a] != colour[b] for a, b in edges if a != b))


def powerset(s):
    out = {frozenset()}
    for x in s:
        out |= {p | {x} for p in out}
    return out


p = powerset('abcd')
print(len(p), sorted(''.join(sorted(q)) for q in p)[:6])
words = 'to be or not to be that is the question'.split()
seen = set()
print([w for w in words if not (w in seen or seen.add(w))], sorted(set(words) - {'to', 'be'}))


def components(n, pairs):
    groups = [{i} for i in range(n)]
    for a, b in pairs:
        ga = next(g for g in groups if a in g)
        gb = next(g for g in groups if b in g)
        if ga is not gb:
            ga |= gb
            groups.remove(gb)
    return sorted(map(sorted, groups))


print(components(12, [(0, 3), (3, 6), (1, 4), (7, 8), (8, 1)]))
life = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(30):
    count = {}
    for x, y in life:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    count[x + dx, y + dy] = count.get((x + dx, y + dy), 0) + 1
    life = {c for c, n in count.items() if n == 3 or n == 2 and c in life}
print(sorted(life))
queens = 0
def place(row, cols, d1, d2):
    global queens
    if row == 6:
        queens += 1
        return
    for c in set(range(6)) - cols:
        if row + c not in d1 and row - c not in d2:
            place(row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c})
place(0, set(), set(), set())
print(queens)
