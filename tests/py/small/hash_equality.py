"""Equal things hash alike, whatever their types; dicts and sets rely on it."""


def numbers(rounds):
    table = {}
    for i in range(rounds):
        table[i % 50] = i
        table[float(i % 50)] += 0.5
        if i % 50 < 2:
            table[bool(i % 50)] += 1
    return len(table), table[1], table[True], table[49.0]


def strings(rounds):
    table = {}
    for i in range(rounds):
        table["k" + str(i % 20)] = table.get("k%d" % (i % 20), 0) + 1
    return len(table), table["k7"], table["".join(["k", "1", "3"])]


def tuples(rounds):
    table = {}
    for i in range(rounds):
        table[i % 3, float(i % 2)] = table.get((float(i % 3), i % 2), 0) + 1
    return sorted(table.items())


def edges():
    return [hash(x) == hash(y) and x == y for x, y in [(2 ** 62, 2.0 ** 62), (2 ** 63, 2.0 ** 63), (0.0, -0.0), (True, 1.0), ((1, 2.0), (1.0, 2)), ("ab", "a" + "b"), (b"x", bytes([120])), (frozenset([1, 2]), frozenset([2, 1])), (-1, -1.0), (10 ** 20, 1e20)]]


class Same:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 42

    def __eq__(self, other):
        return self.n == other.n


def colliding(rounds):
    items = set()
    for i in range(rounds):
        items.add(Same(i % 12))
        if i % 30 == 0:
            items.discard(Same(5))
    return len(items), Same(3) in items, Same(99) in items


print(numbers(500), strings(400), tuples(300), edges(), colliding(300))
print({1: "int", 1.0: "float", True: "bool"}, {0: "a", -0.0: "b"}, len({2 ** 64, 2.0 ** 64}), {(1,): 2}[1.0,], hash(0.5) == hash(0.5))
