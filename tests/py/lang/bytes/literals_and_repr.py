"""Literals of bytes and their repr: escapes, quotes, raw, concatenation, triple quotes."""
print(b'', b"", b'a"b', b"a'b", b'a\'b"c', b'\\', b'\n\r\t\0', b'\x00\x7f\x80\xff', b'\101\60', b'\a\b\f\v', rb'\n\x', Rb"\'", bR'a\\', BR'x', B'y')
print(b'one' b'two' b"three", b'a' rb'\b' b'\x63', (b'x'
      b'y'), b'''tri
ple''', b"""a'b"c""", b'line\
joined')
print(str(b'a\xff'), repr(b'\x1f\x20~\x7f'), f'{b"in f"!s} {b"r"!r} {b"x"!a}', '%s %r %a' % (b'p', b"q'", b'\xe9'), ascii(b'\x81'), '{}'.format(b'fmt'))
for i in range(0, 256, 16):
    print(repr(bytes(range(i, i + 16))))
for v in (b"'", b'"', b"'\"", b"\\'", b'\\', b'\\x', b'ab\\n'):
    print(v, repr(v), len(v), eval(repr(v)) == v, str(bytearray(v)))
print(bytes(range(256)) == eval(repr(bytes(range(256)))))


class B(bytes):
    pass


class R(bytes):
    def __repr__(self): return 'R!'


class S(bytes):
    def __str__(self): return 'S!'


print(B(b'x'), repr(B(b'y')), R(b'x'), [R(b'')], str(S(b'a')), repr(S(b'a')), f'{S(b"z")}', f'{R(b"z")}')
for spec in ('', '5', 's', 'd'):
    try:
        print(format(b'x', spec))
    except Exception as e:
        print(type(e).__name__, e)
print(b'a'.__str__(), b'a'.__repr__(), bytes.__repr__(B(b'k')), b'%b' % b'in', str(b'abc', 'ascii'), str(b'\xc3\xa9', 'utf-8'), str(b'\xff', 'utf-8', 'replace'), str(b'', encoding='ascii'))
