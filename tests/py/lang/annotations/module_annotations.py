"""Annotations of a module: __annotations__, __annotate__, redefinition, del, exec in dicts and modules."""
import types, sys
print('__annotations__' in globals(), '__annotate__' in globals())
first: int = 1
second: str
print(sys.modules[__name__].__annotations__)
third: list[later]
later = int
print(sys.modules[__name__].__annotations__['first'])
sys.modules[__name__].__annotations__['own'] = 5
print(sorted(__annotations__), '__annotations__' in globals())
del first
print('first' in __annotations__)
module = types.ModuleType('m')
print(module.__annotations__, module.__annotate__)
exec('x: int = 1\ny: str\nif 0: z: bytes', module.__dict__)
print(module.__annotations__, module.x, hasattr(module, 'y'))
module.__annotations__ = {'replaced': 1}
print(module.__annotations__, module.__annotate__)
del module.__annotations__
print(module.__annotations__)
module.__annotate__ = lambda fmt: {'by hand': fmt}
print(module.__annotations__)
for bad in (lambda: setattr(module, '__annotate__', 5), lambda: delattr(types.ModuleType('n'), '__annotations__')):
    try: print(bad())
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
space = {}
exec('a: int\nb: undefined = 2\n', space)
print(sorted(k for k in space if k[:1] == '_'), space['b'])
try: space['__annotate__'](1)
except NameError as e: print(e)
space['undefined'] = float
print(space['__annotate__'](1))
code = compile('def f(): return g.__annotations__\ndef g(q: r): pass\nr = 3\nprint(f())', 'm', 'exec')
exec(code, {})
count: int = 0
for i in range(300):
    count: int = count + i
    extra: float = count / 2
print(count, extra, list(sys.modules[__name__].__annotate__(1)))
