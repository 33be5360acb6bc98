"""enumerate, zip and iterators over lists, tuples and ranges in hot loops, and how they end."""


def numbered(items):
    total = 0
    for i, v in enumerate(items):
        total += i * v
    for i, v in enumerate(items, 5):
        total -= i + v
    for i, v in enumerate(range(0, len(items) * 2, 2), 1 << 59):
        total += (i & 255) * v
    return total


def paired(a, b):
    out = []
    for x, y in zip(a, b):
        out.append(x * y)
    for x, y, z in zip(a, b, range(len(a) + 3)):
        out.append(x + y + z)
    for x, y in zip(tuple(a), a[1:]):
        out.append(y - x)
    return sum(out), len(out)


def same_twice(items):
    it = iter(items)
    out = 0
    for x, y in zip(it, it):
        out = out * 3 + x - y
        out %= 1000003
    return out, list(zip(*[iter(items[:7])] * 3))


def growing(n):
    items = [1]
    seen = 0
    for i, v in enumerate(items):
        if isinstance(v, str):
            break
        seen += v
        if i < n:
            items.append(i % 5)
        if i == n // 2:
            items.append(2.5)
        if i == n // 2 + 20:
            items[-1] = "word"
    it = iter([1, 2])
    rest = [x for x in it]
    rest.append(next(it, "end"))
    return seen, len(items), rest


def ended(n):
    items = list(range(50))
    it = iter(items)
    count = 0
    for _ in range(n):
        for x in it:
            count += x
        items.append(1000)
    pairs = zip(items, range(3))
    for _ in range(n):
        for x, y in pairs:
            count += x + y
    e = enumerate(items)
    next(e)
    for i, v in e:
        count += i - v
        if i > 40:
            break
    return count, list(e)[:2]


def overflowing():
    out = []
    for start in ((1 << 62) - 3, (1 << 63) - 3):
        for i, v in enumerate(range(100), start):
            if v > 96 or v < 5:
                out.append(i - v)
    return out


def mixed(n):
    total = 0
    for k in range(n):
        source = [k, k + 1] if k % 3 else (k, 2.5)
        if k % 100 == 99:
            source = "ab"
        for i, v in enumerate(source):
            total += i + (v if not isinstance(v, str) else 7)
    return total


for n in (5, 300, 4000):
    a = list(range(n))
    b = [v * 0.5 for v in a]
    print(numbered(a), numbered(b), paired(a, b), paired(a, a), same_twice(a))
    print(growing(n), ended(min(n, 200)), mixed(n))
print(overflowing())
