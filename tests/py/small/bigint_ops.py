"""Big ints: arithmetic, comparison, conversion, hashing."""

A = 123456789012345678901234567890
B = 987654321098765432109876543210987654321


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def checks(rounds):
    good = 0
    for i in range(1, rounds):
        a, b = A * i + 1, B // i + i
        if (a + b) - b == a and (a * b) // b == a and (a * b + i) % b == i and a != b and -(-a) == a:
            good += 1
        if (a < b) == (b > a) and (a ^ b) ^ b == a and (a | b) + (a & b) == a + b:
            good += 1
    return good


def modular_power(base, exponent, modulus):
    result = 1
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def digit_sum(n):
    total = 0
    while n:
        n, digit = divmod(n, 10)
        total += digit
    return total


def as_keys(rounds):
    table = {}
    for i in range(rounds):
        table[A + i % 50] = i
    return len(table), table[A + 7], A in table, B in table


def pi_digits(count):
    """The spigot of Rabinowitz and Wagon, unbounded."""
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    digits = ""
    while len(digits) < count:
        if 4 * q + r - t < n * t:
            digits += str(n)
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, n, k, l = q * k, (2 * q + r) * l, t * l, (q * (7 * k + 2) + r * l) // (t * l), k + 1, l + 2
    return digits


print(A + B, A - B, A * B, B // A, B % A, -B // A, -B % A)
print(checks(400))
print(gcd(A, B), gcd(A * 77, B * 77), modular_power(A, B, 10 ** 9 + 7), pow(A, 10, B))
print(digit_sum(A ** 20), as_keys(500))
print(pi_digits(120))
print(float(A), A / B, B / A, A == float(A), A > 1e29, A < float("inf"), A > float("nan"), 2 ** 53 + 1 == 2.0 ** 53 + 1)
print(f"{A:,} {A:x} {A:_d} {A:e} {-A:>40}", A.bit_length(), str(B)[::-1], bool(A), not B)
for operation in (lambda: A // 0, lambda: float(10 ** 400), lambda: 10 ** 400 / 3, lambda: A % 0):
    try:
        print(operation())
    except (ZeroDivisionError, OverflowError) as error:
        print(type(error).__name__, error)
