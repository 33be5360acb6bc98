"""inf, nan, signed zeros, underflow and overflow through every operator; zero division; mixed with int."""
import math
import operator
inf, nan = float('inf'), float('nan')
values = (0.0, -0.0, 1.5, -1.5, inf, -inf, nan, 5e-324, 1.7e308)
for f in (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow, divmod):
    row = []
    for a in values:
        for b in values:
            try:
                row.append(repr(f(a, b)).replace(' ', ''))
            except (ZeroDivisionError, OverflowError) as e:
                row.append(type(e).__name__[:4])
            except TypeError as e:
                row.append('T')
    print(f.__name__, *row)
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 0.0 ** -1, lambda: 1 / 0.0, lambda: 1e308 * 10, lambda: 1e308 ** 2, lambda: 10.0 ** 400, lambda: 2.0 ** 10000, lambda: (-8.0) ** (1 / 3), lambda: pow(2.0, 3, 5), lambda: 1.5 @ 2, lambda: 1.5 & 1, lambda: 1.5 << 1, lambda: ~1.5, lambda: 1.5 + '1', lambda: '1' * 1.5, lambda: 1.5 + None):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e if not isinstance(e, OverflowError) else '')
print(-0.0 == 0.0, str(-0.0 + 0), -0.0 + -0.0, 0.0 * -1, -(0.0), 0.0 - 0.0, -0.0 - 0.0, math.copysign(1, -0.0), abs(-0.0), +(-0.0), -0.0 * 0, round(-0.4), round(-0.4, 1), -0.0 // 1, 0.0 // -1, -0.0 % 1, 0.0 % -1)
print(7.5 // 2, -7.5 // 2, 7.5 % -2, -7.5 % 2, divmod(-7.5, 2), 1e20 % 3, -1e-20 % 3, 3 % -1e-20 if 0 else '', 5 % inf, -5 % inf, 5 % -inf, 5 // inf, -5 // inf, 1 % 0.1, 0.3 // 0.1, 1e300 // 1e-300 if 0 else '')


def series(n):
    total, term = 0.0, 1.0
    for k in range(1, n):
        total += term
        term /= k
    return total


def logistic(x, r, n):
    for _ in range(n):
        x = r * x * (1 - x)
    return x


def halve(x):
    n = 0
    while x > 0:
        x /= 2
        n += 1
    return n


def double(x):
    n = 0
    while x != x * 2:
        x *= 2
        n += 1
    return n, x


print(series(30), logistic(0.3, 3.7, 500), halve(1.0), double(1.0), sum([0.1] * 10), math.fsum([0.1] * 10), sum([1e16, 1.0, -1e16]), sum([0.1] * 3, 0.0))
acc = 0
for i in range(600):
    acc += i * 0.5 if i % 3 else i
    acc -= -i % 2.5 + i // 0.75
print(acc)
