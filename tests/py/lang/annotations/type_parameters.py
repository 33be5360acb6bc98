"""Type parameters: functions, classes, bounds, constraints, defaults, laziness."""
import typing


def first[T](xs: list[T]) -> T: return xs[0]


class Box[T, *Ts, **P]:
    def __init__(self, v: T): self.v = v
    def get[U](self, other: U) -> T | U: return self.v or other


print(first([3]), first.__type_params__, first.__annotations__)
print(Box.__type_params__, Box.__parameters__, Box.__orig_bases__, Box.__mro__[1:], Box(1).get(2))
print([type(p).__name__ for p in Box.__type_params__], Box.get.__type_params__)
T, Ts, P = Box.__type_params__
print(T.__name__, T.__bound__, T.__constraints__, T.__covariant__, T.__infer_variance__, T.has_default(), T.__module__)


def bound[A: Later, B: (int, Later), C = Later, *D = *tuple[int, ...], **E = [int]](): pass


a, b, c, d, e = bound.__type_params__
for get in (lambda: a.__bound__, lambda: b.__constraints__, lambda: c.__default__):
    try: print(get())
    except NameError as error: print(error)


class Later: pass


print(a.__bound__ is Later, b.__constraints__, c.__default__ is Later, d.__default__, e.__default__, d.has_default())
print(Box[int, str, [bool]], Box[int, str, [bool]].__args__, Box[int, [str]].__origin__ is Box)


def scope[T](x: T):
    def inner(): return T
    class K: t = T
    return inner() is K.t is scope.__type_params__[0], T.__name__


print(scope(1), 'T' in globals() and T.__name__)
for source in ('def f[T, T](): pass', 'def f[T](T): return T', 'class A[T]: T = 1', 'def f[T: (yield)](): pass', 'def f[T=int, U](): pass', 'def f[*T: int](): pass', 'class A[T](x := 1): pass', 'def f[__debug__](): pass', 'def f[T](): nonlocal T', 'def f[T](): global T', 'class A[T]:\n def f[T](self, x: T): pass'):
    try: exec(source); print('fine', source.split('\n')[0])
    except SyntaxError as error: print(source, '|', error.msg)
total = 0
for i in range(200):
    def g[V](x: V, y=i) -> V: return x + y
    total += g(1) + len(g.__type_params__)
print(total)
