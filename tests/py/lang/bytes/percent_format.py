"""bytes % values: all conversions, flags, mappings, errors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
for f, v in ((b'%s', b'a'), (b'%b', b'a'), (b'%b', bytearray(b'x')), (b'%s', memoryview(b'mv')), (b'%a', 'é'), (b'%r', 'é'), (b'%r', b'\xff'), (b'%d', 5), (b'%i', -5), (b'%u', 7), (b'%d', 3.9), (b'%x', 255), (b'%X', 255), (b'%#x', 255), (b'%o', 8), (b'%#o', 8), (b'%c', 65), (b'%c', b'B'), (b'%c', bytearray(b'C')), (b'%f', 1.5), (b'%.2f', 2), (b'%e', 12345.678), (b'%E', 0.5), (b'%g', 1e20), (b'%G', 1e-20), (b'%%', ()), (b'%5d|%-5d|%05d|%+d|% d', (1, 2, 3, 4, 5)), (b'%5s|%-5s|%.2s', (b'ab', b'cd', b'efg')), (b'%*d|%-*d', (4, 1, 4, 2)), (b'%.*f', (3, 1 / 3)), (b'%(a)s %(b)d', {b'a': b'A', b'b': 2}), (b'%(x)b', {b'x': b'X', b'y': 1}), (b'no', ()), (b'no', {}), (b'%ld %hd %Ld', (1, 2, 3)), (b'%08.3f', 3.14159), (b'%+.1e', 0), (b'%d', True), (b'%s', [b'x'][0]), (b'%d' * 3, (1, 2, 3)), (b'%d', 10 ** 30), (b'%x', -(2 ** 70))):
    t(lambda: f % v)
for f, v in ((b'%s', 'text'), (b'%b', 5), (b'%s', None), (b'%d', 'x'), (b'%d', b'1'), (b'%x', 1.5), (b'%c', 256), (b'%c', -1), (b'%c', 'a'), (b'%c', b'ab'), (b'%f', 'x'), (b'%z', 1), (b'%', 1), (b'%d %d', (1,)), (b'%d', (1, 2)), (b'no', 5), (b'%(a)s', 5), (b'%(a)s', {'a': 1}), (b'%(a', {}), (b'%*d', ('x', 1)), (b'%.*d', (1.5, 1)), (b'%s %s', b'a'), (b'%(a)s %s', {b'a': b'b'}), (b'%s', (1, 2)), (b'%d', [])):
    t(lambda: f % v)


class HasBytes:
    def __bytes__(self): return b'<own>'


class Int:
    def __int__(self): return 42


class Index:
    def __index__(self): return 43


class Float:
    def __float__(self): return 2.5


class Repr:
    def __repr__(self): return 'é!'


t(lambda: b'%s %b' % (HasBytes(), HasBytes()))
t(lambda: b'%d %i' % (Int(), Index()))
t(lambda: b'%x %c' % (Index(), Index()))
t(lambda: b'%x' % Int())
t(lambda: b'%.1f' % Float())
t(lambda: b'%a %r' % (Repr(), Repr()))
print(type(bytearray(b'%d') % 5), bytearray(b'%s|') % b'x', b'%s' % (bytearray(b'y'),), b'%s' % (((),)[0] or (b'',)))
x = bytearray(b'%d,%d')
x %= (1, 2)
print(x)
out = b''
for i in range(300):
    out = b'%s%02x' % (out[-10:], i % 256)
print(out)
