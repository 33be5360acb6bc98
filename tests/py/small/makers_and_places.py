# Makers that are assigned, an __init__ that is a descriptor, annotations of modules, iterators of long ranges that are
# placed, generators whose weak references are cleared before they are closed, an order that is not known yet.
import gc
import operator
import types
import weakref


def told(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class Listless(object):
    __new__ = list.__new__


class Plain(list):
    __new__ = object.__new__


print(type(Listless()).__name__, type(Plain()).__name__, Plain() == [])


class Made:
    def __new__(cls, *args):
        raise AssertionError("not asked")


class Bare(Made):
    __new__ = object.__new__

    def __init__(self, *args):
        self.args = args


print(Bare().args, told(Bare, 3))
for _ in range(400):
    Bare(), Listless()


class Init:
    def __get__(self, obj, cls=None):
        return lambda *args, **names: print("init", cls.__name__, args, names)


class Described:
    __init__ = Init()


class Refusing:
    @property
    def __init__(self):
        raise AttributeError("no init")


Described(1, 2, a=3)
print(told(Refusing), told(type("Odd", (), {"__init__": 5})))

module = types.ModuleType("m")
print(told(delattr, module, "__annotations__"), module.__annotations__, module.__annotate__)
module.__annotate__ = lambda format: {"x": format}
print(module.__annotations__, "__annotations__" in vars(module))
module.__annotations__ = {"y": 2}
print(module.__annotations__, module.__annotate__, told(setattr, module, "__annotate__", 5))
print(told(delattr, module, "__annotate__"), told(setattr, module, "__dict__", {}))

it = iter(range(-(2**65), 20, 2))
next(it)
print(it.__reduce__(), it.__length_hint__())
it.__setstate__(5)
print(next(it), it.__reduce__())
it.__setstate__(2**100)
print(list(it), it.__reduce__())
it = reversed(range(10, 2**65, 2))
it.__setstate__(2**64 - 7)
print(list(it))
print(told(operator.length_hint, iter(range(2**64))))


def suspended():
    try:
        yield
    finally:
        kept.append(reference() is None)


kept = []
generator = suspended()
next(generator)
reference = weakref.ref(generator)
del generator
gc.collect()
gc.collect()
print(kept, reference() is None)


class Meta(type):
    def mro(cls):
        orders.append(cls.__mro__)
        if cls.__mro__ is None and cls.__name__ == "First":
            orders.append(told(type, "Second", (cls,), {}))
        return type.mro(cls)


orders = []


class First(metaclass=Meta):
    pass


print(orders, len(First.__mro__))


class Held:
    pass


held = [Held() for _ in range(3)]
print(sum(type(o) is Held for o in gc.get_objects()), told(gc.get_objects, 3), told(gc.get_objects, -2))
print(len(set(map(id, list(map(id, zip("abc", "def")))))) >= 1, len(set(map(id, list(enumerate("abc"))))))
print(list(map(len, zip(range(400), range(400))))[:3])


class Private:
    def method(self, *, __hidden: 1, plain: 2):
        pass

    __field: int


print(Private.method.__annotations__, Private.__annotations__)
print(int.__add__.__doc__, list.__iter__.__doc__, object.__init__.__doc__)
