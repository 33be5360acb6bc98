"""`if obj:` in hot code, what comes to have __bool__ or __len__; makers of functions; yield from of what is no generator."""


class Node:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


class Sized(Node):
    def __len__(self):
        return self.value % 2


class Told(Node):
    def __bool__(self):
        return self.value % 3 == 0


class Listed(list):
    pass


class Err(Exception):
    pass


class Late:
    pass


def tree(n):
    if n == 0:
        return None
    return Node(n, tree(n // 2), tree(n - 1 - n // 2) if n > 1 else None)


def count(things, turns):
    yes = 0
    for i in range(turns):
        t = things[i % len(things)]
        if t:
            yes += 1
        yes += 2 if not t else 0
        yes += bool(t and 1) + bool(t or 0)
        while t and i % 5 == 0:
            yes += 1
            break
    return yes


print(sum(tree(40)), len(list(tree(100))))
print([count([kind(i) for i in range(7)], 210) for kind in (Node, Sized, Told)])
print(count([Listed(), Listed([1]), Err(), Node(1), None, 0, "", Late(), Late], 270))
late = Late()
seen = []
for i in range(300):
    if i == 100:
        Late.__bool__ = lambda self: False
    if i == 200:
        del Late.__bool__
        Late.__len__ = lambda self: 0
    if i == 250:
        Late.__len__ = lambda self: 3
    seen.append(bool(late))
    if late:
        seen.append("+")
print(len(seen), seen.count(True), seen.count(False), seen[100], seen[-1])


def makers(n):
    out = []
    for i in range(n):
        def inner(x, i=i):
            return x + i
        out.append((inner(1), inner.__name__, inner.__qualname__, (lambda: i).__name__, sum(k for k in range(3))))
    return out[-1], len(out)


print(makers(200))


def from_many():
    yield from [1, 2, 3]
    yield from (x * x for x in range(4))
    yield from range(3)
    yield from {"a": 1, "b": 2}
    yield from "xyz"
    yield from iter((7, 8))


def gathered(n):
    out = []
    for _ in range(n):
        for x in from_many():
            out.append(x)
    return len(out), out[-17:]


print(gathered(40), gathered(150), gathered(700))
