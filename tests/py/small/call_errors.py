"""What CPython says when a call does not fit the function."""


def none():
    pass


def two(a, b):
    return a + b


def many(a, b, c=1, *, d, e=2):
    return a


def only(a, /, b):
    return a


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def move(self, dx, dy=0):
        return dx + dy


point = Point(1, 2)
CASES = [
    lambda: none(1), lambda: none(1, 2), lambda: none(x=1), lambda: two(), lambda: two(1), lambda: two(1, 2, 3), lambda: two(1, a=2),
    lambda: two(1, c=2), lambda: two(b=1), lambda: many(1, 2), lambda: many(1, d=2), lambda: many(1, 2, 3, 4, d=5), lambda: many(), lambda: only(a=1, b=2),
    lambda: Point(1), lambda: Point(), lambda: Point(1, 2, 3), lambda: point.move(), lambda: point.move(1, 2, 3), lambda: point.move(dz=1), lambda: point(),
    lambda: number(), lambda: nothing(), lambda: text(), lambda: items(0), lambda: len(), lambda: len(1), lambda: len([], []), lambda: abs("x"), lambda: point.nothing(),
    lambda: int.nothing, lambda: (lambda x: x)(), lambda: object().x, lambda: Point.move(point),
]
number, text, items, nothing = 5, "abc", [1], None
failed = 0
for i in range(400):
    try:
        two(i) if i % 2 else two(i, 1)
    except TypeError:
        failed += 1
print(failed)
for case in CASES:
    try:
        print(case())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__ + ":", error)
