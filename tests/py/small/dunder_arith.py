"""Operators of one's own: plain, reflected, in place, and NotImplemented."""


class Fraction:
    def __init__(self, top, bottom=1):
        a, b = abs(top), bottom
        while b:
            a, b = b, a % b
        self.top, self.bottom = top // a, bottom // a

    def __add__(self, other):
        if isinstance(other, int):
            other = Fraction(other)
        elif not isinstance(other, Fraction):
            return NotImplemented
        return Fraction(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    __radd__ = __add__

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        if isinstance(other, Fraction):
            return Fraction(self.top * other.top, self.bottom * other.bottom)
        return Fraction(self.top * other, self.bottom)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self * Fraction(other.bottom, other.top)

    def __floordiv__(self, other):
        return self.top // (self.bottom * other)

    def __mod__(self, other):
        return self - self // other * other

    def __pow__(self, n):
        return Fraction(self.top ** n, self.bottom ** n)

    def __neg__(self):
        return Fraction(-self.top, self.bottom)

    def __abs__(self):
        return Fraction(abs(self.top), self.bottom)

    def __float__(self):
        return self.top / self.bottom

    def __int__(self):
        return self.top // self.bottom

    def __repr__(self):
        return f"{self.top}/{self.bottom}"


def harmonic(rounds):
    total = Fraction(0)
    for i in range(1, rounds):
        total = total + Fraction(1, i % 12 + 1)
        total = total - int(total)
    return total


class Bits:
    def __init__(self, n):
        self.n = n

    def __and__(self, other):
        return Bits(self.n & other.n)

    def __or__(self, other):
        return Bits(self.n | other.n)

    def __xor__(self, other):
        return Bits(self.n ^ other.n)

    def __invert__(self):
        return Bits(~self.n & 0xFFFF)

    def __lshift__(self, k):
        return Bits(self.n << k & 0xFFFF)

    def __rshift__(self, k):
        return Bits(self.n >> k)

    def __iadd__(self, other):
        self.n += other
        return self

    def __index__(self):
        return self.n


def scramble(rounds):
    x = Bits(1)
    for i in range(rounds):
        x = (x << 3 | x >> 13) ^ ~(x & Bits(i))
        x += i % 2
        x.n &= 0xFFFF
    return x.n, "abc"[Bits(1)], hex(Bits(255)), [1, 2, 3][:Bits(2)]


class Left:
    def __add__(self, other):
        return "left"

    def __matmul__(self, other):
        return "product"


class Right(Left):
    def __radd__(self, other):
        return "right first: " + type(other).__name__


print(harmonic(400), scramble(500))
half = Fraction(1, 2)
print(half + 1, 1 + half, half - half, 3 - half, half * 4, 4 * half, half / Fraction(1, 3), Fraction(7, 2) // 2, Fraction(7, 2) % 2, half ** 3, abs(-half), float(half), sum([half, half]))
print(Left() + Right(), Left() + Left(), Left() @ 1, 1 + Right())
for action in (lambda: half + "x", lambda: "x" + half, lambda: half << 1, lambda: Left() - 1, lambda: -Left(), lambda: 1 + Left()):
    try:
        print(action())
    except TypeError as error:
        print(error)
