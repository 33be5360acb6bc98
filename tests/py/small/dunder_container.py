"""Containers, callables, context and truth of one's own making."""


class Ring:
    def __init__(self, items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self[i] for i in range(index.start or 0, index.stop, index.step or 1)]
        return self.items[index % len(self.items)]

    def __setitem__(self, index, value):
        self.items[index % len(self.items)] = value

    def __delitem__(self, index):
        del self.items[index % len(self.items)]

    def __contains__(self, value):
        return value in self.items or value == "anything"

    def __iter__(self):
        return iter(self.items)

    def __reversed__(self):
        return "backwards"


class Old:
    """Iterates by __getitem__ alone, until IndexError."""

    def __getitem__(self, i):
        if i > 4:
            raise IndexError
        return i * i


class Adder:
    def __init__(self, n):
        self.n = n
        self.calls = 0

    def __call__(self, x, times=1):
        self.calls += 1
        return x + self.n * times


class Maybe:
    def __init__(self, truth):
        self.truth = truth

    def __bool__(self):
        return self.truth


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size


def run(rounds):
    ring, adder = Ring(range(7)), Adder(3)
    total = truths = 0
    for i in range(rounds):
        total += ring[i] + adder(i) + adder(i, times=2)
        ring[i * 3] = i % 10
        if i in ring:
            truths += 1
        if Maybe(i % 3 == 0) and not Sized(i % 4):
            truths += 100
        total += len(ring)
    return total, truths, adder.calls, list(ring), sum(ring)


print(run(500))
ring = Ring("abc")
print(ring[4], ring[-1], ring[1:5], ring[0:6:2], "b" in ring, "anything" in ring, "z" not in ring, reversed(ring), [*ring])
del ring[1]
print(list(ring), len(ring), bool(Ring([])), list(Old()), 16 in Old(), 5 in Old(), max(Old()), a if (a := list(zip(Old(), "ab"))) else 0)
for action in (lambda: len(Sized(-1)), lambda: len(Sized("x")), lambda: bool(Maybe(1)), lambda: ring.nope, lambda: Adder(1)[0], lambda: iter(Adder(1)), lambda: len(Adder(1)), lambda: 1 in Adder(1), lambda: Old().__setitem__(0, 1)):
    try:
        print(action())
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Shown:
    def __repr__(self):
        return "<repr>"

    def __format__(self, spec):
        return f"<format {spec}>"


print(Shown(), [Shown()], f"{Shown()} {Shown():abc} {Shown()!r}", str(Shown()), "%s %r" % (Shown(), Shown()), "{:x}".format(Shown()))
