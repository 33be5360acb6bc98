"""with: entering, leaving, swallowing, several at once, nested in loops."""


class Context:
    def __init__(self, log, name, swallow=False):
        self.log, self.name, self.swallow = log, name, swallow

    def __enter__(self):
        self.log.append("+" + self.name)
        return self.name

    def __exit__(self, kind, value, traceback):
        self.log.append("-" + self.name + ("" if kind is None else ":" + kind.__name__))
        return self.swallow


class Depth:
    depth = deepest = 0

    def __enter__(self):
        Depth.depth += 1
        Depth.deepest = max(Depth.deepest, Depth.depth)
        return Depth.depth

    def __exit__(self, *details):
        Depth.depth -= 1
        return isinstance(details[1], ValueError)


def run(rounds):
    total = 0
    depth = Depth()
    for i in range(rounds):
        with depth as d, Depth():
            if i % 3 == 0:
                raise ValueError
            if i % 3 == 1:
                continue
            with Depth() as inner:
                total += inner * d
    return total, Depth.depth, Depth.deepest


def leaving(rounds):
    log = []
    for i in range(rounds):
        with Context(log, "c"):
            if i == rounds - 10:
                break
    return i, len(log)


def returning(i):
    with Depth() as d:
        return d + i


log = []
with Context(log, "a") as a, Context(log, "b", swallow=True) as b:
    raise KeyError(a + b)
print(log)
del log[:]
try:
    with Context(log, "outer"):
        with Context(log, "inner"):
            1 / 0
except ZeroDivisionError:
    print(log)
print(run(600), leaving(400), sum(returning(i) for i in range(300)), Depth.depth)


class Broken:
    def __enter__(self):
        raise OSError("enter")

    def __exit__(self, *details):
        print("never")


class Closing:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        raise RuntimeError("exit")


try:
    with Broken():
        pass
except OSError as error:
    print(error)
try:
    with Closing():
        1 / 0
except RuntimeError as error:
    print(error, repr(error.__context__))
for thing in (5, Depth):
    try:
        with thing:
            pass
    except TypeError as error:
        print(error)
