# workload
"""Large integers: RSA, primes, digits of pi and e, Fibonacci and Lucas numbers, continued fractions."""
import math
import sys

BITS = {"tiny": 48, "short": 480, "long": 740}
ROUNDS = {"tiny": 1, "short": 4, "long": 8}


class Random:
    def __init__(self, seed):
        self.state = seed

    def bits(self, count):
        value = 0
        for _ in range(0, count, 32):
            self.state = (self.state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
            value = value << 32 | self.state >> 32
        return value & ((1 << count) - 1)


SMALL = [p for p in range(2, 200) if all(p % d for d in range(2, int(p ** 0.5) + 1))]


def is_prime(n, random):
    """Miller and Rabin's test with ten bases."""
    for p in SMALL:
        if n % p == 0:
            return n == p
    odd, twos = n - 1, 0
    while odd % 2 == 0:
        odd //= 2
        twos += 1
    for _ in range(10):
        base = random.bits(n.bit_length() - 1) + 2
        x = pow(base, odd, n)
        if x == 1 or x == n - 1:
            continue
        for _ in range(twos - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def make_prime(bits, random):
    while True:
        n = random.bits(bits) | 1 | 1 << (bits - 1)
        if is_prime(n, random):
            return n


def extended_gcd(a, b):
    x, y, u, v = 1, 0, 0, 1
    while b:
        quotient, rest = divmod(a, b)
        a, b = b, rest
        x, u = u, x - quotient * u
        y, v = v, y - quotient * v
    return a, x, y


def power(base, exponent, modulus):
    """Square and multiply, by hand."""
    result = 1
    base %= modulus
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def rsa(bits, rounds):
    random = Random(bits)
    checksum = 0
    for number in range(rounds):
        p, q = make_prime(bits, random), make_prime(bits, random)
        n, phi, public = p * q, (p - 1) * (q - 1), 65537
        divisor, secret, _ = extended_gcd(public, phi)
        if divisor != 1:
            continue
        secret %= phi
        message = int.from_bytes(f"attack at dawn {number}"[: bits // 8 * 2 - 1].encode(), "big") % n
        sealed = power(message, public, n)
        assert sealed == pow(message, public, n)
        assert power(sealed, secret, n) == message
        checksum = (checksum * 31 + sealed) % 1000003
    return checksum


def pi_digits(count):
    """Gibbons' spigot."""
    digits = []
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while len(digits) < count:
        if 4 * q + r - t < m * t:
            digits.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, digits))


def fibonacci(n):
    if n == 0:
        return 0, 1
    a, b = fibonacci(n // 2)
    c = a * (2 * b - a)
    d = a * a + b * b
    return (d, c + d) if n % 2 else (c, d)


def e_fraction(terms):
    """e as a continued fraction: 2; 1, 2, 1, 1, 4, 1, 1, 6, …"""
    p0, q0, p1, q1 = 1, 0, 2, 1
    for i in range(1, terms):
        a = 2 * (i // 3 + 1) if i % 3 == 2 else 1
        p0, q0, p1, q1 = p1, q1, a * p1 + p0, a * q1 + q0
    return p1, q1


def perfect_powers(limit):
    found = []
    for exponent in (2, 3, 5, 7):
        for base in range(10 ** 6, 10 ** 6 + limit):
            value = base ** exponent
            root = round(value ** (1 / exponent))
            if root ** exponent == value:
                found.append(value % 1009)
            assert math.isqrt(value * value) == value
    return len(found), sum(found)


def main(size):
    bits, rounds = BITS[size], ROUNDS[size]
    print("rsa", rsa(bits, rounds))
    digits = pi_digits(bits * 3 if size != "tiny" else 30)
    print("pi", digits[:20], digits[-10:])
    total, high = 0, 0
    for n in range(0, bits * 20, 37):
        value, following = fibonacci(n)
        assert following * following - following * value - value * value in (1, -1)
        total ^= value
        high = max(high, value.bit_length())
    print("fibonacci", total % 1000007, high, bin(total).count("1"))
    p, q = e_fraction(bits)
    print("e", p * 10 ** 30 // q, len(str(p)), hex(q)[-8:])
    factorial = 1
    for n in range(1, bits * 2):
        factorial *= n
        if n % 16 == 0:
            assert factorial == math.factorial(n)
    text = str(factorial)
    assert int(text) == factorial and int(hex(factorial), 16) == factorial
    print("factorial", len(text), sum(map(int, text)), factorial >> 20 & 0xFFFF, ~factorial % 97, -factorial // 7 % 101)
    print("powers", *perfect_powers(bits))


if __name__ == "__main__":
    main(sys.argv[1])
