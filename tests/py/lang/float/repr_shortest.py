"""repr and str: the shortest digits that read back, exponents, extremes, denormals, negative zero."""
import math
import sys
for v in (0.0, -0.0, 1.0, 0.1, 0.2 + 0.1, 1 / 3, 2 / 3, 1e16, 1e15, 123456789012345680.0, 9999999999999998.0, 1e-4, 1e-5, 0.00012345, 1.5e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 4.35, 0.3, 2.675, 1e22, 1e23, 9007199254740993.0, 8.41e21, 2.0 ** 70, 1e100, 12345.678, 1e21, 5e-5, 100.0, 1e5, 299792458.0, 6.02214076e23, 1.1, 3.0e-10, float('inf'), float('-inf'), float('nan'), -float('nan')):
    text = repr(v)
    assert float(text) == v or v != v
    print(text, str(v) == text, end='; ')
print()
print([0.1 + i / 10 for i in range(12)], {1.5: -0.0}, (1e400, -1e400), f'{1e16} {1e15!r} {0.1!s:>6}', '%r %s' % (1e-7, 1e7))


def digits_needed(x):
    for n in range(1, 18):
        if float(f'{x:.{n}g}') == x:
            return n
    return 99


x, total, count = 0.1, 0, 0
seed = 12345
for i in range(500):
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    x = math.ldexp(seed / 2 ** 31, i % 120 - 60)
    text = repr(x)
    assert float(text) == x
    mantissa = text.split('e')[0].replace('.', '').lstrip('0').rstrip('0')
    assert len(mantissa) == digits_needed(x), text
    total += len(text)
print(total)
for k in range(-330, 310, 40):
    print(repr(float(f'1e{k}')), repr(math.ldexp(1.0, k * 3)) if abs(k * 3) < 1024 else '', end=' ')
print()
print(sys.float_info.max, sys.float_info.min, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig, sys.float_info.max_exp, sys.float_info.min_exp, sys.float_info.max_10_exp, sys.float_info.min_10_exp, sys.float_info.radix, sys.float_repr_style)


class R(float):
    def __repr__(self): return 'R!'


class S(float):
    def __str__(self): return 'S!'


print(R(1), str(R(1)), f'{R(1)}', [R(1)], '%s %r' % (R(1), R(1)), S(1), repr(S(1)), f'{S(1)}', f'{S(1)!s}', [S(1)], format(R(2), ''), format(S(2), '.1f'))
