"""Signs of zeros, infinities and nans through the operators."""
import math
inf, nan = float('inf'), float('nan')
def signs(z): return ''.join('-' if math.copysign(1, v) < 0 else '+' for v in (z.real, z.imag))
parts = [0.0, -0.0, 1.0, -1.0, inf, -inf]
for op, f in (('+', lambda a, b: a + b), ('-', lambda a, b: a - b), ('*', lambda a, b: a * b)):
    print(op, [(signs(f(complex(a, 0.0), complex(b, -0.0))), signs(f(complex(-0.0, a), b))) for a in parts[:4] for b in parts[:4]])
print([signs(-complex(a, b)) for a in parts for b in parts[:2]], [signs(complex(a, b).conjugate()) for a in parts[:2] for b in parts[:2]], signs(0 - 0j), signs(-0.0 - 0j), signs(0.0 + -0j), signs(complex(0, -0.0) + 0), signs(0 + complex(-0.0, -0.0)), signs(1.0 * complex(0.0, -0.0)), signs(complex(-0.0, 0.0) - 0.0))
for a in (complex(inf, 0), complex(0, inf), complex(inf, inf), complex(inf, nan), complex(nan, 1)):
    for b in (1j, 2, complex(0, inf), 1 + 1j, 0.5):
        print(a * b, a + b, a - b, end=' ')
        try:
            print(a / b, b / a)
        except ZeroDivisionError as e:
            print(e)
print(abs(complex(nan, inf)), abs(complex(-inf, 1)), abs(complex(nan, 0)), abs(-0j), math.isnan(abs(complex(nan, nan))))
for f in (lambda: 0j / 0, lambda: 0j ** -1, lambda: 0j ** 1j, lambda: inf * 0j, lambda: complex(inf, inf) / complex(inf, inf), lambda: 1j ** inf, lambda: 0j ** 0j, lambda: 1 / complex(inf, 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(complex(-0.0, 0.0), complex(0.0, -0.0), -0j, (-0j).imag, -(0j), 0j.real, eval(repr(complex(-0.0, 2.0))).real, complex('-0') , complex('-0j'))
n = ''
for i in range(300):
    z = complex(-0.0 if i % 3 else 0.0, -0.0 if i % 2 else 0.0) * (1 if i % 5 else -1)
    n = (n + signs(z))[-60:]
print(n)
