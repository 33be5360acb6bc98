"""bytearray.resize, __alloc__, sizes."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a = bytearray(b'abcdef')
print(a.resize(3), a, a.resize(5), a[:3], len(a), a.resize(0), a)
for bad in ((), (-1,), ('x',), (None,), (1.5,), (1, 2), (10 ** 30,)):
    t(a.resize, *bad)
t(a.resize, size=3)


class I:
    def __index__(self): return 2


b = bytearray(b'xyz')
b.resize(I())
b.resize(True)
print(b, b.__alloc__() > len(b), bytearray().__alloc__(), b.__sizeof__() > 0, bytearray(100).__sizeof__() > bytearray(10).__sizeof__())
t(b.__alloc__, 1)
b.resize(1000)
b[999] = 7
print(len(b), b[0], b[999], b[1:].count(b'\x07'))
b.resize(1)
print(b)


class B(bytearray):
    def append(self, x): super().append(x ^ 255)


c = B(b'')
c.append(0)
c.resize(1)
c += b'q'
print(c, type(c).__name__)
size = 0
for i in range(500):
    size = (size * 5 + 3) % 64
    b.resize(size)
    if size:
        b[-1] = i & 255
        b[0] ^= 255
print(len(b), b[0], b[-1])
