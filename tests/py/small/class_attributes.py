"""Attributes of classes in hot code: enum members, constants, class and static methods, what replaces them, frozen data classes."""
from dataclasses import dataclass, field
from enum import Enum, IntEnum, Flag


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3

    @classmethod
    def first(cls):
        return cls.RED

    @property
    def bright(self):
        return self is not Color.BLUE


class Level(IntEnum):
    LOW = 10
    HIGH = 20


class Access(Flag):
    READ = 1
    WRITE = 2


class Config:
    limit = 5
    names = ["a", "b"]
    ratio = 0.5
    label = "c"

    class Inner:
        def __init__(self, v):
            self.v = v

    @staticmethod
    def twice(x):
        return x * 2

    @classmethod
    def made(cls, x):
        made = cls()
        made.x = x * cls.limit
        return made

    def get(self):
        return self.x


class Other(Config):
    limit = 7


class Meta(type):
    extra = 3

    @property
    def computed(cls):
        return len(cls.__name__)

    def __getattr__(cls, name):
        return name.upper()


class Made(metaclass=Meta):
    own = 4


class Desc:
    def __init__(self, v):
        self.v = v


@dataclass(frozen=True)
class Point:
    x: int
    y: float = 0.5
    tag: str = "t"
    items: list = field(default_factory=list)
    more: int = 3
    last: object = None

    def moved(self, d):
        return Point(self.x + d, self.y * 2, self.tag, self.items, self.more, d)


@dataclass
class Plain:
    a: int
    b: int
    c: int
    d: int
    e: int
    f: int = 6


def colors(n):
    counts = {c: 0 for c in Color}
    order = list(Color)
    red = 0
    for i in range(n):
        c = order[i % 3]
        counts[c] += 1
        if c is Color.RED:
            red += 1
        elif c == Color.GREEN:
            red += 10
        if c.bright and Level.HIGH > Level.LOW:
            red += Level.LOW
        if Access.READ in (Access.READ | Access.WRITE):
            red += c.value
    return red, [counts[c] for c in Color], Color.first().name


def configs(n):
    t = 0
    for i in range(n):
        t += Config.limit + Config.twice(i) + Config.made(i).x + Other.made(i).get() + Config.Inner(i).v
        t += len(Config.names) + int(Config.ratio * 4) + (Config.label == "c")
        if i == n // 2:
            Config.limit = 6
            Other.names = [1]
        if i == n // 2 + 40:
            Config.twice = staticmethod(lambda x: -x)
            Config.label = None
    Config.limit, Config.label = 5, "c"
    Config.twice = staticmethod(lambda x: x * 2)
    return t


def metas(n):
    t = 0
    for i in range(n):
        t += Made.own + Made.extra + Made.computed + len(Made.missing)
        t += len(Made.__name__) + (Made.__doc__ is None)
    return t


class Late:
    thing = Desc(5)


def late(n):
    t = 0
    for i in range(n):
        v = Late.thing
        t += v if isinstance(v, int) else v.v
        if i == n // 2:
            Desc.__get__ = lambda self, obj, owner=None: self.v * 100
    del Desc.__get__
    return t


def points(n):
    p = Point(1)
    for i in range(n):
        p = p.moved(i % 5)
        if p.y > 1e6:
            p = Point(p.x, items=[i])
    try:
        p.x = 5
    except AttributeError as e:
        print(type(e).__name__, e)
    return p, hash((p.x, p.y)) == hash((p.x, p.y)), p == Point(p.x, p.y, p.tag, p.items, p.more, p.last)


def plains(n):
    t = 0
    for i in range(n):
        p = Plain(i, i + 1, i + 2, i + 3, i + 4)
        p.c += p.f
        t += p.a + p.b + p.c + p.d + p.e
    return t, p


def deleted(n):
    class Gone:
        here = 1
    out = []
    for i in range(n):
        try:
            out.append(Gone.here)
        except AttributeError as e:
            out.append(str(e))
        if i == n // 2:
            del Gone.here
        if i == n // 2 + 50:
            Gone.here = "back"
    return out[0], out[n // 2 + 1], out[-1], len(out)


print(colors(300))
print(configs(300))
print(metas(200))
print(late(200))
print(points(300))
print(plains(300))
print(deleted(200))
print(str.join("-", ["a", "b"]), [dict.fromkeys("ab", i) for i in range(150)][-1], [int.bit_length(i) for i in range(150)][-1])
