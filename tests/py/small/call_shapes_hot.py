"""Calls of every shape in hot loops: names, defaults, stars, bound methods, closures made on the way."""


def plain(a, b, c=3, *, d=4, e):
    return a * 1000 + b * 100 + c * 10 + d + e


def rest(first, *more):
    return first + len(more) + sum(more)


def both(*args, **kwargs):
    return len(args) * 10 + len(kwargs) + sum(kwargs.values())


def pos_only(a, b=2, /, c=5):
    return a + b * 2 + c * 3


class Point:
    def __init__(self, x, y=1, *, z=2):
        self.x = x
        self.y = y
        self.z = z

    def shifted(self, dx=0, dy=0):
        return Point(self.x + dx, y=self.y + dy, z=self.z)

    def total(self, *extra):
        return self.x + self.y + self.z + sum(extra)


def by_name(n):
    total = 0
    for i in range(n):
        total += plain(i, 2, e=1)
        total += plain(b=i, a=1, e=2, d=3)
        total += plain(1, 2, 3, e=i, d=5)
        total += pos_only(i) + pos_only(i, 1) + pos_only(i, c=1)
    return total


def by_star(n):
    total = 0
    pair = (1, 2)
    for i in range(n):
        total += rest(i) + rest(i, 1) + rest(*pair) + rest(*pair, i)
        total += both(1, 2) + both(a=i) + both(*pair, **{"k": i})
        if i % 100 == 99:
            pair = pair + (i,)
        total += rest(*pair)
    return total


def methods(n):
    p = Point(1)
    total = 0
    for i in range(n):
        bound = p.shifted
        p = bound(1, dy=i % 3)
        total += p.total() + p.total(1, i)
        f = p.total
        total += f(2)
        if i % 500 == 499:
            p = Point(i, z=9)
    return total


def closures(n):
    total = 0
    for i in range(n):
        def add(x, step=i):
            return x + step + i
        total += add(1) + add(1, 2) + (lambda y: y * i)(3)
        total += sum(k * i for k in range(3))
    return total


def errors(n):
    count = 0
    for i in range(n):
        try:
            if i % 5 == 0:
                plain(1)
            elif i % 5 == 1:
                plain(1, 2, e=3, f=4)
            elif i % 5 == 2:
                pos_only(a=1)
            elif i % 5 == 3:
                rest()
            else:
                Point(1, 2, 3)
        except TypeError as e:
            count += len(str(e))
    return count


def changing(n):
    def f(a, b=10):
        return a + b
    total = 0
    for i in range(n):
        if i == n // 2:
            f.__defaults__ = (1000,)
        if i == n // 4 * 3:
            f.__defaults__ = (1, 2)
        total += f(i) + f(i, b=i)
    return total


for n in (7, 300, 2500):
    print(by_name(n), by_star(n), methods(n), closures(n), errors(n), changing(n))
