"""Slices of lists: reading, assigning, deleting, with every kind of step and bound."""


def windows(rounds):
    items = list(range(50))
    total = 0
    for i in range(rounds):
        part = items[i % 50:i % 50 + 5]
        total += sum(part) + len(items[::i % 7 + 1])
    return total


def rotate(rounds):
    items = list(range(7))
    for i in range(rounds):
        items = items[1:] + items[:1]
        if i % 10 == 0:
            items[2:4] = items[3:1:-1]
    return items


def queue(rounds):
    items = []
    removed = 0
    for i in range(rounds):
        items.append(i)
        if len(items) > 20:
            removed += sum(items[:5])
            del items[:5]
    return removed, items


def storage(rounds):
    """A slice of ints that gets a float, and of floats that gets a string."""
    ints, floats = list(range(10)), [i / 2 for i in range(10)]
    for i in range(rounds):
        a, b = ints[2:5], floats[2:5]
        if i == rounds - 1:
            a[0] = 0.5
            b[1] = "s"
    return a, b, ints[:5], floats[:5]


print(windows(500), rotate(301), queue(400), storage(400))
letters = list("abcdefgh")
for start in (None, 0, 2, -3, 20, -20):
    for stop in (None, 5, -1, 0, 20):
        print("".join(letters[start:stop]), "".join(letters[start:stop:2]), "".join(letters[start:stop:-1]), end=" | ")
    print()
letters[1:3] = "XYZ"
print(letters)
letters[::3] = [1, 2, 3]
print(letters)
letters[5:2] = ["in"]
print(letters)
del letters[::2]
print(letters)
letters[:] = []
print(letters, letters[3:], letters[::-1])
copy = letters[:]
copy.append(1)
print(letters, copy, [1, 2, 3][slice(1, None)], slice(1, 5, 2).indices(4))
for action in (lambda: [1, 2, 3].__setitem__(slice(0, 3, 2), [1]), lambda: [1][::0], lambda: letters["a"], lambda: [1, 2].__setitem__(slice(0, 1), 5)):
    try:
        print(action())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
