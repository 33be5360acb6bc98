"""+, *, comparison, hash, truth and in of bytes with every kind of partner."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
b = b'ab'
ops = [('+', lambda x, y: x + y), ('*', lambda x, y: x * y), ('%', lambda x, y: x % y), ('<', lambda x, y: x < y), ('>=', lambda x, y: x >= y), ('==', lambda x, y: x == y), ('!=', lambda x, y: x != y), ('-', lambda x, y: x - y), ('|', lambda x, y: x | y)]
for other in (b'', b'ac', bytearray(b'cd'), memoryview(b'ef'), 'ab', 2, 0, -1, True, 1.5, None, [97], (b'a',), 10 ** 30):
    for name, f in ops:
        if isinstance(other, memoryview) and name in '+':
            other = memoryview(b'ef')
        if name == '%' and isinstance(other, memoryview):
            continue
        print(name, end=' ')
        t(f, b, other)
        if name in '+*':
            t(f, other, b)
print(b'a' < b'b' < b'ba', b'' < b'\x00', b'\xff' > b'\x7f', b'abc' > b'ab', b'a' == bytearray(b'a'), bytearray(b'a') == b'a', b'a' == memoryview(b'a'), b'a' != 'a', b'Z' < b'a', sorted([b'b', b'', b'a\x00', b'a', b'\xff', b'B']), max(b'hello'), min(b'abc', b'abb'))
print(hash(b'') == hash(''), hash(b'abc') == hash('abc'), hash(b'abc') == hash(bytes([97, 98, 99])), hash(b'x') == hash(memoryview(b'x')), {b'k': 1}[b'k'], b'k' in {b'k'}, {b'a': 1, 'a': 2}, len({b'1', '1', 1}), {b'x': 1}.get(memoryview(b'x')))
t(hash, bytearray())
print(bool(b''), bool(b'\x00'), not b'', b'' or b'else', b.__eq__('ab'), b.__lt__(bytearray(b'b')), b.__lt__(1), b.__add__(bytearray(b'z')), b.__mul__(3), b.__rmul__(2), b.__mod__(()), b.__len__(), b.__hash__() == hash(b))
t(b.__mul__, 'x')
t(b.__add__, 'x')
t(b.__add__, 1)


class I:
    def __index__(self): return 3


class B(bytes):
    def __eq__(self, other): return 'eq'
    __hash__ = None
    def __radd__(self, other): return ('radd', other)


print(b * I(), I() * b, b'x' == B(b'y'), B(b'x') == b'y', b'x' + B(b'y'), type(B(b'x') * 1), type(B(b'x') + b''))
t(hash, B(b''))
s = b'same'
print(s + b'' == s, b'' + s == s, s * 1 is s, type(bytearray(b'a') + b'b'), type(b'a' + bytearray(b'b')))
acc = b''
for i in range(500):
    acc += bytes([i % 256])
    acc = acc * 2 if len(acc) < 4 else acc
print(len(acc), acc[:6], hash(acc) == hash(bytes(bytearray(acc))), acc == bytes(bytearray(acc)))
