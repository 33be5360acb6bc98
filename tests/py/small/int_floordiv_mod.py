"""Floor division and remainder of negative numbers; dividing by zero."""


def identity(rounds):
    """(a // b) * b + a % b == a, and the remainder has the divisor's sign."""
    good = 0
    for i in range(rounds):
        a = i * 37 - 9000
        b = i % 23 - 11
        if b == 0:
            continue
        q, r = a // b, a % b
        if q * b + r == a and (r == 0 or (r < 0) == (b < 0)) and divmod(a, b) == (q, r):
            good += 1
    return good


def by_constants(rounds):
    total = 0
    for i in range(-rounds // 2, rounds // 2):
        total += i // 3 - i // -3 + i % 8 - i % -8 + i // 16 + i % 10
    return total


def edges(rounds):
    lowest = -2 ** 62
    total = 0
    for i in range(rounds):
        total += lowest // -1 - (lowest + i) // -1
        total += (lowest + i) % -1
    return total, lowest // -1


def zeros(rounds):
    caught = 0
    for i in range(rounds):
        try:
            caught += 100 // (i % 4)
        except ZeroDivisionError as error:
            message = str(error)
            caught += 1
        try:
            caught += i % (i % 3)
        except ZeroDivisionError as error:
            other = str(error)
    return caught, message, other


print(identity(600))
print(by_constants(1000))
print(edges(400))
print(zeros(500))
for a in (7, -7, 7.5, -7.5, 2 ** 70, -2 ** 70):
    for b in (2, -2, 0.5, -3.0, 2 ** 65):
        print(a, b, a // b, a % b, divmod(a, b))
