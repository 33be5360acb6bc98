"""Bound methods: attributes, equality, hash, calls, binding through __get__ and MethodType."""
import types


class C:
    """class doc"""
    tag = 'c'
    def m(self, x=1):
        """method doc"""
        return self.tag, x
    def __eq__(self, o): return True
    __hash__ = lambda self: 5


def t(g):
    try:
        print(repr(g()))
    except Exception as e:
        print(type(e).__name__, e)


a, b = C(), C()
m = a.m
print(m.__self__ is a, m.__func__ is C.m, m.__name__, m.__qualname__, m.__doc__, m.__module__, m.__defaults__, type(m).__name__, m == a.m, m is a.m, m == b.m, hash(m) == hash(a.m), m(), m(2), m.__call__(3), repr(m).startswith('<bound method C.m of <__main__.C object at'))
a.tag = 'changed'
print(m(), C.m(a), C.m.__get__(b)(), C.__dict__['m'].__get__(a, C)(), C.m.__get__(None, C) is C.m)
C.m.extra = 5
print(m.extra, C.m.extra)
for g in (lambda: setattr(m, 'x', 1), lambda: setattr(m, 'extra', 1), lambda: delattr(m, 'extra'), lambda: setattr(m, '__name__', 'q'), lambda: setattr(m, '__self__', b), lambda: m.nope, lambda: C.m(), lambda: m(1, 2), lambda: m(self=1), lambda: m < m, lambda: C.m.__get__(), lambda: C.m.__get__(None), lambda: C.m.__get__(None, None), lambda: types.MethodType(), lambda: types.MethodType(len, None), lambda: types.MethodType(5, a), lambda: types.MethodType(len, 'abc')(), lambda: types.MethodType(print, 1, 2), lambda: types.MethodType(lambda s: s.tag, a)(), lambda: types.MethodType(C, 1).__self__, lambda: types.MethodType(a.m, b)()[0], lambda: types.MethodType(str.upper, 'x')()):
    t(g)
b.m = types.MethodType(lambda self, *r: ('own', r), b)
b.f = lambda *r: r
print(b.m(1), b.f(1), a.m())
class D(C):
    def m(self): return 'D', super().m(7)
d = D()
s = super(D, d).m
print(s(), s.__self__ is d, s.__func__ is C.m, D.m is C.m, d.m.__func__.__qualname__, types.MethodType(C.m, d)())
class Call:
    def __call__(self, *r): return r
C.obj, C.bi, C.cls, C.st, C.lam = Call(), len, classmethod(lambda cls, x=0: (cls.__name__, x)), staticmethod(lambda x=0: x), lambda self: 'lam'
print(a.obj(1), a.bi('abc'), a.cls(), C.cls(3), a.st(4), a.lam(), d.cls.__self__, D.cls.__func__ is C.cls.__func__, D.cls == C.cls, a.st is C.st)
import functools
C.part = functools.partialmethod(C.m, x='p')
print(a.part(), {a.m: 1}[a.m], len({a.m, C.m}), a.m != b.m, (lambda: a.m)() == m)
n = 0
g = a.m
for i in range(400):
    n += g(i)[1] + a.m(i)[1] + C.m(a, i)[1] + d.cls(i)[1]
    if i == 200:
        C.m = lambda self, x: ('new', -x)
print(n)
