"""Functions of cmath against each other and their edges."""
import cmath
inf, nan = float('inf'), float('nan')
def r(z): return complex(round(z.real, 9) + 0.0, round(z.imag, 9) + 0.0) if cmath.isfinite(z) else z
points = [1 + 1j, -2 + 0.5j, 0.3 - 0.7j, 2j, -1 + 0j, 3 + 0j]
for name in ('sqrt', 'exp', 'log', 'log10', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'asin', 'acos', 'atan', 'asinh', 'acosh', 'atanh'):
    print(name, [r(getattr(cmath, name)(z)) for z in points if (name, z) != ('atanh', 1) and z != -1])
print([round(cmath.phase(z), 9) for z in points], [tuple(round(v, 9) for v in cmath.polar(z)) for z in points[:3]], r(cmath.rect(2, cmath.pi / 3)), cmath.isnan(complex(nan, 1)), cmath.isinf(complex(1, -inf)), cmath.isfinite(1j), cmath.isclose(1 + 1j, 1 + 1.0000000001j), cmath.isclose(1, 1.1, rel_tol=0.2), cmath.isclose(0, 1e-9, abs_tol=1e-8), cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj, r(cmath.log(8, 2)), cmath.sqrt(-1), cmath.sqrt(-4.0), cmath.exp(0))
for f in (lambda: cmath.log(0), lambda: cmath.sqrt('x'), lambda: cmath.atanh(1), lambda: cmath.exp(1000), lambda: cmath.rect(1), lambda: cmath.polar(), lambda: cmath.isclose(1, 2, rel_tol=-1), lambda: cmath.log(2, 1), lambda: cmath.atan(1j), lambda: cmath.log10(0), lambda: cmath.cosh(1000), lambda: cmath.phase('a'), lambda: cmath.sqrt(None), lambda: cmath.log(), lambda: cmath.tan(1, 2), lambda: cmath.rect(inf, 1), lambda: cmath.sin(complex(inf, 0))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for z in points:
    assert cmath.isclose(cmath.sqrt(z) ** 2, z) and cmath.isclose(cmath.exp(cmath.log(z)), z) and cmath.isclose(cmath.rect(*cmath.polar(z)), z) and cmath.isclose(cmath.sin(z) ** 2 + cmath.cos(z) ** 2, 1)
print([cmath.sqrt(complex(a, b)) for a in (0.0, -0.0, inf, -inf) for b in (0.0, -0.0)], cmath.phase(-1), cmath.phase(complex(-1, -0.0)), cmath.phase(complex(0, 0)))
acc = 0
for i in range(300):
    acc += cmath.exp(1j * i).real + cmath.sqrt(complex(i, -i)).imag + abs(cmath.sin(complex(i % 5, 1)))
print(round(acc, 6))
