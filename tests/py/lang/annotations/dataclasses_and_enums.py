"""What reads annotations: dataclasses, NamedTuple, TypedDict, protocols, inspect."""
import dataclasses, inspect, typing
from dataclasses import dataclass, field


@dataclass(order=True)
class Point:
    x: int
    y: 'float' = 0.5
    tags: list[str] = field(default_factory=list, compare=False)
    total: typing.ClassVar[int] = 0
    init_only: dataclasses.InitVar[int] = 3
    def __post_init__(self, init_only): self.sum = self.x + init_only


p = Point(1, init_only=10)
print(p, p.sum, [(f.name, f.type if isinstance(f.type, str) else f.type.__name__ if isinstance(f.type, type) else str(f.type)) for f in dataclasses.fields(Point)])
print(Point(1, 2.0) < Point(1, 3.0), dataclasses.replace(p, x=5, init_only=0), dataclasses.asdict(p), inspect.signature(Point))


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen[T]:
    v: T
    w: Undefined = None


f = Frozen(v=1)
print(f, Frozen.__slots__, Frozen.__type_params__)
try: f.v = 2
except dataclasses.FrozenInstanceError as e: print(e)
for source in ('x: int = 1\n y: int', 'x: list = []', 'x = field(default=1)'):
    try:
        exec(f'@dataclass\nclass Bad:\n {source}')
        print('fine')
    except (TypeError, ValueError) as e: print(type(e).__name__, e)


class Row(typing.NamedTuple):
    name: str
    n: 'int' = 0
    def double(self): return self.n * 2


print(Row('a'), Row('b', 4).double(), Row._fields, Row._field_defaults, Row.__annotations__)


class Movie(typing.TypedDict):
    title: str
    year: typing.NotRequired[int]


print(Movie(title='x'), Movie.__required_keys__, Movie.__optional_keys__, Movie.__annotations__)


@typing.runtime_checkable
class Sized(typing.Protocol):
    size: int
    def grow(self) -> None: ...


class Thing:
    size = 1
    def grow(self): pass


print(isinstance(Thing(), Sized), isinstance(5, Sized), sorted(typing.get_protocol_members(Sized)))
made = dataclasses.make_dataclass('Made', ['a', ('b', int), ('c', int, 5)])
print(made(1, 2), made.__annotations__)
total = 0
for i in range(200):
    q = Point(i, i / 2)
    total += q.sum + q.y
print(total)
