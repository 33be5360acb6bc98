"""Calling the types of the singletons; metaclass tricks; __class__ assignment; abstract registration."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
import abc
import types
import typing
for T in (type(None), type(...), type(NotImplemented), bool):
    print(T.__name__, T.__qualname__, T.__module__, T.__bases__, T.__mro__[-1], T.__base__, isinstance(T, type), callable(T), T.__basicsize__ >= 0, bool(T.__flags__ & (1 << 10)), T.__dictoffset__, T.__text_signature__ is None or 'text')
    for f in (lambda: T() if T is not bool else T(), lambda: T(1, 2), lambda: T(**{'a': 1}), lambda: type('Sub', (T,), {}), lambda: T.__call__() if T is not bool else False, lambda: setattr(T, 'attr', 1), lambda: T.attr, lambda: delattr(T, '__doc__'), lambda: T.__subclasses__(), lambda: object.__new__(T), lambda: T.mro(), lambda: issubclass(T, int), lambda: T | int, lambda: T < int, lambda: T[int], lambda: type.__call__(T), lambda: hash(T) == hash(T), lambda: T == T, lambda: isinstance(T(), T)):
        t(f)
for s in (None, ..., NotImplemented, True):
    t(lambda: setattr(s, '__class__', int))
    t(lambda: object.__setattr__(s, 'x', 1))
    t(lambda: types.MethodType(s, 1))
    t(lambda: (lambda *a: a)(*[s], **{}))
    t(lambda: type(s)(s) if s is True else 'skip')
class Iface(abc.ABC): pass
Iface.register(type(None))
print(isinstance(None, Iface), issubclass(type(None), Iface), isinstance(..., Iface), types.NoneType() is None, types.EllipsisType() is ..., types.NotImplementedType() is NotImplemented, typing.get_type_hints(lambda: 0))
class Fake:
    @property
    def __class__(self): return type(None)
f = Fake()
print(isinstance(f, type(None)), type(f) is type(None), f is None, f == None, f.__class__.__name__)
class NoneLike:
    def __eq__(self, o): return o is None
    def __hash__(self): return hash(None)
print(NoneLike() == None, None == NoneLike(), NoneLike() in [None], {None: 'found'}[NoneLike()], NoneLike() is None)
N, E = type(None), type(...)
n = 0
for i in range(400):
    x = N() if i % 2 else E()
    n += (x is None) + (x is ...) * 2 + (type(x) is N) * 4 + isinstance(x, (N, int)) * 8
print(n)
