"""Results that leave the machine's word and come back, in loops that got hot with small numbers."""
def grow(n, steps):
    x = n
    for _ in range(steps):
        x = x * 3 + 1
    return x


def shrink(x):
    count = 0
    while x > 1:
        x //= 7
        count += 1
    return count, x


print([grow(1, s) for s in (5, 30, 39, 40, 41, 60)], shrink(grow(1, 300)))
edges = [2 ** k + d for k in (29, 30, 31, 32, 46, 47, 48, 59, 60, 61, 62, 63, 64) for d in (-1, 0, 1)]
edges += [-v for v in edges]


def all_ops(a, b):
    return a + b, a - b, a * b, a // b, a % b, a & b, a | b, a ^ b, -a, ~a, abs(a), a << 1, a >> 1, a < b, a == b


check = 0
for a in edges:
    for b in edges:
        r = all_ops(a, b)
        assert r[0] - b == a and r[1] + b == a and r[2] // b == a and r[3] * b + r[4] == a
        check = (check * 31 + sum(r)) % (10 ** 30 + 57)
print(check)


def add_until(start, step, stop):
    x, turns = start, 0
    while x < stop:
        x += step
        turns += 1
    return x, turns


print(add_until(0, 3, 3000), add_until(2 ** 62 - 900, 3, 2 ** 62 + 900), add_until(2 ** 63 - 900, 3, 2 ** 63 + 900), add_until(-2 ** 63 - 900, 3, -2 ** 63 + 900), add_until(2 ** 61 - 900, 3, 2 ** 61 + 900))


def factorials(n):
    out = [1]
    for i in range(1, n):
        out.append(out[-1] * i)
    return out


fs = factorials(60)
print(fs[20], fs[21], fs[59], all(fs[i + 1] // fs[i] == i + 1 for i in range(59)))


def count(n, limit):
    seen = 0
    for i in range(n - limit, n + limit, 7):
        seen += i % 11
        if i * i > 2 ** 62: seen ^= 1
    return seen


print(count(1000, 999), count(2 ** 31, 700), count(2 ** 63, 700), count(-2 ** 63, 700))
square = 0
for i in range(600):
    square = square * square + i if square < 2 ** 200 else square % 1000003
print(square)
small = 10 ** 30
for i in range(500):
    small = small - 10 ** 27 * 2 if small > 0 else small + 1
print(small, type(small).__name__, small is not None, [small][0] == small)
m = -2 ** 63
print(-m, abs(m), m // -1, m * -1, m - 1, divmod(m, -1), m % -1, -(-m), ~m, m + -1, (m + 1) - 2)
