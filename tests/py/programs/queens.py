"""N queens that do not threaten each other, by recursive generators."""
import sys

# The board, and how often to count.
SIZES = {"tiny": (6, 1), "short": (10, 4), "long": (11, 9)}


def queens(n, row=0, columns=(), rising=(), falling=()):
    """Yields every placement as a tuple: the column of the queen of each row."""
    if row == n:
        yield columns
        return
    for column in range(n):
        if column not in columns and row + column not in rising and row - column not in falling:
            yield from queens(n, row + 1, columns + (column,), rising + (row + column,), falling + (row - column,))


def permutations(items):
    if len(items) <= 1:
        yield items
        return
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [item] + rest


def queens_by_permutation(n):
    for order in permutations(list(range(n))):
        if len({r + c for r, c in enumerate(order)}) == n == len({r - c for r, c in enumerate(order)}):
            yield tuple(order)


def draw(solution):
    return "\n".join("".join("Q" if c == column else "." for c in range(len(solution))) for column in solution)


def main(size):
    n, rounds = SIZES[size]
    for k in range(1, n + 1):
        print(k, [sum(1 for _ in queens(k)) for _ in range(rounds)])
    solutions = list(queens(n))
    print(draw(solutions[-1]))
    small = min(n, 9) - 2
    print(list(queens_by_permutation(small)) == list(queens(small)))
    print(sum(i * column for solution in solutions for i, column in enumerate(solution)))


if __name__ == "__main__":
    main(sys.argv[1])
