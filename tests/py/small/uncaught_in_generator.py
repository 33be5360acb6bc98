"""Not caught: raised inside a generator that a generator drives."""


def numbers(n):
    for i in range(n):
        yield 100 // (n - 5 - i)


def doubled(source):
    for x in source:
        yield x * 2


def nested(n):
    yield from doubled(numbers(n))


print(sum(nested(3)))
print(sum(x for x in nested(400)))
