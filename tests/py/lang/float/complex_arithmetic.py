"""+ - * / ** of complex with everything; mixed with real since 3.14; signed zeros; refused operators; zero division."""
import operator
values = (1 + 2j, -1.5j, 0j, complex(-0.0, -0.0), 3, 2.5, True)
for f in (operator.add, operator.sub, operator.mul, operator.truediv):
    row = []
    for a in values:
        for b in values:
            if isinstance(a, complex) or isinstance(b, complex):
                try:
                    row.append(repr(f(a, b)))
                except ZeroDivisionError as e:
                    row.append('Z')
    print(f.__name__, *row)
z = 1 + 2j
for f in (lambda: z / 0, lambda: 1 / 0j, lambda: z // 1, lambda: z % 2, lambda: divmod(z, 1), lambda: 1 // z, lambda: z & 1, lambda: z < 1, lambda: 1 >= z, lambda: z > z, lambda: int(z), lambda: float(z), lambda: round(z), lambda: z @ z, lambda: z << 1, lambda: ~z, lambda: z + '1', lambda: '1' * z, lambda: [1] * z, lambda: range(z), lambda: [1][z], lambda: max(z, z), lambda: sorted([z, 1]), lambda: abs(complex(1e308, 1e308)), lambda: z % 0, lambda: hex(z), lambda: z + 10 ** 400):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
inf, nan = float('inf'), float('nan')
for a, b in ((complex(inf, 1), 2), (2, complex(inf, nan)), (complex(inf, inf), complex(1, 1)), (complex(nan, inf), 1j), (1j, inf), (inf, 1j), (complex(0, inf), complex(0, inf)), (1e308 + 1e308j, 10)):
    print(a * b, a + b, a - b, end=' ')
    try:
        print(a / b)
    except ZeroDivisionError as e:
        print(e)
print(-z, +z, abs(3 + 4j), z.conjugate(), bool(0j), bool(1e-300j), not z, -0j, -(0j), 0 - 0j, 0.0 - 0j, -1j, 1 - 0j, -0.0 + 0j, 2j * 2j, 1j * 1, 1j * 1.0, 1 * 1j, 0.0 * -1j)
z2 = z
z2 += 1; z2 *= 1j; z2 -= 0.5; z2 /= 2
print(z2, z, z2 == z)


def mandelbrot(c, limit):
    z = 0
    for n in range(limit):
        z = z * z + c
        if z.real * z.real + z.imag * z.imag > 4:
            return n
    return limit


def julia(z, c):
    for n in range(50):
        if abs(z) > 2: return n
        z = z ** 2 + c
    return 50


print(sum(mandelbrot(complex(x / 8, y / 8), 50) for x in range(-16, 8) for y in range(-8, 9)), sum(julia(complex(x / 5, y / 5), -0.8 + 0.156j) for x in range(-8, 8) for y in range(-5, 5)))
total = 0
for i in range(400):
    total = (total + i * 1j) * (0.5 + 0.5j) - i
print(total)
