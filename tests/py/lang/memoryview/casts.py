"""cast: formats, shapes, sizes; what is refused."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
data = bytes(range(1, 25))
v = memoryview(data)
for fmt in ('B', 'b', 'c', 'H', 'h', 'I', 'i', 'Q', 'q', '?', '@B', '@i'):
    c = v.cast(fmt)
    print(fmt, c.format, c.itemsize, c.shape, c.strides, c.tolist()[:3], len(c), c.nbytes, c[0])
print([round(x, 40) for x in memoryview(bytes(8)).cast('f')], list(memoryview(bytes(8)).cast('d')), list(memoryview(b'\x00\x3c\x00\xc0').cast('e')))
for args in ((), ('x',), ('BB',), ('',), (5,), (None,), ('<i',), ('>H',), ('s',), ('4s',), ('P',), ('Z',), ('@@B',), ('=i',)):
    t(lambda: len(v.cast(*args)))
t(v[:5].cast, 'H')
t(v[::2].cast, 'B')
t(v[::2].cast, 'H')
t(v.cast('H').cast, 'I')
print(v.cast('H').cast('B').tolist() == list(data), v.cast('H').cast('c')[0], v.cast('I').cast('b')[3])
m = v.cast('B', (4, 6))
print(m.shape, m.strides, m.ndim, m.nbytes, len(m), m[0, 0], m[3, 5], m[-1, -1], m[1, 2], m.tolist(), m.contiguous, m.tobytes() == data)
k = v.cast('H', [3, 4])
print(k.shape, k.strides, k.tolist(), k[2, 3])
three = v.cast('B', shape=(2, 3, 4))
print(three.tolist(), three.ndim, three.strides, three[1, 2, 3])
for key in (0, slice(1), (0,), (4, 0), (0, 6), (0, 0, 0), (slice(1), slice(1)), 'x', (0, 'x'), (slice(1), 0)):
    t(lambda: m[key])
for args in (('B', (5, 5)), ('B', ()), ('B', (0, 24)), ('B', (-4, -6)), ('B', 5), ('B', 'x'), ('B', (1.5,)), ('B', [24]), ('H', (4, 6)), ('B', (4, 6), 1)):
    t(lambda: len(v.cast(*args)))
t(m.cast, 'H')
t(lambda: m.cast('B').tolist() == list(data))
t(lambda: m.cast('B', (6, 4)).shape)
t(lambda: list(m))
one = memoryview(b'\x07').cast('B', ())
print(one.ndim, one.shape, one.strides, one[()], one.tolist(), one.nbytes)
t(len, one)
t(lambda: one[0])
n = 0
for i in range(300):
    c = v[:8 + 8 * (i % 3)].cast('BHIQ'[i % 4])
    n = (n * 31 + c[i % len(c)]) % 1000003
print(n)
