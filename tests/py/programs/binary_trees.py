"""Many short-lived trees and a long-lived one: work for the memory allocator."""
import sys

DEPTH = {"tiny": 6, "short": 14, "long": 16}


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def grow(depth):
    if depth == 0:
        return Node(None, None)
    return Node(grow(depth - 1), grow(depth - 1))


def main(size):
    deepest = DEPTH[size]
    print(f"stretch tree of depth {deepest + 1}\t check: {grow(deepest + 1).count()}")
    keep = grow(deepest)
    for depth in range(4, deepest + 1, 2):
        rounds = 1 << (deepest - depth + 3)
        check = 0
        for _ in range(rounds):
            check += grow(depth).count()
        print(f"{rounds}\t trees of depth {depth}\t check: {check}")
    print(f"long lived tree of depth {deepest}\t check: {keep.count()}")


if __name__ == "__main__":
    main(sys.argv[1])
