# The module that runs: its name, its name space, importing it under another name.
import sys
import types

print(__name__, __name__ in sys.modules, sys.modules[__name__].__dict__ is globals())
me = sys.modules["__main__"]
me.added = 7
print(added, "added" in globals(), me.__doc__)
globals()["more"] = 8
print(more, me.more, getattr(me, "more"))
del me.added
try:
    added
except NameError as e:
    print(e)


def where():
    return __name__, globals() is me.__dict__


print(where(), where.__module__)
total = 0
for i in range(300):
    me.step = i
    total += step
print(total)


class C:
    pass


print(C.__module__, C.__qualname__, isinstance(me, types.ModuleType), vars() is globals(), locals() is globals())
del sys.modules["__main__"]
print(where()[1], "__main__" in sys.modules)
sys.modules["__main__"] = me
