"""Format specifications of floats: types, precision, sign, z, #, grouping before and after the point, %, errors."""
values = (0.0, -0.0, 1.0, -1234567.891, 0.000123456, 1e22, 123456789.0, float('inf'), -float('nan'))
for spec in ('', 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%', '.0f', '.0e', '.0g', '.1', '.3', '.10', '.17g', '.3f', '12.2f', '<12.2f', '^12.2f', '=+12.2f', '012.2f', '+', '-', ' ', ',', '_', ',.2f', '_.1e', '#.0f', '#.0e', '#g', '#.3g', 'z.1f', 'z', '+z.0f', '015,.2f', '*^+20,.3f', '.2%', '#.0%', '20', '<20', '0=20', 'x<09.1f', '.0', '#.0', ',.3', '.6_f', '.4,f', '_.5_g', 'E<8.1E'):
    print(spec, '|', '|'.join(format(v, spec) for v in values))
for spec in ('d', 'x', 'c', 's', 'b', '.', '.f', '.-1f', '=s', ',n', '_n', 'fz', '#z', '.1d', 'q', '10.5.2f', ',_f', '_,f', 'ff', 'f ', ',.', '._'):
    try:
        print(spec, '|', format(1.5, spec))
    except Exception as e:
        print(spec, '|', type(e).__name__, e)
for fmt in ('%e', '%E', '%f', '%F', '%g', '%G', '%.0f', '%.3e', '%#.0f', '%#g', '%+.2f', '% .2f', '%010.3f', '%-10.2f|', '%+010.1e', '%.15g', '%.17g', '%r', '%s', '%a', '%5.1f%%', '%d', '%i', '%5d|'):
    print(fmt, *(fmt % v for v in values[:7]), sep=' ; ')
for fmt in ('%d', '%x', '%c', '%i', '%o'):
    for v in (1.5, float('inf'), float('nan')):
        try:
            print(fmt % v)
        except Exception as e:
            print(type(e).__name__, e)
for v in ('1.5', None, 1j, '', 10 ** 400):
    try:
        print('%f' % v)
    except Exception as e:
        print(type(e).__name__, e)
print('%.*f %*.*f|%-*g|' % (2, 3.14159, 9, 3, 2.71828, 8, 0.5), '%(a)08.3f' % {'a': -1.5}, '{0:{1}.{2}f}'.format(3.14159, 10, 2), f'{3.14159:{"*"}^{12}.{3}}', f'{2.5:.0f} {3.5:.0f} {0.5:.0f} {1.5:.0f} {2.675:.2f} {1.005:.2f}')
print(f'{1e300:.3f}'[:10], len(f'{1e300:f}'), len(f'{5e-324:.1074f}'), f'{5e-324:.1074f}'[-6:], f'{0.1:.55f}', f'{1/3:.60g}', f'{123.456:.50}')


class F(float):
    def __format__(self, spec): return f'F<{spec}>'


print(f'{F(1):.2f}', format(F(1)), '{:5}'.format(F(1)), '%.1f' % F(1), f'{F(1)!r:>5}')
total = 0
for i in range(300):
    v = i / 7 - 20
    total += len(f'{v:.{i % 12}f}{v:+e}{v:g}{v:,}') + len('%.3f %g' % (v, v)) + len(format(v * 1e10, '_.2f'))
print(total)
