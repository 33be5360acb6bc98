"""__name__, __file__, __doc__, __builtins__, __spec__ of modules of several kinds."""
import sys, os, math, json, json.decoder, types, builtins
for m in (sys, math, json, json.decoder, types, builtins):
    print(m.__name__, m.__package__, type(m.__loader__).__name__ in ('type', 'SourceFileLoader', 'ExtensionFileLoader'), m.__spec__.name, hasattr(m, '__path__'), m.__doc__ is not None)
print(__name__, __doc__[:8], __spec__, __package__, '__file__' in globals(), os.path.basename(__file__))
print(__builtins__ is builtins, builtins.__name__, repr(builtins), repr(sys))
print(json.__spec__.parent, json.decoder.__spec__.parent, json.__spec__.has_location, sys.__spec__.origin, json.decoder.__name__.rpartition('.')[0])
m = types.ModuleType('bare')
for name in ('__file__', '__path__', '__builtins__', '__cached__'):
    print(name, hasattr(m, name), end=' ')
print()
exec('a = 1', m.__dict__)
print('__builtins__' in m.__dict__, m)
m.__file__ = '/x/y.py'
print(m)
m.__spec__ = types.SimpleNamespace(name='other', origin='/o', has_location=True, loader=None, _initializing=False)
print(m)
m.__spec__ = None
m.__loader__ = types.SimpleNamespace()
print(m)
class Loader:
    def __repr__(self): return '<a loader>'
del m.__file__
m.__loader__ = Loader()
print(m, m.__name__)
sys_doc = sys.__doc__
print(isinstance(sys_doc, str), callable(json.loads), json.loads.__module__, json.JSONDecoder.__module__, len.__module__, math.sin.__module__)
total = 0
for i in range(300): total += len(__name__) + len(json.__name__)
print(total)
