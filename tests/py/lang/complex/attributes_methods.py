"""real, imag, conjugate, dunders of complex; read-only; receivers."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
z = 3 - 4j
print(z.real, z.imag, z.conjugate(), type(z.real).__name__, abs(z), bool(z), bool(0j), not 0j, bool(-0j), bool(complex('nan')), hash(z) == hash(z), z.__getnewargs__(), z.__complex__(), z.__bool__(), z.__neg__(), z.__pos__(), z.__abs__(), z.__add__(1), z.__radd__(1), z.__sub__(1), z.__rsub__(1), z.__mul__(2), z.__truediv__(2), z.__rtruediv__(25), z.__pow__(2), z.__eq__(3), z.__lt__(3), z.__add__('x'), z.__format__('.1f'))
for name in ('real', 'imag', 'other', 'conjugate'):
    t(setattr, z, name, 1)
    t(delattr, z, name)
for name in ('conjugate', '__abs__', '__add__', '__repr__', '__hash__', '__complex__', '__getnewargs__', '__format__', '__bool__', '__pow__'):
    f = getattr(complex, name)
    print(name, type(f).__name__, f.__qualname__, end=' ')
    t(f)
    t(f, 5)
    t(f, 1j)
for name in ('real', 'imag'):
    d = complex.__dict__[name]
    print(d.__name__, d.__objclass__.__name__, d.__get__(1 + 2j), type(d).__name__)
    t(d.__get__, 5)
    t(d.__get__, 'x')
t(z.conjugate, 1)
t(lambda: z())
t(lambda: z[0])
t(lambda: z.nope)
t(lambda: complex.nope)
t(lambda: setattr(complex, 'x', 1))
t(lambda: len(z))
t(lambda: iter(z))
print([n for n in dir(complex) if not n.startswith('__')], complex.__mro__, [hasattr(z, n) for n in ('__int__', '__float__', '__floordiv__', '__mod__', '__lt__', '__index__', '__round__')])
n = 0
for i in range(400):
    w = complex(i, -i)
    n += w.real - w.imag + w.conjugate().imag + bool(w)
print(n)
