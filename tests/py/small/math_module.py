"""The math module: values, exact results, domain errors."""
import math
from math import sqrt, pi


def run(rounds):
    total = 0.0
    for i in range(1, rounds):
        x = i / 10
        total += math.sqrt(x) + sqrt(i) + math.floor(x) - math.ceil(x) + math.fabs(-x) + math.hypot(x, 1)
        total += math.gcd(i, 36) + math.isqrt(i) + math.trunc(-x) + math.fmod(i, 7) + math.copysign(1, -i)
    return f"{total:.9f}"


def trigonometry(rounds):
    total = 0.0
    for i in range(rounds):
        a = i * pi / 180
        total += math.sin(a) ** 2 + math.cos(a) ** 2 + math.atan2(math.sin(a), math.cos(a)) * 0
    return f"{total:.6f}"


def caught(operation):
    try:
        return operation()
    except (ValueError, TypeError, OverflowError) as error:
        return f"{type(error).__name__}: {error}"


print(run(500), trigonometry(360))
print(math.pi, math.e, math.tau, math.inf, math.nan, math.floor(-2.5), math.ceil(-2.5), math.trunc(2.9), math.floor(1e20), math.isqrt(10 ** 30), math.factorial(20), math.gcd(12, 18, 27), math.lcm(4, 6), math.comb(10, 3), math.perm(5, 2))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.copysign(0.0, -1), math.fmod(-7, 3), math.modf(2.5), math.frexp(8), math.ldexp(0.5, 4), math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.dist((0, 0), (3, 4)), math.isclose(0.1 + 0.2, 0.3), math.sqrt(16), math.degrees(math.pi), math.radians(180))
print(f"{math.exp(1):.9f} {math.log(10):.9f} {math.log2(8)} {math.log10(1000)} {math.log(8, 2)} {math.pow(2, 0.5):.9f} {math.sin(1):.9f} {math.tan(1):.9f} {math.asin(1):.9f} {math.sinh(1):.9f} {math.log1p(0.5):.9f} {math.exp2(3)}")
for operation in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.sqrt("x"), lambda: math.floor(math.inf), lambda: math.exp(1000), lambda: math.factorial(-1), lambda: math.gcd(1.5), lambda: math.pow(0, -1), lambda: math.fmod(1, 0), lambda: math.sin(math.inf), lambda: math.sqrt(), lambda: math.isqrt(-1), lambda: math.ceil(math.nan)):
    print(caught(operation))
