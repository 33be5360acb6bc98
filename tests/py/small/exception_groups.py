"""Exception groups: split, subgroup, derive, and what they refuse."""

class MyG(ExceptionGroup):
    def __new__(cls, msg, excs, code=0):
        self = super().__new__(cls, msg, excs)
        self.code = code
        return self
    def derive(self, excs):
        return MyG(self.message, excs, self.code)
g = MyG("my", [ValueError(1), TypeError(2)], 7)
g.add_note("hello")
a, b = g.split(ValueError)
print(a, a.exceptions, a.code, a.__notes__, b, b.exceptions, b.code, a.__notes__ is g.__notes__)
print(g.subgroup(lambda e: isinstance(e, TypeError)), g.subgroup(KeyError), g.split(KeyError)[1].exceptions, g.subgroup(MyG) is g)
for f in (lambda: ExceptionGroup(), lambda: ExceptionGroup("x"), lambda: ExceptionGroup("x", 3), lambda: ExceptionGroup("x", []), lambda: ExceptionGroup(3, [ValueError()]),
          lambda: ExceptionGroup("x", [3]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: g.split(3), lambda: g.subgroup(3), lambda: g.split(), lambda: MyG("x", [KeyboardInterrupt()]), lambda:ExceptionGroup("x", {ValueError()})):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
print(repr(BaseExceptionGroup("x", [KeyboardInterrupt()])), type(BaseExceptionGroup("x", [ValueError()])), BaseExceptionGroup.__mro__, ExceptionGroup.__mro__)
print(ExceptionGroup[int] if hasattr(ExceptionGroup, "__class_getitem__") else None)
print(g.message, g.exceptions, g.args)
