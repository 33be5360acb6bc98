"""Setting and deleting items and slices of bytearrays."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n


def change(key, value):
    a = bytearray(b'0123456789')
    a[key] = value
    return a


def delete(key):
    a = bytearray(b'0123456789')
    del a[key]
    return a


for key, value in ((0, 65), (-1, 66), (True, 67), (I(3), I(68)), (10, 1), (-11, 1), (0, 256), (0, -1), (0, 'a'), (0, b'a'), (0, 1.5), (0, None), ('x', 1), (1.0, 1), (None, 1), (10 ** 30, 1), (0, 10 ** 30), (0, I('x'))):
    t(change, key, value)
S = slice
for key, value in ((S(2, 4), b'xy'), (S(2, 4), b''), (S(2, 4), b'long'), (S(None), b''), (S(5, 2), b'ins'), (S(100, 200), b'end'), (S(-2, None), bytearray(b'!')), (S(0, 2), [1, 2, 3]), (S(0, 0), (65,)), (S(0, 2), iter([66])), (S(0, 1), memoryview(b'mv')), (S(None, None, 2), b'ABCDE'), (S(None, None, -1), bytes(range(65, 75))), (S(None, None, 2), b'AB'), (S(1, 1, 2), b''), (S(8, 2, -2), b'xyz'), (S(0, 2), 'ab'), (S(0, 2), 5), (S(0, 2), None), (S(0, 2), [256]), (S(0, 2), ['a']), (S(0, 2, 0), b''), (S('a'), b''), (S(0, 2), 1.5), (S(0, 3), range(3)), (S(3, None, 3), [1, 2, 3])):
    t(change, key, value)
for key in (0, -1, 10, -11, S(2, 4), S(None), S(None, None, 2), S(None, None, -3), S(5, 2), S(8, 1, -2), S(1, None, 100), 'x', 1.5, None, S(0, 1, 0), I(4), (0,), 10 ** 30):
    t(delete, key)
a = bytearray(b'self')
a[1:3] = a
print(a)
a[::2] = a[::-2]
print(a)
a[:] = a
print(a)
a[0], a[-1] = a[-1], a[0]
print(a, a.__setitem__(0, 90), a.__delitem__(1), a)
b = bytearray(10)
for i in range(1000):
    b[i % 10] = (b[i % 10] + b[(i + 3) % 10] + i) & 255
    if i % 7 == 0:
        b[2:4] = bytes([b[3], b[2]])
    if i % 50 == 0:
        del b[0]
        b[4:4] = b'\x05'
print(b.hex())
