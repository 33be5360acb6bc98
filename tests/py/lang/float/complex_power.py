"""** of complex: small whole exponents, zeros, negative, complex exponents, overflow, three arguments."""
z = 1 + 2j
def show(f):
    try:
        r = f()
        print(f'{r.real:.12g} {r.imag:.12g}' if isinstance(r, complex) else repr(r), end='; ')
    except Exception as e:
        print(type(e).__name__, e)


for e in (0, 1, 2, 3, -1, -2, 10, 100, -100, 0.5, -0.5, 0j, 1j, 1 + 1j, True, 2.0, 101):
    show(lambda: z ** e)
print()
for b in (0j, 0, 1j, -1, 2, 2.5, -8):
    for e in (0j, 1j, 2 + 0j, -1 + 0j, 1 / 3, 0.5):
        show(lambda: b ** e)
print()
show(lambda: 0j ** -1)
show(lambda: 0j ** 1j)
show(lambda: 0j ** (1 + 1j))
show(lambda: (1e300 + 1j) ** 2)
show(lambda: (1e200j) ** 3)
show(lambda: pow(z, 2, 3))
show(lambda: pow(z, 2, None))
show(lambda: pow(2, z, 3))
show(lambda: z ** '2')
show(lambda: None ** z)
show(lambda: z.__pow__(2))
show(lambda: z.__rpow__(2))
show(lambda: (-8) ** (1 / 3))
show(lambda: (-4) ** 0.5)
show(lambda: (-1.0) ** 0.5)
print([(1j) ** k for k in range(-4, 9)], (2 + 0j) ** 10, (0j) ** 0, (1 + 1j) ** 8, (-1 + 0j) ** 3)


def roots(n):
    return [1 ** 0.5 * (-1 + 0j) ** (2 * k / n) for k in range(n)]


def newton(z, n):
    for _ in range(40):
        z = z - (z ** n - 1) / (n * z ** (n - 1))
    return z


print([f'{r.real:.6f},{r.imag:.6f}' for r in roots(6)], [f'{newton(s, 3).real:.6f},{newton(s, 3).imag:.6f}' for s in (1 + 1j, -1 + 1j, -1 - 1j)])
total = 0j
for i in range(400):
    total += (0.6 + 0.8j) ** i + (i * 0.01 + 1j) ** (i % 5) - 1j ** i
print(f'{total.real:.9f} {total.imag:.9f}')
