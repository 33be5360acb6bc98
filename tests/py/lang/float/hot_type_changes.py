"""Loops that begin with ints and meet floats, and the other way round; results keep their exact type."""
def total(values):
    t = 0
    for v in values:
        t += v
    return t


def scale(values, k):
    out = []
    for v in values:
        out.append(v * k - v / 2)
    return out


def classify(values):
    ints = floats = 0
    for v in values:
        if type(v) is int: ints += 1
        elif type(v) is float: floats += 1
        else: return 'other', v
    return ints, floats


ints = list(range(400))
floats = [i / 4 for i in range(400)]
mixed = [i if i % 3 else i / 4 for i in range(400)]
late = [1] * 399 + [0.5]
early = [0.5] + [1] * 399
for values in (ints, floats, mixed, late, early, [True] * 400, [2 ** 60] * 400, [2.0 ** 60] * 200 + [2 ** 60] * 200, [-0.0] * 400):
    t = total(values)
    print(repr(t), type(t).__name__, repr(total(scale(values, 2))), repr(total(scale(values, 0.5))), classify(values), repr(sum(values)))


def mean_variance(values):
    n, mean, m2 = 0, 0.0, 0.0
    for x in values:
        n += 1
        delta = x - mean
        mean += delta / n
        m2 += delta * (x - mean)
    return mean, m2 / n


print(*map(mean_variance, (ints, floats, mixed, late)))


def where_true(values):
    hits = 0
    for v in values:
        if v: hits += 1
        if not v and v == 0: hits -= 1
    return hits


print(where_true(ints), where_true(floats), where_true([0.0, -0.0, float('nan'), 0, False, None, ''] * 100) if 0 else where_true([0.0, -0.0, float('nan'), 0, False] * 100))


def poly(coefficients, x):
    r = 0
    for c in coefficients:
        r = r * x + c
    return r


print([poly([1, -2, 3] * 3, x) for x in (2, 2.0, -1, 0.5, True, 1j)], sum(poly([1, 2.5, -3], i) for i in range(300)), sum(poly([1, 2, -3], i / 2) for i in range(300)))
x = 1
for i in range(500):
    x = x / 2 if i % 100 == 99 else x + 1
    if i % 125 == 0: print(repr(x), end=' ')
print(repr(x))
y = 0.5
for i in range(500):
    y = int(y) + 1 if y > 50 else y * 1.5
print(repr(y), type(y).__name__)
z = 10
while z > 1e-3:
    z = z / 3 if z < 5 else z - 1
print(z)
grid = [[0.0] * 20 for _ in range(20)]
grid[10][10] = 1
for _ in range(10):
    grid = [[(grid[i - 1][j] + grid[i][j - 1] + grid[(i + 1) % 20][j] + grid[i][(j + 1) % 20]) / 4 for j in range(20)] for i in range(20)]
print(sum(map(sum, grid)), grid[10][10])
