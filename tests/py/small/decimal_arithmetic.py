# Decimals: operators with decimals, ints, floats and fractions; rounding; signals; functions of the specification.
from decimal import *
from fractions import Fraction
import math
import operator


def show(*values):
    print(*values)


def refused(function, *arguments, **keywords):
    try:
        return function(*arguments, **keywords)
    except (ArithmeticError, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


def pi(prec):
    with localcontext(prec=prec + 2) as inner:
        three = Decimal(3)
        lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
        while s != lasts:
            lasts = s
            n, na = n + na, na + 8
            d, da = d + da, da + 32
            t = (t * n) / d
            s += t
    return +s


def ledger(turns):
    rates = [Decimal("0.0013"), Decimal("0.00894")]
    cent, tax, total = Decimal("0.01"), Decimal("0.0675"), Decimal(0)
    for i in range(turns):
        price = (rates[i & 1] * (i * 37 % 1000)).quantize(cent, ROUND_HALF_EVEN)
        total += price + (price * tax).quantize(cent, rounding=ROUND_DOWN)
    return total


def mixed(turns):
    found = []
    x = Decimal("1.10")
    for i in range(turns):
        x = x * 3 - i
        x %= 1000
        if x < i:
            x = -x // 7 + Decimal(i) / 8
        if i % 80 == 0:
            found.append(x)
    return found


show(pi(28), pi(60))
show(ledger(700))
show(*mixed(400))

a, b = Decimal("123.456"), Decimal("-7.89")
for name in "add sub mul truediv floordiv mod pow".split():
    function = getattr(operator, name)
    show(name, function(a, 3), function(3, Decimal(4)), refused(function, a, b), refused(function, a, 1.5))
show(divmod(a, b), divmod(100, Decimal("7.5")), -a, +a, abs(b), bool(a), bool(Decimal("-0.00")))
show(pow(Decimal(7), 30, 1000), refused(pow, Decimal(7), -1, 5), Decimal(2) ** Decimal("0.5"), Decimal(10) ** -3)
for left, right in [(1, 0), (0, 0), ("inf", "inf"), ("sNaN", 1)]:
    for function in operator.add, operator.sub, operator.truediv, operator.floordiv, operator.mod, divmod:
        show(left, right, function.__name__, refused(function, Decimal(left), Decimal(right)))

show(a == Fraction(123456, 1000), a < Fraction(1234561, 10000), a > 123, a == 123.456, 0.5 == Decimal("0.5"))
show(Decimal("0.5") < 0.75, Decimal(3) == 3 + 0j, Decimal(3) == "3", refused(operator.lt, a, "x"), Decimal("nan") == 1)
show(refused(operator.le, Decimal("nan"), 1), sorted([Decimal(3), 2.5, 1, Fraction(9, 4)]))
for value in 5, -5, 10**30, 0.375, Fraction(-7, 4):
    decimal = Decimal(value) if not isinstance(value, Fraction) else Decimal(value.numerator) / value.denominator
    show(decimal, hash(decimal) == hash(value), decimal.as_integer_ratio())
show({Decimal("1.0"): "one"}[1], len({1, 1.0, Decimal(1), Decimal("1.00"), Fraction(1)}), hash(Decimal("inf")))

for rounding in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    with localcontext(rounding=rounding, prec=3):
        show(rounding, *(+Decimal(x) for x in ("1.005", "-1.005", "1.015", "2.0051", "-9.999", "12350")))
for text in "2.5", "-2.5", "3.5", "1e3", "-0.4":
    x = Decimal(text)
    show(x, int(x), math.floor(x), math.ceil(x), round(x), round(x, 1), math.trunc(x), float(x), x.to_integral_value())
show(refused(int, Decimal("nan")), refused(int, Decimal("-inf")), refused(round, Decimal(1), 50), float("inf") == Decimal("inf"))

x, y = Decimal("2.345"), Decimal("10101")
show(x.exp(), x.ln(), x.log10(), x.sqrt(), x.logb(), x.scaleb(3), x.next_plus(), x.next_minus(), x.next_toward(0))
show(y.logical_and(Decimal(1110)), y.logical_or(Decimal(1110)), y.logical_xor(1110), y.logical_invert(), y.rotate(2), y.shift(-2))
show(x.fma(2, 3), x.max(3), x.min_mag(-1), x.compare(y), x.compare_total(Decimal("2.3450")), x.same_quantum(Decimal("0.001")))
show(x.remainder_near(2), x.copy_sign(-1), x.copy_negate(), x.adjusted(), Decimal("100").normalize(), x.number_class(), x.radix())
show(Decimal(10).ln(), Decimal("1e-400").exp(), Decimal(1000).log10(), Decimal("0.9999999").ln(), Decimal(1).exp(getcontext()))
with localcontext(prec=120):
    show(Decimal(2).sqrt(), Decimal(1).exp(), Decimal(2).ln(), Decimal(2).log10(), Decimal(1) / 7)
with localcontext(prec=2000):
    big = Decimal(3) ** 4000
    show(big.adjusted(), big % 10**20, (big * big + 1) // big == big, (big * big).sqrt() == big, hash(big) == hash(3**4000))

for value in (Decimal("nan123"), Decimal("-snan"), Decimal("-inf"), Decimal("-0E+3"), Decimal((1, (0, 1, 2), -2))):
    show(value, repr(value), value.as_tuple(), value.is_nan(), value.is_signed(), value.is_finite(), value.is_zero())
