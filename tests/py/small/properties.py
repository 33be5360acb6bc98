"""Properties, class methods, static methods and descriptors of one's own."""


class Rectangle:
    made = 0

    def __init__(self, width, height):
        self.width, self.height = width, height
        Rectangle.made += 1

    @property
    def area(self):
        """Width times height."""
        return self.width * self.height

    @area.setter
    def area(self, value):
        self.width = value / self.height

    @area.deleter
    def area(self):
        self.width = 0

    @classmethod
    def square(cls, side):
        return cls(side, side)

    @staticmethod
    def fits(a, b):
        return a <= b


class Named(Rectangle):
    @property
    def area(self):
        return super().area + 1000

    @classmethod
    def square(cls, side):
        result = super().square(side)
        result.name = cls.__name__
        return result


class Typed:
    """A data descriptor that checks what is put in."""

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        if not isinstance(value, int):
            raise TypeError(f"{self.name[1:]} wants an int, not {type(value).__name__}")
        setattr(instance, self.name, value)


class Point:
    x, y = Typed(), Typed()

    def __init__(self, x, y):
        self.x, self.y = x, y


def run(rounds):
    total = 0
    box, named = Rectangle(2, 3), Named(2, 3)
    point = Point(0, 1)
    for i in range(rounds):
        box.height = i % 5 + 1
        total += box.area + named.area
        if i % 10 == 0:
            box.area = i
        total += Rectangle.fits(i, 100) + box.fits(1, 2) + Rectangle.square(i % 4).area + Named.square(1).area
        point.x = point.x + point.y
        point.y = i % 3
    return f"{total:.6f}", Rectangle.made, point.x


print(run(400))
box = Rectangle(4, 5)
del box.area
print(box.area, box.width, Rectangle.area.__doc__, Named.square(2).name, type(Point.x).__name__, Rectangle.square(3).area)


class ReadOnly:
    @property
    def value(self):
        return 1


for action in (lambda: setattr(ReadOnly(), "value", 2), lambda: delattr(ReadOnly(), "value"), lambda: Point("a", 1), lambda: Rectangle.square(), lambda: ReadOnly().other):
    try:
        print(action())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
