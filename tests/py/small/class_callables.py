# What is written in Rust, as objects: its types, names, owners and errors.
import types


def show(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for f in [len, [].append, list.append, int.__add__, (1).__add__, dict.__dict__["fromkeys"], dict.fromkeys, int.real,
          object.__new__, types.FunctionType.__code__, types.FunctionType.__globals__,
          type.__call__, (5).__repr__, [].__getitem__, list.__getitem__, "".join, type.mro, int.__format__]:
    print(type(f).__name__, f.__name__, f.__qualname__)

print(list.append.__objclass__, int.__add__.__objclass__, int.real.__objclass__, len.__self__.__name__)
print(list.append, int.__add__, int.real, len, dict.__dict__["fromkeys"])
print([].append == [].append, list.append.__get__([3])(4), int.__add__.__get__(3)(4), int.real.__get__(7))

for f in [lambda: int.__add__(1), lambda: (1).__add__(), lambda: int.__add__(), lambda: list.append(),
          lambda: [].__setitem__(1), lambda: (1).__pow__(), lambda: [].__len__(1), lambda: [].append(x=3),
          lambda: (1).__repr__(x=2), lambda: list.append.__get__(None, None), lambda: list.append.__get__(5),
          lambda: dict.__dict__["fromkeys"](), lambda: int.real.__set__(1, 2), lambda: list.sort(5)]:
    print(show(f))


class Kept:
    join = "-".join
    size = len
    make = dict.fromkeys
    add = int.__add__


def hot(n):
    kept, total = Kept(), 0
    for i in range(n):
        total += len(kept.join("ab")) + kept.size([i]) + len(kept.make("abc"))
    return total


print(hot(3000))
print(staticmethod(hot).__name__, classmethod(hot).__wrapped__ is hot, staticmethod(hot)(2))
s = staticmethod(hot)
s.note = 1
print(s.note, sorted(s.__dict__), s.__doc__)
print(show(lambda: staticmethod()), show(lambda: classmethod(1, 2)), show(lambda: s.missing))


class Wrapped:
    @classmethod
    def __new__(*args):
        return args


print(Wrapped(1)[1:] == (Wrapped, 1))


class P(property):
    pass


def getter(self):
    "the getter's text"
    return self.v


class C:
    x = property(getter)
    y = property(None, lambda self, v: None)
    z = P(getter)

    @property
    def w(self):
        return 1


c = C()
c.v = 5
print(C.x.__doc__, C.x.__name__, C.y.__name__, C.z.__doc__, C.w.__name__, c.x, c.z)
for f in [lambda: c.y, lambda: setattr(c, "x", 1), lambda: delattr(c, "x"), lambda: setattr(c, "w", 1),
          lambda: C.x.__set_name__(1), lambda: property(None, getter).__name__]:
    print(show(f))
C.x.__doc__ = "another text"
print(C.x.__doc__, C.x.getter(lambda self: 3).__doc__, property(getter, doc="own").setter(None).__doc__)
