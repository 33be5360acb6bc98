"""repr, str and format of complex numbers: signs of zeros, nan, all format types."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
inf, nan = float('inf'), float('nan')
for re in (0.0, -0.0, 1.0, -1.5, inf, -inf, nan, 1e16, 1e-7, 123456789.123):
    print([complex(re, im) for im in (0.0, -0.0, 2.0, -inf, nan)])
print(1j, -1j, 0j, -0j, 1 + 0j, -(0j), str(3 - 4j), repr(1e300 + 1e-300j), [1j], f'{1 + 2j} {1j!r:>5}')
z = 3.14159 - 2.71828j
for spec in ('', 'f', '.2f', '.3', 'e', '.1E', 'g', 'G', '.10g', '+', ' ', '+.2f', '>20.2f', '<20.2f', '^20.2f', '*^20', '20', ',', ',.1f', '_', 'n', '#g', 'F', '-', 'z.1f', '.0f', '#.0f', '05', '=10', 'd', 's', 'x', '%', 'c', 'b', '.', '10.', '+05.1f', 'z', ',d'):
    t(format, z, spec)
for z in (1e6 + 1e6j, 0j, complex(inf, nan), complex(-0.0, -0.0), 1234567.891 + 0j):
    print([format(z, s) for s in ('', '.2f', 'g', ',.2f', '+.1e', '>30')])
print('{:.1f} {!r}'.format(1j, 2j), f'{1j:{">"}{8}}', '%s %r' % (1j, 2j))
for f in (lambda: '%d' % 1j, lambda: '%f' % 1j, lambda: '%x' % 1j, lambda: format(1j, 5), lambda: '%.1f' % (1 + 0j)):
    t(f)


class S(complex):
    def __repr__(self): return 'S!'


print(S(1), repr(S(1)), f'{S(1)} {S(1):.1f}', [S(2)], str(S(1j)), complex.__repr__(S(1)))
n = 0
for i in range(300):
    n += len(repr(complex(i / 7, -i))) + len(f'{complex(i, i):.3e}')
print(n)
