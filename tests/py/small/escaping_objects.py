"""Objects that live for one turn of a loop, except when they do not."""


class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def scaled(self, k):
        return Vec(self.x * k, self.y * k)


def never_escapes(rounds):
    total = 0
    for i in range(rounds):
        v = Vec(i, 1) + Vec(1, i).scaled(2)
        total += v.x - v.y
    return total


def rarely_escapes(rounds):
    kept = []
    for i in range(rounds):
        v = Vec(i, i * 0.5)
        w = v.scaled(2)
        if i % 97 == 0:
            kept.append(v)
            kept.append((v, w))
    return [(k.x, k.y) if isinstance(k, Vec) else (k[0].x, k[1].y) for k in kept]


def carried(rounds):
    """One object is made anew in each turn and carried into the next."""
    v = Vec(0, 1)
    for i in range(rounds):
        v = v + Vec(i % 3, 1)
    return v.x, v.y


def identity(rounds):
    """The object that escaped on two roads is one object."""
    left, right = [], []
    for i in range(rounds):
        v = Vec(i, 0)
        if i % 50 == 0:
            left.append(v)
        if i % 75 == 0:
            right.append(v)
        v.y = i
    shared = [a for a in left for b in right if a is b]
    return len(shared), sum(a.y for a in left)


def raised(rounds):
    total = 0
    for i in range(rounds):
        v = Vec(i, i)
        try:
            if i % 40 == 0:
                v.x += 1
                v.z
            total += v.x
        except AttributeError:
            total += v.x * 1000
    return total


def tuples_and_closures(rounds):
    total = 0
    kept = None
    for i in range(rounds):
        pair = (i, i + 1)
        add = lambda k: k + pair[0]
        a, b = pair
        total += a * b + add(1)
        if i == rounds - 20:
            kept = (pair, add)
    return total, kept[0], kept[1](0)


def cyclic(rounds):
    last = None
    for i in range(rounds):
        a, b = Vec(i, None), Vec(None, i)
        a.y, b.x = b, a
        if i == rounds - 5:
            last = a
    return last.x, last.y.y, last.y.x is last


print(never_escapes(600), rarely_escapes(500), carried(500), identity(400), raised(300), tuples_and_closures(400), cyclic(300))
