"""__annotations__ and __annotate__ of functions: setting, deleting, wrapping, methods."""
import functools, inspect, types, typing


def f(a: int, b: 'str' = '', /, c: float = 1.5, *, d: bool) -> None: pass


print(f.__annotations__, inspect.signature(f))
f.__annotations__['e'] = 1
print(f.__annotations__['e'], f.__annotate__ is not None)
f.__annotations__ = {'only': int}
print(f.__annotations__, f.__annotate__)
del f.__annotations__
print(f.__annotations__, f.__annotate__)
f.__annotate__ = lambda fmt: {'format': fmt}
print(f.__annotations__, f.__annotate__(3))
for bad in (lambda: setattr(f, '__annotations__', 5), lambda: setattr(f, '__annotate__', 5), lambda: delattr(f, '__annotate__'), lambda: f.__annotate__()):
    try: print(bad())
    except TypeError as e: print(e)
f.__annotate__ = lambda fmt: 5
try: f.__annotations__
except TypeError as e: print(e)
f.__annotate__ = None
print(f.__annotations__)


def deco(fn):
    @functools.wraps(fn)
    def inner(*args: object, **kw: object) -> object: return fn(*args, **kw)
    return inner


@deco
def g(x: int) -> str: return str(x)


print(g.__annotations__, inspect.signature(g), g.__wrapped__.__annotations__ == g.__annotations__)


class C:
    def m(self, x: 'C') -> int: return 1
    @staticmethod
    def s(x: int): pass
    @classmethod
    def c(cls, x: str): pass
    @property
    def p(self) -> float: return 1.0


print(C.m.__annotations__, C().m.__annotations__, C.s.__annotations__, C.c.__annotations__, C.p.fget.__annotations__)
print(typing.get_type_hints(C.m)['x'] is C, typing.get_type_hints(C.p.fget))
print(functools.partial(g, 1).func.__annotations__, getattr(len, '__annotations__', 'none'), C.__init__.__class__.__name__)
made = types.FunctionType(g.__wrapped__.__code__, globals(), 'made')
print(made.__annotations__, (lambda *a, **k: 0).__annotations__)
async def co(x: int) -> bytes: pass
def gen(y: list) -> 'Iterator': yield
print(co.__annotations__, gen.__annotations__)
total = 0
for i in range(200):
    def h(p: i, q: 'text') -> float: return p
    total += len(h.__annotations__) + h(i, 0)
print(total)
