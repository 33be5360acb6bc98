"""Messages of wrong calls: missing, too many, duplicate, unexpected, positional-only, keyword-only."""
def none(): pass
def one(a): pass
def two(a, b): pass
def opt(a, b=1): pass
def many(a, b=1, c=2, *, d, e=3): pass
def pos(a, b, /): pass
def posopt(a, b=1, /, c=2): pass
def star(a, *args): pass
def kwonly(*, x, y, z): pass
def kw(a, **k): pass
def everything(a, b, /, c, d=1, *args, e, f=2, **k): pass
class M:
    def m(self, a): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    def __init__(self, a=0): pass
    def __call__(self, a): pass
    def __getitem__(self, a, b): pass
    @property
    def p(self, extra): pass
lam = lambda x, y=2: x
calls = [lambda: none(1), lambda: none(1, 2), lambda: none(a=1), lambda: one(), lambda: one(1, 2), lambda: one(1, a=2), lambda: one(b=1), lambda: one(1, b=2), lambda: two(), lambda: two(1), lambda: two(b=1), lambda: two(1, 2, 3), lambda: opt(), lambda: opt(1, 2, 3), lambda: opt(b=1), lambda: many(), lambda: many(1), lambda: many(1, 2, 3, 4), lambda: many(1, d=1, z=2), lambda: many(1, 2, 3, 4, 5, d=1), lambda: pos(1), lambda: pos(1, b=2), lambda: pos(a=1, b=2), lambda: pos(1, 2, 3), lambda: posopt(), lambda: posopt(1, b=2), lambda: posopt(a=1), lambda: star(), lambda: star(b=1), lambda: star(1, 2, a=3), lambda: kwonly(), lambda: kwonly(x=1), lambda: kwonly(x=1, y=2), lambda: kwonly(1, x=1, y=2, z=3), lambda: kwonly(1), lambda: kw(), lambda: kw(1, 2), lambda: kw(1, a=2), lambda: everything(), lambda: everything(1, 2), lambda: everything(1, 2, 3), lambda: everything(1, b=2, c=3, e=4), lambda: everything(1, 2, c=3, e=4, a=5), lambda: M().m(), lambda: M().m(1, 2), lambda: M.m(), lambda: M.m(1), lambda: M.c(), lambda: M.c(1, 2), lambda: M().c(1, 2, 3), lambda: M.s(), lambda: M(1, 2), lambda: M(b=1), lambda: M()(), lambda: M()(1, 2), lambda: M()[1], lambda: M().p, lambda: lam(), lambda: lam(1, 2, 3), lambda: lam(z=1), lambda: one(*[1, 2]), lambda: one(**{'b': 1}), lambda: one(*5), lambda: one(**5), lambda: one(*[1], **{'a': 2}), lambda: kw(1, **{'x': 1}, **{'x': 2}), lambda: kw(1, x=1, **{'x': 2}), lambda: kw(**{1: 2}), lambda: (lambda: 0)(1), lambda: M.m.__get__(5)(1, 2), lambda: M().nope(), lambda: one(1)(), lambda: two(1, x=2), lambda: many(d=1), lambda: opt(1, 2, b=3), lambda: everything(1, 2, 3, 4, 5, k=1), lambda: one(A=1), lambda: many(1, dd=2, d=3)]
import warnings
for i, f in enumerate(calls):
    try:
        f()
        print(i, 'fine')
    except Exception as e:
        print(i, type(e).__name__, e)
hits = {}
for i in range(400):
    try:
        two(*range(i % 4))
    except TypeError as e:
        hits[str(e)] = hits.get(str(e), 0) + 1
print(hits)
