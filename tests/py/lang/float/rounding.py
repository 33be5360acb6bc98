"""round to n digits, halves to even, negative digits, huge values; floor, ceil, trunc, int of floats."""
import math
halves = (0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 4.5, 1e15 + 0.5, 2.675, 1.005, 0.125, -0.125, 1234.5678, 5e-324, 1e300, 123456789.987654321)
for v in halves:
    print(v, round(v), round(v, 0), round(v, 1), round(v, 2), round(v, -1), round(v, -2), round(v, 20), round(v, None), math.floor(v) if v < 1e20 else '', math.ceil(v) if v < 1e20 else '', math.trunc(v) if v < 1e20 else '', int(v) if v < 1e20 else '')
print(round(5e-324, 323), round(1e22, -22), round(-0.04, 1), round(0.5, 5), round(1e16 + 2, -1), round(25.0, -1), round(35.0, -1), round(0.15, 1), round(0.25, 1), round(0.35, 1), round(2 ** 60 + 0.0), round(1e30), type(round(1.5)).__name__, type(round(1.5, 0)).__name__)
for f in (lambda: round(float('inf')), lambda: round(float('nan')), lambda: round(float('inf'), 1), lambda: round(float('nan'), -1), lambda: int(float('-inf')), lambda: int(float('nan')), lambda: math.floor(float('inf')), lambda: math.ceil(float('nan')), lambda: round(1.5, '1'), lambda: round(1.5, 1.0), lambda: round(1.7976931348623157e308, -308), lambda: round(1.5, 2 ** 70), lambda: round(1.5, -2 ** 70), lambda: round(), lambda: round(1.5, 1, 2), lambda: round('1'), lambda: round(1j), lambda: round(number=2.567, ndigits=1), lambda: round(None)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class R:
    def __round__(self, *args): return args
    def __trunc__(self): return 'trunc'
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'


class OnlyFloat:
    def __float__(self): return 2.7


r, o = R(), OnlyFloat()
print(round(r), round(r, None), round(r, 3), math.trunc(r), math.floor(r), math.ceil(r), math.floor(o), math.ceil(o))
try:
    round(o)
except TypeError as e:
    print(e)
try:
    math.trunc(o)
except TypeError as e:
    print(e)
print((2.5).__round__(), (2.5).__round__(0), (2.5).__floor__(), (2.5).__ceil__(), (-2.5).__trunc__(), (2.5).__int__())


def bankers(values, n):
    return sum(round(v, n) for v in values)


total, ints = 0.0, 0
for i in range(-400, 400):
    total += round(i / 8, 1) + round(i / 4)
    ints += round(i / 2) + int(i / 3) + math.floor(i / 3) + math.ceil(i / 3) + round(i * 1.5, -1) // 5
print(total, ints, bankers([i / 16 for i in range(400)], 3))
