"""repr, str and format of complex: parentheses, signs of zeros, inf and nan, every format type, alignment, errors."""
inf, nan = float('inf'), float('nan')
for re in (0.0, -0.0, 1.0, -1.5, inf, nan):
    for im in (0.0, -0.0, 1.0, -2.5, -inf, nan):
        z = complex(re, im)
        back = complex(repr(z))
        assert repr(back) == repr(z)
        print(repr(z), end=' ')
print()
print(1j, -1j, 1e16j, 1e-5 + 1e22j, [1 + 2j], {1j: -1j}, str(0.1 + 0.2j), f'{3j}', '%s %r' % (1j, 2 + 0j), ascii(1j))
for spec in ('', '.2f', 'e', '.1e', 'g', '.3', '+', ' ', '20', '>20', '<20', '^20', '*^24.1f', '+.2f', ',', ',.1f', '_', 'n', 'F', 'E', 'G', '#.0f', '.0f', '#g', 'z.1f', '+z.0f'):
    print(spec, '|', '|'.join(format(v, spec) for v in (1234.5 - 6789.25j, -0j, 1j, complex(nan, -inf), -0.04 + 0.04j)))
for spec in ('d', 'x', '=20', '020', '05.1f', 's', 'c', '%', 'q', '.', '=', '0', 'b', ',n', '.1%'):
    try:
        print(spec, '|', format(1 + 2j, spec))
    except Exception as e:
        print(spec, '|', type(e).__name__, e)
for fmt in ('%d', '%f', '%x', '%c', '%e', '%g'):
    try:
        print(fmt % (1j,))
    except TypeError as e:
        print(e)


class P(complex):
    def __str__(self): return 'polar'
    def __format__(self, spec): return f'<{spec}>' if spec else str(self)


class Q(complex):
    def __repr__(self): return 'Q'


print(P(1, 2), f'{P(1, 2)}', f'{P(1, 2):x}', repr(P(1, 2)), [P(0, 1)], Q(1), str(Q(1)), f'{Q(1)}', [Q(1)], '%s' % Q(2))


def table(points):
    return '\n'.join(f'{i:>2} {z:>16.3f} {abs(z):8.4f}' for i, z in enumerate(points))


z, points = 1 + 0j, []
for _ in range(5):
    points.append(z)
    z *= 0.8 + 0.5j
print(table(points))
total = 0
for i in range(300):
    z = complex(i / 3, -i / 7)
    total += len(repr(z)) + len(f'{z:.2f}') + len(str(z * 1j)) + len(f'{z:+.3e}')
    assert complex(str(z)) == z == eval(repr(z))
print(total)
