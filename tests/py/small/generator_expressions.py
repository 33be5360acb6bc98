"""Generator expressions and the functions that eat them."""


def sums(rounds):
    total = 0
    for i in range(rounds):
        total += sum(x * i for x in range(5)) + max(x % 7 for x in (i, i + 3)) + len([x for x in range(i % 4)])
        total += any(x > 3 for x in range(i % 6)) + all(x < 3 for x in range(i % 5))
    return total


def long_ones(n):
    evens = (x for x in range(n) if x % 2 == 0)
    shifted = (x + 1 for x in evens)
    pairs = ((x, x * x) for x in shifted)
    return sum(a + b for a, b in pairs)


def with_outer(rounds):
    k = 1
    total = 0
    for i in range(rounds):
        g = (x * k for x in range(3))
        k = i % 5
        total += sum(g)
    return total


print(sums(400), long_ones(900), with_outer(500))
print(sum(x * 0.5 for x in range(600)), ",".join(str(x) for x in range(5)), dict((k, v) for k, v in zip("ab", range(2))), sorted(-x for x in range(4)), set(x // 2 for x in range(4)) == {0, 1})
print(sum(1 for row in [[1, 2], [3]] for x in row if x > 1), next((x for x in range(10) if x > 5), None), tuple(x for x in "abc"), min((len(w), w) for w in ["ccc", "bb", "aa"]))
source = [1, 2, 3]
g = (x for x in source)
source.append(4)
print(list(g))
try:
    g = (1 // x for x in [1, 0])
    print(next(g), next(g))
except ZeroDivisionError as error:
    print(error, list(g))
try:
    (x for x in 5)
except TypeError as error:
    print(error)
