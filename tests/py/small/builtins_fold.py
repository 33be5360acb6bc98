"""min, max, sum, any, all, abs, round, len, pow, divmod over all kinds of arguments."""


def run(rounds):
    total = 0
    items = [3, 1, 4, 1, 5, 9, 2, 6]
    for i in range(rounds):
        total += min(i, 100) + max(i % 7, i % 5, 2) + sum(items) + abs(50 - i) + len(items)
        total += any(x > i for x in items) + all(x < i for x in items) + max(items[i % 8:] or [0])
        q, r = divmod(i * 13, 7)
        total += q - r + pow(i, 2, 11) + round(i / 3)
    return total


def floats(rounds):
    values = [i * 0.1 for i in range(20)]
    total = 0.0
    for i in range(rounds):
        values[i % 20] += 0.01
        total += max(values) - min(values) + abs(-values[3])
    return f"{total:.6f}"


def by_key(rounds):
    words = ["pear", "fig", "banana", "kiwi"]
    total = 0
    for i in range(rounds):
        total += len(max(words, key=len)) + ord(min(words, key=lambda w: w[i % 3])[0])
    return total


print(run(500), floats(400), by_key(300))
print(min(3, 1.5, True), max("b", "a"), max([1, 2], [1, 3]), min([5]), max([], default="none"), min((), default=0), max(1, 1.0), max(1.0, 1), min("abc", key=lambda c: -ord(c)), max({1: 5, 2: 3}), max([(1, "b"), (1, "a")]))
print(sum([]), sum([1, 2.5]), sum([[1], [2]], []), sum((1, 2), 10), sum([0.1] * 10), sum([True, True]), sum([2 ** 62] * 4), sum(x for x in range(5)), sum({1: 2, 3: 4}), sum([1e16, 1.0, -1e16]), sum([1, 0.5, 2 ** 70]))
print(any([]), all([]), any([0, "", None, 5]), all([1, "a", [0]]), any(c.isdigit() for c in "a1"), abs(-2 ** 70), abs(True), abs(-0.5), round(2.5), round(3.14159, 2), round(-1.5), round(5), divmod(-7, 2), divmod(7.5, 2), pow(2, 0.5), pow(2, 10, 1000))
print(ord("a"), chr(97), bin(5), hex(255), oct(8), repr("a"), ascii("é"), hash(5), hash(-1), callable(len), id(None) == id(None), format(5, "03"), len({1, 2}), sorted("cab", reverse=True))
for action in (lambda: min([]), lambda: max(5), lambda: sum("ab"), lambda: sum([1], "a"), lambda: sum(["a"]), lambda: max(1, "a"), lambda: min(), lambda: any(5), lambda: abs(), lambda: max([1], key=5), lambda: sum(5), lambda: max(1, 2, default=3)):
    try:
        print(action())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
