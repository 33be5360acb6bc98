"""Scopes of type parameters: classes, methods, nested generics, shadowing, comprehensions."""
T = 'global T'


class Outer[T]:
    seen = T.__name__
    def method(self): return T
    def generic[T](self): return T
    def nested[U](self):
        def inner[V](): return T, U, V
        return [p.__name__ for p in inner()]
    class Inner[U]:
        both = T.__name__ + U.__name__
        def deep(self): return T, U
    comp = [T.__name__ for _ in range(2)]
    lam = lambda self: T


o = Outer()
print(Outer.seen, o.method() is Outer.__type_params__[0], o.generic() is Outer.generic.__type_params__[0], o.nested())
print(Outer.Inner.both, o.Inner().deep(), Outer.comp, o.lam() is o.method(), T)


def f[T](x: T, default=T):
    T2 = T
    def g(): return T
    return T2 is g(), default


print(f(1))


class Base[T]: pass
class Derived[T](Base[T]): pass
class Multi[A, B](Base[A], dict[B, A]): pass


print(Derived.__orig_bases__[0].__args__[0] is Derived.__type_params__[0], Multi.__orig_bases__, Multi.__parameters__)


def decorated(fn):
    fn.mark = 'seen'
    return fn


@decorated
def h[K](a: K, *b: K, c: 'K' = None) -> K: return a


print(h.mark, h.__type_params__, h.__annotations__['a'] is h.__type_params__[0], h.__annotations__['c'], h.__defaults__, h.__kwdefaults__)


def rebinding[S]():
    S = 5
    return S, rebinding.__type_params__[0].__name__


class Attr[W]:
    W = 'class attribute'
    x = W
    def m(self): return W
    ann: W


print(rebinding(), Attr.x, Attr().m(), Attr.__annotations__)
async def coro[Q](x: Q): return Q
def gen[Q](): yield Q.__name__
print(list(gen()), coro.__type_params__, (lambda: [c.__name__ for c in (coro,)])())
print(Outer.method.__qualname__, Outer.Inner.deep.__qualname__, f.__qualname__, Outer.nested.__code__.co_freevars)
total = 0
for i in range(200):
    class P[X]:
        n = i
        def m(self): return X.__name__ * self.n
    total += len(P().m())
print(total)
