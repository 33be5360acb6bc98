"""Shifts, masks, complements, bit_length, bit_count on numbers of any size and sign."""
values = [0, 1, -1, 5, -5, 255, -256, 2 ** 31, -2 ** 31, 2 ** 63, -2 ** 63, 2 ** 100 + 1, -2 ** 100 - 1, 10 ** 40]
for v in values:
    print(v.bit_length(), v.bit_count(), ~v, v & 0xff, v | 1, v ^ -1, end='; ')
print()
for a in values:
    for b in values:
        assert a ^ b == (a | b) - (a & b) and ~(a & b) == ~a | ~b and a + b == (a ^ b) + 2 * (a & b)
for n in (0, 1, 30, 31, 32, 62, 63, 64, 65, 200):
    print([v >> n for v in (5, -5, 2 ** 64, -2 ** 64)], (1 << n).bit_length(), (-1 << n) + 1, end=' ')
print()
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 0 << -1, lambda: 1 << 1.0, lambda: 1.0 << 1, lambda: ~1.5, lambda: 1 & 1.0, lambda: 'a' | 1, lambda: 1 | None, lambda: 1 ^ '1', lambda: 1 << 10 ** 30, lambda: (0 << 10 ** 30, 5 >> 10 ** 30, -5 >> 10 ** 30)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(True & True, True | False, True ^ True, True & 3, 2 | True, type(True & 1).__name__, type(True & True).__name__)


class Flag(int):
    def __and__(self, other): return f'and {int(other)}'
    def __rand__(self, other): return f'rand {int(other)}'
    def __rshift__(self, other): return NotImplemented
    def __rlshift__(self, other): return 'rlshift'


f = Flag(6)
print(f & 1, 1 & f, f | 1, 1 << f)
try:
    f >> 1
except TypeError as e:
    print(e)


def crc(data):
    value = 0xffffffff
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xedb88320 if value & 1 else 0)
    return value ^ 0xffffffff


def popcount(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


def reverse(n, width):
    out = 0
    for i in range(width):
        out = out << 1 | n >> i & 1
    return out


print(hex(crc(b'the quick brown fox' * 5)), [popcount(v) == v.bit_count() for v in values if v >= 0], [hex(reverse(n, 64)) for n in (1, 0xf0, 2 ** 63 + 3)])
x = 1
for i in range(500):
    x = (x << 5 ^ x >> 3 ^ i) & (1 << 64) - 1
    x |= i << 3
    x ^= ~i & 0xff
print(x)
y = 3
y <<= 70; y >>= 3; y |= 1; y &= ~2; y ^= 2 ** 69
print(y)
