"""Every method of dict, in loops and at its edges; insertion order throughout."""


def counting(rounds):
    counts = {}
    for i in range(rounds):
        counts[i % 7] = counts.get(i % 7, 0) + 1
        counts.setdefault("list", []).append(i)
    return len(counts["list"]), {k: v for k, v in counts.items() if k != "list"}


def churn(rounds):
    """Keys come and go; order is that of the last insertion."""
    table = {}
    for i in range(rounds):
        table[i % 13] = i
        if i % 5 == 0:
            table.pop(i % 13, None)
        if len(table) > 8:
            table.popitem()
    return table


def many_kinds(rounds):
    table = {}
    for i in range(rounds):
        key = (i % 5, str(i % 5), i % 5 + 0.5, (i % 5, "t"), None, i % 2 == 0)[i % 6]
        table[key] = table.get(key, 0) + 1
    return table


def equal_keys(rounds):
    table = {}
    for i in range(rounds):
        table[(1, 1.0, True)[i % 3]] = i
    return table


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n


def own_keys(rounds):
    table = {}
    for i in range(rounds):
        table[Key(i % 20)] = i
    return len(table), table[Key(7)], Key(21) in table, sum(table.values())


print(counting(400), churn(500), many_kinds(600), equal_keys(300), own_keys(400))
d = {"a": 1, "b": 2}
d.update(b=3, c=4)
d.update([("d", 5)], a=0)
print(d, d | {"z": 1}, {**d, "a": 9}, d.pop("a"), d.pop("a", "gone"), list(d), d.copy() == d, d.copy() is d)
d |= {"e": 6}
print(d, d.popitem(), len(d), "b" in d, 3 in d, dict(x=1), dict([(1, 2)]), dict.fromkeys("ab", 0), list(reversed(d)))
print({1: "a", 2: "b"} == {2: "b", 1: "a"}, {} == {}, {1: 2} != {1: 3}, bool({}), str({1: {2: []}}))
del d["b"]
d.clear()
print(d)
for action in (lambda: {}["missing"], lambda: {1: 2}[(1, 2)], lambda: {}.pop("x"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {{}: 1}, lambda: dict([1]), lambda: {}.__delitem__(0.5)):
    try:
        print(action())
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error)


def resized():
    table = {i: i for i in range(10)}
    try:
        for key in table:
            table[key + 100] = 1
    except RuntimeError as error:
        return str(error)


print(resized())
