"""bytes.decode: codecs of the language, handlers of errors, arguments."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
for data, args in ((b'abc', ()), (b'\xc3\xa9', ()), (b'\xc3\xa9', ('latin-1',)), (b'\xff\xfea\x00', ('utf-16',)), (b'a\x00b\x00', ('utf-16-le',)), (b'\x00a', ('utf-16-be',)), (b'a\x00\x00\x00', ('utf-32-le',)), (b'\xef\xbb\xbfx', ('utf-8-sig',)), (b'\xef\xbb\xbfx', ('utf-8',)), (b'\xff', ('ascii', 'replace')), (b'a\xffb', ('utf-8', 'ignore')), (b'a\xffb', ('utf-8', 'backslashreplace')), (b'a\xffb', ('utf-8', 'surrogateescape')), (b'\xed\xa0\x80', ('utf-8', 'surrogatepass')), (b'\xe2\x82', ('utf-8', 'replace')), (b'\x80\x81', ('cp1252', 'replace')), (b'', ('ascii',)), (b'\\n\\u00e9', ('unicode_escape',)), (b'\\u00e9\\n', ('raw_unicode_escape',)), (b'x', ('UTF8',)), (b'x', ('U8',)), (b'x', ('iso-8859-1',)), (b'x', ('L1',)), (b'x', ('us-ascii',)), (b'+AGE-', ('utf-7',))):
    t(lambda: ascii(data.decode(*args)))
for data, args in ((b'\xff', ()), (b'\xe2\x82', ()), (b'\xc3(', ()), (b'\xf0\x9f\x98', ()), (b'ab\x80', ('ascii',)), (b'a', ('utf-16',)), (b'\x00\xd8', ('utf-16-le',)), (b'\x00\x00\x11\x00', ('utf-32-le',)), (b'x', ('nope',)), (b'\xff', ('utf-8', 'nope')), (b'x', ('utf-8', 'nope')), (b'x', (5,)), (b'x', ('utf-8', 5)), (b'x', (None,)), (b'x', ('a\x00b',)), (b'x', ('utf-8', 'strict', 1)), (b'\xed\xa0\x80', ()), (b'\xc0\x80', ()), (b'\xf5\x80\x80\x80', ()), (b'\x81', ('cp1252',)), (b'78', ('hex',))):
    t(data.decode, *args)
t(b'x'.decode, encoding='ascii', errors='ignore')
t(b'\xff'.decode, errors='replace')
t(b'x'.decode, enc='ascii')
try:
    b'ok\xff\xfe!'.decode()
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e.args)
print(bytearray(b'h\xc3\xa9').decode(), str(memoryview(b'mv'), 'ascii'), str(bytearray(b'x'), 'utf-8', 'strict'))
for text in ('abc', 'é', '€', '😀', 'a\x00b', ''):
    for enc in ('utf-8', 'utf-16', 'utf-16-be', 'utf-32', 'utf-8-sig', 'utf-7', 'unicode_escape'):
        raw = text.encode(enc)
        assert raw.decode(enc) == text, (text, enc)
    print(text.encode(), text.encode('utf-16-le'), text.encode('ascii', 'backslashreplace'))
n = 0
for i in range(300):
    n += len(bytes([97 + i % 26, 0xc3, 0x80 + i % 64]).decode()) + len(b'\xff\xfe'.decode('latin-1'))
print(n)
