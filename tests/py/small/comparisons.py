"""Comparison of everything with everything, chains, and identity."""
VALUES = [0, 1, -1, 1.0, 0.5, True, 2 ** 63, 2.0 ** 63, "a", "b", "", (1, 2), (1, 2, 0), [1, 2], [1, 3], None, b"a", {1}, {1, 2}, {"k": 1}]


def matrix(operation):
    row = ""
    for a in VALUES:
        for b in VALUES:
            try:
                row += "01"[operation(a, b)]
            except TypeError:
                row += "-"
    return row


def chains(rounds):
    inside = 0
    for i in range(rounds):
        if 100 <= i < 300 < 400:
            inside += 1
        if 0 < i % 10 < 5 != i % 3:
            inside += 1000
    return inside


calls = []


def noted(value):
    calls.append(value)
    return value


def short_circuit(rounds):
    for i in range(rounds):
        noted(1) < noted(i % 3) < noted(5)
    return len(calls)


def mixed(rounds):
    less = 0
    items = [1, 1.5, 2, 2.5, True]
    for i in range(rounds):
        less += items[i % 5] < items[(i * 3 + 1) % 5]
    return less


def lexical(rounds):
    less = 0
    for i in range(rounds):
        less += (i % 4, "x" * (i % 3)) < (i % 3, "x") and [i % 5, 2.0] >= [2, i % 3]
        less += str(i) < str(i + 1)
    return less


print("eq", matrix(lambda a, b: a == b))
print("ne", matrix(lambda a, b: a != b))
print("lt", matrix(lambda a, b: a < b))
print("ge", matrix(lambda a, b: a >= b))
print(chains(600), short_circuit(400), mixed(500), lexical(500))
for a, b in [(1, "x"), ([], ()), (None, None), ({}, {}), ("a", b"a")]:
    try:
        print(a < b)
    except TypeError as error:
        print(error)
x = []
print(x is x, x is not [], x == [], None is None, 1 < 2 > 1, 1 == 1.0 == True, not 1 == 2, "a" "b" == "ab", (1,) < (1, 0), [] < [0])
