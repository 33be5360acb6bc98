"""Attributes of functions: names, code, defaults, globals, dict, doc, what may be set to what."""
def f(a, b=1, *args, c, d=2, **kw) -> 'int':
    """Doc of f."""
    x = a
    return x


def t(g):
    try:
        print(repr(g()))
    except Exception as e:
        print(type(e).__name__, e)


print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__closure__, f.__dict__, f.__globals__ is globals(), f.__builtins__ is __builtins__.__dict__ if hasattr(__builtins__, '__dict__') else True, f.__type_params__, type(f.__code__).__name__, type(f).__name__)
f.note = 5
f.__dict__['other'] = 6
print(f.note, f.other, f.__dict__, hasattr(f, 'nope'), vars(f) is f.__dict__)
del f.note
print(f.__dict__)
f.__name__, f.__qualname__, f.__doc__, f.__module__ = 'g', 'C.g', None, 'mod'
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, repr(f).split(' at ')[0])
for name, value in (('__name__', 5), ('__qualname__', None), ('__code__', 5), ('__defaults__', [1]), ('__defaults__', 5), ('__kwdefaults__', 5), ('__dict__', 5), ('__dict__', {'n': 1}), ('__globals__', {}), ('__closure__', ()), ('__annotations__', 5), ('__annotations__', None), ('__builtins__', {}), ('__type_params__', 5), ('__type_params__', ()), ('__doc__', 5), ('__module__', 7), ('__defaults__', None), ('__kwdefaults__', None), ('__annotate__', 5), ('__class__', int)):
    t(lambda: setattr(f, name, value))
for name in ('__name__', '__qualname__', '__code__', '__defaults__', '__kwdefaults__', '__dict__', '__globals__', '__closure__', '__annotations__', '__doc__', '__module__', 'gone', '__type_params__'):
    t(lambda: delattr(f, name))
print(f.__defaults__, f.__kwdefaults__, f.__doc__, f.__annotations__)
t(lambda: f.__module__)
t(lambda: f.nope)
t(lambda: type(f)())
t(lambda: f[0])
t(lambda: f + 1)
t(lambda: f < f)
print(f == f, hash(f) == hash(f), bool(f), callable(f), (lambda: 1).__name__, (lambda: 1).__qualname__, f in {f: 1})
n = 0
def hot(x, y=2): return x + y
for i in range(400):
    n += hot(i)
    if i == 200:
        hot.__defaults__ = (100,)
    hot.calls = i
print(n, hot.calls)
