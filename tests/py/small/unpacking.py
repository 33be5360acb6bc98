"""Unpacking into names, attributes and items, starred and nested, and what goes wrong."""


def starred(rounds):
    total = 0
    for i in range(rounds):
        first, *middle, last = range(i % 5 + 2)
        total += first + len(middle) * 10 + last
    return total


def nested(rounds):
    total = 0
    rows = [(1, (2, [3, 4])), (5, (6, [7, 8]))]
    for i in range(rounds):
        a, (b, [c, d]) = rows[i % 2]
        total += a * b - c * d
    return total


def in_loops(rounds):
    total = 0
    for i, (x, *rest) in enumerate([(i, i + 1, i + 2) for i in range(rounds)]):
        total += i + x + sum(rest)
    for (a, b), c in zip([(1, 2)] * rounds, range(rounds)):
        total += a * b * c
    return total


def of_strings(rounds):
    count = 0
    for i in range(rounds):
        a, b, *c = str(1000 + i)
        count += a == "1" and b in "012" and len(c) == 2
    return count


def generator(n):
    yield from range(n)


def changing_kind(rounds):
    total = 0
    sources = [(1, 2), [3, 4], "56", {7: 0, 8: 0}, generator]
    for i in range(rounds):
        source = sources[i % 5]
        a, b = source(2) if source is generator else source
        total += int(a) - int(b)
    return total


print(starred(500), nested(400), in_loops(300), of_strings(400), changing_kind(500))


class Box:
    pass


box, items = Box(), [0, 0, 0]
box.x, items[1], *box.rest = 1, 2, 3, 4
(a, b), [c] = (1, 2), [3]
x = y = z = []
print(box.x, items, box.rest, a, b, c, x is z)
i, items[i] = 2, "late"
print(i, items, [*range(3), *"ab"], (*[1], 2), {*[1, 1]}, {**{"a": 1}, "b": 2})


def two(source):
    a, b = source


def starred_two(source):
    a, *b, c = source


def pair_and_one(source):
    (a, b), c = source


for take, source in [(two, (1,)), (two, (1, 2, 3)), (two, []), (starred_two, [1]), (two, 5), (pair_and_one, (1, 2)), (two, {1: 2}), (two, "abc"), (two, generator(5)), (two, None)]:
    try:
        take(source)
    except (ValueError, TypeError) as error:
        print(take.__name__, type(error).__name__, error)
