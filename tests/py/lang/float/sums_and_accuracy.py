"""sum of floats, compensated; fsum, prod, statistics of small sets; where rounding shows."""
import itertools
import math
print(sum([0.1] * 10), sum([0.1] * 10, 0), sum([1e100, 1.0, -1e100]), sum([1.0, 1e100, 1.0, -1e100]), sum([0.1, 0.2, 0.3]), 0.1 + 0.2 + 0.3, sum((0.1, 0.2, 0.3), start=0.5), sum([1, 0.1, 2]), sum([True, 0.5]), sum([10 ** 30, 0.5]), sum([0.5, 10 ** 30, 1]))
print(sum([0.1j] * 10), sum([0.1, 1j, 0.2]), sum([1, 2.5, 3j]), sum([float('inf'), 1.0]), sum([float('inf'), -float('inf')]), sum([-0.0, -0.0]), sum([-0.0], -0.0), sum([]), sum([], 0.0), sum(iter([0.25] * 8)))
try:
    sum([0.1, 10 ** 400])
except OverflowError as e:
    print(e)
try:
    sum([0.5, '1'])
except TypeError as e:
    print(e)
print(math.fsum([1e16, 1, -1e16]), math.fsum(x * 0.1 for x in range(10)), math.fsum([]), math.prod([0.5] * 4), math.prod([2, 0.5, True], start=10))
for values in ([1e308, 1e308], [float('inf'), -float('inf')], ['1'], [10 ** 400]):
    try:
        print(math.fsum(values))
    except Exception as e:
        print(type(e).__name__, e)


def kahan(values):
    total = compensation = 0.0
    for v in values:
        y = v - compensation
        t = total + y
        compensation = (t - total) - y
        total = t
    return total


def naive(values):
    total = 0.0
    for v in values:
        total += v
    return total


def pairwise(values):
    if len(values) < 9:
        return naive(values)
    middle = len(values) // 2
    return pairwise(values[:middle]) + pairwise(values[middle:])


harmonic = [1 / i for i in range(1, 2000)]
alternating = [(-1) ** i * 1e10 / (i + 1) for i in range(1000)]
for values in (harmonic, alternating, [0.1] * 777):
    print(naive(values), kahan(values), pairwise(values), sum(values), math.fsum(values))
print(list(itertools.accumulate([0.1] * 5)), [round(x, 3) for x in itertools.accumulate(harmonic[:6])], math.sumprod([0.1] * 10, [10] * 10), sum(map(float, range(300))))


def mandel(c):
    z = 0j
    for n in range(60):
        if abs(z) > 2: return n
        z = z * z + c
    return 60


print(''.join(' .:-=+*#%@'[min(mandel(complex(x / 10, y / 4)) // 6, 9)] for y in range(-2, 3) for x in range(-20, 6)))
euler = 0.0
for k in range(300, 0, -1):
    euler = (1 + euler) / k
print(1 + euler - math.e < 1e-12, sum(1.0 / k ** 2 for k in range(1, 500)), naive([-0.0] * 3), repr(naive([])))
