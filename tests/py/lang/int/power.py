"""pow and **: negative exponents, modulus, inverses, bool, subclass and reflected methods, errors."""
def attempt(*args, **kw):
    try:
        result = pow(*args, **kw)
        print(repr(result)[:60], end='; ')
    except Exception as e:
        print(f'{args}: {type(e).__name__} {e}')


for args in ((2, 10), (2, 0), (0, 0), (0, 5), (-2, 3), (-2, 4), (2, -2), (-2, -3), (1, -10 ** 30), (-1, 10 ** 30), (-1, 10 ** 30 + 1), (10, 50), (True, False), (False, True), (2, True), (7, 2.0), (-8, 1 / 3), (4, 0.5), (2, 1j)):
    attempt(*args)
print()
for args in ((0, -1), (0, -2), (2, 0.5, 3), (2.0, 3, 5), (2, 3, 0), (2, -1, 0), (2, -1, 4), (0, -1, 7), (2, 3, 5.0), (2, '3'), ('2', 3), (2, None), (2, 3, None), (2,), (2, 3, 4, 5), (None, 2, 3), (2, 3, 'm')):
    attempt(*args)
attempt(exp=3, base=2)
attempt(2, exp=5, mod=7)
attempt(2, 5, m=7)
print()
for base in (3, -3, 10 ** 20):
    for exp in (0, 1, 5, 117):
        for mod in (1, -1, 7, -7, 10 ** 18 + 9):
            assert pow(base, exp, mod) == base ** exp % mod
            print(pow(base, exp, mod), end=' ')
print()
print([pow(a, -1, 11) for a in range(1, 11)], pow(3, -2, 7), pow(-3, -1, 10), pow(3, -1, -10), pow(38, -1, mod=97), pow(5, -1, 1))


class P(int):
    def __pow__(self, other, mod=None): return 'pow', int(other), mod
    def __rpow__(self, other, mod=None): return 'rpow', int(other), mod
    def __ipow__(self, other): return 'ipow', int(other)


p = P(3)
print(p ** 2, 2 ** p, p ** P(4), pow(p, 2, 5), pow(2, p), pow(2, p, 9), pow(2, 3, p))
p **= 2
print(p, (2).__pow__(3), (2).__pow__(3, 5), (2).__rpow__(3), (2).__pow__(1.0), int.__pow__(2, '1'))
try:
    (2).__pow__()
except TypeError as e:
    print(e)


def fib_mod(n, m):
    a, b = 0, 1
    for bit in bin(n)[2:]:
        a, b = a * (2 * b - a) % m, (a * a + b * b) % m
        if bit == '1':
            a, b = b, (a + b) % m
    return a


total = 0
for i in range(400):
    total += i ** 2 - i ** 3 % 7 + pow(i, 65537, 1009) + fib_mod(i, 10 ** 9 + 7) + (-i) ** (i % 5) + 2 ** (i % 70)
print(total)
x = 2
for i in range(7):
    x **= 2
print(x == 2 ** 128, len(str(x)), -2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2, -2 ** -2, 0 ** 0 == 0.0 ** 0 == 1)
