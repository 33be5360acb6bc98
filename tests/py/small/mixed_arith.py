"""Arithmetic between ints, floats and bools: the type of the result, and errors between other types."""

VALUES = [3, 2.5, True, False, -7, -0.5, 2 ** 65, 10 ** 400]
OPERATIONS = [
    ("+", lambda a, b: a + b), ("-", lambda a, b: a - b), ("*", lambda a, b: a * b), ("/", lambda a, b: a / b),
    ("//", lambda a, b: a // b), ("%", lambda a, b: a % b), ("<", lambda a, b: a < b), ("==", lambda a, b: a == b),
]


def shown(value):
    text = repr(value)
    return text if len(text) < 30 else text[:12] + "..." + str(len(text))


def turning(rounds):
    """The accumulator is an int, then a float, then an int again."""
    total = 0
    for i in range(rounds):
        if i == 300:
            total += 0.5
        elif i == 600:
            total = int(total)
        else:
            total += i
    return total


def alternating(rounds):
    items = [1, 2.0, True, 4, 0.5]
    total = product = 0
    for i in range(rounds):
        x = items[i % 5]
        total = total + x
        product = (product * 3 + x * 2) % 1000
    return total, product


def mean(rounds):
    total = count = 0
    for i in range(rounds):
        total += i
        count += 1
        average = total / count
    return average


print(turning(900), alternating(700), mean(500))
for name, operation in OPERATIONS:
    row = []
    for a in VALUES:
        for b in VALUES:
            try:
                result = operation(a, b)
                row.append(f"{type(result).__name__[0]}:{shown(result)}")
            except (ZeroDivisionError, OverflowError) as error:
                row.append(type(error).__name__[:4])
    print(name, *row)
for a, b in [(1, "a"), ("a", 1), ([], 1), (None, 1), (1.5, None), ({}, {}), ((1,), [1]), ("a", b"b")]:
    for symbol, operation in OPERATIONS[:7]:
        try:
            print(symbol, repr(operation(a, b)))
        except TypeError as error:
            print(error)
