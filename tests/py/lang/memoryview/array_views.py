"""Views of array.array: formats, writing through, resizing refused, slices."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
import array
for code in 'bBhHiIqQfd':
    a = array.array(code, [1, 2, 3])
    v = memoryview(a)
    v[1] = 100
    print(code, v.format, v.itemsize == a.itemsize, v.tolist(), a.tolist(), v[1:].tolist(), v[::-1].tolist(), len(v), v.nbytes == 3 * a.itemsize)
a = array.array('i', range(5))
v = memoryview(a)
for f in (lambda: a.append(1), lambda: a.extend([1]), lambda: a.pop(), lambda: a.insert(0, 1), lambda: a.__delitem__(0), lambda: a.remove(1), lambda: a.__imul__(2), lambda: a.frombytes(b'1234'), lambda: a.__setitem__(slice(0, 1), array.array('i', [1, 2])), lambda: a.__iadd__(array.array('i', [1]))):
    t(f)
print(a.tolist())
a[0] = 50
a.reverse()
print(v.tolist(), a == v, v == a)
v[1:3] = array.array('i', [7, 8])
print(a.tolist())
t(v.__setitem__, slice(1, 3), array.array('h', [7, 8]))
t(v.__setitem__, slice(1, 3), b'12345678')
t(v.__setitem__, 0, 2 ** 40)
t(v.__setitem__, 0, 1.5)
c = v.cast('B')
c[0] = 1
print(a[0], c.shape, c.format, bytes(c[:4]))
t(v.cast, 'H')
v.release()
t(lambda: a.append(9))
c.release()
t(lambda: a.append(9))
print(a.tolist())
d = array.array('d', [0.0] * 8)
m = memoryview(d)
for i in range(500):
    m[i % 8] = m[(i + 1) % 8] * 0.5 + i
print([round(x, 9) for x in d], round(sum(m), 6), max(m) == max(d), sorted(m) == sorted(d))
