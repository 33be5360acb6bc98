"""bytes to str: bad sequences of each UTF, what each handler puts, incremental decoders, BOMs."""
import codecs
bad = [b'\x80', b'\xc3', b'\xc3(', b'\xe2\x82', b'\xe2(\xa1', b'\xf0\x90\x80', b'\xf5\x80\x80\x80', b'\xc0\x80', b'\xed\xa0\x80', b'\xf4\x90\x80\x80', b'a\xffb\xfe', b'\xe2\x82\xac\xe2', b'\xf0\x9f\x98\x80\xf0']
for b in bad:
    try:
        b.decode()
    except UnicodeDecodeError as e:
        print(b, e.start, e.end, e.reason, '|', *(ascii(b.decode('utf-8', h)) for h in ('replace', 'ignore', 'backslashreplace', 'surrogateescape')))
for enc, b in (('utf-16', b'\xff\xfea\0'), ('utf-16', b'\xfe\xff\0a'), ('utf-16', b'a\0b\0'), ('utf-16-le', b'a'), ('utf-16-le', b'\0\xd8a\0'), ('utf-16-be', b'\xd8\0'), ('utf-16-le', b'=\xd8\0\xde'), ('utf-32', b'\xff\xfe\0\0a\0\0\0'), ('utf-32-le', b'a\0\0'), ('utf-32-le', b'\0\0\x11\0'), ('utf-32-be', b'\0\0\xd8\0'), ('utf-8-sig', b'\xef\xbb\xbfx'), ('utf-8', b'\xef\xbb\xbfx'), ('ascii', b'a\x80'), ('latin-1', b'\x80\xff'), ('cp1252', b'\x80\x81'), ('utf-7', b'+AOk-x'), ('utf-7', b'+'), ('utf-7', b'+AOk\x80'), ('unicode_escape', rb'\x41\u00e9\n'), ('unicode_escape', rb'\x4'), ('raw_unicode_escape', rb'\x41\u00e9'), ('charmap', b'\xe9')):
    try:
        print(enc, ascii(b.decode(enc)), end='; ')
    except UnicodeError as e:
        print(enc, type(e).__name__, e)
print(b'\xed\xa0\x80'.decode('utf-8', 'surrogatepass') == '\ud800', b'\0\xd8'.decode('utf-16-le', 'surrogatepass') == '\ud800', ascii(b'a\x80'.decode('ascii', 'surrogateescape')), 'a\udc80'.encode('utf-8', 'surrogateescape'))
text = 'aé€😀z' * 3
for enc in ('utf-8', 'utf-16', 'utf-32-le', 'utf-8-sig', 'utf-7'):
    data = text.encode(enc)
    decoder = codecs.getincrementaldecoder(enc)()
    out = ''.join(decoder.decode(data[i:i + 1]) for i in range(len(data))) + decoder.decode(b'', True)
    encoder = codecs.getincrementalencoder(enc)()
    back = b''.join(encoder.encode(c) for c in text) + encoder.encode('', True)
    print(enc, out == text, back == data)
decoder = codecs.getincrementaldecoder('utf-8')()
print(repr(decoder.decode(b'\xe2\x82')), decoder.getstate())
try:
    decoder.decode(b'', final=True)
except UnicodeDecodeError as e:
    print(e)
decoder.reset()
print(decoder.decode(b'ok'), list(codecs.iterdecode([b'\xc3', b'\xa9', b'x'], 'utf-8')), list(codecs.iterencode('aé', 'utf-8')), codecs.decode(b'68690a', 'hex'), codecs.lookup('UTF_8').name, codecs.lookup('latin1').name)
for e in (UnicodeDecodeError('enc', b'abc', 1, 2, 'why'), UnicodeEncodeError('enc', 'abc', 0, 3, 'why'), UnicodeTranslateError('abc', 1, 2, 'why'), UnicodeDecodeError('e', b'abc', 1, 9, 'far')):
    print(e, e.args)
for f in (lambda: UnicodeDecodeError(), lambda: UnicodeDecodeError('e', 'abc', 1, 2, 'w'), lambda: UnicodeEncodeError('e', b'abc', 1, 2, 'w'), lambda: b''.decode(1), lambda: codecs.lookup('nope'), lambda: b'a'.decode('hex'), lambda: b'x'.decode('rot13')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
total = 0
for i in range(300):
    b = bytes((i * 7 % 256, 0xc3, 0xa9, i % 128, 0xe2, 0x82))
    total += len(b.decode('utf-8', 'replace')) * 3 + len(b.decode('latin-1')) + len(b.decode('utf-8', 'surrogateescape')) + len(b.decode('ascii', 'ignore')) + sum(map(ord, b.decode('utf-8', 'backslashreplace')))
print(total)
