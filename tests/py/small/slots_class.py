"""__slots__: reading, writing, missing, inherited."""


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y


class Named(Point):
    __slots__ = "name"


class Open(Point):
    pass


def run(rounds):
    p = Point(0, 0.5)
    total = 0
    for i in range(rounds):
        p.x += i
        p.y = p.y * 0.5 + i if i != 300 else "text"
        if i == 300:
            p.y = 1
        total += p.x + p.y
        q = Open(i, i)
        q.extra = 1
        total += q.x + q.extra
    return f"{total:.6f}"


def unset(rounds):
    missing = 0
    p = Point(1, 2)
    for i in range(rounds):
        del p.x
        try:
            p.x
        except AttributeError:
            missing += 1
        p.x = i
    return missing, p.x


print(run(500), unset(300), Point(1, 2) == Point(1, 2.0))
n = Named(1, 2)
n.name = "n"
print(n.name, n.x, hasattr(n, "__dict__"), hasattr(Open(1, 2), "__dict__"), Point.__slots__, hasattr(Named(1, 2), "name"))
for action in (lambda: setattr(Point(1, 2), "z", 3), lambda: Named(1, 2).name, lambda: Point(1, 2).__dict__, lambda: setattr(n, "other", 1)):
    try:
        print(action())
    except AttributeError as error:
        print(error)
