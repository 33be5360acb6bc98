"""Setting items and slices through views; read-only views; deletion is refused."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
base = bytearray(b'0123456789')
v = memoryview(base)


def put(key, value):
    base[:] = b'0123456789'
    v[key] = value
    return bytes(base)


def drop(key):
    del v[key]


class I:
    def __index__(self): return 66


S = slice
for key, value in ((0, 65), (-1, I()), (True, 67), ((3,), 68), (S(2, 4), b'xy'), (S(2, 4), bytearray(b'zw')), (S(2, 4), memoryview(b'mn')), (S(None, None, 2), b'abcde'), (S(None, None, -1), b'abcdefghij'), (S(3, 3), b''), (..., b'ABCDEFGHIJ'), (S(8, 2, -3), b'!!')):
    t(put, key, value)
for key, value in ((10, 1), (-11, 1), (0, 256), (0, -1), (0, b'a'), (0, 'a'), (0, 1.5), (0, None), ('x', 1), (1.5, 1), (None, 1), (S(0, 2), b'abc'), (S(0, 2), b''), (S(0, 2), [1, 2]), (S(0, 2), 'ab'), (S(0, 2), 5), (S(0, 2, 0), b''), ((0, 1), 1), ((S(0, 1),), b'a'), (0, 10 ** 30), (S('a'), b'')):
    t(put, key, value)
for key in (0, S(0, 2), S(None), ..., (0,), 'x', 100):
    t(drop, key)
r = memoryview(b'const')
for f in (lambda: r.__setitem__(0, 1), lambda: r.__setitem__(slice(0, 1), b'x'), lambda: r.__setitem__(100, 1), lambda: r.__delitem__(0), lambda: v.toreadonly().__setitem__(0, 1)):
    t(f)
base[:] = b'0123456789'
v[2:6] = v[4:8]
print(base)
v[1:9] = v[0:8]
print(base)
v[::-1] = bytes(v)
print(base)
v[:5] = v[9:4:-1]
print(base)
q = v.toreadonly()
print(q.readonly, v.readonly, q == v, q.obj is base)
for i in range(500):
    v[i % 10] = (v[i % 10] + i) & 255
    v[2:4] = v[5:7]
print(bytes(v).hex())
