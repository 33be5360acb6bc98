"""enumerate, zip, map, filter, reversed, sorted, in hot loops and with odd arguments."""


def run(rounds):
    items = list(range(8))
    names = ["a", "b", "c"]
    total = 0
    for i in range(rounds):
        for k, x in enumerate(items, i % 3):
            total += k * x
        for x, name in zip(items, names):
            total += x + len(name)
        total += sum(map(lambda x: x * i, items)) + len(list(filter(lambda x: x % 2, items)))
        for x in reversed(items):
            total = (total * 3 + x) % 1000003
        items[i % 8] = i % 11
    return total


def over_generators(rounds):
    def odd(n):
        for i in range(1, n, 2):
            yield i

    total = 0
    for i, (a, b) in enumerate(zip(odd(rounds), map(float, odd(rounds)))):
        total += i * a - b
    return total


def chained(n):
    return sum(map(lambda p: p[0] * p[1], filter(lambda p: p[1] % 3, enumerate(map(abs, range(-n, n))))))


def called_back(rounds):
    """The function that map calls raises, and changes what it reads."""
    seen = []

    def note(x):
        seen.append(x)
        if x == rounds - 50:
            raise KeyError(x)
        return x

    try:
        return sum(map(note, range(rounds)))
    except KeyError as error:
        return len(seen), error.args[0]


print(run(400), over_generators(700), chained(400), called_back(500))
print(list(enumerate("ab")), list(enumerate("ab", start=5)), list(zip("abc", range(2))), list(zip([1])), list(map(str, [1, 2])), list(map(lambda *a: a, "ab", [1, 2], (3, 4))), list(filter(None, [0, 1, [], "x"])), list(reversed("abc")), list(reversed((1, 2))))
print(dict(enumerate("ab")), dict(zip("ab", [1, 2])), next(zip([1], [2])), list(zip(*[(1, 2), (3, 4)])), list(map(max, [1, 5], [4, 2])), list(map(int, "123")), sorted(map(len, ["aa", "b"])), list(zip("ab", [1, 2], strict=True)), [*map(str.upper, "ab")])
for action in (lambda: list(zip("ab", [1], strict=True)), lambda: enumerate(5), lambda: zip(1, 2), lambda: map(len), lambda: list(map(5, [1])), lambda: reversed({1}), lambda: reversed(5), lambda: list(map(len, [1])), lambda: filter(5), lambda: list(filter(5, [1]))):
    try:
        print(action())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
it = enumerate("abc")
print(next(it), list(it), list(it))
