"""hex and fromhex of bytes, bytearray and memoryview: separators, groups, spaces, errors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
b = bytes(range(0xf0, 0xfa))
print(b.hex(), b''.hex(), b.hex(':'), b.hex('-', 2), b.hex(' ', -3), b.hex(b'_', 4), b.hex('.', 100), b.hex('.', 0), b.hex(':', -1), b[:1].hex(':'), b.hex(sep='/', bytes_per_sep=5), bytearray(b).hex('x', -4), memoryview(b).hex('z', 3), memoryview(b)[::2].hex())
for bad in (('',), ('ab',), ('é',), (1,), (b'',), (b'ab',), (None,), (':', 'x'), (':', 1.5), (':', 1, 2), ('\x80',), (b'\x80',)):
    t(b.hex, *bad)
t(b.hex, bytes_per_sep=2)
t(b.hex, separator=':')
for text in ('', '00', 'fF0a', ' 1a\t2b\n3C ', '1 a', 'abc', 'zz', '0x12', '12 3', 'é0', '12\u200034', '00' * 20, ' ', '1\x00', 'a', '\x0b\x0c12'):
    t(bytes.fromhex, text)
for bad in ((), (5,), (None,), ('00', 1), ([],)):
    t(bytes.fromhex, *bad)
t(bytes.fromhex, b'1a2B')
t(bytes.fromhex, bytearray(b' 1a '))
t(bytes.fromhex, memoryview(b'0f'))
t(bytes.fromhex, b'zz')
t(bytearray.fromhex, 'de ad')
t(bytearray.fromhex, 'de a')
t(bytearray.fromhex, 'qq')


class B(bytes):
    def __new__(cls, *args):
        print('new', args)
        return super().__new__(cls, *args)


class A(bytearray):
    def __init__(self, *args):
        print('init', args)
        super().__init__(*args)


print(type(B.fromhex('41')), type(A.fromhex('42')), b''.fromhex('43'))
for i in range(300):
    data = bytes((i * k) % 256 for k in range(i % 9))
    assert bytes.fromhex(data.hex()) == data == bytes.fromhex(data.hex(' ', i % 4 - 2)), i
print('all round')
