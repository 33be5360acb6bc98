"""Recursion: direct, mutual, through methods, through generators, with changing types."""


def depth(tree):
    return 0 if tree is None else 1 + max(depth(tree[0]), depth(tree[1]))


def build(n):
    return None if n == 0 else (build(n - 1), build(n - 2) if n > 1 else None)


def power_set(items):
    if not items:
        return [[]]
    rest = power_set(items[1:])
    return rest + [[items[0]] + r for r in rest]


def collatz(n, steps=0):
    return steps if n == 1 else collatz(n // 2 if n % 2 == 0 else 3 * n + 1, steps + 1)


def summed(x):
    """An int, a float, a string or nested lists of them."""
    if isinstance(x, list):
        return sum(summed(y) for y in x)
    if isinstance(x, str):
        return len(x)
    return x


class Tree:
    def __init__(self, key):
        self.key, self.left, self.right = key, None, None

    def insert(self, key):
        if key < self.key:
            if self.left is None:
                self.left = Tree(key)
            else:
                self.left.insert(key)
        elif key > self.key:
            if self.right is None:
                self.right = Tree(key)
            else:
                self.right.insert(key)

    def walk(self):
        if self.left:
            yield from self.left.walk()
        yield self.key
        if self.right:
            yield from self.right.walk()

    def height(self):
        return 1 + max(side.height() if side else 0 for side in (self.left, self.right))


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


def flood(grid, x, y):
    if not (0 <= y < len(grid) and 0 <= x < len(grid[y])) or grid[y][x] != ".":
        return 0
    grid[y][x] = "#"
    return 1 + flood(grid, x + 1, y) + flood(grid, x - 1, y) + flood(grid, x, y + 1) + flood(grid, x, y - 1)


tree = Tree(500)
for i in range(400):
    tree.insert(i * 379 % 1000)
keys = list(tree.walk())
print(depth(build(12)), len(power_set(list(range(8)))), sum(collatz(n) for n in range(1, 300)), summed([1, [2.5, ["abc", [4]]], []] * 50))
print(len(keys), keys == sorted(keys), tree.height(), sum(gcd(i, 360) for i in range(1, 500)), flood([list("..#." * 4) for _ in range(12)], 0, 0))


def endless(n):
    return endless(n + 1) + 1


caught = 0
for i in range(3):
    try:
        endless(0)
    except RecursionError:
        caught += 1
print(caught)
