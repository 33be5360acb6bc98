"""isinstance as programs dispatch by it: exact classes, subclasses, unboxed numbers, classes that say otherwise."""
from abc import ABC


class Node:
    def __init__(self, a):
        self.a = a


class Leaf(Node):
    pass


class Pair(Node):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = b


class Liar:
    @property
    def __class__(self):
        return Leaf


class Meta(type):
    def __instancecheck__(cls, v):
        return v == 7


class Odd(metaclass=Meta):
    pass


class Shape(ABC):
    pass


class Square(Shape):
    pass


class Text(str):
    pass


def kind(v):
    if isinstance(v, bool):
        return "bool"
    if isinstance(v, int):
        return "int"
    if isinstance(v, float):
        return "float"
    if isinstance(v, str):
        return "str"
    if isinstance(v, (list, tuple)):
        return "sequence"
    if isinstance(v, dict):
        return "dict"
    if isinstance(v, Leaf):
        return "leaf"
    if isinstance(v, Pair):
        return "pair"
    if isinstance(v, Node):
        return "node"
    if isinstance(v, Shape):
        return "shape"
    return "other"


def total(v):
    if isinstance(v, Leaf):
        return v.a
    if isinstance(v, Pair):
        return total(v.a) - total(v.b)
    if isinstance(v, Node):
        return total(v.a)
    return v


def numbers(n):
    count = 0
    x = 0.5
    for i in range(n):
        x = x * 1.5 if x < 1e6 else 0.25
        if isinstance(i, int):
            count += 1
        if isinstance(i, float) or isinstance(x, int):
            count += 1000
        if isinstance(x, float):
            count += 2
        if isinstance(i < 5, bool) and isinstance(i < 5, int):
            count += 3
        if isinstance(i, Odd):
            count += 100
    return count


VALUES = [1, 1 << 80, True, 2.5, "s", Text("t"), [1], [1.5], ["x"], (1,), {}, Leaf(1), Pair(1, 2), Node(3), Liar(), Square(), None, b"", 7]
counts = {}
for turn in range(60):
    for v in VALUES:
        k = kind(v)
        counts[k] = counts.get(k, 0) + 1
print(counts)
print([kind(v) for v in VALUES])
tree = Leaf(1)
for i in range(40):
    tree = Pair(tree, Leaf(i)) if i % 3 else Pair(Node(Leaf(i)), tree)
print(sum(total(tree) for _ in range(20)))
print(numbers(300))
print([isinstance(v, Odd) for v in (6, 7, 8)], isinstance(Liar(), Leaf), isinstance(Liar(), Liar))


class Late:
    pass


late = Late()
seen = []
for i in range(120):
    if i == 80:
        Late.__bases__ = (Leaf,) if False else Late.__bases__
        Shape.register(Late)
    seen.append(isinstance(late, Shape))
print(seen.count(True), seen.index(True))


class Base:
    pass


class Derived(Base):
    pass


class Other:
    pass


d = Derived()
seen = []
for i in range(120):
    if i == 70:
        Derived.__bases__ = (Node,)
    if i == 100:
        d.__class__ = Leaf
    seen.append((isinstance(d, Base), isinstance(d, Node), isinstance(d, Derived)))
print([(i, s) for i, s in enumerate(seen) if i == 0 or seen[i - 1] != s])
words = ["alpha", "Beta", "gamma delta", "", "x=1", Text("sub")]
out = 0
for i in range(300):
    w = words[i % 6]
    out += w.startswith("a") + w.find("m") + len(w.upper()) + w.count("a") + len(w.split()) + len(w.split("=", 1)) + w.isalpha() + i.bit_length()
print(out)
for i in range(100):
    try:
        "abc".split("" if i > 60 else "b")
    except ValueError as e:
        if i in (61, 99):
            print(i, e)
cells = {}
for i in range(400):
    cell = (i % 7, i % 5)
    cells[cell] = cells.get(cell, 0) + 1
    cells[frozenset(cell)] = cells.get(frozenset(cell)) or i
print(len(cells), cells[(3, 3)], cells[frozenset((1, 2))])
