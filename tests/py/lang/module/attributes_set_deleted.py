# Attributes of modules are entries of their name space: set, deleted, looked up, shadowing builtins.
import types

m = types.ModuleType("m", "about m")
print(m.__name__, m.__doc__, sorted(k for k in vars(m)))
m.x = 1
m.__dict__["y"] = 2
setattr(m, "z z", 3)
print(m.x, m.y, getattr(m, "z z"), "x" in vars(m), vars(m) is m.__dict__)
del m.x
print(hasattr(m, "x"), getattr(m, "x", "none"))
for name in ("x", "nothing"):
    try:
        delattr(m, name)
    except AttributeError as e:
        print(type(e).__name__)
    try:
        getattr(m, name)
    except AttributeError as e:
        print(e)
try:
    m.__dict__ = {}
except (AttributeError, TypeError) as e:
    print(type(e).__name__)
m.__name__ = "other"
print(repr(m)[:15], m.__name__)
exec("len = lambda v: 'own ' + str(v)\nw = len(5)", m.__dict__)
print(m.w, len("abc"))
n = 0
for i in range(500):
    m.count = i
    n += m.count
    if i % 100 == 99:
        del m.count
        n += hasattr(m, "count")
print(n)
