"""Loops whose ints outgrow a machine word, and come back."""


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def up_and_down(rounds):
    x = 1
    highest = 0
    for i in range(rounds):
        if i % 200 < 100:
            x = x * 2 + 1
        else:
            x = x // 2
        if x > highest:
            highest = x
    return x, highest


def accumulate(rounds):
    total = 2 ** 62 - 10000
    for i in range(rounds):
        total += i
    for i in range(rounds):
        total -= i
    return total == 2 ** 62 - 10000


def fibonacci(n):
    a, b = 0, 1
    digits = 0
    for _ in range(n):
        a, b = b, a + b
        digits += len(str(a)) & 1
    return a, digits


def reverse_digits(rounds):
    total = 0
    for i in range(rounds):
        n, r = i * 7919 * 10 ** 15 + i, 0
        while n:
            n, digit = divmod(n, 10)
            r = r * 10 + digit
        total += r
    return total


def polynomial(rounds):
    """Each term overflows in another operation of the same expression."""
    total = 0
    for x in range(rounds):
        total += ((x * x - 3) * x + 2 ** 40) * x - (x << 55) + (-x * 2 ** 58)
    return total


print(factorial(60), sum(factorial(i % 30) for i in range(400)))
print(up_and_down(900))
print(accumulate(1000))
print(fibonacci(400))
print(reverse_digits(300))
print(polynomial(600))
