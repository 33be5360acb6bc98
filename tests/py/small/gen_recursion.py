"""Generators that delegate to generators: trees, permutations, towers."""


class Node:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Node(middle, build(low, middle), build(middle + 1, high))


def walk(node):
    if node is not None:
        yield from walk(node.left)
        yield node.value
        yield from walk(node.right)


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


def permutations(items):
    if len(items) <= 1:
        yield items
        return
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [items[i]] + rest


def tower(n, height):
    if height == 0:
        for i in range(n):
            yield i
        return height
    below = yield from tower(n, height - 1)
    return below + 1


def with_result(n):
    height = yield from tower(n, 4)
    yield ("height", height)


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found if p * p <= n):
            found.append(n)
            yield n
        n += 1


def from_many():
    yield from [1, 2, 3]
    yield from (x * x for x in range(4))
    yield from range(3)
    yield from {"a": 1, "b": 2}
    yield from "xyz"


def main():
    tree = build(0, 400)
    for _ in range(8):
        total = 0
        for x in tree:
            total += x
        by_walk = 0
        for x in walk(tree):
            by_walk += x
        assert total == by_walk
    print(total)
    nested = [1, [2, [3, [4, [5, 6], 7], 8]], [], 9]
    total = 0
    for _ in range(200):
        for x in flatten(nested):
            total += x
    print(total)
    count = weight = 0
    for order in permutations([0, 1, 2, 3, 4]):
        count += 1
        weight += order[0] * order[-1]
    print(count, weight)
    total = 0
    for x in with_result(2000):
        if isinstance(x, tuple):
            print(x)
        else:
            total += x
    print(total)
    total = 0
    for p in primes():
        if p > 1500:
            break
        total += p
    print(total)
    out = []
    for _ in range(150):
        for x in from_many():
            out.append(x)
    print(len(out), out[:16])


main()
