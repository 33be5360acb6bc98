# Descriptors of __dict__, __weakref__ and slots; orders of resolution that metaclasses decide; hooks that are descriptors.
def show(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class Plain:
    pass


class Slotted:
    __slots__ = ("a", "b")


class Both(Slotted):
    __slots__ = ("c", "__dict__")


print(sorted(Plain.__dict__), sorted(Slotted.__dict__), sorted(Both.__dict__))
print(Plain.__dict__["__dict__"], Slotted.a, type(Slotted.a).__name__, Both.b.__objclass__, Both.c.__qualname__)


def hot(n):
    s, total = Slotted(), 0
    s.a = s.b = 0
    for i in range(n):
        s.a += i
        s.b = s.a - i
        total += s.b & 7
    return s.a, s.b, total


print(hot(4000))
b = Both()
b.a, b.c, b.free = 1, 2, 3
print(b.__dict__, Slotted.a.__get__(b), Both.c.__get__(b))
print(show(lambda: b.b), show(lambda: Slotted.a.__get__(Plain())), show(lambda: Slotted().zz), sep="\n")
Slotted.a.__set__(b, 10)
del b.c
print(b.a, show(lambda: b.c), show(lambda: delattr(b, "c")))
p = Plain()
p.x = 1
p.__dict__ = {"y": 2}
print(show(lambda: p.x), p.y, p.__weakref__)
del p.__dict__
print(p.__dict__, show(lambda: setattr(p, "__dict__", 1)))
for one, two in [(Plain, Slotted), (Slotted, Both), (Plain, int), (Plain, object)]:
    print(show(lambda: setattr(one(), "__class__", two)))


class Reversed(type):
    def mro(cls):
        order = type.mro(cls)
        return [cls] + order[1:-1][::-1] + order[-1:]


class A:
    who = "A"


class B:
    who = "B"


class AB(A, B, metaclass=Reversed):
    pass


print([c.__name__ for c in AB.__mro__], AB.who, AB().who, [c.__name__ for c in type.mro(AB)])


class Broken(type):
    answer = 1,

    def mro(cls):
        return cls.answer


print(show(lambda: Broken("X", (), {})))
Broken.answer = (int, object)
print(show(lambda: Broken("X", (), {})))


class Hook:
    def __get__(self, obj, owner):
        return lambda name: f"{owner.__name__} {name}"


class Hooked:
    __getattr__ = Hook()


print(Hooked().anything)


class OnlySet:
    def __set__(self, obj, value):
        obj.__dict__["v"] = value * 2


class HasSet:
    v = OnlySet()


h = HasSet()
print(h.v is HasSet.__dict__["v"])
h.v = 21
print(h.v)


class Base:
    def meth(self):
        return "Base"


class Derived(Base):
    def meth(self):
        return "Derived " + self._super.meth()


Derived._super = super(Derived)


class MySuper(super):
    pass


print(Derived().meth(), MySuper(Derived, Derived()).meth(), show(lambda: super(Derived, 3)))


class Fake:
    __bases__ = ()


class FakeChild:
    __bases__ = (Fake,)


print(issubclass(FakeChild, Fake), show(lambda: issubclass(1, int)), show(lambda: isinstance(1, 1)))
for name in ["__name__", "__qualname__", "__bases__", "__module__"]:
    print(show(lambda: setattr(int, name, "x")), show(lambda: delattr(Plain, name)))
Plain.__qualname__ = "Outer.Plain"
print(Plain, Plain.__name__, "__qualname__" in Plain.__dict__)
Plain.__name__ = "Renamed"
print(Plain, Plain.__name__)
bases, keywords = (A,), {"metaclass": Reversed}


class Starred(*bases, **keywords):
    x = 1

    def own(self):
        return __class__


class Mixed(B, *bases, metaclass=type(Starred)):
    pass


print(Starred.__mro__, Starred.x, Starred().own() is Starred, Mixed.__bases__, type(Mixed))
print(show(lambda: __build_class__(1, "x")), show(lambda: __build_class__()))


class Shadow:
    __class__ = 413

    def f(self):
        return __class__


print(Shadow().__class__, type(Shadow()) is Shadow().f())
