"""isinstance, issubclass, type, callable, and tests of types in hot code."""


class A:
    pass


class B(A):
    pass


VALUES = [1, 2.5, "s", True, None, [1], (1,), {1: 1}, {1}, b"b", A(), B(), len, print, lambda: 0, A, range(3), ValueError("x")]
TYPES = [int, float, str, bool, type(None), list, tuple, dict, set, bytes, A, B, type, object, range, Exception]


def matrix():
    return ["".join("01"[isinstance(v, t)] for t in TYPES) for v in VALUES]


def dispatch(rounds):
    counts = {}
    for i in range(rounds):
        value = VALUES[i % len(VALUES)]
        if isinstance(value, bool):
            kind = "bool"
        elif isinstance(value, (int, float)):
            kind = "number"
        elif type(value) is str:
            kind = "text"
        elif isinstance(value, A):
            kind = type(value).__name__
        elif callable(value):
            kind = "callable"
        else:
            kind = "other"
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def changes_class(rounds):
    thing = A()
    total = 0
    for i in range(rounds):
        total += isinstance(thing, B)
        if i == rounds - 100:
            thing.__class__ = B
    return total, type(thing) is B


for row in matrix():
    print(row)
print(dispatch(900), changes_class(500))
print([type(v).__name__ for v in VALUES])
print(issubclass(B, A), issubclass(bool, (str, int)), type(type(A())), type(A) is type, A.__class__, type(3) == int, type(3) is not float)
made = type("Made", (A,), {"x": 5, "double": lambda self: self.x * 2})
print(made().double(), made.__name__, isinstance(made(), A), made.__mro__[1] is A)
for action in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: isinstance(1, [int]), lambda: type("x")(3)):
    try:
        print(action())
    except TypeError as error:
        print(error)
