"""A helper looks at its caller's frame and locals while the caller's loop is hot."""
import sys


def peek(name):
    return sys._getframe(1).f_locals[name]


def caller_line_is_positive():
    return sys._getframe(1).f_lineno > 0


def caller_name(depth=1):
    return sys._getframe(depth).f_code.co_name


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


def hot(rounds):
    total = 0
    ratio = 0.5
    for i in range(rounds):
        point = Point(i, i + 1)
        total += i * 2
        ratio = ratio * 0.5 + i
        if i % 100 == 99:
            seen = peek("total")
            here = locals()
            print(i, seen, here["total"], here["i"], here["point"].x, here["point"] is point, f"{here['ratio']:.6f}")
    return total


def hot_frames(rounds):
    good = 0
    for i in range(rounds):
        if caller_name() == "hot_frames" and caller_line_is_positive():
            good += 1
    return good


def inner(depth):
    return caller_name(depth)


def middle(depth):
    return inner(depth)


def names(rounds):
    found = {}
    for i in range(rounds):
        name = middle(1 + i % 4)
        found[name] = found.get(name, 0) + 1
    return found


def snapshots(rounds):
    """What locals() gave stays as it was."""
    kept = []
    value = 0
    for i in range(rounds):
        value += i
        if i % 150 == 0:
            kept.append(locals())
    return [(each["i"], each["value"]) for each in kept]


print(hot(500))
print(hot_frames(400))
print(names(400))
print(snapshots(500))
print(sorted(name for name in globals() if not name.startswith("__")))
