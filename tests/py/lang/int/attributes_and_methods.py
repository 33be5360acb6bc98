"""Attributes and methods of int that few use: numerator, real, conjugate, is_integer, as_integer_ratio, round, ceil; immutability; docs of types."""
import math
n = -12345
print(n.numerator, n.denominator, n.real, n.imag, n.conjugate(), n.is_integer(), n.as_integer_ratio(), True.numerator, True.real, type(True.real).__name__, type(True.conjugate()).__name__)
print([round(n, d) for d in (None, 0, 1, -1, -2, -3, -4, -5, -6, -100)], round(n), [round(v, -1) for v in (5, 15, 25, 35, -5, -15, -25)], [round(v, -2) for v in (50, 150, 250, 251, -150)])
for d in ('1', 1.0, None, 2 ** 70):
    try:
        print(round(12355, d))
    except Exception as e:
        print(type(e).__name__, e)
print(math.ceil(n), math.floor(n), math.trunc(n), n.__ceil__(), n.__floor__(), n.__trunc__(), n.__round__(-2), n.__index__(), n.__int__(), n.__float__(), n.__bool__(), n.__abs__(), n.__neg__(), n.__pos__(), n.__invert__())
for name in ('real', 'x', '__class__', 'bit_length', '__doc__'):
    try:
        setattr(n, name, 1)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
try:
    int.new = 5
except TypeError as e:
    print(e)
try:
    del (5).real
except AttributeError as e:
    print(e)
try:
    (5).frobnicate
except AttributeError as e:
    print(e)
print(n.__getnewargs__(), n.__divmod__(100), n.__rsub__(1), n.__rfloordiv__(10 ** 6), n.__rmod__(10 ** 6), n.__radd__('x'), n.__format__('>8'), n.__repr__(), n.__lshift__(2), n.__rrshift__(1 << 20) if n > 0 else '')
print(sorted(name for name in dir(int) if not name.startswith('__')), int.__mro__, int.__basicsize__ > 0, int.__name__, int.__qualname__, int.__module__, int.__base__)
for call in (lambda: n.bit_length(1), lambda: n.conjugate(1), lambda: int.bit_length(), lambda: int.bit_length('a'), lambda: int.real, lambda: int.__add__(1), lambda: (1).__add__(), lambda: int.__add__('a', 1), lambda: int.conjugate(True)):
    try:
        r = call()
        print(r if isinstance(r, int) else type(r).__name__)
    except TypeError as e:
        print(e)
print(1 .real, 1..real, (1).imag, 1 if True else 2, -1 .bit_length(), (-1).bit_length(), 1_0 .bit_length())


class C(int):
    __slots__ = ()
    @property
    def double(self): return self * 2
    @property
    def real(self): return 'shadow'


print(C(4).double, C(4).real, type(C(4).numerator).__name__, type(+C(4)).__name__, type(C(4).conjugate()).__name__, type(abs(C(4))).__name__, type(round(C(4))).__name__, C(4).__class__.__name__)
total = 0
for i in range(-300, 300):
    total += i.bit_length() + i.bit_count() + i.conjugate() + round(i, -1) + i.as_integer_ratio()[0] + C(i).double + i.__index__()
print(total)
