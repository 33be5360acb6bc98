"""encode: each codec, each error handler, surrogates, custom handlers, what the exceptions say."""
import codecs
texts = ('abc', 'é', '€', '😀', '\ud800', 'a\udcffb', '\x00', '\ufeff', '')
for enc in ('utf-8', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-be', 'latin-1', 'ascii', 'utf-7', 'utf-8-sig', 'cp1252', 'iso8859-15', 'unicode_escape', 'raw_unicode_escape', 'cp437', 'punycode'):
    row = []
    for t in texts:
        try:
            b = t.encode(enc)
            row.append(b.hex())
            assert b.decode(enc) == t or enc == 'utf-8-sig' or (t == '\ufeff' and enc in ('utf-16', 'utf-32')), (enc, t)
        except UnicodeError as e:
            row.append(type(e).__name__[7:10])
    print(enc, *row)
bad = 'aé€😀\udc80b'
for enc in ('ascii', 'latin-1', 'utf-8', 'utf-16-le'):
    for errors in ('strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace', 'surrogateescape', 'surrogatepass', 'nope'):
        try:
            print(enc, errors, bad.encode(enc, errors))
        except (UnicodeError, LookupError) as e:
            print(enc, errors, type(e).__name__, e)
try:
    'abéàc'.encode('ascii')
except UnicodeEncodeError as e:
    print(e.encoding, ascii(e.object), e.start, e.end, e.reason, e.args == (e.encoding, e.object, e.start, e.end, e.reason))


def handler(error):
    LOG.append((error.start, error.end, error.object[error.start:error.end]))
    if len(LOG) > 5: return 5
    if error.object[error.start] == 'x': raise KeyError('from the handler')
    return ('?' + hex(ord(error.object[error.start])), error.start + 1)


LOG = []
codecs.register_error('test.mine', handler)
print('aéb→→c'.encode('ascii', 'test.mine'), LOG)
codecs.register_error('test.bytes', lambda e: (b'\xff', e.end))
codecs.register_error('test.back', lambda e: ('', -1))
codecs.register_error('test.far', lambda e: ('', 100))
codecs.register_error('test.wrong', lambda e: (1, 2))
codecs.register_error('test.unenc', lambda e: ('é', e.end))
for name in ('bytes', 'back', 'far', 'wrong', 'unenc', 'mine'):
    for _ in range(1):
        try:
            print(name, 'aé→b'.encode('ascii', 'test.' + name))
        except Exception as e:
            print(name, type(e).__name__, e)
for f in (lambda: 'a'.encode(1), lambda: 'a'.encode('utf-8', 1), lambda: 'a'.encode('base64'), lambda: 'a'.encode('rot13'), lambda: 'a'.encode(None), lambda: 'a'.encode('utf-8', 'strict', 1), lambda: 'a'.encode(encoding='ascii', errors='nonexistent'), lambda: 'é'.encode('hex'), lambda: codecs.encode('Hello', 'rot13'), lambda: 'a'.encode('UTF8'), lambda: 'a'.encode(' utf-8')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
total = 0
for i in range(300):
    t = chr(i * 7 + 32) * (i % 5) + 'x' * (i % 3)
    total += len(t.encode()) + len(t.encode('utf-16-le')) + len(t.encode('ascii', 'replace')) + len(t.encode('latin-1', 'xmlcharrefreplace')) + sum(t.encode('utf-32-be'))
print(total)
