"""str(): objects, bytes with encoding and errors, keywords, __str__ and __repr__ fallbacks, subclasses, errors."""
class S:
    def __str__(self): return 'S!'


class R:
    def __repr__(self): return 'R!'


class Sub(str):
    def __new__(cls, *args, tag=None, **kw):
        self = super().__new__(cls, *args, **kw)
        self.tag = tag
        return self


class Bad:
    def __str__(self): return 5


class BadRepr:
    def __repr__(self): return None


class Raises:
    def __str__(self): raise LookupError('inside')


class GivesSub:
    def __str__(self): return Sub('sub', tag=1)


def attempt(*args, **kw):
    try:
        r = str(*args, **kw)
        print(ascii(r), type(r).__name__, end='; ')
    except Exception as e:
        print(type(e).__name__, e)


for v in (S(), R(), GivesSub(), Sub('x'), 1.5, None, True, (R(),), {1: R()}, b'ab', bytearray(b'x'), type, Ellipsis, 1j, range(2), slice(1), frozenset()):
    attempt(v)
print()
for v in (Bad(), BadRepr(), Raises()):
    attempt(v)
for args in ((b'caf\xc3\xa9', 'utf-8'), (b'\xe9', 'latin-1'), (b'\xe9', 'utf-8'), (b'\xe9', 'utf-8', 'replace'), (b'\xe9', 'ascii', 'ignore'), (b'a\xffb', 'ascii', 'backslashreplace'), (b'\xff', 'utf-8', 'surrogateescape'), (bytearray(b'xy'), 'ascii'), (memoryview(b'mv'), 'utf8'), (b'', 'no-such'), (b'x', 'no-such'), (b'\xff', 'utf-8', 'no-handler'), ('text', 'utf-8'), (5, 'utf-8'), (b'x', None), (b'x', 'utf-8', None), (b'x', 5), (b'ab', 'utf-8', 'strict', 1), (b'\xff\xfeh\0', 'utf-16'), (b'x', 'utf\0')):
    attempt(*args)
attempt()
attempt(object=7)
attempt(object=b'q', encoding='ascii')
attempt(b'\xe9', errors='replace')
attempt(encoding='ascii')
attempt(errors='x')
attempt(b'x', enc='ascii')
s = Sub(b'z\xc3\xa9', 'utf-8', tag='t')
print(s, s.tag, type(s.upper()).__name__, type(s + 'x').__name__, type(s[:]).__name__, type(str(s)).__name__, type(s * 1).__name__, type(s.strip()).__name__, type(f'{s}').__name__, type(s.replace('q', 'r')).__name__, type(''.join([s])).__name__, s == 'zé', {s: 1}['zé'], hash(s) == hash('zé'))
total = 0
for i in range(400):
    total += len(str(i)) + len(str(S())) + len(str(R())) + len(str(i / 3)) + len(str(b'%d' % i, 'ascii')) + len(str(Sub(i)))
print(total)
try:
    for i in range(400): str(S() if i < 390 else Bad())
except TypeError as e:
    print(i, e)
