# cmath: every function of ordinary, special and extreme numbers.
import cmath
from math import inf, nan

ONE = "acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar".split()


def show(f, *args):
    try:
        return repr(f(*args))
    except (ValueError, OverflowError, TypeError) as e:
        return f"{type(e).__name__}: {e}"


special = [-inf, -2.5, -1.0, -0.0, 0.0, 1.0, 0.75, inf, nan]
for name in ONE:
    f = getattr(cmath, name)
    for re in special:
        print(name, re, *[show(f, complex(re, im)) for im in special], sep=" ; ")
    for z in (1e308 + 1e308j, -1e200 + 3j, 1e-310 + 1e-311j, 710 + 1j, 1 + 1e-170j, 3, True, 2.5):
        print(name, z, show(f, z))
for r in special:
    print("rect", *[show(cmath.rect, r, phi) for phi in special], sep=" ; ")
print(show(cmath.log, 8, 2), show(cmath.log, 1j, 1), show(cmath.log, 0), show(cmath.sqrt, "a"), show(cmath.log, 2, 0))
print(cmath.isfinite(1j), cmath.isinf(complex(inf, nan)), cmath.isnan(complex(1, nan)), cmath.isfinite(complex(nan, 1)))
print(cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 2, rel_tol=0.5), cmath.isclose(0, 1e-9, abs_tol=1e-8))
print(show(cmath.isclose, 1, 1), cmath.isclose(inf, inf), cmath.isclose(nan, nan), cmath.isclose(1, 1 + 1j))
try:
    cmath.isclose(1, 2, rel_tol=-1)
except ValueError as e:
    print(e)


class Z:
    def __complex__(self):
        return 3 + 4j


class F:
    def __float__(self):
        return 2.0


print(show(cmath.polar, Z()), show(cmath.sqrt, F()))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
