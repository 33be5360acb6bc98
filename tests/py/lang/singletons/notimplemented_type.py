"""NotImplemented: truth raises, operators that return it, its type."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
import copy, pickle
N = type(NotImplemented)
print(N.__name__, N.__module__, N() is NotImplemented, repr(NotImplemented), str(NotImplemented), [NotImplemented], NotImplemented == NotImplemented, NotImplemented is not None, hash(NotImplemented) == hash(NotImplemented), {NotImplemented: 1}[NotImplemented], f'{NotImplemented}', [pickle.loads(pickle.dumps(NotImplemented, p)) is NotImplemented for p in range(6)], copy.copy(NotImplemented) is NotImplemented, copy.deepcopy(NotImplemented) is NotImplemented)
for f in (lambda: bool(NotImplemented), lambda: not NotImplemented, lambda: 1 if NotImplemented else 2, lambda: NotImplemented and 1, lambda: NotImplemented or 1, lambda: all([NotImplemented]), lambda: list(filter(None, [NotImplemented])), lambda: N(1), lambda: N(x=1), lambda: NotImplemented.x, lambda: setattr(NotImplemented, 'x', 1), lambda: setattr(N, 'x', 1), lambda: NotImplemented + 1, lambda: NotImplemented < 1, lambda: NotImplemented(), lambda: NotImplemented('x'), lambda: len(NotImplemented), lambda: N.__new__(int), lambda: NotImplemented.__reduce__(), lambda: NotImplemented.__bool__(), lambda: NotImplemented.__class__, lambda: raise_it(), lambda: [x for x in [1] if NotImplemented], lambda: any([0, NotImplemented])):
    t(f)
def raise_it(): raise NotImplemented
def loop():
    while NotImplemented: return 1
def check():
    assert NotImplemented
t(raise_it)
t(loop)
t(check)
try:
    class Sub(N): pass
except TypeError as e:
    print(e)
print((1).__add__('a'), (1).__eq__('a'), 'a'.__lt__(1), [].__eq__(1), (1.5).__mul__([]), object().__eq__(1), object().__lt__(1), {}.__or__(1), {1}.__sub__([1]), (1).__pow__('x'), (1).__divmod__(None), complex(1).__add__('x'), range(1).__eq__(1), slice(1).__lt__(1), b''.__gt__(''), type.__or__(int, 5))
class A:
    def __add__(self, o): return NotImplemented
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
    def __contains__(self, o): return NotImplemented
    def __bool__(self): return NotImplemented
    def __len__(self): return NotImplemented
    def __getitem__(self, k): return NotImplemented
    def __iter__(self): return NotImplemented
    def __call__(self): return NotImplemented
    def __iadd__(self, o): return NotImplemented
    def __hash__(self): return NotImplemented
    def __repr__(self): return NotImplemented
    def __instancecheck__(self, o): return NotImplemented
a = A()
print(a == a, a == 1, a != 1, a[0], a(), a is a)
for f in (lambda: a + 1, lambda: 1 + a, lambda: a < a, lambda: 1 in a, lambda: bool(a), lambda: len(a), lambda: iter(a), lambda: hash(a), lambda: repr(a), lambda: a.__iadd__(1), lambda: isinstance(1, a), lambda: a > 1):
    t(f)
def aug(x):
    x += 1
    return x
t(aug, a)
n = 0
for i in range(300):
    r = (i).__add__('x' if i % 2 else 1)
    n += 1 if r is NotImplemented else r
print(n)
