"""List, set and dict comprehensions: nested, conditional, with their own scope."""


def run(rounds):
    total = 0
    for i in range(rounds):
        total += sum([x * i for x in range(4)]) + len([x for x in range(i % 6) if x % 2])
        total += len({x % 3 for x in range(i % 7)}) + sum({x: x * i for x in range(3)}.values())
        total += sum(x * y for x in range(3) for y in range(x))
    return total


def long_ones(n):
    items = [i if i % 3 else i / 2 if i % 2 else -i for i in range(n) if i % 5]
    table = {i: [j for j in range(i % 4)] for i in items if i == int(i)}
    return sum(items), len(table), sum(len(v) for v in table.values())


def matrix(n):
    rows = [[i * n + j for j in range(n)] for i in range(n)]
    flipped = [[row[i] for row in rows] for i in range(n)]
    flat = [x for row in flipped for x in row if x % 2 == 0]
    return flipped[1][:3], len(flat), sum(flat)


def scopes(rounds):
    x = "outer"
    result = 0
    for k in range(rounds):
        values = [x for x in range(k % 3)]
        adders = [lambda y, x=x: x + y for x in range(3)]
        late = [lambda: x for x in range(3)]
        result += sum(values) + adders[1](k) + late[0]()
    return x, result


class Holder:
    base = 10
    values = [i * 2 for i in range(base)]
    first = [v for v in values][0]


print(run(400), long_ones(600), matrix(20), scopes(300), Holder.values[-1], Holder.first)
print([(x, y) for x in range(3) for y in "ab" if x], {k: v for k, v in [("a", 1), ("b", 2), ("a", 3)]}, sorted({c.lower() for c in "HeLLo"}), [[]] * 2, [x for x in ()], {**{i: i for i in range(2)}})
primes = [p for p in range(2, 600) if all(p % q for q in range(2, int(p ** 0.5) + 1))]
print(len(primes), primes[-3:], [y for x in [1, 2, 3] if (y := x * x) > 1], y)
try:
    [1 // x for x in (1, 0)]
except ZeroDivisionError as error:
    print(error)
print([i for i in range(5) if i if i % 2], [(a, b) for a, *b in [(1, 2, 3), (4,)]], [f"{a}{b}" for a in "xy" for b in range(2)])
