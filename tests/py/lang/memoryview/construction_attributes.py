"""memoryview(...): what may be viewed, attributes, errors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
import array
for obj in (b'abc', bytearray(b'abcd'), memoryview(b'ab'), array.array('i', [1, 2, 3]), array.array('d', [1.5]), array.array('B', b'xy'), b'', bytearray()):
    v = memoryview(obj)
    print(v.obj == obj, v.nbytes, v.readonly, v.format, v.itemsize, v.ndim, v.shape, v.strides, v.suboffsets, v.c_contiguous, v.f_contiguous, v.contiguous, len(v))
for bad in ((), ('text',), (5,), (None,), ([1],), (b'a', 1), (object(),)):
    t(memoryview, *bad)
t(lambda: bytes(memoryview(object=b'kw')))
v = memoryview(bytearray(b'abc'))
for name in ('obj', 'nbytes', 'readonly', 'format', 'itemsize', 'ndim', 'shape', 'strides', 'suboffsets', 'c_contiguous', 'nope'):
    t(setattr, v, name, 1)
    t(delattr, v, name)
print(type(v).__name__, type(v).__module__, memoryview.__mro__, memoryview.__doc__ is not None, v.obj, memoryview(v).obj, memoryview(v) == v, repr(v).startswith('<memory at 0x'))
try:
    class Sub(memoryview):
        pass
except TypeError as e:
    print(e)
t(lambda: v.nope)
s = v[::2]
print(s.shape, s.strides, s.contiguous, s.c_contiguous, s.f_contiguous, s.nbytes, s.obj is v.obj, len(s), v[1:1].shape, v[1:1].contiguous, v[::-1].strides)
print([n for n in dir(v) if not n.startswith('_')])
n = 0
for i in range(300):
    m = memoryview(bytes(i % 17))
    n += m.nbytes + m.itemsize + m.shape[0] + m.readonly
print(n)
