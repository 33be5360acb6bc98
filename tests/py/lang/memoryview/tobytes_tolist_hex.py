"""tobytes with orders, tolist, hex, bytes(), str, join and format of views."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
v = memoryview(bytes(range(12)))
m = v.cast('B', (3, 4))
for order in (None, 'C', 'F', 'A'):
    print(order, v.tobytes(order).hex(), m.tobytes(order).hex(), v[::2].tobytes(order=order).hex())
for bad in ('X', '', 'CC', 5, b'C', 'c'):
    t(v.tobytes, bad)
t(v.tobytes, 'C', 'C')
t(v.tobytes, ord='C')
print(v.tolist(), v[::-3].tolist(), v.cast('H').tolist(), v.cast('I', (1, 3)).tolist(), v.cast('c')[:3].tolist(), m.tolist(), memoryview(b'').tolist())
t(v.tolist, 1)
t(lambda: bytearray(b'x') + v[::-1])
print(v.hex(), v.hex('-'), v.hex(':', 4), v.hex(b' ', -5), v[::2].hex(), v.cast('H').hex(), m.hex(), v.cast('I')[1:].hex())
for bad in (('',), (1,), ('ab',), (':', 'x'), ('é',)):
    t(v.hex, *bad)
print(bytes(v[2:4]), bytes(v[::-1][:3]), bytes(v.cast('H')[1:2]), bytes(m) == bytes(v), bytearray(v[1:3]), list(v.cast('H')), tuple(v[:3]), b''.join([v[:2], v[5:6]]), str(memoryview(b'text'), 'ascii'), b'ab' + memoryview(b'cd'), b'abc'.find(memoryview(b'c')), int(memoryview(b'12')), float(memoryview(b'1.5')), int.from_bytes(memoryview(b'\x01\x02'), 'big'), b'x'.replace(memoryview(b'x'), b'y'))
t(lambda: memoryview(b'a') + b'b')
t(lambda: memoryview(b'a') * 2)
t(lambda: memoryview(b'a') + memoryview(b'b'))
t(lambda: f'{memoryview(b"a"):5}')
t(lambda: str(memoryview(b'\xff'), 'utf-8'))
t(lambda: bool(memoryview(b'')))
t(lambda: bool(memoryview(b'a')))
import pickle, copy
for f in (pickle.dumps, copy.copy, copy.deepcopy):
    t(f, v)
t(lambda: v.__reduce__())
n = 0
for i in range(300):
    s = v[i % 12::1 + i % 4]
    n += len(s.tobytes()) + sum(s.tolist()) + len(s.hex())
print(n)
