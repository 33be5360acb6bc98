# Contexts of decimals: attributes, flags and traps, contexts of tasks, what is refused; reading texts and tuples.
import contextvars
import copy
import decimal
import pickle
from decimal import *


def refused(function, *arguments, **keywords):
    try:
        return function(*arguments, **keywords)
    except (ArithmeticError, TypeError, ValueError, AttributeError, KeyError) as error:
        return f"{type(error).__name__}: {error}"


print(getcontext(), DefaultContext.prec, BasicContext, ExtendedContext, sep="\n")
c = Context(prec=5, rounding=ROUND_UP, Emin=-10, Emax=10, capitals=0, clamp=1, flags=[Inexact], traps=[Overflow, DivisionByZero])
print(c, c.Etiny(), c.Etop(), c.radix(), c.flags[Inexact], c.traps[Overflow])
for name, value in [("prec", 0), ("prec", "x"), ("Emin", 1), ("Emax", -1), ("clamp", 2), ("capitals", -1), ("rounding", "up"),
                    ("flags", 5), ("traps", []), ("prec", 10**30)]:
    print(name, value, refused(setattr, c, name, value))
print(refused(delattr, c, "prec"), refused(Context, prec=-1), refused(Context, foo=1), refused(Context, traps=[KeyError]))

for x, y in [(1, 0), (99999, 99999), (1, 3), ("1e-9", "1e-6"), (0, 0)]:
    x, y = Decimal(x), Decimal(y)
    for name in "divide", "multiply", "power", "remainder":
        c.clear_flags()
        result = refused(getattr(c, name), x, y)
        print(name, x, y, result, [signal.__name__ for signal, on in c.flags.items() if on])
print(c.flags == c.flags.copy(), len(c.flags), list(c.traps)[:3], refused(c.flags.__delitem__, Inexact), refused(lambda: c.flags[1]))
print(c.create_decimal("123456.789"), refused(c.create_decimal, " 1"), Decimal(" 1_000 "), Decimal("１２.５"), c.to_sci_string(Decimal("1E+9")))
print(copy.copy(c) is c, pickle.loads(pickle.dumps(c)).prec, pickle.loads(pickle.dumps(Decimal("-1.50E+7"))), copy.deepcopy(Decimal(3)))

with localcontext(c) as inner:
    inner.prec = 2
    print(Decimal(1) / 3, getcontext() is inner, c.prec)
    with localcontext(prec=9, rounding=ROUND_DOWN):
        print(Decimal(2) / 3)
    print(Decimal(2) / 3)
print(getcontext().prec, refused(localcontext, 5), refused(localcontext, prec=0), refused(setcontext, 1))
setcontext(ExtendedContext)
print(Decimal(1) / 0, Decimal(-1) / 0, Decimal(0) / 0, Decimal("snan") + 1, getcontext().flags[InvalidOperation])
setcontext(DefaultContext)
print(getcontext() is DefaultContext, getcontext())

getcontext().traps[FloatOperation] = True
print(refused(Decimal, 1.5), Decimal.from_float(1.5), refused(lambda: Decimal(1) < 1.5), Decimal(1) == 1.0)
getcontext().traps[FloatOperation] = False


def digits(prec):
    getcontext().prec = prec
    return Decimal(1) / 7


places = [contextvars.copy_context() for _ in range(3)]
print([place.run(digits, 3 + i) for i, place in enumerate(places)], getcontext().prec, places[1].run(lambda: Decimal(1) / 9))
total = Decimal(0)
for i in range(400):
    with localcontext() as inner:
        inner.prec = 3 + i % 5
        total += Decimal(i) / 7
print(total)


class Money(Decimal):
    "Decimals with a name."

    def __new__(cls, value, name="EUR"):
        self = super().__new__(cls, value)
        self.name = name
        return self

    def __str__(self):
        return f"{super().__str__()} {self.name}"


m = Money("1.50")
print(m, repr(m), type(m + 1).__name__, m + 1, type(Money.from_float(0.5)).__name__, m == Decimal("1.5"), hash(m) == hash(1.5))
print(type(+m).__name__, Decimal(m), isinstance(m, decimal.Decimal), sum([m, m]), max(m, 1), f"{m:.1f}")

for bad in ("", "1..2", "e5", "1e", "--1", "1 2", "nanx", "infinit"):
    print(repr(bad), refused(Decimal, bad))
for bad in ((1, 2), (2, (1,), 0), (0, (10,), 0), (0, (1,), "x"), (0, "1", 0), (0, (1,), 1.0), None, b"1", 1j):
    print(bad, refused(Decimal, bad))
for signal in Clamped, DivisionByZero, FloatOperation, Inexact, InvalidOperation, Overflow, Rounded, Subnormal, Underflow:
    print(signal.__name__, [base.__name__ for base in signal.__mro__[1:-3]])
print(MAX_PREC > 10**8, MIN_ETINY < MIN_EMIN, DecimalTuple(0, (1,), 2), HAVE_THREADS, HAVE_CONTEXTVAR)
print(IEEEContext(64), Decimal.from_number(2.5), refused(Decimal.from_number, "1"))
