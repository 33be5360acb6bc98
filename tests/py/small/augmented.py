"""Augmented assignment to names, attributes, items and slices; the target is evaluated once."""


class Box:
    def __init__(self):
        self.n = 0
        self.text = ""
        self.items = []


def everywhere(rounds):
    box = Box()
    row = [0, 0.0, 1]
    table = {"n": 0}
    for i in range(rounds):
        box.n += i
        box.text += "x"
        box.items += [i]
        row[0] -= i
        row[1] += 0.5
        row[-1] = row[-1] * 3 % 1009
        table["n"] |= i
    return box.n, len(box.text), len(box.items), row, table


log = []


def noted(value):
    log.append(value)
    return value


def evaluated_once(rounds):
    row = [0] * 4
    for i in range(rounds):
        row[noted(i % 4)] += noted(1)
    return row, len(log), log[:6]


def all_operators(rounds):
    a, b, c, d, e = 1, 2.0, 3, 4, 5
    for i in range(1, rounds):
        a += i; a -= 1; a *= 3; a %= 100003
        b *= 1.5; b /= 1.25; b -= b // 100; b **= 0.5
        c <<= 1; c ^= i; c &= 0xFFFF; c |= 1; c >>= 1
        d //= 2; d += i * 3
        e **= 2; e %= 97; e += 2
    return a, b, c, d, e


class Tracked:
    def __init__(self):
        self.steps = []

    def __iadd__(self, other):
        self.steps.append(other)
        return self

    def __imul__(self, other):
        return "replaced"


print(everywhere(500))
print(evaluated_once(400))
print(all_operators(400))
tracked = same = Tracked()
for i in range(300):
    tracked += i
print(tracked is same, len(tracked.steps))
tracked *= 2
print(tracked)
items = alias = [1]
items += (2, 3)
print(alias, items is alias)
items = items + [4]
print(alias, items)
pair = ([], 1)
try:
    pair[0] += [5]
except TypeError as error:
    print(error, pair)
items[1:3] += [9, 9]
print(items)
