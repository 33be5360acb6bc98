"""...: type, calls, subscripts, defaults, pickling, truth."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
import copy, pickle
E = type(...)
print(E.__name__, E.__module__, E() is ..., ... is Ellipsis, repr(...), str(...), bool(...), [...], {...: 1}[...], hash(...) == hash(Ellipsis), ... == ..., ... != None, f'{...}', type(Ellipsis) is E, E.__mro__, ... in (1, ...))
for f in (lambda: E(1), lambda: E(x=1), lambda: E.__new__(E) is ..., lambda: E.__new__(int), lambda: (...).x, lambda: setattr(..., 'x', 1), lambda: setattr(E, 'x', 1), lambda: ... + 1, lambda: ... < ..., lambda: -..., lambda: len(...), lambda: iter(...), lambda: int(...), lambda: (lambda x: x[0])(...), lambda: (lambda x: x())(...), lambda: format(..., '5'), lambda: format(...), lambda: sorted([..., ...]), lambda: [1].__getitem__(...), lambda: {}[...], lambda: 'a' + ..., lambda: ... | int, lambda: isinstance(1, ...), lambda: (...).__reduce__(), lambda: (...).__reduce_ex__(4), lambda: (...).__eq__(1), lambda: (...).__class__):
    t(f)
try:
    class Sub(E): pass
except TypeError as e:
    print(e)
class K:
    def __getitem__(self, k): return k
print(K()[...], K()[..., 1], K()[1:..., ::2], K()[...,], [pickle.loads(pickle.dumps(..., p)) is ... for p in range(6)], copy.copy(...) is ..., copy.deepcopy([...])[0] is ..., tuple[int, ...])
def stub(): ...
class Empty: ...
def default(x=...): return 'missing' if x is ... else x
print(stub(), Empty().__class__.__name__, default(), default(None), default.__defaults__)
match ...:
    case None: print('none')
    case _: print('else')
import builtins
builtins.Ellipsis, kept = 5, Ellipsis
print(Ellipsis, ..., kept is ...)
builtins.Ellipsis = kept
def matrix(key):
    match key:
        case (e, *rest) if e is ...: return 'leading', rest
        case e if e is ...: return 'all'
        case _: return 'plain'
print([matrix(k) for k in (..., (..., 1), 1, (1, ...))])
n = 0
for i in range(400):
    x = ... if i % 4 == 0 else None if i % 3 else i
    n += (x is ...) + (x is None) * 2 + bool(x) * 4 + (default(x) == 'missing') * 8
print(n)
