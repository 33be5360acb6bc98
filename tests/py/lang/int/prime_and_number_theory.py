"""A few algorithms on ints of all sizes: sieves, Miller-Rabin, continued fractions, CRT, square roots, random generator."""
import math


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b'\0\0'
    for i in range(2, math.isqrt(n) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]


def is_prime(n):
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0: return n == p
    d, s = n - 1, 0
    while d % 2 == 0: d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else:
            return False
    return True


primes = sieve(3000)
print(len(primes), primes[-5:], all(is_prime(p) for p in primes), sum(map(is_prime, range(3000))) == len(primes))
print([n for n in range(2 ** 61 - 30, 2 ** 61 + 60) if is_prime(n)], [k for k in (89, 107, 127, 128, 521) if is_prime(2 ** k - 1)])


def egcd(a, b):
    if not b: return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y


def crt(pairs):
    r, m = 0, 1
    for a, n in pairs:
        g, p, q = egcd(m, n)
        assert g == 1
        r = (r + m * p * (a - r)) % (m * n)
        m *= n
    return r, m


print(egcd(2 ** 70 + 1, 3 ** 40), crt([(i % p, p) for i, p in enumerate(primes[5:40])]))


def isqrt(n):
    if n < 2: return n
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = x + n // x >> 1
        if y >= x: return x
        x = y


print(all(isqrt(n) == math.isqrt(n) for n in range(2000)), isqrt(10 ** 60), isqrt(2 * 10 ** 40))


def pi_digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while n:
        if 4 * q + r - t < m * t:
            yield m
            n -= 1
            q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2


print(''.join(map(str, pi_digits(60))))


def collatz(n):
    steps = 0
    while n != 1:
        n = n * 3 + 1 if n & 1 else n >> 1
        steps += 1
    return steps


print(max((collatz(n), n) for n in range(1, 700)), collatz(2 ** 70 - 1), sum(math.gcd(i, 360) for i in range(500)), math.lcm(*range(1, 50)), math.comb(100, 50), math.perm(20, 5), math.prod(range(1, 30)))
