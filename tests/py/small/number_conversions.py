"""How values become numbers, three-argument pow, what `None` as a special method does, long ranges and slices."""

import math
import sys
import warnings

warnings.simplefilter("always")


class Whole(int):
    pass


class Real(float):
    pass


class Shown:
    def __init__(self, **answers):
        self.answers = answers

    def __int__(self):
        return self.answers["int"]

    def __index__(self):
        return self.answers["index"]

    def __float__(self):
        return self.answers["float"]

    def __complex__(self):
        return self.answers["complex"]


def attempt(function, *args, **kwargs):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(repr(function(*args, **kwargs)))
        except Exception as error:
            print(type(error).__name__, error)
    for warning in caught:
        print("  ", warning.category.__name__, warning.message)


attempt(int, Shown(int=Whole(3)))
attempt(int, Shown(int="a"))
attempt(int, memoryview(b"12"))
attempt(float, Shown(float=Real(2.5)))
attempt(float, Shown(float=1))
attempt(float, bytearray(b"x"))
attempt(math.sqrt, Shown(float=Real(4.0)))
attempt(complex, Shown(complex=1))
attempt(complex, 1j, 2)
attempt(complex.from_number, Shown(complex=3j))
attempt(complex.from_number, "3")
attempt(int.__new__, bool, 1)
attempt(lambda: ~True)
attempt(lambda: [1, 2, 3][Shown(index=True)])
attempt(pow, 2, 3, "a")
attempt(pow, 1j, 1j, 1j)
attempt(pow, 2.0, 3, 4)
attempt(type(...))
attempt(type(None), 1)
attempt(round, 1, 2, 3)
attempt(enumerate, foo=1)
attempt(zip, [1], strict=1, foo=2)


class Modular:
    def __init__(self, value):
        self.value = value

    def __rpow__(self, base, modulus=None):
        return ("rpow", base, modulus)


print(pow(2, Modular(3), 5), 2 ** Modular(3))


class Blocked:
    __add__ = None
    __eq__ = None


attempt(lambda: Blocked() + 1)
attempt(lambda: Blocked() == 1)
attempt(lambda: Blocked() != 1)


class Point(complex):
    def __init__(self, *parts):
        self.label = "p"


p = Point(1, 2)
print(p, p.label, p + 1, type(p + 1).__name__, p == 1 + 2j, hash(p) == hash(1 + 2j))
print(math.copysign(1, float("-nan")), math.copysign(1, complex("-nan").real))

long = range(-(2**63), 2**63, 2)
print(bool(long), long[-1], long[2:5], long.index(2**62), len(range(sys.maxsize)) == sys.maxsize)
print(slice(-(2**70), 2**70, 3).indices(2**65), range(10).count(True))
it = iter(range(0, 20, 3))
next(it)
print(it.__reduce__(), it.__length_hint__())


class Five:
    def __init__(self, x):
        self.x = x

    def __float__(self):
        a, b, c = 1, 2, 3
        return float(str(self.x)) + 0 * (a + b + c)


class Near:
    near = math.isclose

    def ask(self, *args, **kwargs):
        return self.near(*args, **kwargs)


def total(n):
    """Natives called with stars keep their arguments while methods in Python answer for them."""
    count, nan = 0, float("nan")
    for i in range(n):
        count += Near().ask(Five(i), Five(i + 1e-9), rel_tol=1e-6, abs_tol=Five(1e-8))
        count += ~i & 3
        count += nan in [nan]
    return count


print(total(900))


class Append:
    push = [].append
    find = "abc".index


for i in range(1000):
    Append().push(i)
print(Append.push.__self__[-2:], Append().find("c"))
scope = {"__builtins__": {"answer": 42}}
print(eval("answer", scope))
attempt(exec, "class A: pass", {"__builtins__": {}})
attempt(exec, "import sys", {"__builtins__": {}})
