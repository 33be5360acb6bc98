"""Attributes that one instruction meets in many ways, and classes that change under it."""


class Base:
    shared = "base"

    def __init__(self, value):
        self.value = value

    def name(self):
        return f"{type(self).__name__} {self.value}"

    @classmethod
    def made(cls, value):
        return cls(value)

    @staticmethod
    def doubled(value):
        return value * 2


class Derived(Base):
    shared = "derived"


class Slotted:
    __slots__ = ("value",)

    def name(self):
        return f"slotted {self.value}"


class Hooked:
    def __init__(self):
        self.asked = []

    @property
    def broken(self):
        raise AttributeError("from the getter")

    def __getattr__(self, name):
        self.asked.append(name)
        return f"hook {name}"


class Guarded:
    def __init__(self):
        self._level = 0

    @property
    def level(self):
        return self._level

    @level.setter
    def level(self, value):
        if value < 0:
            raise ValueError(f"level {value}")
        self._level = value
        return "nobody sees this"


def names(objects):
    return [o.name() + "/" + str(o.value) for o in objects]


def class_attributes():
    return Base.shared, Base.doubled(4), Base.made(5).value, Derived.made(6).name()


def set_all(objects, value):
    for o in objects:
        o.value = value


def levels(guarded):
    seen = []
    for value in (3, -1, 7):
        try:
            guarded.level = value
        except ValueError as error:
            seen.append(str(error))
        seen.append(guarded.level)
    return seen


def main():
    slotted = Slotted()
    slotted.value = 3
    objects = [Base(1), Derived(2), slotted, Derived("two"), Base(None)]
    for _ in range(3):
        print(names(objects))
    for value in (1, 2.5, "text", None):
        set_all(objects, value)
        print(names(objects))
    for _ in range(3):
        print(class_attributes())
    Base.shared = "changed"
    Base.doubled = staticmethod(lambda value: value * 20)
    Derived.made = classmethod(lambda cls, value: cls(-value))
    print(class_attributes())
    Base.name = lambda self: "replaced"
    print(names(objects))
    del Derived.shared
    print(Derived.shared, objects[1].shared)
    del slotted.value
    try:
        names([slotted])
    except AttributeError as error:
        print("AttributeError", error)
    hooked = Hooked()
    print([hooked.broken for _ in range(3)], hooked.other, hooked.asked)
    for _ in range(2):
        print(levels(Guarded()))
    print([type(kind()) is kind for kind in (str, int, float, list, dict, set, tuple, bytes, bool, object)])
    print([str(i) for i in (0, 10, -3, 2.5, True, None)], int("12"), float("1.5"), bool([]), range(3))
    for bad in (lambda: int("x"), lambda: object(1), lambda: float([]), lambda: bool(1, 2)):
        try:
            bad()
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)


main()


class Tree(list):
    def __init__(self, *items, root=None):
        super().__init__(items)
        self.root = root


class Odd:
    def __new__(cls, value):
        return [value] if value < 0 else super().__new__(cls)

    def __init__(self, value):
        self.value = value


class Lost(KeyError):
    def __init__(self, key, place="nowhere"):
        super().__init__(key)
        self.place = place


class Talkative:
    def __init__(self):
        return "too much"


def makers():
    for i in range(3):
        tree = Tree(1, 2, root=i)
        print(tree, tree.root, type(Odd(-1)).__name__, Odd(i).value)
        for make in (lambda: Lost("key"), lambda: Lost("key", place="here"), lambda: Lost(), lambda: Talkative()):
            try:
                raise make()
            except KeyError as error:
                print(repr(error), error.args, error.place, error.__context__, error.__traceback__ is not None)
            except TypeError as error:
                print(error)
    try:
        try:
            raise Lost("inner")
        except (TypeError, KeyError):
            raise ValueError("outer") from None
    except ValueError as error:
        print(repr(error.__context__), error.__cause__, error.__suppress_context__)


makers()
