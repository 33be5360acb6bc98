"""strip, lstrip, rstrip, center, ljust, rjust, zfill of bytes."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
b = b' \t\n\x0b\x0c\rx y\x1c\xa0 \r\n'
print(b.strip(), b.lstrip(), b.rstrip(), b.strip(None), b''.strip(), b'   '.strip(), b'aabcaa'.strip(b'a'), b'aabcaa'.lstrip(b'ab'), b'aabcaa'.rstrip(b'ca'), b'abc'.strip(b'abc'), b'abc'.strip(b''), b'xax'.strip(bytearray(b'x')), b'xax'.strip(memoryview(b'x')))
for f in (b'a'.strip, b'a'.lstrip, b'a'.rstrip):
    for bad in (('a',), (97,), (b'a', b'b'), ([],), (1.5,)):
        t(f, *bad)
t(b'a'.strip, chars=b'a')
for width in (0, 1, 3, 4, 5, 8, 9, -4, True):
    print(b'abc'.center(width, b'*'), b'abcd'.center(width, b'*'), b'ab'.ljust(width), b'ab'.rjust(width, b'.'), b'-42'.zfill(width), b'+7'.zfill(width), b'x'.zfill(width), b''.zfill(width), b'--1'.zfill(width))
for f in (b'a'.center, b'a'.ljust, b'a'.rjust):
    for args in ((), (5, 'x'), (5, b''), (5, b'xy'), (5, 120), ('5',), (5.0,), (5, bytearray(b'-')), (5, memoryview(b'+')), (5, b'.', 1), (None,)):
        t(f, *args)
for bad in ((), ('5',), (1.5,), (1, 2)):
    t(b'1'.zfill, *bad)


class I:
    def __index__(self): return 6


print(b'a'.center(I(), b'='), b'a'.zfill(I()), bytearray(b'ab').center(5, b'-'), bytearray(b' ab ').strip(), bytearray(b'9').zfill(3))


class B(bytes):
    pass


print(type(B(b'a').strip()), type(B(b'a').center(0)), type(B(b'a').zfill(0)), B(b' a ').strip())
plain = b'abc'
print(plain.strip() is plain, plain.ljust(2) == plain, bytearray(b'a').strip() is not None)
acc = b''
for i in range(300):
    acc = (acc + bytes([97 + i % 26])).strip(b'm').rjust(i % 12, b'_')[-15:]
print(acc)
