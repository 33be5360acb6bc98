"""== and hash of complex numbers with ints, floats, big ints, fractions; no order."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
import decimal, fractions
inf, nan = float('inf'), float('nan')
for z in (1 + 0j, 0j, -0j, 1.5 + 0j, 1 + 1j, complex(2 ** 60), complex(inf), complex(nan), complex(0, nan), complex(1, -0.0)):
    print([z == v for v in (1, 0, True, 1.5, 2 ** 60, inf, nan, 1 + 1j, '1', None, decimal.Decimal(1), fractions.Fraction(3, 2))], z == z, z != z, [v == z for v in (1, 1.5, 0.0)])
for f in (lambda: 1j < 2j, lambda: 1j >= 1, lambda: 1 < 1j, lambda: 1.5 > 1j, lambda: sorted([1j, 2j]), lambda: max(1j, 1), lambda: min([1j, 0j]), lambda: 1j < 'a', lambda: (1j,) < (2j,), lambda: 'a' > 1j, lambda: [1j] <= [1j]):
    t(f)
print(hash(1 + 0j) == hash(1), hash(1.5 + 0j) == hash(1.5), hash(0j) == hash(-0j) == 0, hash(complex(2 ** 61 - 1)) == hash(float(2 ** 61 - 1)), {1: 'a'}[1 + 0j], {1.5 + 0j: 'b'}[1.5], len({1, 1.0, 1 + 0j, True}), len({1j, complex(0, 1), -1j}), 1 + 0j in [1], [1, 2].index(2 + 0j), (1j, 1j).count(1j), {1j: 5}.get(1j), 10 ** 400 == 1j, 10 ** 400 == complex(inf), 2 ** 53 + 1 == complex(2 ** 53), 1j == 1j + 0)
x = complex(nan, nan)
print(x == x, x in [x], [x] == [x], {x: 1}[x], x != x)


class S(complex):
    def __eq__(self, o): return 'eq'
    def __hash__(self): return 3


print(S(1) == 1, 1 == S(1), 1j == S(1j), hash(S(1)), S(1) != 2)
n = 0
for i in range(400):
    n += (complex(i % 5) == i % 7) + (complex(i % 3, i % 2) == 1) * 2 + (hash(complex(i)) == hash(i)) + (i in (1 + 0j, 2j, 7))
print(n)
