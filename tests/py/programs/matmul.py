"""Products of matrices that are lists of lists, of floats and of ints."""
import sys

ORDER = {"tiny": 14, "short": 130, "long": 265}


def float_matrix(n, seed):
    return [[((i * seed + j) % 17 - 8) / 16.0 for j in range(n)] for i in range(n)]


def int_matrix(n, seed):
    return [[(i * seed ^ j) % 23 - 11 for j in range(n)] for i in range(n)]


def multiply(a, b):
    rows, inner, columns = len(a), len(b), len(b[0])
    result = [[0] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            total = 0
            for k in range(inner):
                total += a[i][k] * b[k][j]
            result[i][j] = total
    return result


def multiply_by_columns(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def trace(matrix):
    return sum(matrix[i][i] for i in range(len(matrix)))


def main(size):
    n = ORDER[size]
    a, b = float_matrix(n, 7), float_matrix(n, 5)
    product = multiply(a, b)
    print(f"{trace(product):.9f} {product[0][0]!r} {product[-1][-1]!r}")
    print(f"{sum(sum(row) for row in product):.9f}")
    c, d = int_matrix(n, 7), int_matrix(n, 5)
    product = multiply(c, d)
    print(trace(product), product[0][0], product[-1][-1], sum(map(sum, product)))
    half = n // 2
    small, other = [row[:half] for row in c[:half]], [row[:half] for row in d[:half]]
    print(multiply(small, other) == multiply_by_columns(small, other))


if __name__ == "__main__":
    main(sys.argv[1])
