"""Strided and multi-dimensional views: contiguity, casting rules, copies between strides."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
base = bytearray(range(24))
v = memoryview(base)
for name, view in (('all', v), ('rev', v[::-1]), ('two', v[::2]), ('one', v[3:4]), ('one2', v[3:5:2]), ('none', v[5:5]), ('none2', v[5:5:2]), ('grid', v.cast('B', (4, 6))), ('flat1', v.cast('B', (1, 24))), ('flat2', v.cast('B', (24, 1)))):
    print(name, view.shape, view.strides, view.contiguous, view.c_contiguous, view.f_contiguous, view.nbytes)
for name, f in (('cast of strided', lambda: v[::2].cast('H')), ('cast of one', lambda: v[3:4].cast('b')[0]), ('cast of empty', lambda: v[5:5].cast('I').shape), ('reversed cast', lambda: v[::-1].cast('B')), ('bytes', lambda: bytes(v[::-5])), ('hex', lambda: v[1::7].hex()), ('eq', lambda: v[::2] == v[::2]), ('sum', lambda: sum(v[::-1])), ('find', lambda: b'\x02\x04'.find(v[2:5:2])), ('join', lambda: b'-'.join([v[:6:2], v[5:0:-2]])), ('to int', lambda: int.from_bytes(v[3:0:-1], 'big')), ('bytearray', lambda: bytearray(v[20::2])), ('hash', lambda: v.toreadonly()[::2].tolist()), ('fromhex', lambda: bytes.fromhex(memoryview(b'0a1b')))):
    print(name, end=' ')
    t(f)
v[::2] = v[1::2]
print(base.hex())
v[::-1] = v
print(base.hex())
v[0:12:3] = v[23:11:-3]
print(base.hex())
t(v.__setitem__, slice(0, 4, 2), b'abc')
target = bytearray(4)
target[:] = v[::6]
print(target)
target[1:1] = v[2::11]
print(target)
t(bytearray(b'x').join, [v[:2], v[:4:2]])
n = 0
for i in range(300):
    s = v[i % 24::-1 - i % 3]
    n = (n * 7 + len(s) + s[0] + s[-1] + int.from_bytes(s[:3], 'little')) % 1000003
print(n)
