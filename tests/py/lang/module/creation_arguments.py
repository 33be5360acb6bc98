# Making modules: arguments, defaults, what a new one holds, and what is refused.
import types

M = types.ModuleType
for args, kw in (
    (("a",), {}),
    (("b", "doc"), {}),
    ((), {"name": "c"}),
    ((), {"name": "d", "doc": 5}),
    (("",), {}),
):
    m = M(*args, **kw)
    print(repr(m.__name__), repr(m.__doc__), m.__loader__, m.__package__, m.__spec__)
for args, kw in (((), {}), ((1,), {}), (("a", "b", "c"), {}), (("a",), {"nothing": 1})):
    try:
        M(*args, **kw)
    except TypeError as e:
        print("TypeError")
print(repr(M("x")), str(M("y")))
m = M("again")
m.kept = 1
m.__init__("renamed", "new doc")
print(m.__name__, m.__doc__, m.kept)
bare = M.__new__(M)
print(type(bare) is M)
print(M("a") == M("a"), hash(m) == hash(m), bool(m), len({m, m}))
made = [M("m%d" % i) for i in range(300)]
for i, m in enumerate(made):
    m.value = i
print(sum(m.value for m in made), made[7].__name__)
