"""type() with one and three arguments, keywords, names, bases, namespaces; what it refuses."""
def attempt(*args, **kw):
    try:
        c = type(*args, **kw)
        print(c.__name__, c.__bases__, c.__mro__[1:], c.__module__, c.__qualname__, end='; ')
    except Exception as e:
        print(type(e).__name__, e)


print(type(5), type(type), type(None), type(...), type(type(5)), type(int | str), type(list[int]), type(print), type(attempt), type((lambda: 0).__code__), type(NotImplemented))
attempt('A', (), {})
attempt('B', (int,), {'x': 1})
attempt('C', (list,), {'__module__': 'm', '__qualname__': 'outer.C'})
print()
for args in (('A',), (), ('A', ()), ('A', (), {}, 1), (1, (), {}), ('A', [], {}), ('A', (), []), ('A', (1,), {}), ('A', (int, str), {}), ('A', (bool,), {}), ('A', (int, int), {}), ('A', (object, int), {}), ('A\0', (), {}), ('A', (), {'__slots__': 5}), ('A', (), {'__slots__': ('1a',)}), ('A', (), {'__slots__': ('x',), 'x': 1}), ('A', (), {'__qualname__': 5}), ('A', (type(None),), {}), ('A', (type(attempt),), {}), ('A', (), {1: 2})):
    attempt(*args)
for kw in ({'metaclass': type}, {'x': 1}):
    attempt('K', (), {}, **kw)


class Base:
    def __init_subclass__(cls, **kw): LOG.append((cls.__name__, kw))


LOG = []
attempt('D', (Base,), {}, tag=5)
try:
    type(Base)('E', (Base, 5), {})
except TypeError as e:
    print(e)
print(LOG)
c = type('Made', (Base,), {'f': lambda self: self.v, 'v': 7, '__doc__': 'docs'})
print(c().f(), c.__doc__, c.__dict__['v'], sorted(k for k in vars(c)), c.__base__, type.mro(c), isinstance(c, type), c.__class__, c.__subclasses__(), Base.__subclasses__()[-1] is c)
for name, value in (('__name__', 'New'), ('__name__', 5), ('__qualname__', 'Q.New'), ('__qualname__', 1), ('__module__', 'mod'), ('__doc__', 'other'), ('__bases__', ()), ('__bases__', (int,)), ('__bases__', 5), ('__mro__', ()), ('__dict__', {}), ('__abstractmethods__', frozenset()), ('__name__', 'a\0')):
    try:
        setattr(c, name, value)
        print(name, c, getattr(c, name))
    except Exception as e:
        print(name, type(e).__name__, e)
for f in (lambda: delattr(c, '__name__'), lambda: delattr(c, '__doc__'), lambda: setattr(int, 'x', 1), lambda: delattr(int, 'real'), lambda: int.__dict__.__setitem__('x', 1), lambda: type.__call__(), lambda: object.__new__(int), lambda: int.__new__(str), lambda: object.__new__(), lambda: object.__new__(5), lambda: object(1), lambda: type.__new__(int, 'x', (), {})):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
total = 0
for i in range(300):
    k = type(f'K{i}', (Base,) if i % 2 else (), {'n': i, 'get': lambda self: self.n * 2})
    total += k().get() + len(k.__name__)
print(total, len(LOG))
