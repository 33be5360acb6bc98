"""% formatting: tuples, mappings, widths, precision, flags, types, bytes-like differences, errors."""
class S:
    def __str__(self): return 'str☺'
    def __repr__(self): return 'repr'
    def __int__(self): return 42
    def __float__(self): return 2.5
    def __index__(self): return 7


for fmt, v in (('%s', 1), ('%s', (1,)), ('%s %s', (1, 'x')), ('%r %a', ('é', 'é')), ('%5s|%-5s|%.1s', ('ab', 'ab', 'ab')), ('%%', ()), ('%5%', ()), ('%c%c', (65, 'é')), ('%c', 0x1f600), ('%(a)s %(b)05d %(a)r', {'a': 'x', 'b': 7}), ('%(a b)s%(%)s', {'a b': 1, '%': 2}), ('%(())s', {'()': 5}), ('%s', {'a': 1}), ('%s', [1, 2]), ('%s', ((1, 2),)), ('no', ()), ('no', {}), ('no', []), ('%*s|%-*s|%.*f', (5, 'a', 4, 'b', 1, 2.55)), ('%s %r', (S(), S())), ('%d %f', (S(), S())), ('%x', S()), ('%+5d|% d|%-5d|%05d', (3, 3, 3, -3)), ('%#x %#o %#X', (255, 8, 255)), ('%.3d|%8.3d|%+.3d', (5, 5, 5)), ('%ld %hd %Lf', (1, 2, 3.0)), ('%.10s', 'é' * 20), ('%s', None), ('%10r|', 'a'), ('%-10a|', 'é'), ('%i %u', (-5, -5)), ('%.0e %G', (12345.678, 1e-10)), ('%s' * 3, 'abc' and tuple('abc')), ('%(x)s %%', {'x': 1}), ('%.f', 2.5), ('%c', True)):
    try:
        print(fmt, '->', fmt % v)
    except Exception as e:
        print(fmt, '->', type(e).__name__, e)
for fmt, v in (('%s', ()), ('%s', (1, 2)), ('%d', 'x'), ('%d', None), ('%y', 1), ('%', ()), ('%5', (1,)), ('%(a', {}), ('%(a)s', {}), ('%(a)s', 5), ('%(a)s', (1,)), ('%(a)s', 'x'), ('no', 1), ('no', 'x'), ('no', (1,)), ('%*d', ('a', 1)), ('%.*d', (1.0, 1)), ('%c', 'ab'), ('%c', ''), ('%c', -1), ('%c', 0x110000), ('%c', 1.5), ('%x', 1.5), ('%x', 'a'), ('%f', 'a'), ('%s %s', 'a'), ('%(a)s %s', {'a': 1}), ('%s %(a)s', {'a': 1}), ('%99999999999999999999d', 1), ('%.99999999999d', 1), ('%é', 1), ('%\x00', 1), ('%s%', 'a'), ('%5.s%z', 'a'), ('%*(a)s', {'a': 1}), ('%b', 1), ('%-', 1), ('%o', 1j), ('%e', 1j), ('%d', 1j), ('%d', [])):
    try:
        print(repr(fmt), '->', repr(fmt % v))
    except Exception as e:
        print(repr(fmt), '->', type(e).__name__, e)


class M:
    def __getitem__(self, key): return key.upper()


class T(tuple): pass
class Str(str):
    def __mod__(self, other): return 'mod', other
    def __rmod__(self, other): return 'rmod', other


print('%(abc)s %(d)s' % M(), '%s %s' % T((1, 2)), Str('%s') % 1, '%s' % Str('x'), 5 % Str('x') if 0 else '', 'a%sb' % 'é→😀', '%s' % '\ud800' == '\ud800', type('%s' % Str('y')).__name__)
x = '%s-%s'
x %= 1, 2
print(x)
try:
    '%s' % (1 / 0)
except ZeroDivisionError as e:
    print(e)
total = 0
for i in range(300):
    total += len('%d %5.2f %s %r %x' % (i, i / 7, 'x' * (i % 4), str(i), i)) + len('%(i)04d %(j)-6s|' % {'i': i, 'j': i * i}) + len('%*d' % (i % 9, i))
print(total)
