"""complex(...) from numbers and objects: __complex__, __float__, __index__, keywords, mixtures."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
import warnings
warnings.simplefilter('ignore')
class C:
    def __init__(self, v): self.v = v
    def __complex__(self): return self.v
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class Int:
    def __int__(self): return 5
class All(C, F, I): pass


for args in ((), (1,), (1, 2), (1.5, -2.5), (True, False), (1j,), (1j, 1j), (1, 2j), (1 + 2j, 3 + 4j), (F(),), (I(),), (F(), I()), (C(1 + 1j),), (All(5j),), (C(1j), 2), (2 ** 60, 1), (1, 2, 3), (None,), (1, None), (Int(),), (C(1),), (C('x'),), (1, C(1j)), (10 ** 400,), (0, 10 ** 400), ([],), (1, []), (-0.0, -0.0), (float('nan'), float('inf'))):
    t(complex, *args)
t(complex, real=1)
t(complex, imag=2)
t(complex, real=1, imag=2)
t(complex, 1, imag=2)
t(complex, 1, real=2)
t(complex, nope=1)
t(complex.from_number, 5)
t(complex.from_number, 1.5)
t(complex.from_number, C(2j))
t(complex.from_number, F())
t(complex.from_number, I())
t(complex.from_number, '1')
t(complex.from_number)
t(complex.from_number, None)


class S(complex):
    def __new__(cls, v): return super().__new__(cls, v, 1)


z = 3 + 4j
print(complex(z) is z, type(complex(S(1))).__name__, S(2), type(S.from_number(3)).__name__, S.from_number(3), z.__complex__() is z, type(S(1).__complex__()).__name__)


class Sub(complex):
    pass


t(complex, C(Sub(1, 2)))
n = 0
for i in range(300):
    n += abs(complex(i, 3)) + complex(F(), i).imag + complex(True).real
print(round(n, 6))
