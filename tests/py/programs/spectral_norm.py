"""The largest singular value of an infinite matrix, by the power method on its first n rows."""
import math
import sys

ORDER = {"tiny": 16, "short": 260, "long": 900}


def entry(i, j):
    diagonal = i + j
    return 1.0 / (diagonal * (diagonal + 1) // 2 + i + 1)


def times(vector):
    n = len(vector)
    result = []
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += entry(i, j) * vector[j]
        result.append(total)
    return result


def times_transposed(vector):
    return [sum(entry(j, i) * x for j, x in enumerate(vector)) for i in range(len(vector))]


def dot(u, v):
    return sum(x * y for x, y in zip(u, v))


def main(size):
    u = [1.0] * ORDER[size]
    for round_ in range(6):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
        estimate = math.sqrt(dot(u, v) / dot(v, v))
        print(f"round {round_}: {estimate:.9f}")
    print(f"{estimate * estimate:.9f}")


if __name__ == "__main__":
    main(sys.argv[1])
