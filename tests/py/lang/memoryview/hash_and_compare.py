"""Equality and hash of memoryviews with different formats, strides and partners; no order."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
import array
v = memoryview(b'abc')
for other in (b'abc', bytearray(b'abc'), memoryview(b'abc'), memoryview(b'abd'), b'ab', 'abc', [97, 98, 99], None, 5, array.array('B', b'abc'), array.array('b', b'abc'), array.array('i', [97, 98, 99])):
    print(v == other, v != other, other == v, end=' ')
print()
i = memoryview(array.array('i', [1, 2, 3]))
d = memoryview(array.array('d', [1, 2, 3]))
print(i == d, i == memoryview(bytes([1, 2, 3])), d == array.array('f', [1, 2, 3]), i[::2] == memoryview(bytes([1, 3])), i.cast('B') == bytes(i), memoryview(b'\x01\x01').cast('?') == memoryview(b'\x01\x01'))
nan = memoryview(array.array('d', [float('nan')]))
print(nan == nan, nan.cast('B') == nan.cast('B'), memoryview(b'ab').cast('c') == memoryview(b'ab'), memoryview(b'') == b'', memoryview(b'') == memoryview(b'').cast('i'), memoryview(b'abcd').cast('B', (2, 2)) == memoryview(b'abcd'), memoryview(b'abcd').cast('B', (2, 2)) == memoryview(b'abcd').cast('B', (2, 2)), memoryview(b'abcd').cast('B', (2, 2)) == memoryview(b'abcd').cast('B', (1, 4)))
for f in (lambda: v < v, lambda: v <= b'abc', lambda: v > 5, lambda: b'abc' < v, lambda: sorted([v, v[1:]]), lambda: max(v, v)):
    t(f)
print(v.__eq__(b'abc'), v.__eq__(5), v.__lt__(v), v.__ne__(b'x'))
print(hash(v) == hash(b'abc'), hash(v[1:]) == hash(b'bc'), hash(v[::-1]) == hash(b'cba'), hash(v) == hash(v), {v: 'x'}[b'abc'], b'abc' in {v}, {b'k': 1}.get(memoryview(b'k')), len({v, b'abc', memoryview(b'abc')}))
for view in (memoryview(bytearray(b'x')), memoryview(b'abcd').cast('H'), memoryview(b'abcd').cast('c'), memoryview(b'abcd').cast('b'), memoryview(bytearray(b'x')).toreadonly(), memoryview(b'abcd').cast('B', (2, 2)), i):
    t(lambda: hash(view) == hash(bytes(view)))
n = 0
for k in range(300):
    m = memoryview(b'%d' % (k % 30))
    n += (m == b'7') + (m != v) * 2 + (hash(m) == hash(bytes(m))) + ({b'3': 5}.get(m, 0))
print(n)
