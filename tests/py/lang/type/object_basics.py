"""object itself: its methods, defaults of equality, hash, repr, format, pickling support, comparison refusal; __class__ assignment."""
import copy
o = object()
print(o == o, o == object(), o != o, hash(o) == hash(o), bool(o), isinstance(o, object), type(o), repr(o)[:18], str(o) == repr(o), format(o, '') == str(o), sorted(dir(object)))
for f in (lambda: o < o, lambda: o + 1, lambda: o[0], lambda: len(o), lambda: iter(o), lambda: o(), lambda: format(o, 'x'), lambda: setattr(o, 'a', 1), lambda: o.__dict__, lambda: object(5), lambda: object(x=1), lambda: -o, lambda: o @ o, lambda: {o: 1}[o], lambda: o.__init__(1), lambda: o.__eq__(1), lambda: o.__lt__(1), lambda: o.__reduce_ex__(2)[0].__name__, lambda: o.__sizeof__() > 0, lambda: o.__dir__()[:0], lambda: object.__init_subclass__(), lambda: object.__subclasshook__(int), lambda: object.__new__(type), lambda: await_it, lambda: o.__class__):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class NewOnly:
    def __new__(cls, *args): self = super().__new__(cls); self.args = args; return self


class InitOnly:
    def __init__(self, *args): self.args = args


class Neither: pass


class BothWrong:
    def __new__(cls, *a): return super().__new__(cls, *a)
    def __init__(self, *a): super().__init__(*a)


class Other:
    def __new__(cls): return 'not an instance'
    def __init__(self): print('never run')


class NewSub(NewOnly):
    def __init__(self, a, b=2): self.ab = a, b


class InitReturns:
    def __init__(self): return 5


for f in (lambda: NewOnly(1, 2).args, lambda: InitOnly(1).args, lambda: Neither(1), lambda: Neither(x=1), lambda: BothWrong(1), lambda: BothWrong(), lambda: Other(), lambda: NewSub(1).ab, lambda: NewSub(), lambda: InitReturns(), lambda: Neither.__new__(Neither, 1), lambda: Neither().__init__(1), lambda: InitOnly.__new__(InitOnly, 1, 2).__dict__, lambda: object.__new__(InitOnly, 5).__dict__, lambda: NewOnly.__new__(), lambda: object.__init__()):
    try:
        r = f()
        print(r if isinstance(r, (tuple, str, dict)) else type(r).__name__)
    except TypeError as e:
        print(e)


class P:
    def hello(self): return 'P'


class Q:
    def hello(self): return 'Q' + str(self.v)


p = P()
p.v = 1
p.__class__ = Q
print(p.hello(), type(p).__name__, isinstance(p, Q))
for value in (int, 5, object, type, NewOnly):
    try:
        p.__class__ = value
        print(type(p).__name__)
    except TypeError as e:
        print(e)


class Liar:
    __class__ = int


print(isinstance(Liar(), int), type(Liar()) is Liar, Liar().__class__)
c = copy.copy(p)
print(c.__dict__, c is not p, type(c) is type(p), p.__getstate__(), Neither().__getstate__(), p.__reduce_ex__(4)[2])


class Eq:
    def __eq__(self, o): return True


try:
    hash(Eq())
except TypeError as e:
    print(e)
print(Eq.__hash__, Eq() == 5, 5 == Eq(), Eq() != 5, [1, 2].index(Eq()), Eq() in [object()], object() in [Eq()])
total = 0
things = [P() if i % 3 else Q() for i in range(300)]
for i, t in enumerate(things):
    t.v = i
    if i % 3 == 1: t.__class__ = Q
    total += len(t.hello()) + (t == t) + (t != o) + (hash(t) == hash(t))
print(total, len(set(things)), len({*things, *things}))
