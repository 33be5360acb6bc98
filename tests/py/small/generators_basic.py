"""Generators: state that lives on, return values, laziness, exhaustion, many alive at once."""


def squares(n):
    for i in range(n):
        yield i * i


def countdown(n):
    while n > 0:
        yield n
        n -= 1
    return "done"


def endless(start=0):
    while True:
        yield start
        start += 1


def lazy(log):
    log.append("started")
    yield 1
    log.append("between")
    yield 2
    log.append("finished")


def consume(rounds):
    total = 0
    for x in squares(rounds):
        total += x
    for i in range(rounds // 10):
        for x in countdown(i % 7):
            total -= x
    return total


def round_robin(rounds):
    """Many generators, resumed in turn."""
    sources = [endless(i * 100) for i in range(8)]
    total = 0
    for i in range(rounds):
        total += next(sources[i * i % 8])
    return total, [next(s) for s in sources]


def switching_types(rounds):
    def values():
        for i in range(rounds):
            if i < rounds // 2:
                yield i
            elif i < rounds - 5:
                yield i / 2
            else:
                yield str(i)

    total = text = 0
    for value in values():
        if isinstance(value, str):
            text += len(value)
        else:
            total += value
    return total, text


def abandoned(rounds):
    """Each is left in the middle."""
    total = 0
    for i in range(rounds):
        for x in endless(i):
            if x % 5 == 0:
                total += x
                break
    return total


print(consume(600), round_robin(500), switching_types(800), abandoned(400))
log = []
g = lazy(log)
print(log, next(g), log, next(g), log, next(g, "end"), log, next(g, "still"))
g = countdown(1)
next(g)
try:
    next(g)
except StopIteration as stop:
    print("value", stop.value, stop.args)
try:
    next(g)
except StopIteration as stop:
    print("again", stop.value)
g = squares(5)
print(iter(g) is g, 4 in g, list(g), list(g), sum(squares(10)), max(squares(4)), [*squares(3)], tuple(squares(2)), type(g).__name__, g.__name__)
a, *b = squares(4)
print(a, b, dict(zip(squares(3), endless())), list(zip(endless(), "ab")))


def raising():
    yield 1
    raise StopIteration("inside")


def self_calling():
    yield 1
    next(me)


g = raising()
next(g)
try:
    next(g)
except RuntimeError as error:
    print(error, type(error.__cause__).__name__)
me = self_calling()
next(me)
try:
    next(me)
except ValueError as error:
    print(error)
