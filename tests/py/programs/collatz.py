"""The longest Collatz sequences, counted with and without memory."""
import sys

LIMIT = {"tiny": 150, "short": 85000, "long": 720000}


def length(n):
    steps = 1
    while n != 1:
        if n % 2 == 0:
            n //= 2
        else:
            n = 3 * n + 1
        steps += 1
    return steps


def longest(limit):
    best = best_length = 0
    for n in range(1, limit):
        steps = length(n)
        if steps > best_length:
            best, best_length = n, steps
    return best, best_length


def longest_with_memory(limit):
    lengths = [0] * limit
    lengths[1] = 1
    best = 1
    for n in range(2, limit):
        value = n
        steps = 0
        while value >= n:
            value = value >> 1 if value & 1 == 0 else 3 * value + 1
            steps += 1
        lengths[n] = steps + lengths[value]
        if lengths[n] > lengths[best]:
            best = n
    return best, lengths[best], sum(lengths)


def highest(limit):
    """The highest value that any sequence reaches."""
    top = 0
    for n in range(1, limit, 4):
        while n > 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            if n > top:
                top = n
    return top


def main(size):
    limit = LIMIT[size]
    print("longest below", limit, *longest(limit // 2))
    print("with memory", *longest_with_memory(limit))
    print("highest", highest(limit // 2))


if __name__ == "__main__":
    main(sys.argv[1])
