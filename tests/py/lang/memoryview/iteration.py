"""Iterators of views, reversed, membership, unpacking, sequence patterns."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
import collections.abc
v = memoryview(b'hello')
it = iter(v)
print(type(it).__name__, next(it), list(it), next(it, 'end'), iter(it) is it)
print(list(reversed(v)), type(reversed(v)).__name__, [x for x in v[::2]], list(v.cast('c')), list(memoryview(b'abcdefgh').cast('h')), sum(v), max(v), min(v), sorted(v), any(memoryview(b'\0\1')), all(v), list(enumerate(v))[:2], dict(zip(v, 'abcde')), 104 in v, 1 in v, b'h' in v.cast('c'), 'h' in v, 104.0 in v)
a, *b = v
print(a, b, [*v[:2]], (lambda *x: x)(*v[3:]))
match v:
    case [x, *rest]:
        print('sequence', x, rest)
    case _:
        print('other')
print(isinstance(v, collections.abc.Sequence), isinstance(v, collections.abc.MutableSequence), isinstance(v, collections.abc.Buffer), isinstance(v, collections.abc.Hashable), isinstance(5, collections.abc.Buffer), isinstance(bytearray(), collections.abc.Buffer))
base = bytearray(b'abcd')
w = memoryview(base)
out = []
for x in w:
    out.append(x)
    base[3] = 33
print(out)
for f in (lambda: next(iter(v), 1, 2), lambda: iter(v, 1), lambda: v.__iter__(1), lambda: memoryview.__iter__(b'a'), lambda: memoryview.__len__('x')):
    t(f)
print(memoryview[int], memoryview.__class_getitem__(str))
print([m for m in ('append', 'sort', 'reverse', 'find') if hasattr(v, m)], v.__len__(), v.__getitem__(1), v.__contains__(104) if hasattr(v, '__contains__') else 'no __contains__')
n = 0
for i in range(300):
    for x in v[i % 3:]:
        n += x ^ i & 255
print(n)
