"""split, rsplit, splitlines, partition, rpartition, join of bytes."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
b = b' a  b\tc\n\nd\x0be\x0c f\x1cg\x85\xa0h '
for args in ((), (None,), (None, 2), (None, 0), (None, -1), (b' ',), (b' ', 2), (b'  ',), (b'\n',), (b'zz',), (bytearray(b'a'),), (memoryview(b'\t'),)):
    print(b.split(*args), b.rsplit(*args))
for s in (b'', b' ', b',', b',,', b'a,b,,c,'):
    print(s.split(), s.split(b','), s.rsplit(b',', 1), s.split(b',', maxsplit=2), s.rsplit(sep=b',', maxsplit=0), s.partition(b','), s.rpartition(b','))
lines = b'a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\n\n'
print(lines.splitlines(), lines.splitlines(True), b''.splitlines(), b'\n'.splitlines(), b'x'.splitlines(keepends=1), b'\r\n\r'.splitlines(True), b'a\n\rb'.splitlines())
for bad in ((b'',), ('a',), (1,), (b',', None), (b',', 1.5), (b',', 1, 2), (b',', 10 ** 30), ([],)):
    t(b'a'.split, *bad)
    t(b'a'.rsplit, *bad)
t(b'a'.split, separator=b',')
for f in (b'a'.partition, b'a'.rpartition):
    for bad in ((), (b'',), ('a',), (1,), (None,), (b'a', b'b')):
        t(f, *bad)
t(b'a\nb'.splitlines, 'x', 1)
t(b'a\nb'.splitlines, [])
t(b'a'.splitlines, keep=1)
for items in ([], [b'a'], [b'a', b'b'], (b'x', bytearray(b'y'), memoryview(b'z')), iter([b'1', b'2']), {b'k': 1}, b'', bytearray(), [memoryview(b'abcdef')[::2]]):
    t(b', '.join, items)
for bad in (5, ['a'], [b'a', 1], b'ab', [b'a', None], None, [[1]], 'ab', [b'a', 'b', 3]):
    t(b','.join, bad)
t(b','.join)
t(b','.join, [], [])


def broken():
    yield b'a'
    raise KeyError('mid')


t(b'-'.join, broken())


class B(bytes):
    pass


one = B(b'one')
print(type(b''.join([one])), type(B(b',').join([b'a', b'b'])), [type(x) for x in one.split()], [type(x) for x in one.partition(b'n')], type(one.rpartition(b'zz')[2]), [type(x) for x in bytearray(b'a b').split()], bytearray(b'a,b').partition(b','), bytearray(b'-').join([b'a', b'b']))
n = 0
for i in range(300):
    row = b','.join(b'%d' % k for k in range(i % 20))
    n += len(row.split(b',')) + len(row.rpartition(b',')[2]) + len(b'\n'.join([row] * 3).splitlines())
print(n)
