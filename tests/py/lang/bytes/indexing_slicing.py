"""Subscripts of bytes: indices, slices of all kinds, objects with __index__, errors; no assignment."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
b = b'0123456789'


class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n


print(b[0], b[-1], b[9], b[-10], b[True], b[I(4)], b[2:5], b[:3], b[7:], b[:], b[::2], b[1::2], b[::-1], b[::-3], b[8:2:-2], b[5:2], b[100:], b[-3:], b[:-3], b[-100:100], b[I(1):I(8):I(3)], b[None:None:None], b[10 ** 30:], b[:-10 ** 30], b[::10 ** 30], b[::-10 ** 30])
for key in (10, -11, 10 ** 30, 1.0, '0', None, b'1', (1, 2), slice(1, 2, 0), slice('a'), slice(1.5, 2), [], I(99), I('x')):
    t(lambda: b[key])
t(b.__getitem__, 3)
t(b.__getitem__, slice(1, 3))
t(b.__getitem__)


def set_item(): b[0] = 1
def set_slice(): b[:2] = b'xx'
def del_item(): del b[0]
def del_slice(): del b[:1]
def augment():
    c = b
    c += b'x'
    return c, b


for f in (set_item, set_slice, del_item, del_slice, augment):
    t(f)
print(b[:] is b, b[0:10] is b, b[3:3] is bytes(0), b[::1] is b, type(b[0]), type(b[:1]), type(bytearray(b)[:1]), type(memoryview(b)[:1]))


class B(bytes):
    def __getitem__(self, key): return ('own', key)


s = B(b'abc')
print(s[1], s[1:2], s[..., 1], bytes.__getitem__(s, 0), type(bytes.__getitem__(s, slice(None))))
n = 0
for i in range(500):
    n += b[i % 10] + len(b[i % 10:]) + b[-(i % 10) - 1] + len(b[::-1 - i % 3])
print(n)
first, *rest = b
print(first, rest, [*b[:3]], (lambda *a: a)(*b[-2:]))
