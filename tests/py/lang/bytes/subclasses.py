"""Subclasses of bytes: new, attributes, methods that stay bytes, pickling, overriding."""
import copy
import pickle


class B(bytes):
    kind = 'B'

    def __new__(cls, value, label='none'):
        self = super().__new__(cls, value)
        self.label = label
        return self

    def first(self): return self[0]


b = B(b'abc', 'lab')
print(b, b.label, b.kind, b.first(), len(b), b == b'abc', hash(b) == hash(b'abc'), {b: 1}[b'abc'], isinstance(b, bytes), b.__dict__, type(bytes(b)), bytes(b))
for r in (b + b'd', b * 1, b[:], b.upper(), b.replace(b'a', b'a'), b.strip(), b.ljust(1), b.translate(None), b.join([]), b.expandtabs(), b.removeprefix(b''), b % ()):
    print(type(r).__name__, r, end='; ')
print()
for p in range(6):
    if p < 2:
        try:
            q = pickle.loads(pickle.dumps(b, p))
            print(p, type(q).__name__, q, q.label)
        except Exception as e:
            print(p, type(e).__name__, e)
        continue
    q = pickle.loads(pickle.dumps(b, p))
    print(p, type(q).__name__, q, q.label)
c = copy.copy(b)
d = copy.deepcopy(b)
print(c, c.label, type(c).__name__, d.label, c is b)


class Empty(bytes):
    __slots__ = ()


e = Empty(b'q')
try:
    e.x = 1
except AttributeError as err:
    print(err)
try:
    class Bad(bytes):
        __slots__ = ('a',)
except TypeError as err:
    print(err)


class L(bytes):
    def __len__(self): return 99
    def __iter__(self): return iter([1, 2])
    def __contains__(self, x): return True
    def __bytes__(self): return b'changed'
    def __bool__(self): return False


v = L(b'zz')
print(len(v), list(v), 5 in v, bytes(v), bool(v), v == b'zz', bytearray(v), b''.join([v]), b'%s' % v, bytes.__len__(v), v + b'', v.decode(), list(bytes.__iter__(v)))
try:
    b.nope
except AttributeError as err:
    print(err)
try:
    b'x'.attr = 1
except AttributeError as err:
    print(err)
try:
    class Two(bytes, str):
        pass
except TypeError as err:
    print(err)
n = 0
for i in range(300):
    x = B(bytes([i % 256]), i)
    n += x.first() + x.label + len(x + x)
print(n)
