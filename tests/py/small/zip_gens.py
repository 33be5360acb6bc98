"""zip of two generators, the second of which leaves the way it usually goes."""


def count(n):
    for i in range(n):
        yield i


def turning(n, at):
    """Yields ints, then a float, then strings; says so only once it is past."""
    i = 0
    while i < n:
        if i == at:
            yield i / 2
        elif i > at:
            yield "s" + str(i)
        else:
            yield i * 3
        i += 1


def weigh(value):
    return len(value) if isinstance(value, str) else value


def run(n, at):
    total = 0
    last = None
    for a, b in zip(count(n), turning(n, at)):
        total += a + weigh(b)
        last = (a, b)
    return total, last


class Broken(Exception):
    pass


def breaking(n):
    for i in range(n):
        if i == n - 1:
            raise Broken(i)
        yield i


def run_broken(n):
    left = count(n)
    done = 0
    try:
        for a, b in zip(left, breaking(n)):
            done += a + b
    except Broken as error:
        return done, error.args, next(left, "exhausted")
    return None


def uneven(short, long):
    """zip asks the first, and loses what it gave when the second has ended."""
    left = count(long)
    pairs = sum(1 for _ in zip(left, count(short)))
    return pairs, next(left)


print(run(900, 700))
print(run(900, 10))
print(run(900, 899))
print(run(900, 1000))
print(run_broken(600))
print(uneven(500, 800))
