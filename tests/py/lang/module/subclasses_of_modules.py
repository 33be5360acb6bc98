# Classes derived from the type of modules: methods, properties, `__setattr__`, replaced `__class__`.
import sys
import types


class Counting(types.ModuleType):
    """Counts what is asked of it."""

    def __init__(self, name):
        super().__init__(name, "counts")
        self.asked = 0

    @property
    def double(self):
        self.asked += 1
        return self.asked * 2

    def __setattr__(self, name, value):
        if name.startswith("no_"):
            raise AttributeError("not " + name)
        super().__setattr__(name, value)

    def __dir__(self):
        return ["double", "asked"]


c = Counting("counting")
print(isinstance(c, types.ModuleType), type(c).__name__, c.__name__, c.__doc__)
print([c.double for _ in range(3)], c.asked, dir(c))
try:
    c.no_way = 1
except AttributeError as e:
    print(e)
sys.modules["counting"] = c
import counting
from counting import double

print(counting is c, double, c.asked)
total = 0
for _ in range(300):
    total += counting.double
print(total)


class Later(types.ModuleType):
    @property
    def answer(self):
        return 42

    def __call__(self, a):
        return a + self.base


m = types.ModuleType("plain")
m.base = 10
m.__class__ = Later
print(m.answer, m(5), type(m).__name__)
for bad in (int, object):
    try:
        m.__class__ = bad
    except TypeError as e:
        print("TypeError")
