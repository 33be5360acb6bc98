"""The type statement: lazy values, recursion, parameters, attributes, where it may stand."""
import typing
type Simple = int
type Tree[T] = T | list[Tree[T]]
type Pair[A, B = A] = tuple[A, B]
type Broken = not_there
type Fn[**P, R] = typing.Callable[P, R]
print(Simple, Simple.__value__, Simple.__name__, Simple.__type_params__, type(Simple).__name__, Simple.__module__)
print(Tree.__value__, Tree[int], Tree[int].__origin__ is Tree, Tree[int].__args__, Tree.__type_params__)
print(Pair[int, str].__value__, Pair.__parameters__, Fn.__type_params__, Fn[[int], str])
try: Broken.__value__
except NameError as e: print(e)
not_there = 'there now'
print(Broken.__value__)


class C:
    y = 'class y'
    type Inner = y
    type Other[T] = tuple[T, Inner]
    def f(self): type Local = C.Inner; return Local


print(C.Inner.__value__, C.Other.__value__, C().f().__value__ is C.Inner)


def outer(x):
    type Closure = list[x]
    x = str
    return Closure


print(outer(int).__value__)
type = 5
print(type)
del type
type type = int
print(type.__value__, type)
del type
for source in ('type X = (yield)', 'type X = (y := 1)', 'type X[T] = T; type X = X', 'type 5 = int', 'type X.y = int', 'type X: int = 1', 'type X', 'type X = *int', 'type = 1', 'type (X) = 1', 'def f():\n type X = await y', 'type X[T: int, T] = T'):
    try: exec(source); print('fine', repr(source))
    except SyntaxError as e: print(repr(source), '|', e.msg)
for f in (lambda: Simple[int], lambda: setattr(Simple, '__name__', 'x'), lambda: Simple(), lambda: isinstance(1, Simple), lambda: typing.TypeAliasType('M', int).__value__, lambda: Simple | None, lambda: hash(Tree[int]) == hash(Tree[int])):
    try: print(f())
    except (TypeError, AttributeError) as e: print(builtins_type(e) if False else e.__class__.__name__, e)
total = 0
for i in range(200):
    type L = list[i]
    total += L.__value__.__args__[0] + len(L.__name__)
print(total)
