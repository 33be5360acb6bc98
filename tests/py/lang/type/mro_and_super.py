"""C3 linearization, its conflicts, super() in all its forms, cooperative calls, __mro_entries__, changing __bases__."""
class O:
    def who(self): return ['O']


class A(O):
    def who(self): return ['A', *super().who()]


class B(O):
    def who(self): return ['B', *super().who()]


class C(A, B):
    def who(self): return ['C', *super().who()]


class D(B): pass


class E(C, D):
    def who(self): return ['E', *super(E, self).who()]


print([c.__name__ for c in E.__mro__], E().who(), D().who(), super(A, E()).who(), super(C, E).who(E()))
for bases in ((A, O, B), (O, A), (A, A), (C, B, A)):
    try:
        print([c.__name__ for c in type('T', bases, {}).__mro__])
    except TypeError as e:
        print(e)
s = super(A, C())
print(repr(s).split(' at ')[0][:40], s.__thisclass__.__name__, type(s.__self__).__name__, s.__self_class__.__name__, super(A).__self__, hasattr(s, 'who'))
for f in (lambda: super(), lambda: super(5), lambda: super(A, 5), lambda: super(A, B()), lambda: super(A, B), lambda: super(A, C()).nothing, lambda: super(A).who, lambda: super(1, 2, 3), lambda: super(type, A), lambda: super(A, C())[0]):
    try:
        print(type(f()).__name__)
    except Exception as e:
        print(type(e).__name__, e)


class P:
    def no_self(): return super()
    def rebound(self):
        self = None
        return super().who()
    def nested(self): return [super(P, self).__init__ for _ in range(1)][0] is not None
    def inner(self):
        def f(): return super().__repr__()
        try:
            return f()
        except RuntimeError as e:
            return str(e)
    @classmethod
    def cm(cls): return super().__new__(cls)
    @staticmethod
    def sm(x): return super().__hash__
    def cell(self): return __class__


for f in (P.no_self, P().rebound, P().nested, P().inner, lambda: type(P.cm()).__name__, lambda: P.sm(1), lambda: P.sm(P()) is not None, lambda: P().cell() is P):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Entries:
    def __mro_entries__(self, bases): return (A, B) if len(bases) == 1 else ()


class Q(Entries()): pass


print(Q.__bases__ == (A, B), Q.__orig_bases__[0].__class__.__name__)
try:
    class R(5): pass
except TypeError as e:
    print(e)


class Moves(A): pass


m = Moves()
print(m.who())
Moves.__bases__ = (B,)
print(m.who(), Moves.__mro__[1].__name__, A.__subclasses__(), isinstance(m, A))
for bases in ((Moves,), (), (int,), 'x'):
    try:
        Moves.__bases__ = bases
    except TypeError as e:
        print(e)


class Count:
    def __init__(self, **kw): self.log = []; super().__init__(**kw)
class Named(Count):
    def __init__(self, *, name='?', **kw): super().__init__(**kw); self.log.append(name)
class Sized(Count):
    def __init__(self, *, size=0, **kw): super().__init__(**kw); self.log.append(size)
class Both(Named, Sized): pass


total = 0
for i in range(400):
    total += len(E().who()) + sum(map(len, Both(name='n' * (i % 5), size=str(i)).log)) + (i == 200 and setattr(B, 'who', lambda self: ['patched']) is None)
print(total, E().who())
try:
    Both(other=1)
except TypeError as e:
    print(e)
