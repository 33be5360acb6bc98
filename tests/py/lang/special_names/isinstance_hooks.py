"""__instancecheck__, __subclasscheck__, __subclasshook__, __class__ overrides, unions."""
from abc import ABC, ABCMeta, abstractmethod


class Duck(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Duck:
            return any('quack' in B.__dict__ for B in C.__mro__) or NotImplemented
        return NotImplemented

    @abstractmethod
    def quack(self): ...


class Mallard:
    def quack(self): return 'q'


class Robot: pass


print(isinstance(Mallard(), Duck), isinstance(Robot(), Duck), issubclass(Mallard, Duck))
Duck.register(Robot)
print(isinstance(Robot(), Duck), Duck in Robot.__mro__)
try:
    Duck()
except TypeError as e:
    print(e)


class Fake:
    @property
    def __class__(self): return int


f = Fake()
print(isinstance(f, int), isinstance(f, Fake), type(f) is Fake, f.__class__)
print(isinstance(1, (str, (bytes, int))), isinstance(1, int | str), isinstance('a', int | None), isinstance(None, int | None), issubclass(bool, int | str), issubclass(bool, (str, int)))
for g in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: isinstance(1, (int, 5)), lambda: isinstance('a', (int, 5)), lambda: issubclass(int, 'x'), lambda: isinstance(1, list[int]), lambda: isinstance([], list[int] | str), lambda: issubclass(int, ())):
    try:
        print(g())
    except TypeError as e:
        print(e)


class Bases:
    @property
    def __bases__(self): return (int,)


print(issubclass(Bases(), int))


class Any(type):
    def __instancecheck__(cls, x): return x
    def __subclasscheck__(cls, x): raise KeyError('asked')


class W(metaclass=Any): pass


print(isinstance([1], W), isinstance([], W), isinstance(W(), W))
try:
    issubclass(int, W)
except KeyError as e:
    print(e)
total = 0
for i in range(300):
    x = (Mallard(), Robot(), 5, 'a', f)[i % 5]
    total += isinstance(x, Duck) + 2 * isinstance(x, int) + 4 * isinstance(x, (str, Robot))
print(total)
