"""dir, vars, isinstance, issubclass, callable, type attributes, __subclasses__, inspect signatures of functions and classes."""
import inspect
import types


class A:
    """doc of A"""
    attr = 1
    def method(self, a, /, b: int, *c, d=4, **e) -> str: ...
    @classmethod
    def cm(cls, x): ...
    @staticmethod
    def sm(y=1): ...
    @property
    def prop(self): ...
    class Inner: ...


class B(A):
    __slots__ = ()
    def __call__(self, z): ...


print([n for n in dir(B) if not n.startswith('__')], B.__doc__, A.__doc__, inspect.getdoc(B), A.__module__, A.Inner.__qualname__, [n for n in vars(B)])
print(inspect.signature(A.method), inspect.signature(A().method), inspect.signature(A.cm), inspect.signature(A.sm), inspect.signature(B()), inspect.signature(lambda *a, k=1, **kw: 0), inspect.signature(A), inspect.signature(len), inspect.signature(int.bit_length) if 0 else '')
for source in ('def f(a, b=2, /, c=3, *, d, e=5): ...', 'def f(*, a: int = 1, **k: str) -> None: ...', 'async def f(x, *y): ...', 'def f(a=(1, 2), b="s", c=None, d=1.5): ...'):
    ns = {}
    exec(source, ns)
    s = inspect.signature(ns['f'])
    print(s, [(p.name, p.kind.name, p.default is p.empty) for p in s.parameters.values()], inspect.iscoroutinefunction(ns['f']))
s = inspect.signature(A.method)
for args, kw in (((1, 2, 3), {}), ((1, 2), {'d': 5, 'x': 6}), ((1,), {'b': 2}), ((1,), {}), ((), {'self': 1})):
    try:
        print(s.bind(*args, **kw).arguments)
    except TypeError as e:
        print(e)
print([f.__name__ for f in (inspect.isclass, inspect.isfunction, inspect.ismethod, inspect.isbuiltin, inspect.isgeneratorfunction, inspect.isroutine, inspect.isdatadescriptor, inspect.ismethoddescriptor) if f(A.method)], inspect.ismethod(A().method), inspect.isbuiltin(len), inspect.isdatadescriptor(A.prop), inspect.ismethoddescriptor(str.upper))
for v in (5, 'x', [], None, A, A(), A.method, A().method, len, [].append, lambda: 0, (i for i in ()), types, A.prop, int.real, str.upper, object.__init__, super(B, B()), type, NotImplemented, range(3), {}.keys(), iter([]), property):
    print(type(v).__name__, callable(v), end=' ')
print()
for f in (lambda: isinstance(5, (int, str)), lambda: isinstance(5, (str, (float, (int,)))), lambda: isinstance(5, ()), lambda: isinstance(5, 5), lambda: isinstance(5, (str, 5)), lambda: isinstance(5, (int, 5)), lambda: issubclass(5, int), lambda: issubclass(bool, (str, int)), lambda: issubclass(int, 5), lambda: isinstance(5, int, 6), lambda: isinstance(5), lambda: issubclass(A, object), lambda: vars(5), lambda: vars(A) == A.__dict__, lambda: dir(5)[:1], lambda: vars(1, 2), lambda: dir(1, 2), lambda: callable(), lambda: inspect.signature(5), lambda: inspect.getsource(len), lambda: type(A.__dict__), lambda: id(A) == id(A), lambda: hasattr(A, 'Inner'), lambda: types.FunctionType((lambda: 7).__code__, {})(), lambda: types.MethodType(lambda s: s, 8)(), lambda: types.SimpleNamespace(a=1, b=[2]), lambda: types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(inspect.getsource(B).splitlines()[0], inspect.getsourcelines(A.Inner)[1] == A.Inner.__firstlineno__, inspect.getmro(B)[1].__name__, inspect.getmembers(A, inspect.isfunction)[0][0], inspect.unwrap(A.sm).__name__, inspect.currentframe().f_code.co_name, inspect.stack()[0].function)


def checks(values):
    counts = {}
    for v in values:
        key = 'int' if isinstance(v, int) else 'text' if isinstance(v, (str, bytes)) else 'callable' if callable(v) else type(v).__name__
        counts[key] = counts.get(key, 0) + 1
    return counts


print(checks([1, True, 'a', b'', len, A, A(), B(), None, 1.5, [], {}] * 40))
