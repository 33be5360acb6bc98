"""Slices with bounds that are computed: of every built-in sequence, in loops that become hot, with types that change."""


class Seen:
    """Shows what its subscripts are given."""

    def __init__(self):
        self.log = []

    def __getitem__(self, index):
        return index

    def __setitem__(self, index, value):
        self.log.append((index, value))


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        return self.i


class MyList(list):
    def __getitem__(self, index):
        return ("mine", index, super().__getitem__(index))


def windows(source, n):
    out = []
    for i in range(n):
        out.append(source[i % 7 : i % 5 + 3])
    return out


def reversals(source, n):
    total = 0
    for i in range(n):
        part = source[i % len(source) :: -1]
        total += len(part) * (i % 3)
    return total


def flip(n):
    order = list(range(9))
    for i in range(n):
        k = i % 8
        order[: k + 1] = order[k::-1]
    return order


def grow_and_shrink(n):
    items = [1, 2, 3, 4]
    for i in range(n):
        items[i % 3 : i % 4] = items[i % 2 : i % 4] if i % 2 else [i]
        if len(items) > 9:
            items[3:] = []
    return items


def itself(n):
    items = [1, 2, 3]
    for i in range(n):
        items[i % 3 : i % 3] = items
        items[6 - i % 2 :] = []
    return items


def steps(source, n):
    out = []
    for i in range(n):
        out = source[i % 3 :: i % 4 + 1]
    return out


def optional(source, low=None, high=None, step=None):
    return source[low:high:step]


def main():
    for source in ([1, 2, 3, 4, 5], [1.5, 2.5, 3.5], ["a", None, 2], (1, 2, 3, 4), "abcdef", "aébcdéf", b"bytes", range(9), bytearray(b"xyz")):
        got = windows(source, 400)
        print(type(source).__name__, got[0], got[11], got[399], reversals(source, 400), steps(source, 350))
    print(flip(1000), grow_and_shrink(1000), itself(400))
    for k in range(400):
        low = k % 6 if k % 5 else None
        got = optional("abcdefgh", low, -1 if k % 7 == 0 else None, None if k % 3 else -2)
    print(got, optional([1, 2, 3], Index(1)), optional([1, 2, 3], -(10**30), 10**30), optional((1, 2, 3), True))

    seen = Seen()
    for k in range(320):
        last = seen[k : k + 1]
        seen[k:] = k
    print(last, seen.log[-1], seen[1 : k : k + 2])
    mine = MyList([1, 2, 3])
    print([mine[k:2] for k in range(2)], type(MyList([1])[:]))

    for make in (
        lambda k: [1, 2][k :: k - 1],
        lambda k: [1, 2]["a":k],
        lambda k: 5[k:],
        lambda k: "abc"[k:1.5],
    ):
        try:
            print(make(1))
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    items = [0, 1, 2, 3]
    for value, step in ((5, 1), ([1], 2), ("ab", 2), ((7, 8, 9), 1)):
        k = 1
        try:
            items[k::step] = value
            print(items)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    text = "x"
    try:
        k = 0
        text[k:1] = "y"
    except TypeError as error:
        print(error)
    # The bounds run code that changes the list.
    class Clearing:
        def __index__(self):
            items.clear()
            return 3

    for k in range(3):
        items[:] = [1, 2, 3, 4, 5]
        print(items[k : Clearing()], items)


main()
