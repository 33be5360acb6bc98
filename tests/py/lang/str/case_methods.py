"""upper, lower, title, capitalize, swapcase, casefold on special letters; the is… predicates over many characters."""
words = ('', 'hello world', 'HELLO', 'straße', 'ŉ ǰ ΐ', 'ﬁ ﬂ ﬃ', 'İI', 'ıi', 'ΑΣ ΟΔΟΣ Σ', 'ὈΔΥΣΣΕΎΣ', 'ǅ ǆ Ǆ', "they're bill's", 'x1y2 3z', 'ᾳ ᾼ', 'ὖ', 'ա և', 'ჩ Ჩ', 'ß ẞ', '𐐀𐐨', 'ⅷ Ⅷ', 'ⓐ', 'K Å', 'mIxEd-CaSe_x', 'ͅα', 'ſ', 'DŽ', 'n̈')
for w in words:
    print('|'.join(f() for f in (w.upper, w.lower, w.title, w.capitalize, w.swapcase, w.casefold)))
chars = ['', 'a', 'A', '1', '²', '½', '٣', 'Ⅷ', '一', 'ª', 'ǅ', ' ', '\t', '\x1c', '\x85', '\xa0', '\u200b', '\u2028', '_', '-', '\x00', '\x7f', 'é', 'ß', '😀', '\ud800', '\ue000', '\u0345', 'ʰ', 'Ⓐ', 'a1', 'A1', '1a', 'a b', 'Ab Cd', 'aB', 'abc_1', '9x', 'None', 'def', 'ℂ', '·', 'é·', '℮', '\u0378', '\xad', '\u00b5']
names = ('isalpha', 'isdigit', 'isdecimal', 'isnumeric', 'isalnum', 'isspace', 'islower', 'isupper', 'istitle', 'isidentifier', 'isprintable', 'isascii')
for c in chars:
    print(ascii(c), ''.join(str(int(getattr(c, n)())) for n in names), end=' ')
print()
sums = [0] * len(names)
lengths = 0
for code in range(0, 0x3000):
    c = chr(code)
    for k, n in enumerate(names):
        sums[k] += getattr(c, n)()
    lengths += len(c.upper()) + len(c.lower()) * 3 + len(c.title()) * 7 + len(c.casefold()) * 11 + (c.swapcase() == c)
print(dict(zip(names, sums)), lengths)
for f in (lambda: 'a'.upper(1), lambda: str.upper(), lambda: str.upper(1), lambda: 'a'.isdigit(x=1), lambda: str.title(b'a')):
    try:
        print(f())
    except TypeError as e:
        print(e)


def camel(text):
    return ''.join(p.capitalize() if i else p.lower() for i, p in enumerate(text.split('_')))


def snake(text):
    out = []
    for c in text:
        if c.isupper() and out: out.append('_')
        out.append(c.lower())
    return ''.join(out)


print(camel('SOME_long_Name'), snake('someLongNameÉcole'), sum(len(snake(camel(f'a_{i}_Bc'))) for i in range(300)), 'Straße'.casefold() == 'STRASSE'.casefold(), sorted(['b', 'A', 'a', 'B', 'ß', 'Ss'], key=str.casefold))
