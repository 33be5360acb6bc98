"""Module cmath: principal values, branch cuts by signed zeros, special values, polar form, errors."""
import cmath
import math
def show(z): return f'{z.real:.9g},{z.imag:.9g}'
for name in ('sqrt', 'exp', 'log', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh', 'log10'):
    f = getattr(cmath, name)
    print(name, *(show(f(z)) for z in (0.5 + 0.25j, -2 + 0j, complex(-2, -0.0), 3j, complex(-0.0, -1.5), 0.5)))
for f, z in ((cmath.log, 0), (cmath.log10, 0j), (cmath.exp, 1000), (cmath.atanh, 1), (cmath.atan, 1j), (cmath.cosh, 800), (cmath.sqrt, 'x'), (cmath.sqrt, None), (cmath.exp, complex('inf+infj')), (cmath.sin, complex('infj')), (cmath.sqrt, complex('-inf')), (cmath.log, complex('nan')), (cmath.tan, complex(0, 1000)), (cmath.sqrt, 1e308 + 1e308j), (cmath.sqrt, 5e-324)):
    try:
        print(f.__name__, f(z))
    except Exception as e:
        print(f.__name__, z, type(e).__name__, e)
print(cmath.polar(3 + 4j), cmath.polar(-1), cmath.polar(complex(-1, -0.0)), cmath.phase(-1j), cmath.phase(0), cmath.rect(2, math.pi / 2).imag, cmath.rect(0, 5), cmath.polar(complex('inf')), show(cmath.rect(*cmath.polar(1 - 2j))))
print(cmath.isnan(complex('nanj')), cmath.isinf(complex('1+infj')), cmath.isfinite(1j), cmath.isclose(1 + 1j, 1 + 1.0000000001j), cmath.isclose(1, 2, abs_tol=2), cmath.isclose(1j, -1j), cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj)
for f in (lambda: cmath.isclose(1, 1, rel_tol=-1), lambda: cmath.rect(1), lambda: cmath.rect(1j, 1), lambda: cmath.rect(float('inf'), float('inf')), lambda: cmath.log(8, 2), lambda: cmath.log(8, 1), lambda: cmath.log(1, 0), lambda: cmath.phase('1')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class W:
    def __complex__(self): return 4j


class V:
    def __float__(self): return -4.0


print(show(cmath.sqrt(W())), cmath.sqrt(V()), cmath.sqrt(True), cmath.exp(10 ** 2).real > 1e43)


def quadratic(a, b, c):
    d = cmath.sqrt(b * b - 4 * a * c)
    return (-b + d) / (2 * a), (-b - d) / (2 * a)


print(quadratic(1, -3, 2), quadratic(1, 2, 5), [show(z) for z in quadratic(1, 1j, 1)])
worst = 0
for i in range(400):
    z = complex(math.cos(i) * i / 50, math.sin(i * 1.7) * i / 60)
    worst = max(worst, abs(cmath.exp(cmath.log(z)) - z) if z else 0, abs(cmath.sqrt(z) ** 2 - z), abs(cmath.sin(z) ** 2 + cmath.cos(z) ** 2 - 1) / (1 + abs(cmath.sin(z)) ** 2))
print(worst < 1e-11)
