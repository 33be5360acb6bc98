"""Recursion with three arguments, mutual recursion and a function that nests its own calls."""
import sys

# Arguments of tak; of ackermann; how far to test for evenness.
SIZES = {
    "tiny": ([(12, 8, 4)], (2, 6), 60),
    "short": ([(24, 15, 7), (24, 16, 8)], (2, 150), 400),
    "long": ([(28, 18, 9), (27, 17, 8)], (2, 300), 900),
}


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def hanoi(disks, source, target, spare, moves):
    if disks:
        hanoi(disks - 1, source, spare, target, moves)
        moves[source + target] = moves.get(source + target, 0) + 1
        hanoi(disks - 1, spare, target, source, moves)


def main(size):
    triples, pair, limit = SIZES[size]
    for triple in triples:
        print("tak", triple, tak(*triple))
    print("ackermann", pair, ackermann(*pair))
    print("even", sum(is_even(n) for n in range(limit)))
    moves = {}
    hanoi(8, "a", "c", "b", moves)
    print("hanoi", sorted(moves.items()), sum(moves.values()))


if __name__ == "__main__":
    main(sys.argv[1])
