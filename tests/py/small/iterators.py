"""The iterator protocol: __iter__, __next__, iter() with a sentinel, iterators that end early."""


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __iter__(self):
        for row in self.rows:
            for x in row:
                yield x


def run(rounds):
    total = sum(x for x in Countdown(rounds))
    for x in Countdown(rounds):
        total -= x
        if x == 100:
            break
    matrix = Matrix([[1, 2], [3.5]])
    for _ in range(rounds // 3):
        for x in matrix:
            total += x
    return total


def by_hand(rounds):
    iterator = iter(range(rounds))
    total = 0
    while True:
        try:
            total += next(iterator)
        except StopIteration:
            return total


def mixed_sources(rounds):
    sources = [[1, 2], (3, 4), "56", {7: 0}, {8}, range(9, 11), Countdown(0), b"a", (x for x in [12])]
    total = 0
    for i in range(rounds):
        for x in sources[i % 9]:
            total += int(x)
    return total


def shared_iterator(rounds):
    iterator = iter(range(rounds))
    return sum(a * b for a, b in zip(iterator, iterator)), next(iterator, None)


print(run(600), by_hand(500), mixed_sources(450), shared_iterator(401))
values = iter([3, 1, 4, 1, 5])
print(list(iter(lambda: next(values), 1)), list(values), list(iter([])), next(iter(""), "empty"))
it = iter([1, 2, 3])
print(iter(it) is it, next(it), list(it), list(it), [x for x in reversed(range(5))], list(zip()), list(map(max, [1, 5], [3, 2])))
items = [1, 2, 3, 4]
for x in items:
    if x == 2:
        items.remove(x)
print(items)
for action in (lambda: next(5), lambda: iter(5), lambda: next(iter([])), lambda: list(iter(len, 1)), lambda: [x for x in None], lambda: next([])):
    try:
        print(action())
    except (TypeError, StopIteration) as error:
        print(type(error).__name__, error)


class Bad:
    def __iter__(self):
        return 5


try:
    list(Bad())
except TypeError as error:
    print(error)
