"""Floats: every operator, infinities, zeros with signs, dividing by zero."""
inf, nan = float("inf"), float("nan")
VALUES = [0.0, -0.0, 1.0, -1.0, 0.1, -2.5, 1e16, 1e-300, 1.7976931348623157e308, 5e-324, inf, -inf, nan]


def all_pairs(operation):
    results = []
    for a in VALUES:
        for b in VALUES:
            try:
                results.append(repr(operation(a, b)))
            except ZeroDivisionError:
                results.append("zero")
    return " ".join(results)


def logistic(rounds):
    x = 0.3
    for _ in range(rounds):
        x = 3.99 * x * (1.0 - x)
    return x


def harmonic(rounds):
    total = 0.0
    for i in range(1, rounds):
        total += 1 / i - 1.0 / (i + 1)
    return total


def overflow(rounds):
    x, y = 1.0, 1.0
    turned = shrunk = None
    for i in range(rounds):
        x *= 10.0
        y /= 10.0
        if x == inf and turned is None:
            turned = i
        if y == 0.0 and shrunk is None:
            shrunk = i
    return turned, shrunk, x, y, -y


def signed_zero(rounds):
    negative = 0
    for i in range(rounds):
        z = 0.0 * (-1 if i % 2 else 1)
        if str(z) == "-0.0":
            negative += 1
        if -z == z:
            negative += 1000
    return negative


for name, operation in [("add", lambda a, b: a + b), ("sub", lambda a, b: a - b), ("mul", lambda a, b: a * b), ("div", lambda a, b: a / b)]:
    print(name, all_pairs(operation))
print("lt", "".join("01"[a < b] for a in VALUES for b in VALUES))
print("le", "".join("01"[a <= b] for a in VALUES for b in VALUES))
print("eq", "".join("01"[a == b] for a in VALUES for b in VALUES))
print(repr(logistic(500)), repr(harmonic(600)), overflow(700), signed_zero(400))
print(abs(-0.0), -(0.0), +(-0.0), abs(-inf), not 0.0, not nan, 0.1 + 0.2, 1e16 + 1, 0.1 * 3)
