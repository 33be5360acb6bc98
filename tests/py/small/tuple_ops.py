"""Tuples: building, comparing, nesting, as keys and as results."""


def swap(rounds):
    a, b, c = 1, 2.5, "x"
    for _ in range(rounds):
        a, b, c = c, a, b
    return a, b, c


def min_max(items):
    return min(items), max(items)


def spread(rounds):
    total = 0
    for i in range(rounds):
        low, high = min_max((i % 7, i % 5, i % 3))
        total += high - low
    return total


def growing(rounds):
    t = ()
    for i in range(rounds):
        t += (i,)
        if len(t) > 20:
            t = t[10:]
    return t


def nested(rounds):
    t = None
    for i in range(rounds):
        t = (i, t)
    depth = 0
    while t is not None:
        i, t = t
        depth += 1
    return depth


def points(rounds):
    x, y = 0, 0
    moves = ((0, 1), (1, 0), (0, -1), (-1, -1))
    for i in range(rounds):
        dx, dy = moves[i * i % 4]
        x, y = x + dx, y + dy
    return x, y


print(swap(301), spread(500), growing(333), nested(400), points(700))
t = (1, "two", 3.0, None)
print(t, t[0], t[-1], t[1:3], t + (5,), t * 2, (0,) * 3, len(t), 3 in t, t.index(3), t.count(None), (), (1,), tuple("ab"), tuple([1, 2]))
print((1, 2) < (1, 3), (1,) < (1, 0), (1, "a") == (1, "a"), hash((1, 2)) == hash((1.0, 2)), {(1, 2): "v"}[1, 2], ((1, 2), 3)[0][1])
for action in (lambda: t[4], lambda: t.__setitem__, lambda: t.index("x"), lambda: (1, 2) + [3], lambda: (1, 2) < (1, "x"), lambda: hash(([],))):
    try:
        print(action())
    except (IndexError, AttributeError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
