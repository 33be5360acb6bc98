"""Subclasses of complex: new, arithmetic gives complex, attributes, pickles."""
import copy
import pickle


class C(complex):
    def __new__(cls, re, im=0, unit='V'):
        self = super().__new__(cls, re, im)
        self.unit = unit
        return self

    def __add__(self, o): return C(super().__add__(o).real, self.imag, self.unit)
    def __mul__(self, o): return NotImplemented
    def __rsub__(self, o): return ('rsub', o)
    def __abs__(self): return 'abs'
    def __bool__(self): return False
    def __complex__(self): return 9j
    def __reduce__(self): return C, (self.real, self.imag, self.unit)


c = C(1, 2, 'A')
print(c, c.unit, type(c).__name__, c + 1, type(c + 1).__name__, type(c - 1).__name__, type(-c).__name__, type(c.conjugate()).__name__, 5 - c, 1j - c, abs(c), bool(c), complex(c), c == 1 + 2j, hash(c) == hash(1 + 2j), {c: 1}[1 + 2j], c / 2, isinstance(c, complex), c.__dict__)
try:
    c * 2
except TypeError as e:
    print(e)
print(2 * c, copy.copy(c).unit, copy.deepcopy(c) == c, pickle.loads(pickle.dumps(c)).unit)


class S(complex):
    __slots__ = ()


s = S(1j)
for f in (lambda: setattr(s, 'x', 1), lambda: setattr(1j, 'x', 1), lambda: s.nope):
    try:
        f()
    except AttributeError as e:
        print(e)
try:
    class Bad(complex, float):
        pass
except TypeError as e:
    print(e)
for z in (1j, S(2)):
    print([pickle.loads(pickle.dumps(z, p)) for p in range(2, 6)], copy.copy(z) is z, z.__getnewargs__(), z.__reduce_ex__(2)[1])


class Polar(complex):
    def __new__(cls, r, deg):
        import cmath
        return super().__new__(cls, cmath.rect(r, deg * cmath.pi / 180))
    r = property(lambda self: round(abs(self), 6))


p = Polar(2, 90)
print(p.r, round(p.imag, 6), (p * p).real.__round__(6))
n = 0
for i in range(300):
    c = c + i
    n += c.real + (i - s).imag
print(n, c)
