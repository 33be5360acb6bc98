"""Module objects made by hand: names, repr, attributes, dict, deletion, subclasses."""
import types, sys
m = types.ModuleType('m', 'its doc')
print(m, m.__name__, m.__doc__, m.__loader__, m.__package__, m.__spec__, sorted(vars(m)))
m.x = 1
print(m.x, vars(m) is m.__dict__, 'x' in dir(m), m.__dict__['x'])
m.__dict__['y'] = 2
del m.x
for f in (lambda: m.x, lambda: delattr(m, 'x'), lambda: setattr(m, '__dict__', {}), lambda: types.ModuleType(), lambda: types.ModuleType(5), lambda: m.z):
    try: print(f())
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
print(m.y, hasattr(m, 'y'), getattr(m, 'nope', 'default'))


class Sub(types.ModuleType):
    kind = 'class attribute'
    @property
    def computed(self): return self.base * 2
    def method(self): return self.__name__
    def __setattr__(self, name, value): super().__setattr__(name, value if name != 'up' else value.upper())


s = Sub('s')
s.base = 21
s.up = 'text'
print(s, s.computed, s.method(), s.kind, s.up, isinstance(s, types.ModuleType), sorted(k for k in vars(s) if k[0] != '_'))
m.__class__ = Sub
m.base = 4
print(m.computed, type(m).__name__)
for bad in (int, object):
    try: m.__class__ = bad
    except TypeError as e: print(str(e)[:60])
m.__name__ = 'renamed'
print(m, m.__name__)
del m.__name__
print(m)
total = 0
m.n = 0
for i in range(400):
    m.n += i
    total += m.n
print(total, m == m, m != s, hash(m) == hash(m), bool(m))
