"""bytes(...): every form of argument, encodings, the protocols it looks for, errors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class HasBytes:
    def __bytes__(self): return b'own'


class BadBytes:
    def __bytes__(self): return 'text'


class Index:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n


class Both(Index):
    def __bytes__(self): return b'first'


for args in ((), (0,), (3,), (True,), (b'ab',), (bytearray(b'cd'),), (memoryview(b'efgh')[::2],), ([1, 2, 255],), ((0,),), (range(5),), ({7: 1},), (iter([65, 66]),), ('é', 'utf-8'), ('é', 'latin-1'), ('é', 'ascii', 'ignore'), ('é', 'ascii', 'xmlcharrefreplace'), ('', 'utf-16-le'), (HasBytes(),), (Index(2),), (Both(1),), ([Index(9), True],)):
    t(bytes, *args)
for args in ((-1,), ('a',), (1.5,), (None,), ([256],), ([-1],), (['a'],), ([1.0],), ([None],), (BadBytes(),), (Index(-2),), (Index('x'),), ('a', 1), (b'a', 'ascii'), (3, 'ascii'), (b'a', None), ('é', 'ascii'), ('a', 'nope'), (1, 2, 3, 4), (object(),), (10 ** 30,), ([10 ** 30],)):
    t(bytes, *args)
t(bytes, source=b'x')
t(bytes, 'é', encoding='utf-8')
t(bytes, 'é', errors='strict')
t(bytes, source='é', encoding='cp1252', errors='strict')
t(bytes, encoding='utf-8')
t(bytes, errors='strict')
t(bytes, b'a', encoding='ascii')
t(bytes, b'a', errors='strict')
t(bytes, nope=1)
t(bytes.__new__)
t(bytes.__new__, int)
t(bytes.__new__, bytes, [1, 2])


def broken():
    yield 1
    raise LookupError('half way')


t(bytes, broken())
b = b'same'
print(bytes(b) is b, bytes() is bytes(0), type(bytes(bytearray())), bytes(x for x in range(3)), bytes(map(ord, 'xyz')))
total = 0
for i in range(400):
    total += len(bytes(i % 7)) + bytes([i % 256, 1])[0] + sum(bytes(range(i % 5)))
print(total)
