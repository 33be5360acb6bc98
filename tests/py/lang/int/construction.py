"""int(): every argument form, bases, text with spaces, signs and underscores, special methods asked, errors."""
import fractions


class Int:
    def __init__(self, value): self.value = value
    def __int__(self): return self.value


class Index:
    def __index__(self): return 12


class Trunc:
    def __trunc__(self): return 5


class Text(str):
    def __int__(self): return 99


class Sub(int):
    def __new__(cls, *args, **kw): return super().__new__(cls, *args, **kw)
    def __int__(self): return 4


def attempt(*args, **kw):
    try:
        result = int(*args, **kw)
        print([a if isinstance(a, (str, bytes, int, float)) else type(a).__name__ for a in args], kw or '', '->', repr(result), type(result).__name__)
    except Exception as e:
        print([a if isinstance(a, (str, bytes, int, float)) else type(a).__name__ for a in args], kw or '', '->', type(e).__name__, e)


for text in ('0', ' 12\n', '+7', '-7', '- 7', '1_000', '1__0', '_1', '1_', '', ' ', '0x10', '0b1', '٣٤', '１２', '1.5', '1e3', 'ten', '\x00', '12\x00', '²', '½', '00012', '-0', '+-1', '\u2003 8 \u2003', '𝟗'):
    attempt(text)
for text, base in (('ff', 16), ('0xff', 16), ('0XfF', 0), ('0b101', 0), ('0o17', 0), ('017', 0), ('000', 0), ('0', 0), ('z', 36), ('Z', 36), ('z', 35), ('1', 1), ('1', 37), ('1', -2), ('0b1', 16), ('0x_f', 0), ('0x', 0), ('0_7', 0), ('12', 2), (b'11', 2), (bytearray(b'7f'), 16), ('11', Index()), ('1', 2.0), (5, 10), ('_1', 36), ('  -0o7 ', 8)):
    attempt(text, base)
for value in (1.9, -1.9, 1e20, float('inf'), float('-inf'), float('nan'), True, fractions.Fraction(-7, 2), Index(), Trunc(), Text('5'), Sub(8), None, [], 1j, object(), memoryview(b'42'), b' 9 ', b'\xff', b'1\x00'):
    attempt(value)
attempt()
attempt(base=10)
attempt('1', base=None)
attempt(x='1')
attempt('1', 2, 3)
attempt('12', base=5)
for value in (7, True, 'x', 1.5, None, Sub(3)):
    attempt(Int(value))
total = 0
for i in range(400):
    total += int(str(i)) + int(i / 2) + int(Int(i)) + int(f'{i:x}', 16) + int(bin(i), 0)
print(total)
