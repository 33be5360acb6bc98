"""Type parameters of functions, classes and aliases: scopes, bounds, defaults, laziness."""
def f[T: int, *Ts, **P](x: T, *a: *Ts) -> T: return T
class C[T, U = str]:
    attr: T
    def m[V](self, v: V) -> tuple[T, V]: return T, V
    class Inner: x = T
T0 = f(1)
print(T0, T0.__bound__, f.__type_params__, [type(t).__name__ for t in f.__type_params__], f.__annotations__['return'] is T0, C.__type_params__, C[int], C.__parameters__, C.__bases__[0].__name__, C.__orig_bases__)
print(C().m(1)[0] is C.__type_params__[0], C.Inner.x, C[int, bytes].__args__, C.__type_params__[1].__default__, 'T' in globals(), C.m.__type_params__, C[int]().__orig_class__)
def late[T: undefined]() : return T
try: late().__bound__
except NameError as e: print(e)
undefined = int; print(late().__bound__)
def con[T: (int, str)](): return T.__constraints__, T.__bound__
print(con())
def shadow[T](T): return T
print(shadow(5))
class Base[T]:
    def __init_subclass__(cls, **k): super().__init_subclass__(); SUBS.append((cls.__name__, k))
SUBS = []
class Sub[U](Base[U], key=1): pass
print(SUBS, Sub.__orig_bases__, [c.__name__ for c in Sub.__mro__])
x = 'module'
class Scope:
    x = 'class'
    def f[T = x](self): return T.__default__
    type A[T] = (T, x)
    def g[T: x](self): x = 'inner'; return T.__bound__
print(Scope().f(), Scope.A.__value__[1], Scope().g())
try: C[int, str, bytes]
except TypeError as e: print(e)
for source in ('def f[T, T](): 0', 'def f[](): 0', 'def f[T=int, U](): 0', 'def f[1](): 0', 'class A[T: (yield)]: 0', 'def f[T: (x := 1)](): 0', 'def f[*T: int](): 0', 'def f[**P: int](): 0', 'class A[T](x := 1): 0', 'def f[T](a: (yield)): 0', 'def f[T](x=T): 0\nf()', 'class A[T](metaclass=print): 0', 'lambda[T]: 0', 'def f[T: await x](): 0', 'def f[T](): nonlocal T', 'def f[T]():\n global T', 'class A[T]: T = 5\nprint(A.T)', 'def f[T]():\n T = 1\n return T\nprint(f())', 'def f[T]():\n def g():\n  nonlocal T\n  T = 2\n g()', 'def f[*Ts = *tuple[int]](): 0', 'async def f[T](): 0', '@print\ndef f[T](): 0' if False else 'def f[T,](): 0', 'class A[T]():\n def f(self): return T\nprint(A().f())', 'def f[__T](): return __T\nprint(f())'):
    try: exec(source); print(repr(source), 'fine')
    except Exception as e: print(repr(source), '|', type(e).__name__, getattr(e, 'msg', e))
total = 0
for i in range(200):
    def g[T](x: T) -> T: return x
    class D[T]: v = i
    total += g(i) + D.v + len(D.__type_params__)
print(total)
