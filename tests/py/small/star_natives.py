"""Natives called with `*`: what they do in Python does not disturb the arguments they have still to read."""

from functools import partial, reduce
from itertools import chain, islice, zip_longest


class Numbers:
    def __init__(self, *items):
        self.items = items
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at == len(self.items):
            raise StopIteration
        self.at += 1
        return self.items[self.at - 1]


class Text:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return "".join(sorted(self.text))

    def __lt__(self, other):
        return str(self) < str(other)


def pairs(n):
    return [Numbers(*range(n)), Numbers(*"abc"), Numbers(None, True)]


print(list(zip(*pairs(3))), list(zip_longest(*pairs(3))), list(chain(*pairs(2))))
print(list(map(*([lambda *a: a] + pairs(2)))), list(enumerate(*[Numbers(5, 6), 1])))
print(*[Text("cab"), Text("fed"), 3, Text("x")], sep="|")
print(str(max(*[Text("cab"), Text("zy"), Text("fed")])), str(min(*[Text("cab"), Text("aa")])))
total = 0
for i in range(300):
    for a, b in zip(*[Numbers(i, 2), Numbers(3, i)]):
        total += a * b
    total += len(list(islice(*[Numbers(1, 2, 3), 2])))
print(total)


def capture(*args, **keywords):
    return args, keywords


some = partial(capture, 1, b=2, c=3)
print(some(4, c=5, d=6), some(*[7], **{"b": 8}))
some.keywords[9] = "value"
try:
    some()
except TypeError as e:
    print(e)
print(reduce(*[lambda a, b: a + str(b), [Text("ba"), Text("dc")], ""]))


class Kept(filter):
    def __init__(self, *args, note=None):
        self.note = note


kept = Kept(None, [0, 1], note="n")
print(list(kept), kept.note)
try:
    filter(None, [], note=1)
except TypeError as e:
    print(e)
try:
    zip.extra = 1
except TypeError as e:
    print(e)
try:
    chain.extra = 1
except TypeError as e:
    print(e)


class Twice:
    """A mapping whose `keys` say one key twice."""

    def keys(self):
        return ["a", "b", "a"]

    def __getitem__(self, key):
        return key * 2


def named(**given):
    return sorted(given.items())


for k in range(300):
    try:
        last = named(c=k, **Twice())
    except TypeError as error:
        last = str(error)
print(last)
for make in (
    lambda: tuple((1,), x=1),
    lambda: list((1,), x=1),
    lambda: float(1, x=1),
    lambda: frozenset((), x=1),
    lambda: filter(None, (), x=1),
    lambda: filter.__new__(5, x=1),
):
    try:
        print(make())
    except TypeError as error:
        print(error)


class Named(tuple):
    def __init__(self, items, label):
        self.label = label


print(Named((1, 2), label="x"), Named((), label="y").label)
