"""repr, str, format, percent, f-strings, print, join and logging forms of the singletons."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
for s in (None, ..., NotImplemented, True):
    print(s, repr(s), str(s), ascii(s), f'{s}', f'{s!r:>16}|', f'{s!s:<16}|', f'{s=}', '%s %r %a' % (s, s, s), '{} {!r}'.format(s, s), '{0!s:*^18}'.format(s), str(s).encode(), [s], (s,), {s: s})
    for spec in ('', '5', 's', 'd', '>10'):
        t(format, s, spec)
    for f in (lambda: '%d' % s, lambda: '%x' % s, lambda: '%5s|%-6s|' % (s, s), lambda: '%.2s' % s, lambda: '{:>8}'.format(s), lambda: ''.join([s]), lambda: 'x' + s, lambda: 'x' + str(s), lambda: str(s, 'ascii'), lambda: int(str(s)), lambda: eval(str(s)) is s, lambda: print(s, s, sep='-'), lambda: print(1, end=f'{s}\n'), lambda: print(1, sep=s), lambda: repr(s).lower(), lambda: str(s)[:3], lambda: len(str(s)), lambda: str(s).isidentifier(), lambda: s in 'None', lambda: 'None'.startswith(s), lambda: 'a,b'.split(s), lambda: 'None'.replace('N', s), lambda: f'{s:{10}}' if s is True else 'skip', lambda: '%(k)s' % {'k': s}, lambda: str.format('{0.__class__.__name__}', s), lambda: bytes(s), lambda: b'%s' % s, lambda: b'%a' % (s,)):
        t(f)
class C:
    def __repr__(self): return None
class D:
    def __str__(self): return ...
class E:
    def __format__(self, spec): return None
t(lambda: repr(C()))
t(lambda: str(D()))
t(lambda: format(E()))
t(lambda: f'{E()}')
t(lambda: '%s' % D())
out = ''
for i in range(300):
    s = (None, ..., NotImplemented)[i % 3]
    out = f'{out}{s!s:.1}{s!r:>3.2}'[-30:]
print(out)
