"""A comment was edited. Four functions with a hot loop each, none of which calls another; main runs them in turn."""


def sums(rounds):
    total = 0
    for i in range(rounds):
        total += i * 3 % 7
    return total


def floats(rounds):
    # A comment, and a line below it,

    x = 0.5  # and one beside.
    for _ in range(rounds):
        x = 3.6 * x * (1.0 - x)
    return x


def lists(rounds):
    items = list(range(16))
    for i in range(rounds):
        items[i & 15] += items[(i + 5) & 15] & 255
    return sum(items)


def words(rounds):
    counts = {}
    for i in range(rounds):
        key = i % 11
        counts[key] = counts.get(key, 0) + 1
    return counts[3]


ROUNDS = 200000
print(sums(ROUNDS))
print(f"{floats(ROUNDS):.9f}")
print(lists(ROUNDS))
print(words(ROUNDS))
