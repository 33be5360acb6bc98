"""Loops over generators that get hot: every way in which a step may end."""


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def evens(items):
    for item in items:
        if item % 2 == 0:
            yield item


def squares(items):
    for item in items:
        yield item * item


def two_places(n):
    for i in range(n):
        yield i
        yield -i


def early_return(n, stop):
    for i in range(n):
        if i == stop:
            return "stopped"
        yield i


def plain(n):
    total = 0
    for x in count(n):
        total += x
    return total, x


def piped(n):
    total = 0
    for x in squares(evens(count(n))):
        total += x
    return total


def after_loop(n):
    last = None
    for last in two_places(n):
        pass
    return last


def breaks(n):
    found = []
    for k in range(n):
        g = count(1000)
        for x in g:
            if x == k % 7:
                break
        found.append(x + next(g))
        g.close()
        found.append(sum(1 for _ in g))
    return sum(found)


def exhausted(n):
    g = count(5)
    turns = 0
    for k in range(n):
        for x in g:
            turns += 1
    return turns


def many_short(n):
    total = 0
    for k in range(n):
        for x in count(k % 5):
            total += x * k
    return total


def nested(n):
    total = 0
    for a in count(n):
        for b in count(a % 10):
            for c in early_return(10, b):
                total += c
    return total


def shared(n):
    """Two loops take from one generator."""
    g = count(n)
    out = []
    for x in g:
        for y in g:
            if y % 3 == 0:
                break
        out.append(x * 1000 + y)
    return sum(out), len(out)


def zipped(n):
    total = 0
    for x, y in zip(count(n), squares(count(n + 3))):
        total += x * y
    return total


def by_hand(n):
    left, right = count(n), evens(count(3 * n))
    total = 0
    for x in left:
        y = next(right, None)
        if y is None:
            break
        total += x - y
    return total, list(left)[:3], list(right)[:3]


def other_generators(n):
    """One loop, several generators."""
    total = 0
    for k in range(n):
        for make in (count, lambda n: squares(range(n)), lambda n: evens([k, 2, 3, 4]), two_places):
            for x in make(4):
                total += x
    return total


def loop_else(n):
    seen = 0
    for k in range(n):
        for x in count(3):
            if x == 5:
                break
        else:
            seen += x
    return seen


print(plain(3000))
print(piped(4000))
print(after_loop(2000))
print(breaks(300))
print(exhausted(500))
print(many_short(1000))
print(nested(300))
print(shared(3000))
print(zipped(2000))
print(by_hand(2000))
print(other_generators(300))
print(loop_else(700))
