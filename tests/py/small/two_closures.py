"""Two closures of one function: the same code, other cells, other types."""


def make(n):
    total = n * 0

    def add(k):
        nonlocal total
        for _ in range(k):
            total += n
        return total

    return add


def make_pair():
    value = 0

    def bump():
        nonlocal value
        value += 1

    def read():
        return value

    return bump, read


by_one, by_seven, by_half = make(1), make(7), make(0.5)
for _ in range(6):
    print(by_one(200), by_seven(150), by_half(100))
print(make("")(500), repr(make("ab")(3)))
by_big = make(2 ** 61)
print([by_big(100) for _ in range(4)])

bump_a, read_a = make_pair()
bump_b, read_b = make_pair()
for i in range(900):
    bump_a()
    if i % 3 == 0:
        bump_b()
    if i == 600:
        bump_a, bump_b = bump_b, bump_a
print(read_a(), read_b())

adders = [lambda x, n=n: x + n for n in range(5)]
shared = [lambda x: x + n for n in range(5)]
print(sum(adders[i % 5](i) for i in range(700)), sum(shared[i % 5](i) for i in range(700)))
print(by_one.__code__ is by_seven.__code__, by_one is by_seven)
