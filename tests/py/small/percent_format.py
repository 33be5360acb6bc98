"""% formatting and str.format."""


def run(rounds):
    length = 0
    for i in range(rounds):
        length += len("%d %s %.2f" % (i, "x" * (i % 3), i / 7)) + len("%(a)s-%(b)05d" % {"a": i, "b": i}) + len("{}:{:>5}:{:.3f}".format(i, i, i / 3))
    return length


print(run(400))
print("%d|%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%c|%c" % (42, 42, 42, 42, 42, 42, 255, 255, 255, 8, 8, "a", 98))
print("%s|%10s|%-10s|%.2s|%r|%a|%%" % ("abc", "abc", "abc", "abc", "é", "é"))
print("%f|%.0f|%10.3f|%-10.1f|%+.2e|%g|%G|%.3g" % (3.14159, 2.5, 3.14159, 3.14159, 31415.9, 1e-7, 1e20, 1234.5))
print("%*d|%-*d|%.*f" % (6, 42, 6, 42, 2, 3.14159), "%s" % [1, 2], "%s %s" % ("a", (1, 2)), "%s" % (None,), "%i" % 3.99, "%d" % True, "%5.1f%%" % 99.5)
print("%(x)s %(y)r %(x)5s" % {"x": 1, "y": "z", "unused": 0}, "%d" % 10 ** 30 if False else "%d" % (10 ** 30), "%x" % (2 ** 70), "%e" % 0, "%.1f" % -0.05)
print("{:d}|{:5}|{:<5}|{:^5}|{:05}|{:+}|{:x}|{:b}|{:,}|{:_}|{:c}|{:e}".format(42, 42, 42, 42, 42, 42, 255, 5, 10 ** 7, 10 ** 7, 97, 12345))
print("{:s}|{:10}|{:>10}|{:^10}|{:*<8}|{:.2}|{!r}|{!s}|{!a}".format("abc", "abc", "abc", "abc", "abc", "abc", "é", "é", "é"))
print("{0} {1} {0}".format("a", "b"), "{a} {b[0]} {c[k]}".format(a=1, b=[2], c={"k": 3}), "{:{}.{}f}".format(3.14159, 8, 2), "{}{{}}{}".format(1, 2), "{0.__class__.__name__}".format(5), format(3.5, ".2f"), format(255, "#x"), format("x", ">3"))
for action in (lambda: "%d" % "a", lambda: "%d %d" % (1,), lambda: "%d" % (1, 2), lambda: "%z" % 1, lambda: "%(a)d" % {}, lambda: "%c" % "ab", lambda: "%x" % 1.5, lambda: "{1}".format(0), lambda: "{a}".format(), lambda: "{".format(), lambda: "{:d}".format("x"), lambda: "{:.2d}".format(5), lambda: "{!x}".format(1), lambda: "{} {0}".format(1)):
    try:
        print(action())
    except (TypeError, ValueError, KeyError, IndexError) as error:
        print(type(error).__name__, error)
