"""Pancakes: the most flips that any permutation of 1…n needs, over all permutations."""
import sys

LENGTH = {"tiny": 6, "short": 9, "long": 10}


def fannkuch(n):
    start = list(range(n))
    counts = [0] * n
    most_flips = 0
    checksum = 0
    even = True
    remaining = n
    while True:
        # Everything below `remaining` starts a new round of rotations.
        while remaining > 1:
            counts[remaining - 1] = remaining
            remaining -= 1

        if start[0] != 0:
            order = start[:]
            flips = 0
            first = order[0]
            while first:
                order[:first + 1] = order[first::-1]
                flips += 1
                first = order[0]
            if flips > most_flips:
                most_flips = flips
            checksum += flips if even else -flips

        while True:
            if remaining == n:
                return checksum, most_flips
            start.insert(remaining, start.pop(0))
            counts[remaining] -= 1
            if counts[remaining] > 0:
                break
            remaining += 1
        even = not even


def main(size):
    n = LENGTH[size]
    for k in range(3, n + 1):
        checksum, flips = fannkuch(k)
        print(f"{checksum}\nPfannkuchen({k}) = {flips}")


if __name__ == "__main__":
    main(sys.argv[1])
