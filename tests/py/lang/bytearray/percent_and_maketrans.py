"""% of bytearrays, maketrans, fromhex, translate."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
f = bytearray(b'%s=%d')
print(f % (b'a', 1), type(f % (b'a', 1)).__name__, f)
for fmt, v in ((b'%s', b'a'), (b'%b', bytearray(b'x')), (b'%a', 'é'), (b'%5.1f', 2.25), (b'%(k)s', {b'k': b'v'}), (b'%c%c', (65, b'B')), (b'%%', ()), (b'%x', 255), (b'%s', 'text'), (b'%d', 'x'), (b'%q', 1), (b'%d', ()), (b'x', 1), (b'%(k)s', 1)):
    t(lambda: bytearray(fmt) % v)
t(lambda: 'text' % bytearray(b''))
t(lambda: 5 % bytearray(b''))
g = f
g %= (b'z', 2)
print(g, g is f)
table = bytearray.maketrans(b'ab', b'AB')
print(type(table), bytearray(b'aabbcc').translate(table), bytearray(b'aabbcc').translate(bytearray(table), b'c'), bytearray(b'abc').translate(None, delete=b'b'))
t(bytearray.maketrans, b'a', b'')
t(bytearray(b'a').translate, b'')
t(bytearray(b'a').translate, 'x')
t(bytearray.fromhex, '0a0B')
t(bytearray.fromhex, '0')
t(bytearray.fromhex, 'gg')
t(bytearray.fromhex, 5)


class B(bytearray):
    pass


print(type(B.fromhex('00')).__name__, type(B(b'%d') % 5).__name__, type(B(b'a').translate(table)).__name__, B.fromhex('4142'))
buf = bytearray()
for i in range(300):
    buf += bytearray(b'%02x') % (i & 255)
    buf = buf.translate(table)[-20:]
print(buf)
