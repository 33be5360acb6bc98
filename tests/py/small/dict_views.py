"""keys(), values() and items(): live, ordered, and set-like."""


def totals(rounds):
    table = {i: i * 0.5 for i in range(10)}
    keys, values, items = table.keys(), table.values(), table.items()
    total = 0
    for i in range(rounds):
        table[i % 12] = i
        total += sum(keys) + sum(values) + len(items)
    return total


def unpacked(rounds):
    table = {"a": (1, 2), "b": (3, 4)}
    total = 0
    for _ in range(rounds):
        for name, (x, y) in table.items():
            total += x * y + len(name)
    return total


def overlaps(rounds):
    total = 0
    for i in range(rounds):
        left, right = {i: 1, i + 1: 1}, {i + 1: 1, i + 2: 1}
        total += sum(left.keys() & right.keys()) + len(left.keys() | right.keys()) + len(left.items() - right.items())
    return total


def by_value(rounds):
    table = {}
    for i in range(rounds):
        table["k%d" % (i % 50)] = i * 37 % 101
    return sorted(table.items(), key=lambda item: (item[1], item[0]))[:4], min(table, key=table.get)


print(totals(400), unpacked(300), overlaps(300), by_value(400))
d = {"x": 1, "y": 2}
keys = d.keys()
print(keys, d.values(), d.items(), list(d.items()), "x" in keys, ("x", 1) in d.items(), 2 in d.values())
d["z"] = 3
print(keys, len(keys), keys == {"x", "y", "z"}, keys - {"x", "y"}, sorted(keys ^ {"x", "w"}), keys.isdisjoint({"q"}), list(reversed(d.items())))
first, *rest = d
print(first, rest, [*d.values()], {v: k for k, v in d.items()}, max(d.values()), next(iter(d.items())))
