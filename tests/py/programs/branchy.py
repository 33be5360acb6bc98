"""A loop with eight independent decisions, none of which follows from another."""
import sys

ROUNDS = {"tiny": 1200, "short": 650000, "long": 6500000}


def classify(rounds):
    a = b = c = d = e = f = g = h = 0
    state = 12345
    for _ in range(rounds):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        bits = state >> 16
        if bits & 1:
            a += 3
        else:
            a -= 1
        if bits & 2:
            b += a & 7
        else:
            b -= 2
        if bits & 4:
            c ^= b
        else:
            c += 1
        if bits & 8:
            d += 5
        else:
            d -= c & 3
        if bits & 16:
            e = e + d & 0xFFFF
        else:
            e ^= 0x55
        if bits & 32:
            f += 1
        else:
            f += e & 1
        if bits & 64:
            g -= f & 15
        else:
            g += 4
        if bits & 128:
            h += g & 31
        else:
            h -= 6
    return a, b, c, d, e, f, g, h


def nested(rounds):
    """Decisions inside decisions, with floats, and ways out in the middle."""
    low = high = skipped = 0
    total = 0.0
    x = 0.5
    for i in range(rounds // 2):
        x = 3.7 * x * (1.0 - x)
        if x < 0.3:
            low += 1
            if i % 7 == 0:
                skipped += 1
                continue
        elif x > 0.8:
            high += 1
            if i % 5 == 0:
                total -= x
            elif i % 3 == 0:
                total += x / 2
        total += x
    return low, high, skipped, total


def main(size):
    rounds = ROUNDS[size]
    print(*classify(rounds))
    low, high, skipped, total = nested(rounds)
    print(low, high, skipped, f"{total:.9f}")


if __name__ == "__main__":
    main(sys.argv[1])
