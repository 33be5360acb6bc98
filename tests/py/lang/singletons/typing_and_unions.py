"""None and ... in types: unions, Optional, generics, isinstance, annotations, TypeVar defaults."""
import types
import typing
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(int | None, None | int, type(None) | int, (int | None).__args__, isinstance(None, int | None), isinstance('', int | None), issubclass(type(None), int | None), int | None == None | int, hash(int | None) == hash(None | int), typing.Optional[int], typing.Optional[None], typing.Union[int, None], typing.Union[None, None], tuple[int, ...], tuple[None, ...].__args__, list[None], dict[str, None].__args__, types.NoneType is type(None), types.EllipsisType is type(...), types.NotImplementedType is type(NotImplemented), typing.Callable[..., None], typing.get_args(typing.Callable[..., int]), int | str | None, (int | None) | str, None | list[int], typing.Literal[None, True, 1])
for f in (lambda: None | None, lambda: None | 5, lambda: 5 | None, lambda: int | ..., lambda: ... | int, lambda: isinstance(1, None), lambda: isinstance(1, (None,)), lambda: isinstance(None, (int, None)), lambda: isinstance(1, ...), lambda: issubclass(None, int), lambda: issubclass(int, None), lambda: type(None)[int], lambda: list[...], lambda: typing.Optional[...], lambda: typing.Optional[int, str], lambda: isinstance(1, int | 'x'), lambda: NotImplemented | int, lambda: int | NotImplemented, lambda: (int | None)(), lambda: type(int | None), lambda: (int | None).__origin__, lambda: isinstance(None, typing.Optional[int]), lambda: isinstance(None, type(None)), lambda: isinstance(None, object), lambda: type(None)(), lambda: callable(type(None)), lambda: (type(None)).__call__() is None, lambda: type(...)() is ..., lambda: type(NotImplemented)() is NotImplemented):
    t(f)
def f(a: int | None = None, *b: None, c: 'None' = ...) -> None: ...
print(f.__annotations__, typing.get_type_hints(f))
class C:
    x: int | None = None
    y: typing.ClassVar[None] = None
    z: None
print(C.__annotations__, C.x, hasattr(C, 'z'))
type Alias[T] = T | None
print(Alias, Alias[int], Alias.__value__, Alias.__type_params__)
def check(v, spec):
    if spec is None: return v is None
    if spec is ...: return True
    if isinstance(spec, types.UnionType): return any(check(v, s) for s in spec.__args__)
    return isinstance(v, spec)
print([check(v, s) for v in (None, 1, 'a') for s in (None, ..., int | None, str)])
n = 0
U = int | None
for i in range(400):
    v = (None, i, 'x', 1.5)[i % 4]
    n += isinstance(v, U) + isinstance(v, int | str | None) * 2 + check(v, None) * 4
print(n)
