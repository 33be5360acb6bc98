"""+, *, comparison, in, truth, hash of bytearrays."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a = bytearray(b'ab')
ops = [('+', lambda x, y: x + y), ('*', lambda x, y: x * y), ('<', lambda x, y: x < y), ('>=', lambda x, y: x >= y), ('==', lambda x, y: x == y), ('!=', lambda x, y: x != y), ('in', lambda x, y: y in x)]
for other in (b'', b'ac', bytearray(b'cd'), memoryview(b'ef'), 'ab', 2, 0, -1, 97, 1.5, None, [97], 256):
    for name, f in ops:
        print(name, end=' ')
        t(f, a, other)
        if name in '+*':
            t(f, other, a)
print(bytearray(b'a') < bytearray(b'b') < b'ba', bytearray() == b'', a == a.copy(), a != b'ab', bytearray(b'\xff') > b'a', sorted([bytearray(b'b'), b'a', bytearray()]), max(a), min(a), sum(a), list(reversed(a)), bool(a), bool(bytearray()))
t(hash, a)
t(lambda: {a: 1})
t(lambda: {a})
print(bytearray.__hash__, a.__eq__(5), a.__lt__('x'), a.__contains__(97), a.__mod__(()), a.__len__(), a.__add__(b'c'), a.__mul__(2), a.__rmul__(2))
t(a.__add__, 'c')
t(a.__contains__, 'c')


class B(bytearray):
    def __eq__(self, other): return 'eq'
    def __hash__(self): return 5
    def __radd__(self, other): return 'radd'


print(B(b'x') == b'y', b'y' == B(b'x'), hash(B()), {B(b'k'): 1}[B(b'k')], bytearray(b'a') + B(b'b'), type(B(b'a') + b'b'))
n = 0
for i in range(400):
    x = bytearray([i % 256, i % 3])
    n += (x < a) + (x == b'\x01\x01') * 2 + len(x * (i % 4)) + (i % 256 in x) + (x + a)[2]
print(n)
