"""Powers: int, negative, float and modular."""


def small(rounds):
    total = 0
    for i in range(rounds):
        total += (i % 13) ** (i % 6) - (-2) ** (i % 9)
    return total


def squares(rounds):
    total = 0
    for i in range(rounds):
        total += i ** 2 + (i * 0.5) ** 2
    return total


def modular(rounds):
    total = 0
    for i in range(rounds):
        total += pow(3, i, 1009) + pow(i, 5, 97)
    return total


def roots(rounds):
    total = 0.0
    for i in range(1, rounds):
        total += i ** 0.5 + i ** -1 + i ** -0.5
    return total


print(small(500), squares(500), modular(400), f"{roots(400):.6f}")
print(2 ** 100, (-3) ** 51, 0 ** 0, 0.0 ** 0, 1 ** -5, 2 ** -2, (-2) ** -1, (-8) ** 2, -8 ** 2, 2 ** 3 ** 2)
print(10 ** 20, 10.0 ** 20, 10 ** -3, 7.5 ** 2, 2.0 ** 0.5, pow(2, 10), pow(5, -1, 7))
for operation in (lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: 1e200 ** 2, lambda: pow(2, 3, 0), lambda: pow(2, -1, 4)):
    try:
        print(operation())
    except (ZeroDivisionError, OverflowError, ValueError) as error:
        print(type(error).__name__, error if not isinstance(error, OverflowError) else "")
