"""Float literals in source, round trips through text and struct, int and Fraction conversion, float() of hot strings."""
import fractions
import struct
print(1., .5, 1e3, 1E-3, 0e0, 00.5, 1_000.000_1, 1e1_0, 0x10 / 1, 1e400, -1e400, 1e-400, 9007199254740993., 0.1e1, 1.e2, 3.14_15, 5e-324, 2.4703282292062327e-324, 2.4703282292062328e-324, 1.7976931348623158e308, 1.7976931348623159e308)
for text in ('1.5', '1e5', '.5', '5.', '1_0.0', '1e', '1.5.2', '1e+-5', '0_1.5', '1.5e3j', '01.5', '1__0.0', '09.5', '09'):
    try:
        print(text, eval(text), end='; ')
    except SyntaxError as e:
        print(text, e.msg, end='; ')
print()
for v in (0.1, 1e300, -0.0, float('inf'), 5e-324, 3.4028235e38, 1e-50, 65504.0):
    packed = struct.pack('>d', v)
    assert struct.unpack('>d', packed)[0] == v
    try:
        single = struct.pack('>f', v)
    except OverflowError as e:
        single = b''
        print(e)
    try:
        half = struct.pack('<e', v)
    except OverflowError as e:
        half = b''
        print(e)
    print(packed.hex(), single.hex(), half.hex(), struct.unpack('>f', single) if single else '', struct.unpack('<e', half) if half else '')
print(struct.unpack('>d', bytes.fromhex('7ff8000000000000')), struct.unpack('>d', bytes.fromhex('0000000000000001')), struct.unpack('<2f', struct.pack('<2f', 0.1, 16777217.0)))
print(int(1e22), int(-0.9), int(1e300) % 1000, fractions.Fraction(0.1), fractions.Fraction('0.1') == 0.1, fractions.Fraction(1, 10) < 0.1, float(fractions.Fraction(1, 3)), fractions.Fraction(1, 2) + 0.25, 2 ** 0.5 * fractions.Fraction(2))
for v in (2 ** 53 + 1, 2 ** 54 + 3, 10 ** 23, -(2 ** 63) - 1025):
    print(repr(float(v)), int(float(v)) - v if float(v) < 1e30 else '', end='; ')
print()
try:
    float(2 ** 1024 - 2 ** 970)
except OverflowError as e:
    print(e)


def parse(lines):
    total, bad = 0.0, []
    for line in lines:
        for word in line.split(','):
            try:
                total += float(word)
            except ValueError as e:
                bad.append(str(e))
    return total, bad


print(parse(['1,2.5, 3e-1', 'x,,4_0', ' -inf '] + [f'{i},{i / 3:.3f}' for i in range(300)]))
total = 0
for i in range(300):
    v = i * 1.1 + 1e-9
    assert struct.unpack('d', struct.pack('d', v))[0] == v == float(repr(v)) == eval(repr(v))
    total += int(v * 1000) + int(v)
print(total)
