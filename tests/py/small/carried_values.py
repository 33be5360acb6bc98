"""Values carried by instances: subclasses compared and hashed, super() on classes, fields of named tuples."""
from collections import namedtuple


class Name(str):
    pass
class Loud(str):
    def __eq__(self, other):
        return isinstance(other, str) and str(self).upper() == str(other).upper()
    def __hash__(self):
        return hash(str(self).lower())
class Number(int):
    def __new__(cls, value, unit="m"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self
class Once:
    kept = {}
    def __new__(cls, name):
        if name not in cls.kept:
            cls.kept[name] = super().__new__(cls)
        return cls.kept[name]
class Twice(Once):
    def __new__(cls, name):
        self = super().__new__(cls, name)
        self.count = getattr(self, "count", 0) + 1
        return self
class Pair(tuple):
    def __new__(cls, a, b):
        return super(Pair, cls).__new__(cls, (a, b))
class Meta(type):
    def __new__(mcls, name, bases, space):
        space["tag"] = name.lower()
        return super().__new__(mcls, name, bases, space)
    def __call__(cls, *args):
        made = super().__call__(*args)
        made.made = True
        return made
class Nothing:
    pass
class Same:
    def __eq__(self, other):
        return True
def compare(values):
    count = 0
    for a in values:
        for b in values:
            count = count * 3 % 1000003 + (a == b) + 2 * (a != b)
            count += a in (b, None)
    return count
def letters(words):
    total = 0
    for word in words:
        total += sum(ord(c) for c in word)
        total += len([c for c in word if any(c == d for d in "aeiou")])
        total += all(ch in word for ch in {"a": 1, "b": 2})
        total += sum(1 for x in {1, 2, 3} if x > 1) + sum(b for b in b"abc") + max(k for k in {"x": 1}.values())
    return total
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self):
        n = self.n
        while n:
            yield n
            n -= 1
def main():
    nothing = Nothing()
    values = [Name("a"), "a", Loud("a"), "A", Name("b"), nothing, Nothing(), Same(), 1, True, 1.0, Number(1), None, (1,), Pair(1, 2), (1, 2), b"a"]
    result = 0
    for _ in range(12):
        result = (result * 7 + compare(values)) % 1000003
    print(result)
    for a in (Name("a"), Loud("a")):
        print([a == b for b in values], [b != a for b in values])
    names = {Name("x"): 1, "y": 2}
    hits = 0
    for i in range(400):
        hits += names.get("x", 0) + names[Name("y")] + (Name("x") in names) + (Loud("x") in names)
        number = Number(i, "km")
        hits += number + len(number.unit) + (number == i)
        one = Once("a%d" % (i % 3))
        two = Twice("b%d" % (i % 5))
        hits += (one is Once("a%d" % (i % 3))) + two.count
        pair = Pair(i, i + 1)
        hits += pair[1] + (pair == (i, i + 1))
    print(hits, type(number).__name__, type(two).__name__, len(Once.kept))
    made = [Meta("Klass%d" % i, (Nothing,), {}) for i in range(20)]
    print(made[3].tag, all(c().made for c in made), sum(c().made for c in made * 20))
    print(letters(["banana", "strength", Name("aeiou"), "b"] * 90))
    print(sum(sum(n * n for n in Countdown(k % 7)) for k in range(400)))
    for test in (lambda: Name("a") < 1, lambda: nothing < nothing, lambda: sum(c for c in 5)):
        try:
            test()
        except TypeError as error:
            print(error)
    fields()


class Point(namedtuple("Point", "x y")):
    __slots__ = ()

    @property
    def sum(self):
        return self.x + self.y


class Loose(tuple):
    x = Point.x
    y = Point.y


class Shadowed(Point):
    x = 7


def fields():
    total = 0
    points = [Point(i, str(i)) if i % 9 == 0 else Point(i, i * 0.5) for i in range(30)]
    for turn in range(30):
        for p in points:
            total += p.x if isinstance(p.y, str) else p.sum
            total += len(p._replace(x=turn)) + p.index(p.x)
    print(total)
    caught = 0
    for turn in range(400):
        loose = Loose((turn,) if turn % 3 else (turn, 2))
        try:
            total += loose.x + loose.y
        except IndexError as error:
            caught += len(str(error))
        try:
            loose_point = Point(1, 2)
            loose_point.x = turn
        except AttributeError as error:
            caught += str(error) == "can't set attribute"
        total += Shadowed(turn, 1).x + Shadowed(turn, 1).y
    print(total, caught)
    found = []
    for turn in range(600):
        p = Point(turn, -turn)
        if turn == 400:
            Point.y = 5
        if turn == 500:
            Point.x = property(lambda self: self[0] * 2)
        found.append(p.x + p.y)
    print(sum(found), found[399:402], found[499:502])


main()
