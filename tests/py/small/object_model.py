"""Classes as objects: slots seen through the class, assigned bases, properties' messages, code and cells, namespaces."""
import sys


def t(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except BaseException as e:
            print(type(e).__name__, e)


class Point:
    __slots__ = {"x": "the x", "y": None}


class Deep(Point):
    __slots__ = ("z",)


def slots():
    p = Deep()
    Point.x.__set__(p, 3)
    return p.x, Point.x.__get__(p), Deep.x, Point.x.__name__, Point.x.__doc__, Deep.x == Point.x, Point.x.__objclass__


def conflict():
    class Other:
        __slots__ = ("q",)

    class Both(Point, Other):
        pass


def of_int():
    class Number(int):
        __slots__ = ("a",)


def twice():
    class Weak:
        __slots__ = ("__weakref__", "__weakref__")


t(slots, conflict, of_int, twice, lambda: Point.x.__get__(Point()), lambda: Point.x.__get__(3),
  lambda: type(Point.x).__name__, lambda: Point.nope)


class One:
    def who(self): return 1


class Two:
    def who(self): return 2


class Child(One):
    pass


class Grandchild(Child):
    pass


def assign(value):
    Child.__bases__ = value
    return Grandchild().who(), [c.__name__ for c in Grandchild.__mro__]


def loop(obj):
    return sum(obj.who() for _ in range(300))


print(loop(Grandchild()))
t(lambda: assign((Two,)), lambda: assign(3), lambda: assign(()), lambda: assign((Grandchild,)), lambda: assign((int,)),
  lambda: assign((3,)), lambda: One.__subclasses__(), lambda: [c.__name__ for c in Two.__subclasses__()])
print(loop(Grandchild()))


def qualname():
    One.__qualname__ = 3


class WithProperty:
    only_write = property(None, lambda self, v: None)

    @property
    def only_read(self): return 1


t(qualname, lambda: WithProperty().only_write, lambda: setattr(WithProperty(), "only_read", 1),
  lambda: WithProperty.only_read.__set__(WithProperty(), 1), lambda: WithProperty.only_read.__isabstractmethod__)


def counter(n):
    def step():
        nonlocal n
        n += 1
        return n
    return step


step = counter(5)
cell = step.__closure__[0]
cell.cell_contents = 40
code = step.__code__
moved = code.replace(co_name="other", co_filename="elsewhere.py", co_firstlineno=500)


def exchange():
    def plain(): return "plain"
    def other(): return "other"
    plain.__code__ = other.__code__
    return plain()


def refuse():
    exchange.__code__ = step.__code__


t(step, lambda: cell.cell_contents, lambda: (moved.co_name, moved.co_filename, moved.co_firstlineno),
  lambda: moved == code, lambda: code.co_firstlineno, lambda: {line for _, _, line in moved.co_lines() if line} >= {502, 503},
  exchange, refuse, lambda: (code.co_freevars, counter.__code__.co_cellvars),
  lambda: (counter.__code__.co_varnames, counter.__code__.co_nlocals))

Namespace = type(sys.implementation)
ns = Namespace(a=1, b="x")
ns.c = ns
t(lambda: ns, lambda: Namespace({"q": 1}, r=2), lambda: Namespace(a=1) == Namespace(a=1), lambda: Namespace(1),
  lambda: Namespace({1: 2}), lambda: ns.__dict__["b"], lambda: Namespace(a=1) == 3)

try:
    from sys import path_
except ImportError as e:
    print(e.name, e.name_from, e.msg.split(" (")[0])
