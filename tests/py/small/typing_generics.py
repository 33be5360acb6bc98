import typing
from typing import *
T = TypeVar('T'); K = TypeVar('K', bound=int); V = TypeVar('V', int, str); P = ParamSpec('P'); Ts = TypeVarTuple('Ts')
print(T, K, V, P, Ts, T.__module__, K.__bound__, V.__constraints__, T.__bound__, T.has_default(), T.__covariant__)
print(List[int], Dict[str, T], Optional[int], Union[int, str, None], Union[int], Union[int, int], Callable[[int], str], Callable[P, T], Tuple[int, ...])
print(list[T], list[T][int], dict[str, T].__parameters__, dict[K, T][int, str], int | None, int | list[T], (int | list[T])[str], Optional[T][int])
class A(Generic[T]):
    def __init__(self, x: T): self.x = x
    def get(self) -> T: return self.x
print(A[int], A[int](5).get(), A.__parameters__, A.__orig_bases__, A[int].__origin__, A[int](1).__orig_class__)
class B(A[int], Generic[K]): pass
print(B.__mro__, B.__parameters__)
print(get_type_hints(A.__init__), get_type_hints(A.get), get_origin(list[int]), get_args(dict[str, int]), get_origin(Union[int, str]))
class Pt(NamedTuple):
    x: int
    y: int = 5
print(Pt(1), Pt(1, 2)._asdict(), Pt._fields, Pt.__annotations__)
class TD(TypedDict, total=False):
    a: int
    b: Required[str]
print(TD(a=1, b="x"), TD.__required_keys__, TD.__optional_keys__)
print(Literal[1, 'a'], Annotated[int, 'm'], Final[int], ClassVar[int], Any, NoReturn)
def f(a: 'int', b: List['str'] = None) -> 'A[int]': ...
print(get_type_hints(f))
UserId = NewType('UserId', int); print(UserId(5), UserId)
try: TypeVar('X', int)
except TypeError as e: print(e)
try: A[int, str]
except TypeError as e: print(e)
try: list[int][str]
except TypeError as e: print(e)
try: isinstance([], list[int])
except TypeError as e: print(e)
@final
class Z: pass
print(Z.__final__, Union[int, str] == Union[str, int], hash(Union[int, str]) == hash(Union[str, int]), Union[int, 'Q'], Union[List[int], str])
def g[S, *Us, **Q](a: S, *b: *Us) -> S: return a
print(g.__type_params__, g(3), g.__annotations__)
class C[X: int, Y: (int, str)]:
    z: X
    def m(self, a: Y) -> list[X]: ...
print(C.__type_params__, C.__type_params__[0].__bound__, C.__type_params__[1].__constraints__, C.__orig_bases__, C[int, str], C.__parameters__, C.__mro__)
type L[E] = list[E] | None
print(L, L.__value__, L.__type_params__, L[int], L[int].__args__, L.__parameters__)
type Rec = dict[str, Rec]
print(Rec.__value__, Rec | int)
print(type(T), TypeVar.__module__, TypeVar.__name__)
print(Concatenate[int, P], Callable[Concatenate[int, P], T], Unpack[Ts], tuple[*Ts], tuple[int, *tuple[str, ...]])
class D(Generic[Unpack[Ts]]): pass
print(D[int, str], D[()], tuple[*Ts][int, str], Generic[T, *Ts])
