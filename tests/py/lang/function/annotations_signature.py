"""Annotations and inspect.signature of functions of all kinds."""
import inspect
import functools
def f(a, b: int = 1, /, c: 'str' = 'x', *args: float, d, e: list[int] = None, **kw: dict) -> bool: pass
class C:
    def __init__(self, x, *, y=2): pass
    def m(self, z: int): pass
    @classmethod
    def c(cls, w=1): pass
    @staticmethod
    def s(v, /): pass
    def __call__(self, q): pass
def t(g):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)


print(sorted(map(str, f.__annotations__.items())), C.m.__annotations__, (lambda: 0).__annotations__)
for x in (f, C, C.m, C(1).m, C.c, C.s, C(1), lambda a, *b: 0, functools.partial(f, 1, e=5), functools.partial(C.m, None)):
    print(inspect.signature(x))
s = inspect.signature(f)
print(list(s.parameters), [str(p.kind.name) for p in s.parameters.values()], s.parameters['b'].default, s.parameters['a'].default is inspect.Parameter.empty, s.return_annotation, s.parameters['c'].annotation, s == inspect.signature(f), s.replace(return_annotation=int).return_annotation)
b = s.bind(1, 2, 'c', 4, 5, d=6, z=7)
print(b.args, b.kwargs, b.arguments)
b = s.bind(1, d=2)
b.apply_defaults()
print(b.arguments)
t(lambda: s.bind())
t(lambda: s.bind(1))
t(lambda: s.bind(1, 2, b=3, d=1))
t(lambda: s.bind_partial().arguments)
t(lambda: inspect.signature(5))
t(lambda: inspect.getfullargspec(f))
t(lambda: inspect.isfunction(f) and inspect.ismethod(C(1).m) and inspect.isbuiltin(len) and inspect.isclass(C) and not inspect.isgeneratorfunction(f))
f.__annotations__['new'] = 5
f.__annotations__ = {'only': int}
print(f.__annotations__)
def lazy(a: undefined_name): pass
t(lambda: lazy.__annotations__)
undefined_name = 5
t(lambda: lazy.__annotations__)
def nested():
    def g(x: local) -> local: pass
    local = str
    return g
print(nested().__annotations__)
def g[T](x: T) -> T: return x
print(g.__type_params__, g.__annotations__, g(5), inspect.signature(g))
import annotationlib
print(annotationlib.get_annotations(lazy), annotationlib.get_annotations(lambda: 0))
@functools.wraps(f)
def w(*a): pass
print(inspect.signature(w) == s, inspect.unwrap(w) is f, inspect.getdoc(len) is not None, str(inspect.signature(len)))
n = 0
def typed(a: int, b: int = 2) -> int: return a + b
for i in range(300):
    n += typed(i) + len(typed.__annotations__)
print(n)
