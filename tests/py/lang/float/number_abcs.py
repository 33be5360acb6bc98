"""Floats among the numbers: numbers ABCs, Fraction, Decimal, complex; registering; operators that refuse."""
import decimal
import fractions
import numbers
F, D = fractions.Fraction, decimal.Decimal
for v in (1, True, 1.5, 1j, F(1, 2), D('1.5')):
    print(type(v).__name__, [c.__name__ for c in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral) if isinstance(v, c)])
for f in (lambda: 1.5 + F(1, 2), lambda: F(1, 2) * 1.5, lambda: F(1, 2) ** 0.5, lambda: 2.0 ** F(1, 2), lambda: F(1, 2) == 0.5, lambda: F(1, 3) == 1 / 3, lambda: F(1, 2) < 0.6, lambda: D('1.5') == 1.5, lambda: D('0.1') == 0.1, lambda: D('0.1') < 0.1, lambda: F(1, 2) == D('0.5'), lambda: F(1, 2) + 1j, lambda: divmod(7.5, F(2)), lambda: 7.5 // F(2), lambda: F(15, 2) % 2.0, lambda: float(D('1e-400')), lambda: F(1.25), lambda: F('1.25e-1'), lambda: F(0.1).limit_denominator(10), lambda: hash(F(1, 2)) == hash(0.5) == hash(D('0.5')), lambda: round(F(7, 2)), lambda: round(F(22, 7), 2), lambda: int(F(-7, 2)), lambda: sum([F(1, 2), 0.25, 1]), lambda: max(F(1, 2), 0.75, 0), lambda: sorted([0.5, F(1, 3), 1, D('0.4')]), lambda: 1.5 + D(1), lambda: F(1, 2) + D(1), lambda: D(1.1), lambda: F(float('nan')), lambda: F(float('inf')), lambda: F(1, 0), lambda: F(1, 2) < 'a', lambda: 1.5 .__add__(F(1, 2))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e) if 'decimal' not in str(e) and 'Decimal' not in str(e) else '')


class Money(numbers.Real if 0 else object):
    def __init__(self, cents): self.cents = cents
    def __radd__(self, other): return Money(self.cents + round(other * 100))
    __add__ = __radd__
    def __float__(self): return self.cents / 100
    def __eq__(self, other): return float(self) == float(other)
    def __lt__(self, other): return float(self) < float(other)
    def __repr__(self): return f'{self.cents / 100:.2f}'


numbers.Real.register(Money)
m = Money(150)
print(1.5 + m, m + 1, sum([0.25, m, 1]), m == 1.5, 1.5 == m, m < 2, sorted([m, m]), isinstance(m, numbers.Real), issubclass(Money, numbers.Complex), float(m), '%.1f' % m)
for f in (lambda: 1.5 - m, lambda: m * 2.0, lambda: 1.5 <= m, lambda: round(m), lambda: abs(m), lambda: int(m)):
    try:
        print(f())
    except TypeError as e:
        print(e)
total = F(0)
approx = 0.0
for i in range(1, 300):
    total += F(1, i % 20 + 1)
    approx += F(1, i % 20 + 1)
print(total, round(approx, 9), float(total) - approx < 1e-9, type(approx).__name__)
