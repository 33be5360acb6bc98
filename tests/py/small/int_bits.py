"""Shifts and bitwise operators on negative, small and big ints."""


def shifts(rounds):
    total = 0
    for i in range(rounds):
        total += (i << (i % 5)) - (i * 1000 >> (i % 7))
        total ^= -i >> 2
    return total


def growing_shift(rounds):
    lengths = 0
    for i in range(rounds):
        lengths += (1 << i).bit_length() + (-1 << i).bit_length()
    return lengths


def masks(rounds):
    value = 0xDEADBEEF
    for i in range(rounds):
        value = (value ^ (value << 13)) & 0xFFFFFFFF
        value ^= value >> 17
        value = (value ^ (value << 5)) & 0xFFFFFFFF
    return value


def bit_count(rounds):
    total = 0
    for i in range(rounds):
        n = i
        while n:
            n &= n - 1
            total += 1
    return total


def flags(rounds):
    state = 0
    for i in range(rounds):
        state |= 1 << (i % 70)
        if i % 3 == 0:
            state &= ~(1 << (i % 50))
    return state


print(shifts(800), growing_shift(300), masks(500), bit_count(1000), flags(700))
for a in (5, -5, 2 ** 62, -2 ** 62, 2 ** 64 + 1, -2 ** 100):
    print(a, ~a, a >> 1, a >> 63, a >> 200, a << 3, a & 0xFF, a | 0xFF, a ^ -1, a & -a)
for amount in (-1, -2 ** 70):
    for shift in (lambda: 1 << amount, lambda: 1 >> amount):
        try:
            print(shift())
        except ValueError as error:
            print("ValueError:", error)
print(True << 3, True | 4, True & False, ~5 + 2, True ^ True)
