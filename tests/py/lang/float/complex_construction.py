"""complex(): text, pairs of numbers, keywords, __complex__, __float__, __index__, from_number, deprecations, errors."""
import warnings
warnings.simplefilter('error')


class C:
    def __init__(self, v): self.v = v
    def __complex__(self): return self.v


class F:
    def __float__(self): return 2.5


class I:
    def __index__(self): return 3


class Sub(complex): pass


def attempt(*args, **kw):
    shown = [a if isinstance(a, (str, int, float, complex)) and type(a) is not Sub else type(a).__name__ for a in args]
    try:
        result = complex(*args, **kw)
        print(shown, kw or '', repr(result), type(result).__name__, end='; ')
    except (Exception, Warning) as e:
        print(shown, kw or '', type(e).__name__, e)


for text in ('1', '1j', 'j', '-j', '+j', '1+j', '1-2j', '-1.5e3+2.5E-2j', ' 1+2j ', '(1+2j)', ' ( 1+2j ) ', '((1))', '(1', '1)', '1 + 2j', '1+ 2j', '', ' ', '1+2', '1+2j3', '1j+2', 'inf', 'nanj', '-inf+nanj', 'infinity-infinityj', '1e', '1_0+2_0j', '1__0j', '_1', '1j_', '1J', 'i', '1+2i', '0x1', '1+-2j', '1\x00', '١+٢j', '1e400', '-0-0j', '+1+1j', '1e5j'):
    attempt(text)
for args in ((1, 2), (1.5,), (True, False), (1j,), (1, 2.5), (C(1 + 2j),), (F(),), (I(),), (F(), I()), (1, F()), (C(1j), 1), (Sub(1, 2),), (10 ** 22, 1), (10 ** 400,), (-0.0, -0.0)):
    attempt(*args)
for args in ((1j, 2), (1, 2j), (1j, 1j), (1, '2'), ('1', 2), ('1', '2'), (None,), (1, None), ([],), (b'1',), (C(1),), (C('x'),), (C(Sub(5)),), (1, C(1j)), (1, 2, 3), (object(),)):
    attempt(*args)
attempt()
attempt(real=1)
attempt(imag=2)
attempt(real=1.5, imag=-2)
attempt(real='1')
attempt(re=1)
attempt(1, real=2)
for value in (1, 1.5, 2j, C(1j), F(), I(), Sub(3)):
    print(complex.from_number(value), end=' ')
for value in ('1', None, b'1'):
    try:
        complex.from_number(value)
    except TypeError as e:
        print(e)
print(type(Sub.from_number(1)).__name__, Sub(1) + 1, type(Sub(1) + 1).__name__, type(+Sub(1)).__name__)
warnings.simplefilter('ignore')
total = 0j
for i in range(400):
    total += complex(i, -i) + complex(str(i)) + complex(f'{i}-{i}j') + complex(C(1j * i)) + complex(i / 2)
print(total)
