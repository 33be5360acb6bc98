"""__all__: what it lists, changes to it, private names, and dir of modules."""
import types, sys


def module(name, source):
    m = types.ModuleType(name)
    exec(source, m.__dict__)
    sys.modules[name] = m
    return m


def star(name):
    space = {}
    try: exec(f'from {name} import *', space)
    except (AttributeError, TypeError) as e: return type(e).__name__, str(e)
    return sorted(k for k in space if k != '__builtins__')


a = module('a', 'x = 1\n_y = 2\n__z__ = 3\nimport sys as s\ndef f(): pass\nclass C: pass')
print(star('a'))
a.__all__ = ['_y', 'f']
print(star('a'))
a.__all__ += ('x',)
print(star('a'), a.__all__)
a.__all__ = ('x', 'x', 'C')
print(star('a'))
for odd in ('xf', ['nope'], [1], 5, None, {'x': 1}, iter(['x', 'f']), []):
    a.__all__ = odd
    print(type(odd).__name__, star('a'))


class Lazy:
    def __len__(self): return 2
    def __getitem__(self, i): return ('x', 'f')[i]


a.__all__ = Lazy()
print(star('a'))
del a.__all__
print(star('a'), [n for n in dir(a) if n[:2] != '__'])
exec('from a import x as y, _y, f', space := {})
print(space['y'], space['_y'], sorted(k for k in space if k != '__builtins__'))
total = 0
for i in range(200):
    a.x = i
    exec('from a import x', space)
    total += space['x']
print(total)
