"""Attributes of functions: defaults, annotations, closure, dict, and changing them."""
def f(a, b=1, *c, d=2, **e):
    "doc"
    return a, b, c, d, e


print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__closure__, f.__dict__)
f.extra = 5
f.__defaults__ = (10, 20)
f.__kwdefaults__ = {'d': 30}
print(f(), f.__dict__, f.extra)
f.__defaults__ = None
f.__kwdefaults__ = None
for call in (lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, d=3)):
    try:
        print(call())
    except TypeError as e:
        print(e)
for name, value in (('__defaults__', [1]), ('__kwdefaults__', 1), ('__name__', 1), ('__code__', 1), ('__dict__', 1), ('__qualname__', None), ('__closure__', ()), ('__globals__', {}), ('__annotations__', 3)):
    try:
        setattr(f, name, value)
        print(name, 'set')
    except (TypeError, AttributeError) as e:
        print(name, type(e).__name__, e)
f.__name__, f.__qualname__, f.__doc__ = 'g', 'h.i', None
print(f.__name__, f.__qualname__, f.__doc__, repr(f).split(' at ')[0])
del f.extra
try:
    f.extra
except AttributeError as e:
    print(e)


def hot(x, y=1):
    return x + y


total = 0
for i in range(400):
    if i == 200:
        hot.__defaults__ = (100,)
    total += hot(i)
print(total, f.__builtins__ is not None, f.__type_params__, hot.__globals__ is globals())
