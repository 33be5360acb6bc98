"""Lists that hold ints, then floats, then anything, changed in the middle of loops that read them."""


def fill(rounds, at, other):
    items = []
    for i in range(rounds):
        items.append(other if i == at else i)
    total = 0
    for item in items:
        total += len(item) if isinstance(item, str) else item
    return total, items[at], len(items)


def overwrite(rounds):
    items = [0] * 10
    for i in range(rounds):
        items[i % 10] += i
        if i == rounds // 2:
            items[3] = 0.5
        if i == rounds * 3 // 4:
            items[4] = 2 ** 70
    return items


def emptied(rounds):
    items = [1.5]
    total = 0
    for i in range(rounds):
        items.clear()
        items.append(i if i % 100 < 50 else i / 2)
        total += items[0]
    return total


def big_in_ints(rounds):
    items = list(range(20))
    for i in range(rounds):
        items[i % 20] = items[(i + 1) % 20] * 2 + 1
        if items[i % 20] > 10 ** 30:
            items[i % 20] = i
    return sum(items), max(items)


def bools_among_ints(rounds):
    items = [0] * 8
    for i in range(rounds):
        items[i % 8] = i if i < rounds - 4 else i % 2 == 0
    return items


def while_iterating(rounds):
    """A list that grows while it is walked, up to a length."""
    items = [1]
    total = 0
    for item in items:
        total += item
        if len(items) < rounds:
            items.append(item + 1 if len(items) % 50 else item + 0.5)
    return total, len(items)


def shared(rounds):
    a = b = [0, 0]
    for i in range(rounds):
        a[0] += 1
        b[1] += a[0]
        if i == rounds - 10:
            b[0] = float(b[0])
    return a


print(fill(500, 400, 0.5), fill(500, 450, "text"), fill(500, 10, True), fill(500, 499, 2 ** 80))
print(overwrite(800), emptied(600), big_in_ints(900), bools_among_ints(400), while_iterating(500), shared(600))
