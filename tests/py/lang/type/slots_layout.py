"""__slots__: inheritance, __dict__ and __weakref__ in them, conflicts, defaults, descriptors, class change, pickling by hand."""
import weakref


class P:
    __slots__ = ('x', 'y')
    def __init__(self, x): self.x = x


class Q(P):
    __slots__ = ['z', '__dict__']


class R(P): pass


class W:
    __slots__ = ('__weakref__',)


class Private:
    __slots__ = ('__hidden', '_open')
    def __init__(self): self.__hidden = 5


p, q, r = P(1), Q(2), R(3)
q.z, q.free, r.any, r.y = 5, 6, 7, 8
print(p.x, q.x, q.z, q.free, q.__dict__, r.__dict__, r.y, P.__slots__, Q.__slots__, P.x, type(P.x).__name__, P.x.__get__(p), P.x.__name__, P.x.__objclass__ is P, Private.__slots__, Private()._Private__hidden)
for f in (lambda: p.y, lambda: p.free, lambda: setattr(p, 'free', 1), lambda: p.__dict__, lambda: delattr(p, 'y'), lambda: weakref.ref(p), lambda: P.x.__get__(5), lambda: P.x.__set__(W(), 1), lambda: Private()._open, lambda: setattr(p, '__class__', R), lambda: setattr(p, '__class__', Q), lambda: vars(p), lambda: P.x.__delete__(p) or p.x):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(weakref.ref(w := W())() is w, P.x.__set__(p, 9), p.x, hasattr(p, 'y'), sorted(n for n in dir(q) if n[0] != '_'))
for source in ("class A: __slots__ = ('a', 'a')", "class A: __slots__ = ('a',); a = 1", "class A(int): __slots__ = ('a',)", "class A(tuple): __slots__ = ('a',)", "class A(list): __slots__ = ('a',)\nprint(A([1]))", "class A: __slots__ = 'word'\nprint(A.word)", "class A: __slots__ = {'a': 'doc of a'}\nprint(A.a.__doc__, A.__slots__)", "class A: __slots__ = ('__dict__', '__dict__')", "class A(R): __slots__ = ('__dict__',)", "class A: __slots__ = (1,)", "class A: __slots__ = ('not ok',)", "class A: __slots__ = iter('ab')\nprint(A.a, list(A.__slots__))", "class A(P, W): __slots__ = ()\nprint(A(1).x)", "class B: __slots__ = ('b',)\nclass A(P, B): pass", "class A(P): __slots__ = ('x',)\na = A(1)\nP.x.__set__(a, 5)\nprint(a.x, P.x.__get__(a))", "class A: __slots__ = ('__class__',)", "class A: __slots__ = ('é',)\nA().é = 1", "class A:\n __slots__ = ('v',)\n def __getattr__(self, n): return 'missing ' + n\nprint(A().v, A().w)", "class A:\n __slots__ = ('__weakref__', '__weakref__')", "class A:\n __slots__ = ()\n __dict__ = 5\nprint(A().__dict__)"):
    try:
        exec(source, globals())
    except Exception as e:
        print(source.split('\n')[0], '|', type(e).__name__, e)


class S1: __slots__ = ('a', 'b')
class S2: __slots__ = ('a', 'b')
class S3: __slots__ = ('b', 'a')
class S4: __slots__ = ('a', 'c')


s = S1()
s.a = 1
for k in (S2, S3, S4, P, int, object):
    try:
        s.__class__ = k
        print(type(s).__name__, getattr(s, 'a', 'no a'))
    except TypeError as e:
        print(e)


class Vec:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y)
    def __getstate__(self): return {n: getattr(self, n) for n in self.__slots__}


v = Vec(0, 0)
for i in range(500):
    v = v + Vec(i, i / 2 if i > 250 else 1)
    if i == 400: del v.y; v.y = 0
print(v.__getstate__(), v.x, v.y)
