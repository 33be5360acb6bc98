# Subscripts that classes define, read in hot loops: as values, as conditions, nested.
class Grid:
    def __init__(self, w, h):
        self.w = w
        self.data = [0.0] * (w * h)

    def __getitem__(self, at):
        return self.data[at[0] + at[1] * self.w]

    def __setitem__(self, at, v):
        self.data[at[0] + at[1] * self.w] = v


class Cells:
    def __init__(self, n):
        self.cells = [[i % 3, i] for i in range(n)]

    def __getitem__(self, i):
        return self.cells[i]


class Picky:
    def __getitem__(self, key):
        if key == 40:
            raise KeyError(key)
        return NotImplemented if key % 2 else key > 20


def smooth(g, w, h):
    for y in range(1, h - 1):
        for x in range(1, w - 1):
            g[x, y] = (g[x - 1, y] + g[x + 1, y] + g[x, y - 1] + g[x, y + 1]) / 4 + 1
    return g[w // 2, h // 2]


def count(c, n):
    total = 0
    for i in range(n):
        if c[i][0] != 1:
            total += c[i][1]
        if c[i]:
            total += 1
    return total


def picky(p):
    seen = []
    for i in range(60):
        try:
            r = p[i]
            if i % 2 == 0 and p[i]:
                seen.append(i)
            elif r is NotImplemented:
                seen.append(-1)
        except KeyError as e:
            seen.append(e.args[0] + 1000)
    return sum(seen), len(seen)


g = Grid(12, 12)
print([round(smooth(g, 12, 12), 9) for _ in range(5)])
c = Cells(200)
print([count(c, 200) for _ in range(5)])
p = Picky()
print([picky(p) for _ in range(5)])
