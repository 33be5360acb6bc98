"""Code points of all planes, normal forms, widths, surrogates, identifiers, chr and ord, names."""
import unicodedata
for s in ('é', 'e\u0301', 'ﬁ', 'Å', '\u1e9b\u0323', '한', '\u1112\u1161\u11ab', '①', 'ℌ', '…'):
    print([[hex(ord(c)) for c in unicodedata.normalize(f, s)] for f in ('NFC', 'NFD', 'NFKC', 'NFKD')], unicodedata.is_normalized('NFC', s))
for c in 'aÉ1½٣ 一ͅ\n€😀\u200d':
    print(unicodedata.category(c), unicodedata.name(c, '-'), unicodedata.bidirectional(c), unicodedata.combining(c), unicodedata.east_asian_width(c), unicodedata.mirrored(c), unicodedata.decomposition(c), unicodedata.numeric(c, None), unicodedata.digit(c, None), unicodedata.decimal(c, None), sep=',', end=' ; ')
print()
print(unicodedata.lookup('SNOWMAN'), unicodedata.lookup('latin small letter e with acute'), '\N{SNOWMAN}\N{BULLET}', unicodedata.name('가'), unicodedata.name('\u4e00'), unicodedata.lookup('HANGUL SYLLABLE GAG'))
for f in (lambda: unicodedata.name('\n'), lambda: unicodedata.lookup('NO SUCH'), lambda: unicodedata.category('ab'), lambda: unicodedata.normalize('X', 'a'), lambda: unicodedata.digit('a'), lambda: unicodedata.name(1), lambda: eval(r"'\N{NO SUCH}'"), lambda: eval(r"'\N'"), lambda: eval(r"'\ud8'"), lambda: eval(r"'\U00110000'"), lambda: chr(-1), lambda: chr(0x110000), lambda: chr(10 ** 20), lambda: ord(''), lambda: ord('ab'), lambda: ord(1), lambda: ord(b'a'), lambda: ord(b'ab'), lambda: chr('a'), lambda: ascii(chr(0xdfff))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
ª = 1; ﬁ = 2; é = 3; Å = 4; 变量 = 5; _𝐱 = 6
print(a if 'a' in globals() else 'no a', fi, é, globals()['\u00c5'], 变量, _x, '_𝐱' in globals())


class K: pass


k = K()
k.ﬁeld = 1
setattr(k, 'ﬁ2', 2)
print(vars(k), k.field, hasattr(k, 'fi2'), getattr(k, 'ﬁ2'))
print([len(s) for s in ('😀', '👨‍👩‍👧', 'e\u0301', '\ud83d\ude00', 'नि')], '\ud83d\ude00' == '😀', '😀'.encode('utf-16-le').hex(), ('\ud83d' + '\ude00').encode('utf-16-le', 'surrogatepass').decode('utf-16-le'), sorted(['é', 'z', 'a', 'Z', '😀', '\uffff', 'e\u0301']))


def width(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)


def strip_accents(text):
    return ''.join(c for c in unicodedata.normalize('NFD', text) if not unicodedata.combining(c))


print(width('abc漢字é'), strip_accents('Crème brûlée à gogo ñ'), {unicodedata.category(chr(i)) for i in range(0x250)} - {'Ll'} > {'Lu'})
counts = {}
for i in range(0, 0x11000, 7):
    c = chr(i)
    cat = unicodedata.category(c)
    counts[cat] = counts.get(cat, 0) + 1
    assert ord(c) == i and len(c) == 1 and (0xd800 <= i < 0xe000 or c.encode('utf-8').decode() == c)
print(dict(sorted(counts.items())))
