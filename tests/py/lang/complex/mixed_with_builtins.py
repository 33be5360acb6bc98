"""Builtins and the number tower with complex: sum, pow, abs, isinstance, fractions, numbers, statistics of types."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
import numbers, decimal, fractions, operator
z = 1 + 2j
print(isinstance(z, numbers.Complex), isinstance(z, numbers.Real), isinstance(1.5, numbers.Complex), issubclass(complex, numbers.Number), sum([z, z.conjugate()]), sum([1j] * 4, 1), sum([1, 1.5, 1j]), pow(z, 2), pow(2, 1j) == 2 ** 1j, abs(-z), operator.add(z, 1), operator.neg(z), operator.truth(z), operator.pow(1j, 2), list(map(abs, [3 + 4j, -5])), any([0j]), all([1j]), sorted([3 + 0j, 1j], key=abs), max([1j, 2j], key=lambda c: c.imag), z.__reduce_ex__(2)[1], fractions.Fraction(1, 2) + 1j, 1j * fractions.Fraction(1, 2), fractions.Fraction(1, 2) == 0.5 + 0j, complex(fractions.Fraction(1, 4)), complex(decimal.Decimal('1.5')), [1j] * 2, 1j in (1j,), str(z).encode(), bool(z), id(z) == id(z))
for f in (lambda: decimal.Decimal(1) + 1j, lambda: int(z), lambda: float(z), lambda: round(z), lambda: divmod(z, 1), lambda: math_floor(z), lambda: range(1j), lambda: [1].__getitem__(1j), lambda: 'a' * 1j, lambda: bytes(1j), lambda: chr(1j), lambda: hex(1j), lambda: z // 1, lambda: z % 1, lambda: max(1j, 2j), lambda: sorted([1j, 1]), lambda: sum([1j, 'a']), lambda: operator.index(1j), lambda: '%d' % 1j, lambda: pow(1j, 2, 3), lambda: complex(1j, 'a'), lambda: fractions.Fraction(1j), lambda: 1j < 1, lambda: z.bit_length(), lambda: int('1j'), lambda: float('1j'), lambda: abs(), lambda: __import__('math').sqrt(1j), lambda: __import__('math').isnan(1j), lambda: slice(1j).indices(3), lambda: time_sleep(1j), lambda: iter(z), lambda: [*z], lambda: round(1j, 2), lambda: z.is_integer()):
    t(f)
n = 0
for i in range(300):
    v = (i, i / 2, complex(i, 1), True)[i % 4]
    n += v * 1j if i % 3 else v
print(n)
