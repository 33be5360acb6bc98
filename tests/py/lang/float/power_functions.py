"""float ** in the corners of IEEE 754, pow with complex results, math functions at their domains' ends."""
import math
inf, nan = float('inf'), float('nan')
bases = (0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, inf, -inf, nan)
exponents = (0.0, 1.0, -1.0, 2.0, 3.0, -3.0, 0.5, inf, -inf, nan, 1e300)
for b in bases:
    row = []
    for e in exponents:
        try:
            r = b ** e
            row.append(f'{r:.6g}' if not isinstance(r, complex) else f'c({r.real:.3f},{r.imag:.3f})')
        except Exception as ex:
            row.append(type(ex).__name__)
    print(b, *row)
for f in (lambda: 0.0 ** -1.0, lambda: -0.0 ** -1, lambda: (-0.0) ** -3, lambda: 0.0 ** -inf, lambda: 1e200 ** 2, lambda: pow(0.0, -2), lambda: math.pow(0.0, -2), lambda: math.pow(-8, 1 / 3), lambda: math.pow(1e200, 2), lambda: math.sqrt(-1), lambda: math.sqrt(-0.0), lambda: math.log(0), lambda: math.log(-1), lambda: math.log(10 ** 400) > 900, lambda: math.log(8, 2), lambda: math.log2(2 ** 100), lambda: math.log10(1000), lambda: math.log1p(-1), lambda: math.exp(1000), lambda: math.exp(-1000), lambda: math.expm1(1e-10), lambda: math.gamma(-1), lambda: math.gamma(171), lambda: math.gamma(172), lambda: math.lgamma(-2), lambda: math.acos(2), lambda: math.atanh(1), lambda: math.cosh(1000), lambda: math.fmod(inf, 1), lambda: math.fmod(-7.5, 2), lambda: math.remainder(7.5, 2), lambda: math.remainder(1, 0), lambda: math.ldexp(1.0, 2000), lambda: math.ldexp(1.0, -2000), lambda: math.frexp(-0.1), lambda: math.modf(-2.5), lambda: math.modf(inf), lambda: math.hypot(3, 4, 12), lambda: math.hypot(inf, nan), lambda: math.dist((1, 2), (4, 6)), lambda: math.dist((1,), (1, 2)), lambda: math.nextafter(1, 2) - 1, lambda: math.nextafter(1.0, 2.0, steps=3) - 1, lambda: math.ulp(1e16), lambda: math.cbrt(-27), lambda: math.fma(2.0, 3.0, 4.0), lambda: math.isclose(1e9, 1e9 + 1), lambda: math.isclose(0.1 + 0.2, 0.3), lambda: math.copysign(nan, -1), lambda: math.sumprod([1, 2.5], [3, 4]), lambda: math.degrees(math.pi), lambda: math.sin(inf), lambda: math.factorial(3.0), lambda: math.exp2(10), lambda: math.trunc(-1e300) < -10 ** 299):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e if len(e.args) == 1 else '')


def newton(x):
    guess = x if x > 1 else 1.0
    for _ in range(60):
        guess = (guess + x / guess) / 2
    return guess


def integrate(f, a, b, n):
    h = (b - a) / n
    return h * (sum(f(a + i * h) for i in range(1, n)) + (f(a) + f(b)) / 2)


print([newton(x) - math.sqrt(x) for x in (2, 9, 1e10, 1e-4)], round(integrate(lambda x: x ** 2.5, 0, 3, 600), 6), round(integrate(math.sin, 0, math.pi, 600), 9))
total = 0.0
for i in range(400):
    total += (i / 10) ** 1.5 + 2.0 ** (i % 50 - 25) + i ** 0.5 + (-1.5) ** (i % 6) + 1.0001 ** i
print(round(total, 6))
