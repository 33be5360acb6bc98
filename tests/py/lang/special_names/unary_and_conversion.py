"""Unary operators and conversions: __neg__ … __index__, __int__, __float__, __complex__, __round__ and company."""
import math


class U:
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'inv'
    def __abs__(self): return 'abs'
    def __round__(self, n=None): return ('round', n)
    def __trunc__(self): return 7
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'


u = U()
print(-u, +u, ~u, abs(u), round(u), round(u, 2), round(u, None), math.trunc(u), math.floor(u), math.ceil(u))
for f in (int, float, complex):
    try:
        print(f(u))
    except TypeError as e:
        print(e)


class I:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v


print([1, 2, 3][I(1)], 'abc'[I(0):I(2)], range(I(3)), hex(I(255)), int(I(5)), float(I(5)), complex(I(5)), bytes(I(2)), [0] * I(2), 'a' * I(2), chr(I(65)), bin(I(5)), round(2.567, I(1)), I(3) in range(5) if False else '', list(range(I(1), I(4), I(2))))
for v in (1.5, '1', None, True):
    for f in (lambda: [1, 2][I(v)], lambda: hex(I(v)), lambda: range(I(v))):
        try:
            print(f())
        except TypeError as e:
            print(e)


class Conv:
    def __int__(self): return 3
    def __float__(self): return 2.5
    def __complex__(self): return 1 + 2j
    def __bool__(self): return False


c = Conv()
print(int(c), float(c), complex(c), bool(c), math.sqrt(c), '%d' % c, '%.1f' % c)


class Wrong:
    def __int__(self): return 'x'
    def __float__(self): return 1
    def __complex__(self): return 1
    def __index__(self): return 1.0
    def __bool__(self): return 2
    def __round__(self): return 'r'


for f in (int, float, complex, bool, hex, round, math.floor):
    try:
        print(f(Wrong()))
    except TypeError as e:
        print(e)
for source in ('-"a"', '~1.5', '+[]', '-None', 'abs("a")', 'round("a")', '~{}', '+object()'):
    try:
        eval(source)
    except TypeError as e:
        print(e)
total = 0
for i in range(300):
    total += int(c) + I(i).__index__() + float(c) + (not c)
print(total)
