"""Families of frozensets: powersets, partitions, closures, set covers."""
def powerset(items):
    out = [frozenset()]
    for x in items:
        out += [s | {x} for s in out]
    return out


p = powerset(range(5))
print(len(p), len(set(p)), sum(len(s) for s in p), max(p, key=len) == frozenset(range(5)))
print(sorted(sorted(s) for s in p if sum(s) == 5))


def closure(family):
    family = set(family)
    while True:
        new = {a & b for a in family for b in family} | {a | b for a in family for b in family}
        if new <= family:
            return family
        family |= new


c = closure([frozenset('ab'), frozenset('bc'), frozenset('cd')])
print(len(c), sorted(''.join(sorted(s)) for s in c))


def partitions(items):
    if not items:
        yield frozenset()
        return
    first, rest = items[0], items[1:]
    for part in partitions(rest):
        yield part | {frozenset([first])}
        for block in part:
            yield part - {block} | {block | {first}}


bell = [len(set(partitions(list(range(n))))) for n in range(6)]
print(bell)


def cover(universe, sets):
    chosen = []
    left = universe
    while left:
        pick = max(sets, key=lambda s: (len(s & left), -min(s)))
        chosen.append(sorted(pick))
        left -= pick
    return chosen


print(cover(frozenset(range(12)), [frozenset(range(i, 12, j)) for i in range(4) for j in range(1, 5)][1:]))
edges = {frozenset((i, (i * 3 + 1) % 10)) for i in range(10)} | {frozenset((i, (i + 1) % 10)) for i in range(10)}
edges = {e for e in edges if len(e) == 2}
triangles = {a | b | c for a in edges for b in edges for c in edges if len(a | b | c) == 3 and len({a, b, c}) == 3}
print(len(edges), len(triangles), sorted(map(sorted, triangles))[:3])
degree = {v: sum(v in e for e in edges) for v in range(10)}
print(degree)
colours = [frozenset(i for i in range(60) if i % m == 0) for m in range(2, 8)]
primes = frozenset(range(2, 60)) - frozenset().union(*(c - {min(c - {0})} for c in colours))
print(sorted(primes))
inclusion = sum((-1) ** (len(s) + 1) * len(frozenset.intersection(*s)) for s in powerset(colours[:4]) if s)
print(inclusion, len(frozenset().union(*colours[:4])))
