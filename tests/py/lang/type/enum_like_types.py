"""enum and dataclasses, which lean on every class hook: members, flags, ordering, fields, inheritance, errors."""
import dataclasses
import enum


class Color(enum.Enum):
    RED = 1
    GREEN = 'g'
    ALIAS = 1
    @property
    def pretty(self): return self.name.title()
    @classmethod
    def default(cls): return cls.RED
    def __str__(self): return f'Color:{self.name}'


class Num(enum.IntEnum):
    ONE = 1
    TWO = enum.auto()
    THREE = enum.auto()


class Perm(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    X = enum.auto()
    RW = R | W


print(Color.RED, repr(Color.GREEN), Color(1), Color['GREEN'].value, Color.ALIAS is Color.RED, list(Color), len(Color), Color.RED.pretty, Color.default(), 'RED' in Color.__members__, Color.RED in Color, 1 in Color, 5 in Color, isinstance(Color.RED, Color), Color.__members__['ALIAS'], hash(Color.RED) == hash(Color.RED), f'{Color.RED}', type(Color).__name__)
print(Num.TWO + 1, Num.TWO == 2, Num(3), Num.ONE < Num.TWO, sorted([Num.THREE, Num.ONE]), [10, 20, 30][Num.ONE], f'{Num.TWO}', repr(Num.TWO), Num.TWO.name, max(Num), int(Num.THREE), Num.TWO * 'ab')
print(Perm.R | Perm.X, Perm.RW, ~Perm.R, Perm.RW & Perm.W, Perm(3), Perm.R in Perm.RW, bool(Perm(0)), list(Perm.RW), Perm.RW.name, Perm(5).name, repr(Perm(0)), Perm.R ^ Perm.RW)
for f in (lambda: Color(99), lambda: Color['NO'], lambda: Color.NO, lambda: setattr(Color, 'RED', 5), lambda: Color.RED < Color.GREEN, lambda: type('Sub', (Color,), {}), lambda: Perm(64), lambda: delattr(Color, 'RED'), lambda: Color(), lambda: Num('x'), lambda: enum.Enum('Made', 'A B C').B, lambda: enum.unique(Color)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@dataclasses.dataclass(order=True)
class Point:
    x: int
    y: int = 0
    tags: list = dataclasses.field(default_factory=list, compare=False, repr=False)
    def __post_init__(self): self.sum = self.x + self.y


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Frozen(object):
    a: int
    b: str = 'b'


@dataclasses.dataclass
class Point3(Point):
    z: int = 5
    const: dataclasses.InitVar[int] = 0
    def __post_init__(self, const): super().__post_init__(); self.c = const


p, q = Point(1, 2), Point(1)
print(p, p == Point(1, 2), p > q, p.sum, dataclasses.asdict(p), dataclasses.astuple(q), dataclasses.replace(p, y=9), Point3(1, z=2, const=7), Point3(1, const=7).c, [f.name for f in dataclasses.fields(Point3)], p.tags is not q.tags, Point.__match_args__, Frozen(a=1), hash(Frozen(a=1)) == hash(Frozen(a=1)), sorted([Point(3), Point(1, 5), Point(1, 2)]))
for f in (lambda: Point(), lambda: Point(1, 2, 3, 4), lambda: setattr(Frozen(a=1), 'a', 2), lambda: Frozen(1), lambda: hash(p), lambda: p < 5, lambda: Frozen(a=1).__dict__, lambda: delattr(Frozen(a=1), 'a'), lambda: exec('@dataclasses.dataclass\nclass X:\n a: int = 1\n b: int'), lambda: exec('@dataclasses.dataclass\nclass X:\n a: list = []')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
match p:
    case Point(x=1, y=yy): print('matched', yy)
counts = dict.fromkeys(Color, 0)
total = 0
for i in range(300):
    counts[Color.RED if i % 3 else Color.GREEN] += 1
    total += Num(i % 3 + 1) + len(Perm(i % 8)) + Point(i, 1).sum + (Point(i) < Point(150)) + (Color(1) is Color.RED)
print(counts, total)
