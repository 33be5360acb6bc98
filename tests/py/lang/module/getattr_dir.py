"""__getattr__ and __dir__ of modules: when they are asked, and what does not ask them."""
import types, sys
asked = []
m = types.ModuleType('m')
exec('''
real = 1
def __getattr__(name):
    asked.append(name)
    if name.startswith("virtual"): return name.upper()
    if name == "bad": raise ValueError("bad name")
    raise AttributeError(f"no {name} here")
def __dir__(): return ["z", "a", "virtual"]
def uses(): return real
''', m.__dict__)
m.asked = asked
print(m.real, asked, m.virtual_x, asked)
for name in ('missing', 'bad', '__wrapped__'):
    try: getattr(m, name)
    except (AttributeError, ValueError) as e: print(type(e).__name__, e)
print(hasattr(m, 'virtual'), hasattr(m, 'nope'), getattr(m, 'nope', 'default'), dir(m), asked)
sys.modules['m'] = m
from m import virtual_name, real
print(virtual_name, real)
try: from m import absent
except ImportError as e: print(e)
space = {}
exec('from m import *', space)
print(sorted(k for k in space if k != '__builtins__'))
try: exec('undefined_in_module', m.__dict__)
except NameError as e: print(e)
del m.__getattr__
try: m.virtual_x
except AttributeError as e: print(e)
m.__getattr__ = 5
try: m.anything
except TypeError as e: print(e)
m.__getattr__ = lambda name: name * 2
print(m.ab, m.real)
m.__dir__ = lambda: 5
try: dir(m)
except TypeError as e: print(e)


class M(types.ModuleType):
    def __getattr__(self, name): return f'class {name}'
    def __dir__(self): return ['only']


k = M('k')
k.__getattr__ = lambda name: 'module ' + name
print(k.x, dir(k), k.__name__)


def __getattr__(name): return f'main {name}'


import __main__
print(__main__.something, hasattr(__main__, 'else_'))
total = 0
for i in range(300): total += len(m.cd) + m.real + len(__main__.q)
print(total)
