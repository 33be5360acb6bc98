"""Floats and imaginary numbers as literals."""
print(1.5, 1., .5, 1e10, 1E-5, 1_0.0_1, 1e1_0, 0e0, 00.5, 01e0, 077.5, 1e400, -1e400, 1e-400)
print(3.14j, 10.j, 10j, .001j, 1e100j, 3.14e-10j, 3.14_15_93j, 0j, 00j, 077j, -0j, 1 - 2J)
print(0.1 + 0.2, 1e22, 1e21, 123456789012345678.0, 1e16, 9007199254740993.0, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308)
print(1e5, 1e15, 1e16, 1e17, 0.0001, 0.00001, 1.0, 100.0, -0.0)
total = 0.0
for i in range(300):
    total += 1e-1 + .5 - 1_0.2_5
print(total)
for source in ('1.e', '1e', '1e+', '1__0.0', '1._0', '1_.0', '1.0_', '1e_1', '1e1_', '.', '1.2.3', '1j2', '1ej', '0x1.8', '0b1.0', '1.5if 0else 2', '1_e1'):
    try:
        print(source, eval(source))
    except (SyntaxError, AttributeError) as e:
        print(source, '|', type(e).__name__, getattr(e, 'msg', e))
