"""yield from: nested generators, results, sent values and exceptions that go through."""


def leaves(tree):
    if isinstance(tree, list):
        for branch in tree:
            yield from leaves(branch)
    else:
        yield tree


def inner(n):
    total = 0
    for i in range(n):
        sent = yield i
        total += sent or 0
    return total


def outer(n):
    first = yield from inner(n)
    second = yield from inner(n)
    yield first * 1000 + second


def flat(rounds):
    tree = [1, [2, [3, 4], []], [[[5.5]]], 6]
    total = 0
    for _ in range(rounds):
        total += sum(leaves(tree))
    return total


def sending(rounds):
    g = outer(rounds)
    value = next(g)
    checksum = 0
    try:
        while True:
            checksum += value
            value = g.send(2)
    except StopIteration:
        return checksum


def chained(depth, n):
    if depth == 0:
        yield from range(n)
    else:
        yield from chained(depth - 1, n)


def catching():
    try:
        yield from inner_raising()
    except KeyError as error:
        yield f"caught {error}"


def inner_raising():
    yield 1
    raise KeyError("inside")


def permutations(items):
    if not items:
        yield ()
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield (items[i],) + rest


print(flat(300), sending(400), sum(chained(20, 500)), list(catching()), sum(p[0] * p[-1] for p in permutations([1, 2, 3, 4, 5])))


def everything():
    result = yield from [1, 2]
    yield result
    yield from "ab"
    yield from {3: 4}
    yield from (x * x for x in range(3))


print(list(everything()))
g = outer(2)
next(g)
try:
    g.throw(ValueError("through"))
except ValueError as error:
    print(error, next(g, "finished"))


def not_iterable():
    yield from 5


try:
    list(not_iterable())
except TypeError as error:
    print(error)
