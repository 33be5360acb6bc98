"""Fibonacci numbers by recursion, and by other ways that must agree."""
import sys

INDEX = {"tiny": 14, "short": 31, "long": 36}


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def fib_by_loop(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def fib_by_doubling(n):
    """The pair F(n), F(n + 1)."""
    if n == 0:
        return 0, 1
    a, b = fib_by_doubling(n >> 1)
    even, odd = a * (2 * b - a), a * a + b * b
    return (odd, even + odd) if n & 1 else (even, odd)


def main(size):
    n = INDEX[size]
    for k in range(0, n + 1, 5):
        print(k, fib(k))
    print(n, fib(n))
    print(all(fib_by_loop(k) == fib_by_doubling(k)[0] for k in range(400)))
    print(fib_by_loop(300))


if __name__ == "__main__":
    main(sys.argv[1])
