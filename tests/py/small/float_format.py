"""Floats as text: repr, str and every format code."""


def checksum(rounds):
    length = 0
    x = 1.0
    for i in range(rounds):
        x = x * 1.37 if x < 1e30 else x * 1e-45
        length = (length * 31 + len(repr(x)) + len(f"{x:.3e}") + len("%.6g" % x)) % 1000003
    return length


def round_trip(rounds):
    good = 0
    x = 0.1
    for i in range(rounds):
        x = x * 3.7 + i / 7 if x < 1e200 else x * 1e-300
        if float(repr(x)) == x and float(str(-x)) == -x and float(f"{x:.17g}") == x:
            good += 1
    return good


print(checksum(600), round_trip(600))
for x in (0.0, -0.0, 1.0, 0.1, 1 / 3, 100.0, 1e15, 1e16, 123456789012345680.0, 1e22, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308, 2.5, 1e100):
    print(x, repr(x), f"{x:.3f} {x:.0f} {x:e} {x:.2e} {x:g} {x:.10g} {x:G} {x:%}")
for x in (3.14159, -2.71828, 1234567.891):
    print(f"[{x:10.2f}] [{x:<10.2f}] [{x:^10.2f}] [{x:+.1f}] [{x: .1f}] [{x:010.2f}] [{x:,.2f}] [{x:_.1f}] [{x:*>12.3f}] [{x:.3}]")
    print("%f %.2f %10.3f %-10.1f| %+e %g %G %5.0f %%" % (x, x, x, x, x, x, x, x))
for x in (float("inf"), float("-inf"), float("nan")):
    print(x, f"{x:f} {x:F} {x:8.2f} {x:e} {x:+g} {x:05}", "%f %5.1f" % (x, x))
print(f"{1.5:n}", f"{0.5:#.0f}", f"{2.5:.0f} {3.5:.0f} {0.125:.2f} {0.375:.2f}", f"{1e6:,}", f"{12345.678:,.1f}", f"{0.00001:f}")
