"""to_bytes and from_bytes: orders, signs, defaults, overflow, sources of bytes, subclasses."""
import array
for value, length, order, signed in ((0, 0, 'big', False), (0, 3, 'little', False), (1, 1, 'big', False), (255, 1, 'big', False), (256, 1, 'big', False), (-1, 1, 'big', False), (-1, 1, 'big', True), (-128, 1, 'little', True), (-129, 1, 'little', True), (127, 1, 'big', True), (128, 1, 'big', True), (2 ** 64, 9, 'little', False), (-2 ** 64, 9, 'big', True), (10 ** 30, 20, 'big', True), (5, -1, 'big', False), (5, 2, 'middle', False), (5, 0, 'big', False), (5, '2', 'big', False), (5, 2, None, False)):
    try:
        data = value.to_bytes(length, order, signed=signed)
        print(data.hex(' '), int.from_bytes(data, order, signed=signed) == value, end='; ')
    except Exception as e:
        print(f'{value} {length} {order}: {type(e).__name__} {e}')
print()
print((7).to_bytes(), (7).to_bytes(2), (7).to_bytes(length=2, byteorder='little'), True.to_bytes(), int.from_bytes(b'\1\2'), int.from_bytes(bytes=b'\1\2', byteorder='little'), int.from_bytes(b''))


class Chunk:
    def __bytes__(self): return b'\x01\x00'


for source in (b'\xff\x00', bytearray(b'\xff\x00'), memoryview(b'\x01\x02\x03')[::2], [1, 2, 3], (255,), range(3), Chunk(), array.array('B', [9, 8]), iter([1, 0]), {5: 1}, 'text', 5, [256], [-1], [1.5], None):
    try:
        print(int.from_bytes(source, 'big'), int.from_bytes(b'\xff\x00', 'little', signed=True), end='; ')
    except Exception as e:
        print(type(e).__name__, e)


class Id(int):
    def __new__(cls, *args):
        LOG.append(args)
        return super().__new__(cls, *args)


LOG = []
x = Id.from_bytes(b'\x02\x01', 'little')
print(x, type(x).__name__, LOG, type(Id(5).to_bytes()).__name__)
for call in (lambda: (5).to_bytes(2, 'big', True), lambda: int.from_bytes(b'1', 'big', True), lambda: int.from_bytes(), lambda: (5).to_bytes(byte=1), lambda: int.from_bytes(b'', sign=1)):
    try:
        print(call())
    except TypeError as e:
        print(e)


def varint(n):
    out = bytearray()
    while True:
        out.append(n & 127 | (128 if n > 127 else 0))
        n >>= 7
        if not n:
            return bytes(out)


def unvarint(data):
    value = 0
    for i, byte in enumerate(data):
        value |= (byte & 127) << 7 * i
    return value


total = 0
for i in range(400):
    n = i ** 7
    assert unvarint(varint(n)) == n == int.from_bytes(n.to_bytes(9, 'big'), 'big')
    total += sum(varint(n)) + sum((i - 200).to_bytes(2, 'little', signed=True))
print(total)
