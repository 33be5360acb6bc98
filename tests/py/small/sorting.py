"""sorted and list.sort: stability, keys, reverse, mixed kinds, errors half way."""


def stable(rounds):
    rows = [(i * 7 % 5, i) for i in range(rounds)]
    ordered = sorted(rows, key=lambda row: row[0])
    backwards = sorted(rows, key=lambda row: row[0], reverse=True)
    good = all(a[0] < b[0] or a[0] == b[0] and a[1] < b[1] for a, b in zip(ordered, ordered[1:]))
    also = all(a[0] > b[0] or a[0] == b[0] and a[1] < b[1] for a, b in zip(backwards, backwards[1:]))
    return good, also, ordered[:3], backwards[:3]


def many_small(rounds):
    total = 0
    for i in range(rounds):
        items = [i * k % 11 for k in range(6)]
        items.sort()
        total += items[0] * 3 + items[-1] + sorted(items, reverse=True)[1] + sorted(items, key=lambda x: -x)[2]
    return total


class Item:
    compared = 0

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Item.compared += 1
        return self.n < other.n


def own_order(rounds):
    items = sorted(Item(i * 37 % 101) for i in range(rounds))
    return [item.n for item in items[:5]], Item.compared > rounds


def several_keys(rounds):
    people = [("n%d" % (i % 10), i % 7, i / 3) for i in range(rounds)]
    people.sort(key=lambda p: p[2], reverse=True)
    people.sort(key=lambda p: (p[1], p[0]))
    return people[:2], people[-1]


print(stable(400), many_small(300), own_order(300), several_keys(300))
print(sorted([3, 1.5, True, -2]), sorted("hello"), sorted([[2], [1, 5], []]), sorted({3: 1, 1: 2}), sorted(["b", "A", "c"], key=str.lower), sorted([2, 1], key=None), sorted([(1, "b"), (1, "a")]), sorted(range(5), key=lambda x: x % 2))
items = [5, 3, 8]
print(items.sort(reverse=True), items, sorted([0.0, -0.0, 0]), sorted([2 ** 70, -2 ** 70, 0]), sorted(["é", "z", "a"]), sorted([True, False, 1, 0]))


def failing_key(x):
    if x == 3:
        raise KeyError(x)
    return x


items = [1, 3, 2]
for action in (lambda: sorted([1, "a"]), lambda: items.sort(key=failing_key), lambda: sorted(5), lambda: [None, None].sort(), lambda: sorted([1], 5), lambda: sorted([1, 2], key=5)):
    try:
        print(action())
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
print(items)


def changes_list(x):
    items.append(x)
    return x


try:
    items.sort(key=changes_list)
except ValueError as error:
    print(error)
