"""typing.get_type_hints: strings, forward references, inheritance, Annotated, None, defaults."""
import typing
from typing import Annotated, ClassVar, Final, Optional, get_type_hints, get_origin, get_args


class Node:
    value: int
    next: 'Optional[Node]' = None
    tags: Annotated[list[str], 'meta']
    count: ClassVar[int] = 0
    fixed: Final = 5
    def link(self, other: 'Node', strong: bool = None) -> 'Node': return other


class Leaf(Node):
    value: float
    extra: 'int | None'


print(get_type_hints(Node))
print(get_type_hints(Leaf)['value'], get_type_hints(Leaf)['extra'], list(get_type_hints(Leaf)))
print(get_type_hints(Node, include_extras=True)['tags'])
print(get_type_hints(Node.link))
for source in ('"Nowhere"', '"not valid syntax ("', '5', '"None"', 'None', '"int"', 'list["Node"]', '"list[Node]"'):
    def f(x): pass
    f.__annotations__ = {'x': eval(source)}
    try: print(source, get_type_hints(f))
    except (NameError, SyntaxError, TypeError) as e: print(source, type(e).__name__, str(e)[:60])
print(get_type_hints(lambda x: x), get_type_hints(f, globalns={'Node': 1}) if False else '')


def scoped():
    class Hidden: pass
    def g(x: Hidden, y: 'Hidden'): pass
    return g, Hidden


g, Hidden = scoped()
try: print(get_type_hints(g))
except NameError as e: print(e)
print(get_type_hints(g, localns={'Hidden': Hidden})['y'] is Hidden)
print(get_origin(dict[str, int]), get_args(dict[str, int]), get_args(Annotated[int, 1]), get_origin(int | str), get_args(int | None))


class NT(typing.NamedTuple):
    a: int
    b: 'str' = 'x'


class TD(typing.TypedDict, total=False):
    k: int


print(NT(1), NT.__annotations__, get_type_hints(NT), TD(k=1), get_type_hints(TD), TD.__optional_keys__)
total = 0
for i in range(60): total += len(get_type_hints(Node)) + len(get_type_hints(Node.link))
print(total)
