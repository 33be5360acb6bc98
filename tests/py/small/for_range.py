"""range: every direction, empty, huge, as an object."""


def bounds(rounds):
    total = 0
    for i in range(rounds):
        for j in range(i % 5, -3, -2):
            total += j
        for j in range(3, i % 4):
            total += 100
        for j in range(-i % 3, i % 7, 3):
            total += j * 7
    return total


def near_the_edge(rounds):
    total = 0
    for start in (2 ** 62 - 5, 2 ** 63 - 5, -2 ** 62 - 5, -2 ** 63 - 5):
        for i in range(start, start + rounds):
            total += i & 0xFF
    for i in range(2 ** 62 + rounds, 2 ** 62 - rounds, -1):
        total ^= i
    return total


def huge_step(rounds):
    return sum(1 for _ in range(0, rounds * 2 ** 60, 2 ** 60)), sum(range(0, rounds * 2 ** 61, 2 ** 61))


def stored(rounds):
    r = range(10)
    total = 0
    for i in range(rounds):
        for x in r:
            total += x
        if i % 50 == 0:
            r = range(i % 20)
    return total


def counting_down(rounds):
    return [i for i in range(rounds, 0, -1)][-3:], sum(range(rounds, -rounds, -3))


print(bounds(400), near_the_edge(300), huge_step(400), stored(300), counting_down(500))
r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, 5.0 in r, r.index(8), r.count(5), r == range(2, 19, 3), hash(r) == hash(range(2, 19, 3)), r.start, r.stop, r.step)
print(list(range(0)), list(range(5, 2)), range(3) == range(0, 3, 1), bool(range(0)), max(range(5)), list(reversed(range(0, 10, 4))), sum(range(101)), len(range(10 ** 9)), 10 ** 11 in range(10 ** 12), range(10 ** 20)[-1])
for action in (lambda: range(1.5), lambda: range("a"), lambda: range(0, 5, 0), lambda: range(), lambda: range(5)[5], lambda: range(3).index(7), lambda: range(1, 2, 3, 4), lambda: setattr(range(3), "start", 1)):
    try:
        print(action())
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        print(type(error).__name__, error)
