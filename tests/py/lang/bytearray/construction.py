"""bytearray(...): forms of argument, init called again, errors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n


class HasBytes:
    def __bytes__(self): return b'own'


for args in ((), (0,), (3,), (True,), (b'ab',), (bytearray(b'cd'),), (memoryview(b'efgh')[::2],), ([1, 2, 255],), (range(4),), ({7: 1},), (iter([65, I(66)]),), ('é', 'utf-8'), ('é', 'latin-1'), ('é', 'ascii', 'replace'), (I(2),), (x for x in b'gen')):
    t(bytearray, *args)
for args in ((-1,), ('a',), (1.5,), (None,), ([256],), ([-1],), (['a'],), ([1.0],), (HasBytes(),), (I(-2),), (I('x'),), ('a', 1), (b'a', 'ascii'), (3, 'ascii'), ('é', 'ascii'), ('a', 'nope'), (1, 2, 3, 4), (object(),), (10 ** 30,)):
    t(bytearray, *args)
t(bytearray, source=b'x')
t(bytearray, 'é', encoding='utf-8')
t(bytearray, 'a', errors='strict')
t(bytearray, encoding='utf-8')
t(bytearray, b'a', errors='strict')
t(bytearray, nope=1)
a = bytearray(b'first')
print(a.__init__(b'second'), a, a.__init__(), a, a.__init__([1, 2]), a)
try:
    a.__init__([3, 4, 256])
except ValueError as e:
    print(e, a)
try:
    a.__init__('text')
except TypeError as e:
    print(e, a)
raw = bytearray.__new__(bytearray, 'anything', 5)
print(raw, len(raw), bytearray(b'x') is bytearray(b'x'), bytearray(raw) is raw)
print(repr(bytearray(b"'\"\\\n\xff")), str(bytearray(b'a"b')), f"{bytearray(b'f')}", bytearray(range(0, 256, 15)))


def broken():
    yield 1
    raise LookupError('half way')


t(bytearray, broken())
n = 0
for i in range(300):
    n += len(bytearray(i % 9)) + sum(bytearray(range(i % 6))) + bytearray([i % 256])[0]
print(n)
