"""list[int], int | None, and their attributes, equality, subscription, calls, isinstance, pickling of the idea; TypeVar made by syntax."""
import types
import typing
a = list[int]
for t in (a, dict[str, list[int]], tuple[int, ...], tuple[()], type[int], list[a], int | str, int | None, None | int, list[int] | None, int | str | int, (int | str) | float, 'x' and int | list['Fwd']):
    print(repr(t), type(t).__name__, getattr(t, '__origin__', None), getattr(t, '__args__', None), getattr(t, '__parameters__', None), hash(t) == hash(t))
print(a == list[int], a == list[str], a is list[int], a([1, 2]), type(a([1])), list[int]() == [], a.append, a.__name__, a.__mro__[0], a.__class__, isinstance([], a.__origin__), int | str == str | int, {int | str: 1}[str | int], (int | str).__or__(float), bool | bool)
for f in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: isinstance(5, int | str), lambda: isinstance(None, int | None), lambda: issubclass(bool, int | str), lambda: isinstance(5, int | list[int]), lambda: isinstance([], int | list[int]), lambda: (int | str)(), lambda: int | 5, lambda: 5 | int, lambda: int | 'x', lambda: list[int][str], lambda: list[()], lambda: int[str], lambda: list[int].nothing, lambda: (int | str)[int], lambda: type('X', (list[int],), {}).__orig_bases__, lambda: type('X', (int | str,), {}), lambda: len(list[int]), lambda: next(iter(tuple[int])), lambda: setattr(list[int], 'x', 1), lambda: list[int] < list[str], lambda: int | None | None, lambda: typing.Optional[int] == int | None, lambda: typing.Union[int, str] is int | str, lambda: types.GenericAlias(dict, (int,)), lambda: types.GenericAlias(list, int).__args__):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def generic[T, *Ts, **P](x: T, *args: *Ts) -> list[T]: return [x]


class Box[T, U = int]:
    def __init__(self, v: T): self.v = v
    def map[R](self, f: typing.Callable[[T], R]) -> 'Box[R]': return Box(f(self.v))


print(generic.__type_params__, Box.__type_params__, Box[str], Box[str, bytes], Box[str].__args__, Box[int](5).v, Box.map.__type_params__, Box.__orig_bases__, Box.__mro__[1].__name__, Box[int](5).__orig_class__)
T, Ts, P = generic.__type_params__
print(T.__name__, T.__bound__, T.__constraints__, T.__covariant__, T.__infer_variance__, T.__default__, T.has_default(), Box.__type_params__[1].__default__, dict[str, T].__parameters__, dict[str, T][int], list[T] | None, (list[T] | None)[int], T | int, list[*Ts], P.args, P.kwargs, type(T).__name__)
for f in (lambda: Box[()], lambda: Box[int, str, bytes], lambda: dict[str, T][int, str], lambda: T(), lambda: list[T][()], lambda: type('X', (T,), {}), lambda: isinstance(5, T)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
type Pair[A, B = A] = tuple[A, B]
type Tree = int | list[Tree]
print(Pair, Pair.__name__, Pair.__type_params__, Pair.__value__, Pair[int, str], Tree.__value__, Pair[int].__origin__ is Pair, Tree.__module__)


class Own:
    def __class_getitem__(cls, k): return types.GenericAlias(cls, k)


print(Own[int], Own[int]().__class__.__name__, Own[int, str].__args__, Own[int] == Own[int])
total = 0
for i in range(300):
    total += isinstance(i, int | str) + isinstance('x', int | None) + len(list[int]([i])) + (list[int] == a) + Box[int](i).map(lambda v: v * 2).v
print(total)
