"""Attributes of classes: __name__, __bases__, __mro__, __dict__, __module__, __subclasses__."""
class Base:
    """Base doc"""
    x: int = 1


class Mixin: pass


class Sub(Base, Mixin):
    y = 2

    def f(self): pass


print(Sub.__name__, Sub.__qualname__, Sub.__module__, Sub.__bases__, Sub.__base__, [c.__name__ for c in Sub.__mro__], Sub.mro() == list(Sub.__mro__))
print(sorted(k for k in Sub.__dict__ if k != '__static_attributes__'), type(Sub.__dict__).__name__, Base.__doc__, Sub.__doc__, Base.__subclasses__() == [Sub])
print(Sub.__firstlineno__, Base.__annotations__, Sub.__annotations__, Sub.__type_params__)
Sub.__name__, Sub.__qualname__ = 'Other', 'A.Other'
print(Sub, Sub.__name__)
for name, value in (('__name__', 1), ('__name__', 'a\0b'), ('__bases__', ()), ('__bases__', (int,)), ('__dict__', {}), ('__mro__', ()), ('__bases__', 5), ('__bases__', (1,))):
    try:
        setattr(Sub, name, value)
    except (TypeError, AttributeError, ValueError) as e:
        print(name, type(e).__name__, e)
try:
    Sub.__dict__['z'] = 1
except TypeError as e:
    print(e)


class Third: x = 33


s, total = Sub(), 0
for i in range(400):
    if i == 200:
        Sub.__bases__ = (Third, Base)
    total += s.x
print(total, [c.__name__ for c in Sub.__mro__])
del Sub.y
print(hasattr(s, 'y'), int.__bases__, object.__bases__, bool.__mro__)
