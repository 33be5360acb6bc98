"""Unbound calls, wrong arguments and descriptors of memoryview."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
v = memoryview(b'abc')
for name in ('cast', 'count', 'hex', 'index', 'release', 'tobytes', 'tolist', 'toreadonly', '__enter__', '__exit__', '__len__', '__getitem__', '__setitem__', '__delitem__', '__eq__', '__iter__', '__repr__'):
    f = getattr(memoryview, name)
    print(name, type(f).__name__, f.__qualname__, end=' ')
    t(f)
    t(f, b'abc')
for name in ('obj', 'nbytes', 'readonly', 'itemsize', 'format', 'ndim', 'shape', 'strides', 'suboffsets', 'c_contiguous', 'f_contiguous', 'contiguous'):
    d = memoryview.__dict__[name]
    print(name, type(d).__name__, d.__name__, d.__get__(v), d.__objclass__.__name__)
    t(d.__get__, b'abc')
for f in (lambda: v.release(1), lambda: v.tolist(1), lambda: v.toreadonly(1), lambda: v.cast(), lambda: v.cast(format='B').format, lambda: v.cast('B', shape=[3]).shape, lambda: v.cast('B', shp=1), lambda: v.cast(fmt='B'), lambda: v.__exit__(), lambda: v.__enter__(1), lambda: memoryview.__new__(memoryview), lambda: memoryview.__new__(int, b''), lambda: v()):
    try:
        r = f()
        print(r if not callable(r) else 'callable')
    except Exception as e:
        print(type(e).__name__, e)
try:
    memoryview.x = 1
except TypeError as e:
    print(e)
try:
    v.x = 1
except AttributeError as e:
    print(e)
import weakref
r = weakref.ref(v)
print(r() is v, v.__class__, v.__doc__ == memoryview.__doc__, isinstance(v, memoryview))
