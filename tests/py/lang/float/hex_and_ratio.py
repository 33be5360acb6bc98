"""float.hex, fromhex, as_integer_ratio, is_integer, from_number: exact, back and forth; errors."""
import fractions
for v in (0.0, -0.0, 1.0, -1.5, 0.1, 1e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, float('inf'), float('-inf'), float('nan'), 3.0e-5, 255.0):
    print(v.hex(), float.fromhex(v.hex()) == v, end='; ')
print()
for text in ('0x1p0', '1p0', '0x.8', '0xA.8p+3', '-0X1.0P-1', ' 0x10 \n', '1', 'f', 'inf', '-Infinity', 'nan', '0x1p1024', '0x1p-1075', '0x1p-1074', '0x1.8p-1075', '0x1.fffffffffffff8p1023', '0x1.fffffffffffff7p1023', '0x1.00000000000008p0', '0x1.00000000000018p0', '', '0x', 'p3', '0x1p', '0x1.p', '1 p0', '0x1p1_0', 'g', '0x1p99999999999', '0x0p99999999999', '0x1p-99999999999', '0x1\x00', '+ 0x1', '0x1..', '0x' + '0' * 200 + '1p0'):
    try:
        print(text[:25].strip(), float.fromhex(text), end='; ')
    except Exception as e:
        print(ascii(text[:25]), type(e).__name__, e)
for arg in (1, None, b'0x1', 1.0):
    try:
        float.fromhex(arg)
    except TypeError as e:
        print(e)
for v in (0.5, -0.1, 0.0, 3.0, 1e22, 5e-324, 0.75):
    print(v.as_integer_ratio(), v.is_integer(), fractions.Fraction(v).limit_denominator(1000), end='; ')
print()
for v in (float('inf'), float('nan')):
    for name in ('as_integer_ratio', 'is_integer'):
        try:
            print(getattr(v, name)())
        except Exception as e:
            print(type(e).__name__, e)


class G(float): pass


class N:
    def __float__(self): return 0.5


class J:
    def __index__(self): return 7


print(type(G.fromhex('0x1p3')).__name__, G.fromhex('0x1p3'), float.from_number(3), float.from_number(N()), float.from_number(J()), type(G.from_number(2.5)).__name__, float.from_number(True))
for bad in ('1', b'1', None, 1j, 10 ** 400):
    try:
        float.from_number(bad)
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
print(float.__getformat__('double')[:4], (2.5).real, (2.5).imag, (2.5).conjugate(), (2.5).__getnewargs__(), (3.0).is_integer())
try:
    float.__getformat__('quad')
except ValueError as e:
    print(e)
total = 0
for i in range(1, 400):
    x = i / 7 * 2.0 ** (i % 50 - 25)
    n, d = x.as_integer_ratio()
    assert n / d == x and float.fromhex(x.hex()) == x and d & d - 1 == 0
    total += n % 1009 + d.bit_length() + (i / 4).is_integer()
print(total)
