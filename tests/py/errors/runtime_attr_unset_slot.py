class C:
    __slots__ = ("a",)

print(C().a)
