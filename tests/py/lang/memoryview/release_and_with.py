"""release, with, and what a released view refuses."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
v = memoryview(b'abc')
print(v.release(), v.release(), repr(v).startswith('<released memory at 0x'))
for f in (lambda: v[0], lambda: v[:1], lambda: len(v), lambda: bytes(v), lambda: v.tolist(), lambda: v.tobytes(), lambda: v.obj, lambda: v.nbytes, lambda: v.format, lambda: v.shape, lambda: v.readonly, lambda: v.hex(), lambda: v.cast('B'), lambda: v.toreadonly(), lambda: list(v), lambda: iter(v), lambda: 97 in v, lambda: v.__enter__(), lambda: memoryview(v), lambda: v.__setitem__(0, 1), lambda: v.itemsize, lambda: v.ndim, lambda: v.strides, lambda: v.contiguous, lambda: v.count(1), lambda: v.index(1), lambda: hash(v), lambda: v.suboffsets, lambda: v.__delitem__(0), lambda: reversed(v)):
    t(f)
print(v == v, v == b'abc', v != memoryview(b'abc'), v.release())
with memoryview(b'ctx') as w:
    print(bytes(w), w.__enter__() is w)
t(lambda: w[0])
print(w.__exit__(None, None, None))
try:
    with memoryview(b'err') as x:
        raise ValueError('inside')
except ValueError as e:
    print(e)
t(x.tobytes)
with memoryview(b'early') as y:
    y.release()
t(y.tobytes)
a = memoryview(bytearray(b'parent'))
child = a[1:3]
cast = a.cast('H')
a.release()
print(bytes(child), cast.nbytes, child.obj)
t(lambda: a[0])
child.release()
t(child.tobytes)
it = iter(memoryview(b'abc'))
print(next(it), list(it))
z = memoryview(b'abcd')
it = iter(z)
next(it)
z.release()
t(next, it)
t(v.release, 1)
t(memoryview.release)
h = memoryview(b'hash me')
print(hash(h) == hash(b'hash me'))
h.release()
t(lambda: hash(h) == hash(b'hash me'))
n = 0
for i in range(400):
    with memoryview(b'%d' % i) as m:
        n += m[0] + len(m)
    try:
        m[0]
    except ValueError:
        n += 1
print(n)
