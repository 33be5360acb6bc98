# What modules print themselves as, with and without a specification, a loader and a file.
import importlib.machinery
import math
import sys
import types

m = types.ModuleType("m")
print(m)
m.__file__ = "somewhere.py"
print(m)


class Loader:
    def __repr__(self):
        return "<a loader>"


m.__loader__ = Loader()
print(m)
m.__spec__ = importlib.machinery.ModuleSpec("spec name", None)
print(m)
m.__spec__ = importlib.machinery.ModuleSpec("spec name", Loader())
print(m)
m.__spec__ = importlib.machinery.ModuleSpec("spec name", Loader(), origin="the origin")
print(m)
m.__spec__ = None
del m.__file__, m.__loader__
print(m)
del m.__name__
print(m)
print(sys, types.__name__, math.__name__)
m.__name__ = 5
print(m)
m.__doc__ = "now with a text"
print(m.__doc__)
print(sum(len(repr(types.ModuleType("n" * (i % 7)))) for i in range(300)))
