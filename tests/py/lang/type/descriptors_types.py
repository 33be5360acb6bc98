"""property, classmethod, staticmethod, functools.cached_property and own descriptors: attributes, chaining, errors, inheritance."""
import functools


class T:
    def __init__(self): self._v = 1
    @property
    def v(self):
        """doc of v"""
        return self._v
    @v.setter
    def v(self, value): self._v = value * 2
    @v.deleter
    def v(self): self._v = 'deleted'
    ro = property(lambda self: 'ro', doc='given doc')
    wo = property(None, lambda self, v: setattr(self, 'w', v))
    empty = property()
    @classmethod
    def cm(cls, *a): return cls.__name__, a
    @staticmethod
    def sm(*a): return a
    @functools.cached_property
    def cached(self): LOG.append('computed'); return len(LOG)


class U(T):
    @T.v.getter
    def v(self): return 'U' + str(super().v)
    cm2 = T.__dict__['cm']
    sm2 = T.__dict__['sm']


LOG = []
t, u = T(), U()
t.v = 5; u.v = 6; t.wo = 7
print(t.v, u.v, t.w, t.ro, T.v.__doc__, T.ro.__doc__, T.v.fget.__name__, T.ro.fset, t.cm(1), T.cm(2), u.cm(3), U.cm2(4), t.sm(5), U.sm2(6), t.cached, t.cached, LOG, t.__dict__, T.v.__name__, T.v.__isabstractmethod__)
del t.v
print(t.v)
for f in (lambda: setattr(t, 'ro', 1), lambda: delattr(t, 'ro'), lambda: t.wo, lambda: t.empty, lambda: setattr(t, 'empty', 1), lambda: T.v.__get__(5), lambda: T.v.__set__(t), lambda: setattr(T.v, 'fget', 1), lambda: property(1, 2, 3, 4, 5), lambda: property().__get__(t), lambda: classmethod(), lambda: classmethod(5).__get__(t)(), lambda: staticmethod(5)(), lambda: staticmethod(len)('abc'), lambda: classmethod(len)('abc'), lambda: property(5).__get__(t), lambda: T.__dict__['cm'](), lambda: T.__dict__['sm'](1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
cm, sm = T.__dict__['cm'], T.__dict__['sm']
print(cm.__func__.__name__, sm.__func__.__name__, cm.__wrapped__ is cm.__func__, sm.__name__, cm.__get__(None, int)(), sm.__get__(None, int) is sm.__func__, type(cm).__name__, repr(sm)[:14], cm.__dict__ if hasattr(cm, '__dict__') else '')


class Lazy:
    """Non-data: the instance wins once it is set."""
    def __init__(self, f): self.f = f
    def __set_name__(self, owner, name): self.name = name; NAMED.append((owner.__name__, name))
    def __get__(self, obj, owner):
        if obj is None: return self
        value = obj.__dict__[self.name] = self.f(obj)
        return value


class Typed:
    """Data: checks what is set."""
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.key = '_' + name
    def __get__(self, obj, owner=None): return self if obj is None else getattr(obj, self.key, None)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind): raise TypeError(f'{self.key[1:]} must be {self.kind.__name__}')
        setattr(obj, self.key, value)


NAMED = []


class K:
    area = Lazy(lambda self: self.w * self.h)
    w, h = Typed(int), Typed(int)
    def __init__(self, w, h): self.w, self.h = w, h


k = K(3, 4)
print(k.area, k.area, vars(k), NAMED, K.w.kind.__name__)
try:
    k.w = 'x'
except TypeError as e:
    print(e)
try:
    class Bad:
        x = type('D', (), {'__set_name__': lambda self, o, n: 1 / 0})()
except ZeroDivisionError as e:
    print(e, e.__notes__)
K.late = Lazy(lambda self: 0)
try:
    k.late
except AttributeError as e:
    print(e)
total = 0
for i in range(400):
    k = K(i, 2)
    k.w += 1
    total += k.area + k.w + t.sm(i)[0] + len(T.cm(i)[1]) + (t.v == 'deleted')
    t.v = i; u.v = i
print(total, t.v, u.v)
