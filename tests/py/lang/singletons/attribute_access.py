"""Attributes of None, ... and NotImplemented: dir, getattr, hasattr, dunders called by hand."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
for s in (None, ..., NotImplemented):
    print(s, hasattr(s, '__class__'), hasattr(s, 'x'), hasattr(s, '__dict__'), hasattr(s, '__len__'), hasattr(s, '__iter__'), hasattr(s, '__call__'), hasattr(s, '__bool__'), getattr(s, 'x', 'default'), s.__class__.__name__, s.__str__(), s.__repr__(), s.__eq__(s), s.__ne__(s), s.__hash__() == hash(s), s.__format__(''), s.__sizeof__() > 0, s.__dir__() == object.__dir__(s), type(s).__name__ in repr(type(s)))
    for name in ('x', '__dict__', '__len__', '__bool', 'append'):
        t(getattr, s, name)
    for name in ('x', '__class__', '__doc__'):
        t(setattr, s, name, 5)
        t(delattr, s, name)
    t(vars, s)
    t(s.__lt__, s)
    t(s.__getattribute__, 'x')
    t(lambda: s.__setattr__('x', 1))
    t(lambda: s.__init__())
    t(lambda: s.__new__(type(s)) is s)
    t(lambda: s.__reduce_ex__(2) if s is not None else 'none')
    t(lambda: type(s).__init_subclass__())
    t(lambda: s.__subclasshook__(int))
def attr(x): return x.value
def method(x): return x.run(1)
def item(x): return x['k']
class V:
    value = 7
    def run(self, n): return n
    def __getitem__(self, k): return k
n = 0
for i in range(500):
    for f in (attr, method, item):
        try:
            r = f(V() if i % 7 else None if i % 2 else ...)
            n += r if isinstance(r, int) else 2
        except (AttributeError, TypeError) as e:
            n += len(str(e))
print(n)
