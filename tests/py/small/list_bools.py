"""Lists of bools: every operation of a list, and what else may come into one."""


def sieve(n):
    flags = [True] * n
    flags[0] = flags[1] = False
    for i in range(2, n):
        if i * i >= n:
            break
        if flags[i]:
            flags[i * i::i] = [False] * len(range(i * i, n, i))
    return flags


def crossed(n):
    flags = [True] * n
    i = 2
    while i * i < n:
        if flags[i]:
            j = i * i
            while j < n:
                flags[j] = False
                j += i
        i += 1
    return flags


flags = sieve(400)
print([i for i, prime in enumerate(flags) if prime][-5:], sum(flags), crossed(400)[2:] == flags[2:])
print(flags.count(True), flags.count(False), flags.count(1), flags.count(0.0), flags.count("x"), flags.count(None))
print(flags.index(True), flags.index(True, 4), flags.index(False, 2, 6), True in flags, 0 in flags, "a" in flags, None in flags)

a = [True, False, True, True]
print(a, repr(a), len(a), a == [1, 0, 1, 1], a == [True, False, True, True], a != [True] * 4, a < [True, True], a > [True])
print(a[0], a[-1], a[1] is False, a[::-1], a[1:3], a[::2], a[3:0:-2], a + [False], a + [1], a * 3, [] + a, a + [])
print(type(a[0]), [type(x) for x in a + [1]], any(a), all(a), min(a), max(a), sorted(a), sorted(a, reverse=True))
b = a.copy()
b.append(False)
b.extend([True, True])
b.extend((False, 2))
print(b, b.pop(), b.pop(0), b.pop(-2), b)
c = [False, True]
c.insert(0, True)
c.insert(99, False)
c.insert(-1, True)
print(c)
c.insert(1, "s")
print(c, c.index("s"), c.pop(1))
c.remove(False)
c.reverse()
print(c, c.pop(), c.pop(), c.pop(), c.pop(), c)
c += [True, False] * 3
c.sort()
print(c, list(reversed(c)), tuple(c), set(c), dict(enumerate(c)))
c[1:3] = [True]
print(c)
c[1:1] = [False, False, True]
print(c)
c[::2] = [True] * len(c[::2])
print(c)
del c[0], c[-1], c[1:3]
print(c)
c[0] = 1
print(c, [type(x) for x in c])
c[:] = [True, True]
c[0] = None
print(c, c == [None, True])
d = [False] * 3
d[1] = 2.5
e = [False] * 3
e[0:2] = [1, 2]
f = [True]
f.clear()
f.append(3)
print(d, e, f, [True] * 0, [False] * -1)
g = [False] * 5
h = g
h[2] = True
print(g, g is h, [x and y for x, y in zip(g, reversed(g))], [*g, *h].count(True))
x, y, z = [True, False, True]
print(x, y, z, [not v for v in g], list(map(int, g)), "".join("01"[v] for v in g))
print([True, False] == [True, False], [True] == [True, False], [False] < [True], hash(tuple([True, False])) == hash((1, 0)))


class Grid:
    def __init__(self, n):
        self.cells = [[False] * n for _ in range(n)]

    def step(self):
        n = len(self.cells)
        new = [[False] * n for _ in range(n)]
        for y in range(n):
            row, out = self.cells[y], new[y]
            for x in range(n):
                around = self.cells[y - 1][x] + self.cells[(y + 1) % n][x] + row[x - 1] + row[(x + 1) % n]
                out[x] = around == 1 or (row[x] and around == 2)
        self.cells = new


grid = Grid(9)
grid.cells[4][4] = grid.cells[4][5] = True
for _ in range(9):
    grid.step()
for row in grid.cells:
    print("".join("#" if cell else "." for cell in row))


def stores(n):
    """Stores of other types in a hot loop."""
    cells = [False] * 8
    log = []
    for i in range(n):
        cells[i % 8] = i % 3 == 0
        if i == n - 20:
            cells[3] = "text"
        if i == n - 5:
            cells[1] = i
        log.append(cells[(i * 5) % 8])
    return cells, log[-8:]


print(stores(400))


def stack(n):
    out, marks = 0, []
    for i in range(n):
        marks.append(i % 3 == 1)
        if i % 4 == 3:
            while marks:
                out += marks.pop()
            try:
                marks.pop()
            except IndexError as error:
                out += len(str(error))
    return out, marks


print(stack(402))


def masks(n):
    seen = [False] * 40
    count = 0
    for i in range(n):
        k = (i * 7) % 40
        if not seen[k]:
            seen[k] = True
            count += 1
        if i % 100 == 99:
            count += sum(seen)
            seen = [v for v in seen if v] + [False] * 40
            seen = seen[:40]
            seen[i % 40] ^= True
    return count, seen


print(masks(1000))
