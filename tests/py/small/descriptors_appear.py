"""A class changes under a hot loop in ways that its shape does not show."""


def read(cls, change, n=600):
    c = cls(1)
    t = 0
    for i in range(n):
        if i == 400:
            change(cls)
        t += c.x
    return t
def write(cls, change, n=600):
    c = cls(1)
    for i in range(n):
        if i == 400:
            change(cls)
        c.x = i
    return c.__dict__.get("x"), LOG[-1:]
def call(cls, change, n=600):
    c = cls(1)
    t = 0
    for i in range(n):
        if i == 400:
            change(cls)
        t += c.f(i)
    return t
LOG = []
def make(base=object):
    class C(base):
        def __init__(self, x):
            self.x = x
        def f(self, i):
            return i
    return C
def prop(C): C.x = property(lambda self: 100, lambda self, v: LOG.append(v))
def hook(C): C.__getattribute__ = lambda self, name: 7 if name == "x" else object.__getattribute__(self, name)
def sethook(C): C.__setattr__ = lambda self, name, v: LOG.append((name, v))
def hookf(C): C.__getattribute__ = lambda self, name: (lambda i: 3) if name == "f" else object.__getattribute__(self, name)
print(read(make(), prop), read(make(), hook))
print(write(make(), prop), write(make(), sethook))
print(call(make(), hookf))
class B: pass
def onbase(f): return lambda C: f(B)
print(read(make(B), onbase(prop)))
class B: pass
print(read(make(B), onbase(hook)))
class B: pass
print(write(make(B), onbase(sethook)))
class G:
    def __init__(self): self.a = 0
    @property
    def x(self):
        self.a += 1
        if self.a > 450: return self.nothing
        return 1
    def __getattr__(self, name): return 50 if name == "x" else object.__getattribute__(self, name)
def getattrs(n=600):
    g = G(); t = 0
    for i in range(n): t += g.x
    return t
print(getattrs())
def late(n=600):
    class H:
        @property
        def x(self): return self.missing if self.k > 450 else 1
    h = H(); t = 0
    for i in range(n):
        h.k = i
        if i == 440: H.__getattr__ = lambda self, name: 50 if name == "x" else object.__getattribute__(self, name)
        t += h.x
    return t
print(late())
class L(list):
    def __init__(self, *a):
        super().__init__(*a)
        self.k = 0
class I:
    def __init__(self, n):
        yield n
def sub(n=600):
    l = L(); out = 0
    for i in range(n):
        l.append(i); l.k += 1
        out += len(l) + l[-1]
        try:
            I(i)
        except TypeError as e:
            out += len(str(e))
    return out, l.k
print(sub())

# Read-only attributes of built-in types, asked through their descriptors.
names = type.__dict__["__name__"]
print(names.__get__(int), names.__get__(Spot) if "Spot" in globals() else "")
try:
    names.__get__(5)
except TypeError as e:
    print(e)
import types
show = types.MappingProxyType({1: 2})
print(len(show), show == {1: 2}, show | {3: 4}, str(show), repr(show), list(reversed(show)))
