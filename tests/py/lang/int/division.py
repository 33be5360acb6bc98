"""Floor division, modulo, divmod and true division: signs, big operands, exactness, zero."""
import operator
pairs = [(a, b) for a in (7, -7, 0, 10 ** 30 + 1, -10 ** 30 - 1, 1, 2 ** 62) for b in (2, -2, 3, -3, 10 ** 15, -10 ** 29, 2 ** 31)]
for a, b in pairs:
    q, r = divmod(a, b)
    assert q * b + r == a and (0 <= r < b or b < r <= 0) and q == a // b and r == a % b
    print(q, r, end='; ')
print()
for f in (operator.floordiv, operator.mod, operator.truediv, divmod):
    for a, b in ((1, 0), (10 ** 40, 0), (0, 0), (True, False), (1, 0.0), (1.0, 0)):
        try:
            f(a, b)
        except ZeroDivisionError as e:
            print(f.__name__, a > 1, type(b).__name__, '|', e)
for a, b in ((1, 3), (2 ** 53 + 1, 1), (10 ** 400, 10 ** 399), (10 ** 400, 3 * 10 ** 400), (1, 10 ** 400), (-1, 10 ** 400), (2 ** 1024, 2), (3 ** 700, 7 ** 395), (2 ** 64 - 1, 2 ** 64), (123456789012345678901234567890, 7)):
    try:
        print(a / b, end=' ')
    except OverflowError as e:
        print('|', e, end=' ')
print()
try:
    10 ** 400 / 3
except OverflowError as e:
    print(e)


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def digits(n, base):
    out = []
    while n:
        n, d = divmod(n, base)
        out.append(d)
    return out[::-1]


print(gcd(2 ** 90 * 9, 2 ** 80 * 15) == 2 ** 80 * 3, digits(10 ** 20, 1000), digits(255, 2))
total = 0
for i in range(-400, 400):
    for d in (3, -3, 7):
        total += (i // d) * 3 + i % d
    total += divmod(i, 16)[1] + i // 2 - (i % -5) * 2
    total ^= (i << 40) // 1000003
print(total)
x, y = -17, 5
x //= y; print(x, end=' ')
x %= 3; print(x, end=' ')
x /= 4; print(x, type(x).__name__)
for a, b in ((5, '2'), ('5', 2), (None, 2), ([1], 2), (2, 1j)):
    for f in (operator.floordiv, operator.mod, operator.truediv, divmod):
        try:
            print(repr(f(a, b)))
        except TypeError as e:
            print(e)
print(-7 // 2 * 2 + -7 % 2, 7 // -2, -(7 // 2), -7 // -2, 0 // -5, 0 % -5, -1 // 10 ** 20, -1 % 10 ** 20, 1 % -10 ** 20)
