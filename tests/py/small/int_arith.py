"""Every arithmetic operator over ints of every size, in hot loops."""

VALUES = [0, 1, -1, 2, -2, 3, 7, -7, 10, 255, -256, 10 ** 6, 2 ** 31 - 1, -2 ** 31, 2 ** 61, -2 ** 62, 2 ** 62 - 1, 2 ** 63, 10 ** 25, -10 ** 25]


def all_pairs(operation):
    checksum = failures = 0
    for a in VALUES:
        for b in VALUES:
            try:
                checksum = (checksum * 31 + operation(a, b)) % 1000000007
            except ZeroDivisionError:
                failures += 1
    return checksum, failures


def mixed_loop(rounds):
    a, b, c = 1, -5, 12
    for i in range(1, rounds):
        a = a + b * c - i
        b = (a // i) % 1009 - 500
        c = (c * 3 + b) % 101 - 50
    return a, b, c


print("add", all_pairs(lambda a, b: a + b))
print("sub", all_pairs(lambda a, b: a - b))
print("mul", all_pairs(lambda a, b: a * b))
print("floordiv", all_pairs(lambda a, b: a // b))
print("mod", all_pairs(lambda a, b: a % b))
print("divmod", all_pairs(lambda a, b: sum(divmod(a, b))))
print("and", all_pairs(lambda a, b: a & b))
print("or", all_pairs(lambda a, b: a | b))
print("xor", all_pairs(lambda a, b: a ^ b))
print("compare", all_pairs(lambda a, b: (a < b) + 2 * (a <= b) + 4 * (a == b) + 8 * (a != b) + 16 * (a > b) + 32 * (a >= b)))
print("unary", [(-a, +a, ~a, abs(a)) for a in VALUES[-6:]])
print("truediv", [a / b for a in VALUES[:9] for b in VALUES[1:5]])
print(mixed_loop(2000))
