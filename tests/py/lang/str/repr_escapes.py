"""repr and ascii of strings: which quotes, which escapes; eval reads them back; str subclasses; hot building."""
samples = ['', "'", '"', '\'"', "it's", 'say "hi"', 'both \' and "', '\\', '\n\r\t', '\0\x01\x1f\x7f', '\x80\xa0\xad\xff', '\u0378', '\u200b\u2028\ufeff', '\ud800', '\udc00x', '\ue000', '😀', '\U000e0001', '\U0010ffff', 'é', 'a\u0301', '\x1b[0m', '\\n', "\\'", '\N{NO-BREAK SPACE}', '\u3000', '\u00ad', 'ª']
for s in samples:
    r, a = repr(s), ascii(s)
    assert eval(r) == s == eval(a)
    print(r if r.isprintable() and s != '\ud800' else ascii(r), a, len(r), len(a), end=' ; ')
print()
print(["'", '"'], ('\n',), {'k\t': "v'"}, {'\x00'}, f'{"it's"!r} {"é"!a}', '%r %a' % ('a\'', '→'), '{!r}'.format('"'))


class S(str):
    def __repr__(self): return 'S:' + str.__repr__(self)


class T(str):
    def __str__(self): return 'T.str'


print(S('x'), [S('x')], repr(S('x')), ascii(S('é')), f'{S("q")!r}', '%r' % S('q'), T('raw'), [T('raw')], repr(T('raw')), f'{T("raw")}', '%s' % T('raw'), T('raw') + '!', ''.join([T('raw')]), str(T('raw')), T('raw').upper(), print(T('p')))


class Odd:
    def __repr__(self): return 'é→😀\n'


print(ascii(Odd()), f'{Odd()!a}', '%a' % Odd(), [Odd()], ascii([Odd(), 'é']))


class NotText:
    def __repr__(self): return b'x'


for f in (lambda: repr(NotText()), lambda: ascii(NotText()), lambda: f'{NotText()!r}', lambda: '%r' % NotText(), lambda: str([NotText()]), lambda: repr(), lambda: repr(1, 2), lambda: ascii()):
    try:
        print(f())
    except TypeError as e:
        print(e)


def quote(text):
    out = ["'"]
    for c in text:
        if c in "'\\": out.append('\\' + c)
        elif c == '\n': out.append('\\n')
        elif ' ' <= c <= '~': out.append(c)
        else: out.append(f'\\U{ord(c):08x}')
    return ''.join(out) + "'"


total = 0
for i in range(500):
    s = chr(i) + "'" * (i % 2) + chr(i * 3 % 256)
    assert eval(quote(s)) == s == eval(repr(s)) == eval(ascii(s))
    total += len(repr(s)) * 3 + len(ascii(s)) + len(quote(s))
print(total)
