"""Calls whose target changes from one element to the next."""
import math
import sys

ROUNDS = {"tiny": 60, "short": 160000, "long": 1600000}


class Shape:
    sides = 0

    def area(self):
        raise NotImplementedError

    def scaled(self, factor):
        raise NotImplementedError

    def describe(self):
        return f"{type(self).__name__.lower()} with {self.sides} sides, area {self.area():.4f}"


class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return math.pi * self.radius * self.radius

    def scaled(self, factor):
        return Circle(self.radius * factor)


class Rectangle(Shape):
    sides = 4

    def __init__(self, width, height):
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height

    def scaled(self, factor):
        return Rectangle(self.width * factor, self.height * factor)


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)

    def scaled(self, factor):
        return Square(self.width * factor)


class Triangle(Shape):
    sides = 3

    def __init__(self, a, b, c):
        self.a, self.b, self.c = a, b, c

    def area(self):
        s = (self.a + self.b + self.c) / 2
        return math.sqrt(s * (s - self.a) * (s - self.b) * (s - self.c))

    def scaled(self, factor):
        return Triangle(self.a * factor, self.b * factor, self.c * factor)


class Polygon(Shape):
    def __init__(self, points):
        self.points = points
        self.sides = len(points)

    def area(self):
        total = 0
        x0, y0 = self.points[-1]
        for x1, y1 in self.points:
            total += x0 * y1 - x1 * y0
            x0, y0 = x1, y1
        return abs(total) / 2

    def scaled(self, factor):
        return Polygon([(x * factor, y * factor) for x, y in self.points])


def by_kind(value):
    """One function that sees ints, floats, strings, lists and None."""
    if value is None:
        return 0
    if isinstance(value, (int, float)):
        return value * 2
    return len(value + value)


def main(size):
    rounds = ROUNDS[size]
    shapes = [
        Circle(1.5), Square(2), Rectangle(2.0, 3.5), Triangle(3, 4, 5),
        Polygon([(0, 0), (4, 0), (5, 2), (2, 4), (0, 3)]),
    ]
    total = 0.0
    sides = 0
    for i in range(rounds):
        for shape in shapes:
            total += shape.area()
            sides += shape.sides
        if i % 10 == 0:
            total += shapes[i // 10 % 5].scaled(1 + i % 3).area()
    for shape in shapes:
        print(shape.describe())
    print(f"{total:.6f} {sides}")

    values = [1, 2.5, "three", [4, 4], None, True, (6,)]
    mixed = 0
    for i in range(rounds * 4):
        mixed += by_kind(values[i % len(values)])
    print(mixed)


if __name__ == "__main__":
    main(sys.argv[1])
