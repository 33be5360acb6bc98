"""Items of every format: reading, writing, range errors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
for fmt, good, bad in (('b', (-128, 127), (128, -129, 'a', 1.5)), ('B', (0, 255), (256, -1, b'a', None)), ('h', (-2 ** 15, 2 ** 15 - 1), (2 ** 15, 'x', 1.0)), ('H', (0, 2 ** 16 - 1), (2 ** 16, -1)), ('i', (-2 ** 31, 2 ** 31 - 1), (2 ** 31, 10 ** 30, None)), ('I', (0, 2 ** 32 - 1), (2 ** 32, -1)), ('q', (-2 ** 63, 2 ** 63 - 1), (2 ** 63, 1.5)), ('Q', (0, 2 ** 64 - 1), (2 ** 64, -1, '1')), ('f', (1.5, -0.0, float('inf'), 3), ('x', 1e300, None, 1j)), ('d', (0.1, float('nan'), 10 ** 20), ('x', [])), ('c', (b'a', b'\xff'), (b'', b'ab', 97, 'a', bytearray(b'a'))), ('?', (True, False, 5, [], 'x', None), ())):
    base = bytearray(16)
    v = memoryview(base).cast(fmt)
    for value in good:
        v[1] = value
        print(fmt, v[1], bytes(base[:16]).hex(), v.tolist()[:2])
    for value in bad:
        t(v.__setitem__, 0, value)


class Index:
    def __index__(self): return 77


class Float:
    def __float__(self): return 0.25


v = memoryview(bytearray(8)).cast('i')
v[0] = Index()
w = memoryview(bytearray(8)).cast('d')
w[0] = Float()
print(v[0], w[0])
w[0] = Index()
print(w[0])
t(v.__setitem__, 0, Float())


class Raises:
    def __bool__(self): raise KeyError('no truth')


b = memoryview(bytearray(1)).cast('?')
t(b.__setitem__, 0, Raises())
v[:] = memoryview(b'\x01\0\0\0\x02\0\0\0').cast('i')
print(v.tolist())
t(v.__setitem__, slice(None), b'12345678')
t(v.__setitem__, slice(0, 1), memoryview(b'1234').cast('I'))
m = memoryview(bytearray(6)).cast('B', (2, 3))
m[1, 2] = 9
m[0, 0] = 1
print(m.tolist())
t(m.__setitem__, 0, 1)
t(m.__setitem__, (0, 3), 1)
t(m.__setitem__, slice(None), b'123456')
q = memoryview(bytearray(80)).cast('q')
d = memoryview(bytearray(80)).cast('d')
for i in range(600):
    q[i % 10] += i * (-1) ** i
    d[i % 10] = d[(i + 1) % 10] / 2 + i
print(q.tolist(), [round(x, 6) for x in d])
