"""Small numeric programs in floats: Runge-Kutta, matrix elimination, FFT, random walks, bisection."""
import cmath
import math


def rk4(f, y, t, h, steps):
    for _ in range(steps):
        k1 = f(t, y)
        k2 = f(t + h / 2, [a + h / 2 * b for a, b in zip(y, k1)])
        k3 = f(t + h / 2, [a + h / 2 * b for a, b in zip(y, k2)])
        k4 = f(t + h, [a + h * b for a, b in zip(y, k3)])
        y = [a + h / 6 * (p + 2 * q + 2 * r + s) for a, p, q, r, s in zip(y, k1, k2, k3, k4)]
        t += h
    return t, y


t, y = rk4(lambda t, y: [y[1], -y[0]], [1.0, 0.0], 0.0, 0.01, 400)
print(round(t, 9), [round(v, 8) for v in y], abs(y[0] - math.cos(4)) < 1e-8)


def solve(matrix, right):
    n = len(matrix)
    rows = [row[:] + [r] for row, r in zip(matrix, right)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(rows[k][i]))
        if rows[pivot][i] == 0: raise ZeroDivisionError('singular')
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(n):
            if k != i:
                factor = rows[k][i] / rows[i][i]
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i])]
    return [rows[i][n] / rows[i][i] for i in range(n)]


n = 8
hilbert = [[1 / (i + j + 1) for j in range(n)] for i in range(n)]
x = solve(hilbert, [sum(row) for row in hilbert])
print([round(v, 5) for v in x])
try:
    solve([[1.0, 2.0], [2.0, 4.0]], [1.0, 2.0])
except ZeroDivisionError as e:
    print(e)


def fft(a):
    n = len(a)
    if n == 1: return a
    even, odd = fft(a[::2]), fft(a[1::2])
    twiddled = [cmath.exp(-2j * cmath.pi * k / n) * odd[k] for k in range(n // 2)]
    return [e + t for e, t in zip(even, twiddled)] + [e - t for e, t in zip(even, twiddled)]


signal = [math.sin(2 * math.pi * 5 * i / 64) + 0.5 * math.cos(2 * math.pi * 9 * i / 64) for i in range(64)]
spectrum = fft(signal)
print([k for k, v in enumerate(spectrum[:32]) if abs(v) > 1], round(abs(spectrum[5]), 6), round(abs(spectrum[9]), 6))


def bisect(f, low, high):
    turns = 0
    while high - low > 1e-13:
        middle = (low + high) / 2
        if (f(low) < 0) == (f(middle) < 0): low = middle
        else: high = middle
        turns += 1
    return low, turns


print(bisect(lambda v: v ** 3 - v - 2, 1, 2), bisect(lambda v: math.cos(v) - v, 0.0, 1.0))
seed, position, highest = 42, 0.0, 0.0
for _ in range(1500):
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    position += seed / 2 ** 64 - 0.5
    if position > highest: highest = position
print(position, highest)
primes_estimate = [n / math.log(n) for n in range(2, 500)]
print(round(sum(primes_estimate), 6), min(primes_estimate), max(primes_estimate))
