"""Module objects: attributes, __getattr__, __dir__, class change, deletion."""
import sys
import types
m = types.ModuleType('made', 'doc')
print(m, m.__name__, m.__doc__, m.__spec__, m.__loader__, sorted(vars(m)))
m.x = 1
m.__dict__['y'] = 2
exec('def f(): return x + y\ndef __getattr__(name):\n    if name.startswith("dyn"): return name.upper()\n    raise AttributeError("module has no " + name)\ndef __dir__(): return ["only"]', m.__dict__)
print(m.f(), m.dynamic, dir(m))
try:
    m.other
except AttributeError as e:
    print(e)
try:
    sys.no_such
except AttributeError as e:
    print(e)


class Loud(types.ModuleType):
    def __setattr__(self, name, value):
        super().__setattr__(name, ('set', value))

    @property
    def prop(self):
        return 'property of ' + self.__name__


m.__class__ = Loud
m.z = 3
print(m.z, m.prop, type(m).__name__)
total = 0
for i in range(400):
    if i == 200:
        m.__dict__['x'] = 0.25
    total += m.f()
print(total)
del m.x
try:
    m.f()
except NameError as e:
    print(e)
for args in ((), (1,), ('a', 'b', 'c')):
    try:
        types.ModuleType(*args)
    except TypeError as e:
        print(e)
print(__name__, sys.modules['__main__'].__dict__ is globals(), type(sys).__name__)
