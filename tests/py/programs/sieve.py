"""Primes below a limit, by crossing out multiples."""
import sys

# The limit, and how often to sieve.
SIZES = {"tiny": (1500, 2), "short": (900000, 3), "long": (5000000, 4)}


def sieve(limit):
    is_prime = [True] * limit
    is_prime[0] = is_prime[1] = False
    i = 2
    while i * i < limit:
        if is_prime[i]:
            j = i * i
            while j < limit:
                is_prime[j] = False
                j += i
        i += 1
    return is_prime


def twins(is_prime):
    count = 0
    for i in range(2, len(is_prime) - 2):
        if is_prime[i] and is_prime[i + 2]:
            count += 1
    return count


def main(size):
    limit, rounds = SIZES[size]
    for _ in range(rounds):
        is_prime = sieve(limit)
    primes = [i for i, prime in enumerate(is_prime) if prime]
    print(len(primes), primes[:10], primes[-3:])
    print(twins(is_prime), sum(primes))
    widest, before = max((b - a, a) for a, b in zip(primes, primes[1:]))
    print(f"widest gap {widest} after {before}")


if __name__ == "__main__":
    main(sys.argv[1])
