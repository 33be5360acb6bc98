"""Not caught: an operand changes its type; the carets point at the operation."""


def combine(a, b):
    return (a * 2) + b


total = 0
for item in [1] * 500 + ["x"]:
    total = combine(item, total) - combine(0, total)
