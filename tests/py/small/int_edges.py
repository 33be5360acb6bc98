"""Ints on both sides of ±2**62 and ±2**63, reached from below and from above."""

EDGES = [2 ** 31, 2 ** 32, 2 ** 53, 2 ** 61, 2 ** 62, 2 ** 63, 2 ** 64]


def walk(start, step, rounds):
    """Counts how often a value lies above the middle of its walk."""
    x = start
    above = 0
    middle = start + step * (rounds // 2)
    for _ in range(rounds):
        x += step
        if x > middle:
            above += 1
    return x, above


def products(edge, rounds):
    total = 0
    for i in range(rounds):
        a = edge // 16 + i
        total += a * (i % 40) - (a - edge) * 3
    return total


def shifts(rounds):
    total = 0
    for i in range(rounds):
        k = 55 + i % 12
        x = 1 << k
        total ^= x - 1
        total += (x >> 3) - (-x >> 5)
    return total


def negations(edge, rounds):
    flips = 0
    x = -edge
    for i in range(rounds):
        x = -x + (i & 1)
        if abs(x) > edge:
            flips += 1
        flips += (~x) & 1
    return x, flips


def in_lists(rounds):
    values = []
    for i in range(rounds):
        values.append(2 ** 62 - rounds // 2 + i)
    down = 0
    for a, b in zip(values, values[1:]):
        down += b - a
    return down, values[0], values[-1], max(values) - min(values), sum(values)


for edge in EDGES:
    for sign in (1, -1):
        print(walk(sign * edge - 300 * sign, sign, 600))
        print(walk(sign * edge + 300 * sign, -sign, 600))
    print(products(edge, 400), negations(edge, 401))
print(shifts(500))
print(in_lists(600))
for edge in EDGES:
    for x in (edge - 1, edge, edge + 1, -edge - 1, -edge, -edge + 1):
        print(x, x + x, x - 1, -x, x * x, x // 3, x % 7, x // -3, x % -7, abs(x), x ^ 1, x.bit_length(), float(x), x == float(x))
