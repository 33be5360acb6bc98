"""Case methods and the is-methods of bytes: ASCII only."""
samples = [b'', b'abc', b'ABC', b'aBc Def', b'123', b'a1', b' \t\n\r\x0b\x0c', b'\x1c\x85\xa0', b'\xe9\xc9', b'A b', b"they're bill's", b'\x00', b'Ab1C', b'_', b'Title Case', b'TITLE', b'1a', b'\x80', b'\x7f']
names = ['isalnum', 'isalpha', 'isascii', 'isdigit', 'islower', 'isspace', 'istitle', 'isupper']
for s in samples:
    print(s, [int(getattr(s, n)()) for n in names], [int(getattr(bytearray(s), n)()) for n in names])
for s in samples:
    print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase())
allbytes = bytes(range(256))
print(allbytes.upper()[90:130], allbytes.lower()[60:95], allbytes.swapcase()[60:130])
for n in names:
    print(n, bytes(i for i in range(256) if getattr(bytes([i]), n)())[:70], sum(getattr(bytes([i]), n)() for i in range(256)))
for n in names + ['upper', 'lower', 'title', 'capitalize', 'swapcase']:
    for args, kwargs in (((1,), {}), ((), {'x': 1})):
        try:
            getattr(b'a', n)(*args, **kwargs)
        except TypeError as e:
            print(e)
for n in ('isdecimal', 'isnumeric', 'isidentifier', 'isprintable', 'casefold', 'encode', 'format'):
    print(n, hasattr(b'', n), end=' ')
print()


class B(bytes):
    pass


print([type(getattr(B(b'abc'), n)()).__name__ for n in ('upper', 'lower', 'title', 'capitalize', 'swapcase')], [type(getattr(bytearray(b'abc'), n)()).__name__ for n in ('upper', 'lower', 'title')])
n = 0
for i in range(300):
    w = bytes([65 + i % 58, 97 + i % 26, 48 + i % 30])
    n = n * 3 % 1000003 + w.isalpha() + 2 * w.isalnum() + 4 * w.istitle() + w.swapcase()[0] + w.title()[1]
print(n)
