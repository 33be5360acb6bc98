"""Numbers as objects: attributes shared by int, float, complex, bool; numbers ABCs."""
import numbers
from fractions import Fraction
from decimal import Decimal
for x in (True, 5, -7, 2.5, 1 + 2j, Fraction(3, 4)):
    print(type(x).__name__, x.real, x.imag, x.conjugate(), [c.__name__ for c in (numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral) if isinstance(x, c)])
print(isinstance(Decimal(1), numbers.Number), isinstance(Decimal(1), numbers.Real))
print((5).numerator, (5).denominator, True.numerator, (2.5).as_integer_ratio(), (-7).as_integer_ratio(), (2.0).is_integer(), (3).is_integer())
for name in ('real', 'imag', 'numerator'):
    try:
        setattr(5, name, 1)
    except AttributeError as e:
        print(e)
print(hash(1) == hash(1.0) == hash(1 + 0j) == hash(True) == hash(Fraction(1)) == hash(Decimal(1)))
print(1 == 1.0 == Decimal(1) == Fraction(1), {1: 'x'}[Decimal('1.0')], Fraction(1, 2) == 0.5, Decimal('0.1') == 0.1)
kinds = [1, 2.5, Fraction(1, 3), True, 3 + 1j]
total = 0
for i in range(300):
    total += kinds[i % 5] * (i % 2)
print(total, type(total).__name__)
for a, b in ((1, 2.0), (True, 1), (1, 1j), (2.0, 1j), (True, False), (1, Fraction(1)), (1.5, Fraction(1)), (Decimal(1), 1)):
    print(type(a + b).__name__, end=' ')
print()
try:
    Decimal(1) + 1.5
except TypeError as e:
    print(e)
