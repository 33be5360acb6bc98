"""The recursion limit is met at the same depth however often the functions ran before."""
import sys


def reach(n):
    try:
        return reach(n + 1)
    except RecursionError:
        return n


def count(n):
    global deepest
    deepest = n
    return count(n + 1) + 1


def even(n):
    global deepest
    deepest = n
    return odd(n + 1)


def odd(n):
    global deepest
    deepest = n
    return even(n + 1)


class Chain:
    def go(self, n):
        global deepest
        deepest = n
        return self.go(n + 1)


def depth_of(f):
    try:
        f(0)
    except RecursionError as e:
        return deepest, str(e)[:32]


def fine(n):
    return 0 if n == 0 else fine(n - 1) + 1


for limit in (120, 333, 1000):
    sys.setrecursionlimit(limit)
    seen = set()
    for _ in range(60):
        seen.add((reach(0), depth_of(count), depth_of(even), depth_of(lambda n: Chain().go(n)), fine(limit // 2)))
    print(limit, sorted(seen))
sys.setrecursionlimit(30000)
print(fine(25000), reach(0))
