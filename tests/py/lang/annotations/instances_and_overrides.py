# Annotations are of classes and functions: what instances, subclasses and reassignment make of them.
class Base:
    x: int = 1
    y: "str"


class Sub(Base):
    x: float


print(Base.__annotations__, Sub.__annotations__)
print(hasattr(Base(), "__annotations__"), hasattr(Sub(), "y"), Sub().x)

Sub.__annotations__ = {"z": list}
print(Sub.__annotations__, "z" in Base.__annotations__)
Base.__annotations__["w"] = bytes
print(sorted(Base.__annotations__))


class Plain:
    pass


print(Plain.__annotations__, "__annotations__" in Plain.__dict__ or Plain.__annotations__ == {})


def f(a: int, *, b: "T" = 2) -> None:
    c: unknown_name = 3
    return c


print(f.__annotations__, f(1))
f.__annotations__["a"] = str
print(f.__annotations__["a"], f.__annotations__ is f.__annotations__)
f.__annotations__ = None
print(f.__annotations__)
try:
    f.__annotations__ = 3
except TypeError as e:
    print("TypeError:", e)

total = 0
for i in range(400):

    def g(a: i, b: total):
        pass

    total += len(g.__annotations__)
print(total, list(g.__annotations__))
