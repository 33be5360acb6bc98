"""*args and **kwargs, on both sides of a call."""


def total(*numbers):
    result = 0
    for n in numbers:
        result += n
    return result


def tagged(tag, *args, **options):
    return len(tag) + len(args) * 10 + sum(options.values()) * 100


def forward(function, *args, **kwargs):
    return function(*args, **kwargs)


class Recorder:
    def __init__(self, *args, **kwargs):
        self.args, self.kwargs = args, kwargs

    def call(self, *more, **others):
        return total(*self.args, *more) + sum({**self.kwargs, **others}.values())


def run(rounds):
    result = 0
    for i in range(rounds):
        row = [i, i + 1, i + 2]
        result += total(*row) + total(*range(i % 5)) + total(1, *row, 2, *(3, 4))
        result += tagged("ab", *row, x=i, y=1) + tagged("", **{"z": 2})
        result += forward(total, *row) + forward(tagged, "t", a=i) + forward(forward, total, 1, 2)
        result += Recorder(i, 1, k=2).call(3, k=5, m=i)
        result += max(*row) + min(row[0], *row)
    return result


print(run(400), total(), total(*[]), total(*{5: 0}), total(*(x for x in range(4))))


def mutate(*args, **kwargs):
    kwargs["new"] = 1
    return args, kwargs


source = {"a": 1}
print(mutate(*[1, 2], **source), source)
for action in (lambda: total(*5), lambda: mutate(**5), lambda: mutate(**{1: 2}), lambda: mutate(a=1, **{"a": 2}), lambda: tagged(), lambda: tagged("t", tag="u"), lambda: total(x=1)):
    try:
        print(action())
    except TypeError as error:
        print(error)
