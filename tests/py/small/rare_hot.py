"""with, match, star displays and their kin in hot loops."""
import math


class Manager:
    def __init__(self, swallow=False):
        self.swallow = swallow
        self.entered = self.left = 0

    def __enter__(self):
        self.entered += 1
        return self.entered

    def __exit__(self, kind, value, tb):
        self.left += 1 if kind is None else 100
        return self.swallow


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def managed(n):
    m = Manager()
    s = Manager(True)
    total = 0
    for i in range(n):
        with m as k, s:
            total += k
            if i % 10 == 9:
                raise ValueError(i)
        try:
            with m:
                if i % 7 == 6:
                    raise KeyError(i)
        except KeyError as e:
            total += e.args[0]
    return total, m.entered, m.left, s.left


def matched(n):
    seen = {}
    subjects = [1, "two", [1, 2], [1, 2, 3], {"k": 5, "z": 1}, Point(1, 2), Point(0, 9), (4, 5), None, 2.5, {"k": -1}]
    for i in range(n):
        match subjects[i % len(subjects)]:
            case 1:
                r = "one"
            case str() as s:
                r = s
            case [a, b]:
                r = a + b
            case [a, *rest]:
                r = len(rest)
            case {"k": v, **others} if v > 0:
                r = v + len(others)
            case Point(0, y):
                r = y
            case Point(x=x, y=y):
                r = (x, y)
            case None:
                r = "none"
            case float(f):
                r = f
            case _:
                r = "other"
        seen[r] = seen.get(r, 0) + 1
    return seen


def starred(n):
    total = 0
    for i in range(n):
        first, *middle, last = range(i % 5 + 2)
        total += first + last + len(middle)
        items = [*middle, i, *(1, 2)]
        names = {**{"a": i}, "b": 1, **{"c": 2}}
        total += sum(items) + sum(names.values()) + len({*items, *middle})
        t = (*middle, i)
        total += len(t)
    return total


def attributes(n):
    class C:
        pass
    c = C()
    count = 0
    for i in range(n):
        c.x = i
        count += c.x
        del c.x
        count += hasattr(c, "x")
        from math import floor
        import sys
        count += floor(2.5) + (sys is not None)
        assert count >= 0, "never"
    return count


def unpack_errors(n):
    count = 0
    for i in range(n):
        try:
            a, *b, c = range(i % 3)
            count += a + c
        except ValueError as e:
            count += len(str(e))
    return count


for n in (11, 700):
    print(managed(n), matched(n), starred(n), attributes(n), unpack_errors(n))
