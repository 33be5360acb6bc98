"""Objects whose special methods notice how often, and with what, they are asked: truth, length, slices, iteration."""
import types

log = []


class T:
    def __init__(self, name, value): self.name, self.value = name, value

    def __bool__(self):
        log.append(self.name)
        return self.value

    def __repr__(self): return self.name


CHAINS = [
    lambda a, b, c: a and b or c, lambda a, b, c: a or b and c, lambda a, b, c: (a or b) and c, lambda a, b, c: a and (b or c),
    lambda a, b, c: a and b and c or a, lambda a, b, c: (a and b or c) and a, lambda a, b, c: ((a and b) or (b and c)) and (c or a),
    lambda a, b, c: 1 and (a or b) or c, lambda a, b, c: (a or (b or c)) and b,
]
for bits in range(8):
    row = []
    for f in CHAINS:
        log.clear()
        r = f(T('a', bits & 1), T('b', bits & 2), T('c', bits & 4)) if bits == 9 else f(*(T(n, bool(bits >> i & 1)) for i, n in enumerate('abc')))
        row.append(f'{r}:{"".join(log)}')
    print(*row)


class Grow:
    def __init__(self, target): self.target = target

    def __index__(self):
        self.target.extend([9] * 5)
        return 100


for make in (list, bytearray):
    s = make([1, 2])
    print(s[:Grow(s)], len(s), s[Grow(s):], len(s))
    s[:Grow(s)] = make([7])
    print(s)
    del s[Grow(s):]
    print(len(s))


class Short:
    def __len__(self):
        log.append('len')
        return 3

    def __getitem__(self, i): return i


log.clear()
print(list(reversed(Short())), log)


class Bytes(bytes):
    def __getitem__(self, i): return 'item'


class Array(bytearray):
    def __getitem__(self, i): return 'item'


print(list(Bytes(b'ab')), list(Array(b'ab')), [*Array(b'c')], type(iter(Array(b'x'))).__name__, type(iter(Bytes(b'x'))).__name__)
a = bytearray(b'0123456789')
print(a.pop(), a.pop(0), a, a.pop(3))
a.insert(1, 65)
a.insert(-100, 66)
a.remove(ord('7'))
del a[1], a[-1], a[2:4]
a[1:2] = b'abcdef'
a[0:4] = b'-'
a += bytes(a)
print(a)
try:
    a += a
except BufferError as e:
    print(e)
b = b'abc'
print(b[:] is b, b[0:3] is b, bytearray(b)[:] == b)


class Keys(dict):
    def __iter__(self):
        log.append('iter')
        return super().__iter__()

    def keys(self):
        log.append('keys')
        return super().keys()

    def __getitem__(self, k):
        log.append(k)
        return super().__getitem__(k) * 10


def named(**k): return k


k = Keys(p=1, q=2)
for f in (dict, lambda k: {**k}, lambda k: named(**k), Keys.copy, lambda k: k | {}, lambda k: {} | k, lambda k: dict(k.items())):
    log.clear()
    print(f(k), log)


class Module(types.ModuleType):
    """Of the class."""
    shared = 'class'


m = Module('m', 'Of the instance.')
m.shared = 'instance'
print(m.__doc__, m.shared, Module('n').__doc__, Module.shared, m)
for n in range(400):
    m.shared = n
    log[:] = [m.shared, Module('n').shared]
print(log)
m.__file__ = 'm.py'
print(m)
m.__spec__ = types.SimpleNamespace(name='other', origin='there', has_location=False)
print(m)
m.__spec__.has_location = True
print(m)
m.__spec__ = types.SimpleNamespace(name=None, origin=None, loader=None)
print(m)


def inner():
    try:
        yield 1
    except ValueError as e:
        raise KeyError('k') from e


def outer(source):
    try:
        1 / 0
    except ZeroDivisionError:
        yield from source


for source in (inner(), [1, 2]):
    g = outer(source)
    next(g)
    try:
        g.throw(ValueError('v'))
    except Exception as e:
        print(repr(e), repr(e.__context__), repr(e.__cause__))


class Wait:
    def __await__(self): yield


async def waits(): await Wait()


async def handles():
    try:
        1 / 0
    except ZeroDivisionError:
        await waits()


c = handles()
c.send(None)
try:
    c.throw(ValueError('q'))
except ValueError as e:
    print(repr(e.__context__))
