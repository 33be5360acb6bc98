"""Integer hashes: with masks that keep them in a machine word, and without, so that they become big."""
import sys

ROUNDS = {"tiny": 2500, "short": 850000, "long": 8000000}

MASK32 = 0xFFFFFFFF
MASK64 = 0xFFFFFFFFFFFFFFFF


def fnv32(rounds):
    value = 0x811C9DC5
    for i in range(rounds):
        value = ((value ^ (i & 255)) * 0x01000193) & MASK32
    return value


def mix(rounds):
    """Stays below 2**62 always."""
    a, b = 1, 2
    for i in range(rounds):
        a = (a * 31 + b + i) % 1000000007
        b = (b ^ (a >> 3) ^ (a << 5)) & 0x3FFFFFF
    return a, b


def splitmix64(rounds):
    """The product before the mask does not fit a machine word."""
    state = 0
    total = 0
    for _ in range(rounds // 4):
        state = (state + 0x9E3779B97F4A7C15) & MASK64
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK64
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK64
        total ^= z ^ (z >> 31)
    return total


def growing(rounds):
    """Doubles and adds until 2**80, then starts again: each turn crosses 2**62 and 2**64."""
    value = 1
    crossings = 0
    checksum = 0
    for i in range(rounds // 4):
        value = value * 3 + i
        if value > 1 << 80:
            crossings += 1
            checksum = (checksum + value) % 998244353
            value = i & 7
    return crossings, checksum, value


def main(size):
    rounds = ROUNDS[size]
    print(f"fnv32 {fnv32(rounds):08x}")
    print("mix", *mix(rounds))
    print(f"splitmix64 {splitmix64(rounds):#018x}")
    print("growing", *growing(rounds))


if __name__ == "__main__":
    main(sys.argv[1])
