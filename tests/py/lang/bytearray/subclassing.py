"""Subclasses of bytearray with overridden methods; which builtins look at them."""
class Log(bytearray):
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        self.log = []
        return self

    def __setitem__(self, key, value):
        self.log.append(('set', key, value))
        super().__setitem__(key, value)

    def __getitem__(self, key):
        self.log.append(('get', key))
        return super().__getitem__(key)

    def __delitem__(self, key):
        self.log.append(('del', key))
        super().__delitem__(key)

    def __len__(self):
        return super().__len__() + 100

    def __iter__(self):
        self.log.append('iter')
        return super().__iter__()

    def __iadd__(self, other):
        self.log.append(('iadd', other))
        super().extend(other)
        return self

    def __contains__(self, x):
        return x == 'magic'


a = Log(b'abc')
a[0] = 65
a[1:2] = b'BB'
del a[0]
a += b'z'
print(a[0], a[-1:], len(a), list(a), 'magic' in a, 97 in a)
print(a.log)
a.log.clear()
print(bytes(a), bytearray(a), b''.join([a]), a.upper(), a + b'', a * 2, repr(a), a == b'BBcz', bytearray.__len__(a), a.pop(), a.append(33), a.reverse(), bytes(memoryview(a)), sorted(a), bool(a), a.decode(), type(a.copy()).__name__)
print(a.log)
print(isinstance(a, bytearray), issubclass(Log, bytearray), Log.__mro__[1], type(a[:1]).__name__)


class Kw(bytearray):
    def __init__(self, *, size, fill=0):
        super().__init__([fill]) if size == 1 else super().__init__(bytes([fill]) * size)


print(Kw(size=3, fill=65), Kw(size=1))
try:
    Kw(b'x')
except TypeError as e:
    print(e)
try:
    class Bad(bytearray, bytes):
        pass
except TypeError as e:
    print(e)
n = 0
for i in range(300):
    a[0] = i & 255
    n += a[0] + len(a.log)
    a.log.clear()
print(n)
