"""Functions that make functions: counters, composition, decorators, memory."""
import sys

ROUNDS = {"tiny": 400, "short": 300000, "long": 3000000}


def make_counter(start, step=1):
    value = start

    def advance():
        nonlocal value
        value += step
        return value

    return advance


def compose(*functions):
    def composed(x):
        for function in functions:
            x = function(x)
        return x

    return composed


def adder(n):
    return lambda x: x + n


def scaled(factor):
    """A decorator with an argument."""

    def decorate(function):
        def wrapper(*args, **kwargs):
            return factor * function(*args, **kwargs)

        return wrapper

    return decorate


def counted(function):
    def wrapper(*args):
        wrapper.calls += 1
        return function(*args)

    wrapper.calls = 0
    return wrapper


def memoized(function):
    known = {}

    def wrapper(n):
        if n not in known:
            known[n] = function(n)
        return known[n]

    return wrapper


@scaled(3)
def area(width, height=2):
    return width * height


@counted
def clamp(x, low, high):
    return low if x < low else high if x > high else x


@memoized
def partitions_like(n):
    return 1 if n < 2 else (partitions_like(n // 2) + partitions_like(n - 2)) % 1000003


def accumulate(rounds):
    total = 0
    up, down = make_counter(0), make_counter(rounds, -2)
    for _ in range(rounds):
        total += up() * 3 - down()
    return total


def pipeline(rounds):
    step = compose(adder(3), lambda x: x * 5, adder(-7), lambda x: x % 10007)
    x = 1
    for _ in range(rounds):
        x = step(x)
    return x


def decorated(rounds):
    total = 0
    for i in range(rounds):
        total += area(i % 10) + area(i % 7, height=i % 3) + clamp(i % 50, 10, 40)
    return total


def handlers(rounds):
    """A table of closures, each with a value of its own."""
    table = {name: (lambda amount, weight=weight: amount * weight) for weight, name in enumerate("abcdef", 1)}
    names = list(table)
    total = 0
    for i in range(rounds):
        total += table[names[i % 6]](i & 15)
    return total


def main(size):
    rounds = ROUNDS[size]
    print("counters", accumulate(rounds))
    print("pipeline", pipeline(rounds))
    print("decorated", decorated(rounds), clamp.calls)
    print("handlers", handlers(rounds))
    print("memoized", sum(partitions_like(n) for n in range(0, min(rounds, 1500))))


if __name__ == "__main__":
    main(sys.argv[1])
