"""float(): text in all its forms, objects with __float__ and __index__, buffers, subclasses, errors."""
import fractions


class F:
    def __init__(self, v): self.v = v
    def __float__(self): return self.v


class I:
    def __index__(self): return 2 ** 40


class SubFloat(float):
    def __float__(self): return 1.5


class Text(str):
    def __float__(self): return 9.0


def attempt(*args, **kw):
    shown = [a if isinstance(a, (str, bytes, int, float)) else type(a).__name__ for a in args]
    try:
        result = float(*args, **kw)
        print(ascii(shown), kw or '', repr(result), type(result).__name__, end='; ')
    except Exception as e:
        print(ascii(shown), kw or '', type(e).__name__, ascii(str(e)))


for text in ('1', '-1.5', '+.5', '5.', '.', '', ' ', ' 1e5\n', '1e', '1e+', '1E-400', '1e400', '-1e400', 'inf', '-Infinity', '+nan', '-nan', 'INFINITY', 'infin', 'nan(1)', '1_0.5_0', '1__0', '_1', '1_', '1_.5', '1._5', '1e1_0', '1e_1', '0x10', '1,5', '١٢.٥', '1\x00', '\u20035\u2003', '1 2', '--1', '1e5.5', '1j', 'ten', '0' * 400 + '1', '0.' + '0' * 400 + '1', '1' * 310, '𝟏.𝟓', '1e-5 x', 'é'):
    attempt(text)
for value in (1, True, 10 ** 22, 10 ** 308, 10 ** 309, -10 ** 400, fractions.Fraction(1, 3), b'2.5', bytearray(b' 2.5 '), memoryview(b'1e3'), b'\xff', b'', I(), SubFloat(3.0), Text('4'), F(2.5), F(SubFloat(2.0)), F(1), F(True), F('x'), F(None), None, [], 1j, object):
    attempt(value)
attempt()
attempt(1, 2)
attempt(x=1)
for e in (ValueError('own'), KeyError('k')):
    class Bad:
        def __float__(self): raise e
    attempt(Bad())


class G(float):
    def __new__(cls, value, unit='u'):
        self = super().__new__(cls, value)
        self.unit = unit
        return self
    def __init__(self, *args): pass


g = G('2.5', 'kg')
print(g, g.unit, type(g + 1).__name__, type(+g).__name__, float.__new__(G, 1).__dict__, repr(g), [g])
total = 0.0
for i in range(400):
    total += float(str(i / 8)) + float(f'{i}e-2') + float(F(i * 0.5)) + float(i) + G(i)
print(total)
