"""+ - * / ** of complex numbers with every kind of number; errors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
values = [1 + 2j, 2 - 1j, 0j, 3, -2, 0.5, True, 10 ** 20]
for a in values[:3]:
    for b in values:
        print(a + b, a - b, b - a, a * b, end=' ')
        t(lambda: a / b)
        t(lambda: b / a)
for a, b in ((2j, 2), (1 + 1j, 3), (1 + 1j, -2), (2, 1j), (1j, 1j), (0j, 0), (0j, 1), (0j, 2j), (0j, -1), (1j, 0.5), (-1, 0.5), (-8, 1 / 3), (1 + 2j, 0j), (2j, 2 ** 70), (1e200 + 0j, 2), (1j, True), (-1 + 0j, 0.5), (1.5, 2j), (2, 3 + 0j), (1 + 1j, 100), (1 + 1j, 101), (0, 1j), (1j, 10 ** 400)):
    t(lambda: (lambda z: complex(round(z.real, 9), round(z.imag, 9)) if abs(z) < 1e12 else 'large')(complex(a ** b)))
for f in (lambda: 1j // 2, lambda: 1j % 2, lambda: divmod(1j, 2), lambda: 1 // 1j, lambda: pow(1j, 2, 3), lambda: 1j / 0, lambda: 1 / 0j, lambda: 1j + 'a', lambda: 'a' + 1j, lambda: 1j * None, lambda: [1] * 1j, lambda: 1j - [], lambda: 1j ** 'x', lambda: ~1j, lambda: 1j & 1, lambda: 1j << 1, lambda: 1j @ 1j, lambda: 1e200j ** 3, lambda: 10 ** 400 * 1j, lambda: round(1j), lambda: 1j // 0, lambda: int(1j), lambda: float(1j)):
    t(f)
print(-(1 + 2j), +(1 - 0j), abs(3 + 4j), -0j, +(-0j), 1 - 0j, 0 - 1j, -1j, 1j * 1j, 1j ** 2, 2 * 1j * 3, 0 * 1j, -0.0 + 0j, 1j + 1 == 1 + 1j, (1j).conjugate(), sum([1j, 2, 0.5]), sum([0.1j] * 3), abs(complex('inf')), abs(complex('nan')), abs(complex('inf+nanj')))
t(lambda: abs(1e308 + 1e308j))
x = 1 + 1j
x += 1
x *= 2
x -= 1j
x /= 2
x **= 2
print(x)
z = 0.3 + 0.5j
for i in range(400):
    z = z * z + (-0.4 + 0.3j)
    if abs(z) > 2:
        z /= 4
print(round(z.real, 9), round(z.imag, 9))
