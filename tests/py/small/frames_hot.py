"""Loops that say nothing of frames and get compiled, and helpers below them that look up: often, late, from afar."""
import sys


def peek(name):
    return sys._getframe(1).f_locals[name]


def peek_from(depth, name):
    """The local of so many frames further up."""
    return sys._getframe(depth + 1).f_locals[name]


def line():
    return sys._getframe(1).f_lineno


def each_turn(rounds):
    total = 0
    agreed = 0
    for i in range(rounds):
        total += i * 3
        if peek("total") == total and peek("i") == i:
            agreed += 1
    return total, agreed


def late(rounds):
    """The helper is met for the first time in a loop that has long been compiled."""
    total = 0
    ratio = 1.0
    seen = []
    for i in range(rounds):
        total += i & 7
        ratio = ratio * 0.5 + i
        if i >= rounds - 5:
            seen.append((peek("total"), peek("i"), peek("ratio") == ratio))
    return seen


def middle(i):
    own = i * 2
    deep = peek_from(0, "own") + peek_from(1, "total")
    return own + deep


def through_calls(rounds):
    """Two levels up from a call that may have been inlined."""
    total = 0
    for i in range(rounds):
        total = (total + middle(i)) % 1000003
    return total


class Point:
    def __init__(self, x):
        self.x = x
        self.caller = peek_from(1, "i")


def from_init(rounds):
    good = 0
    for i in range(rounds):
        point = Point(i + 1)
        if point.caller == i and point.x == i + 1:
            good += 1
    return good


def places(rounds):
    here = set()
    for i in range(rounds):
        if i & 1:
            here.add(line())
        else:
            here.add(line())
    first = min(here)
    return sorted(n - first for n in here)


def removed(rounds):
    """An object that the loop itself never needs is there when somebody looks, and the same each time."""
    same = 0
    for i in range(rounds):
        pair = (i, i + 1)
        if i % 7 == 0:
            found = peek("pair")
            if found is peek("pair") and found[1] == i + 1:
                same += 1
    return same


def unset(rounds):
    """A name that has no value yet, or none any more, is not among the locals."""
    counts = [0, 0]
    for i in range(rounds):
        if i % 10 == 5:
            extra = i
        counts[has("extra")] += 1
        if i % 10 == 8:
            del extra
    return counts


def has(name):
    return name in sys._getframe(1).f_locals


def callers(rounds):
    names = {}
    for i in range(rounds):
        name = above(i % 3)
        names[name] = names.get(name, 0) + 1
    return names


def above(depth):
    return sys._getframe(depth).f_code.co_name


print(each_turn(500))
print(late(500))
print(through_calls(500))
print(from_init(400))
print(places(400))
print(removed(700))
print(unset(500))
print(callers(600))
