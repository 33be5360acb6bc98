"""format of ints: fill, alignment, sign, #, grouping, width, every type letter, as float, errors."""
for spec in ('', 'd', '5', '<5', '>5', '^5', '=5', '05', '+', '-', ' ', '+05', '=+5', '*^9', '_<6', 'x', 'X', '#x', '#X', '#010x', 'b', '#b', '#_b', 'o', '#o', 'c', 'n', ',', '_', ',d', '010,', '015_', '_x', '_b', 'e', 'E', '.2e', 'f', '.1f', 'F', 'g', '.3g', 'G', '%', '.0%', '12,.2f', '+e', 'z.1f', '>+8', '\u20ac>4', '020,d', '#g'):
    print(spec, '|', '|'.join(format(v, spec) for v in (0, 66, 123456)), '|', format(-77, spec) if spec != 'c' else '')
for spec in (',x', '_n', ',n', '.2', '.2d', 'q', '5s', 's', '+c', '#c', ',c', 'zd', '=s', ',_', '__', '_,', 'd5', '{', '5.', '<<<', 'dd', '99999999999999999999', '.99999999999999999999f', '#,x', ',b'):
    try:
        print(spec, '|', format(5, spec))
    except Exception as e:
        print(spec, '|', type(e).__name__, e)
for v in (-1, 0x110000, 0xd800, 0x1f600):
    try:
        print(ascii(format(v, 'c')), ascii('%c' % v), ascii(chr(v)))
    except Exception as e:
        print(type(e).__name__, e)
big = 12345678901234567890123456789
print(f'{big:,} {big:_x} {big:e} {big:.3f} {big:>40} {big:#o} {-big:+,} {big:.3%}')
try:
    format(10 ** 400, 'e')
except OverflowError as e:
    print(e)
for fmt in ('%d', '%5d', '%-5d|', '%05d', '%+d', '% d', '%x', '%#x', '%#X', '%o', '%#o', '%i', '%u', '%e', '%.2f', '%g', '%s', '%r', '%a', '%c', '%.5d', '%+.3d', '%#.6x', '%-#8x|', '%*d'):
    try:
        print(fmt % 97, fmt % -97 if fmt != '%c' else '', end=' ; ')
    except Exception as e:
        print(type(e).__name__, e)
print('%*d|%-*d|%.*f' % (6, 42, 6, 42, 2, 42))
for fmt, v in (('%d', '5'), ('%x', 5.0), ('%d', 5.9), ('%d', None), ('%c', 'ab'), ('%c', 1.0), ('%x', '5'), ('%d', 1j), ('%o', None), ('%b', 5), ('%d', float('inf')), ('%d', float('nan'))):
    try:
        print(fmt % v)
    except Exception as e:
        print(type(e).__name__, e)
print(bin(-10), oct(-10), hex(-255), bin(0), hex(True), [f(2 ** 70) for f in (bin, oct, hex)], str(-0), repr(10 ** 25), ascii(7))
total = 0
for i in range(-300, 300):
    total += len(f'{i:+06d}{i:#x}{i:,}{i:>{i % 9}}') + len('%05d %x' % (i, i & 255))
print(total)
