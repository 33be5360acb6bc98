"""Programs over complex numbers: transforms, fractals, roots, rotations, polynomials."""
import cmath


def fft(a, sign=-1):
    n = len(a)
    if n == 1:
        return a
    even, odd = fft(a[::2], sign), fft(a[1::2], sign)
    out = [0] * n
    for k in range(n // 2):
        t = cmath.exp(sign * 2j * cmath.pi * k / n) * odd[k]
        out[k], out[k + n // 2] = even[k] + t, even[k] - t
    return out


signal = [complex((i * 7) % 5, (i * 3) % 4) for i in range(64)]
spec = fft(signal)
back = [z / 64 for z in fft(spec, 1)]
print(max(abs(a - b) for a, b in zip(signal, back)) < 1e-12, [complex(round(z.real, 6), round(z.imag, 6)) for z in spec[:3]], round(sum(abs(z) ** 2 for z in spec) / 64 - sum(abs(z) ** 2 for z in signal), 6) + 0.0)


def escape(c, limit):
    z = 0j
    for i in range(limit):
        if abs(z) > 2:
            return i
        z = z * z + c
    return limit


for y in range(-4, 5, 2):
    print(''.join('.:*#@'[min(escape(complex(x / 8, y / 4), 40) // 9, 4)] for x in range(-18, 8)))


def roots(coefficients, steps=60):
    n = len(coefficients) - 1
    zs = [(0.4 + 0.9j) ** k for k in range(n)]
    for _ in range(steps):
        for i, z in enumerate(zs):
            p, q = 0, 1
            for c in coefficients:
                p = p * z + c
            for j, w in enumerate(zs):
                if i != j:
                    q *= z - w
            zs[i] = z - p / q
    return sorted(zs, key=lambda z: (round(z.real, 6), round(z.imag, 6)))


print([complex(round(z.real, 6) + 0.0, round(z.imag, 6) + 0.0) for z in roots([1, -6, 11, -6])], [complex(round(z.real, 6) + 0.0, round(z.imag, 6) + 0.0) for z in roots([1, 0, 0, -1])])


def gaussian_gcd(a, b):
    while b:
        q = a / b
        a, b = b, a - complex(round(q.real), round(q.imag)) * b
    return a


print(gaussian_gcd(12 + 6j, 9 - 3j), abs(gaussian_gcd(50 + 0j, 35 + 5j)))
pos, heading = 0j, 1
for step in range(400):
    pos += heading * (step % 5)
    heading *= (1j, -1j, 1, -1)[step * step % 4]
print(pos, heading)
square = [1 + 1j, -1 + 1j, -1 - 1j, 1 - 1j]
area = sum((a.conjugate() * b).imag for a, b in zip(square, square[1:] + square[:1])) / 2
print(area, sum(square), [z * 1j for z in square] == square[1:] + square[:1])
