"""None, True, False, ..., NotImplemented stay themselves through copies, pickles, eval, containers, threads of calls."""
import copy
import pickle
import sys
singles = [None, True, False, ..., NotImplemented]
for s in singles:
    print(repr(s), [pickle.loads(pickle.dumps(s, p)) is s for p in range(6)], copy.copy(s) is s, copy.deepcopy(s) is s, eval(repr(s)) is s, type(s).__name__, id(s) == id(eval(repr(s))), s in [s], {s: 1}[s], (s,)[0] is s, [s].index(s), s == s, (lambda: s)() is s, (lambda x=s: x)() is s)
for s in (None, ..., NotImplemented):
    print(type(s)() is s, type(s).__new__(type(s)) is s, s.__class__ is type(s), isinstance(s, type(s)), issubclass(type(s), object), type(s).__bases__, s.__reduce_ex__(2) if not isinstance(s, type(None)) else 'by the pickler', sys.getsizeof(s) > 0)
print(len({None, False, ..., NotImplemented, 0}), {None: 'n', False: 'f', 0: 'z'}, [x is None for x in (None, 0, '', False)], None is not False, sorted([True, False]), [type(x).__name__ for x in singles])
for text in ('None = 1', 'True = 1', '... = 1', 'None.x = 1', 'NotImplemented = 5', 'Ellipsis = 6'):
    try:
        ns = {}
        exec(text, ns)
        print(text, [v for k, v in ns.items() if k != '__builtins__'])
    except Exception as e:
        print(text, type(e).__name__)
def kw(**k): return k
print(kw(**{'None': 1, 'True': 2}), getattr(type('T', (), {'None': 5}), 'None'))
for s in singles:
    for op in ('<', '+', '|'):
        try:
            print(s, op, eval(f's {op} s', {'s': s}), end='; ')
        except TypeError as e:
            print(e, end='; ')
print()
def nothing(): pass
def bare(): return
def explicit(): return None
print(nothing() is bare() is explicit() is None, print('x', end='') is None, [].append(1) is None, [None] * 2, [print] and None, (lambda: None)())
seen = {}
for i in range(500):
    s = singles[i % 5]
    seen[s] = seen.get(s, 0) + i
print(seen)
n = 0
for i in range(500):
    s = singles[i * i % 5]
    n += 1 if s is None else 10 if s is True else 100 if s is ... else 1000 if s is NotImplemented else 7
print(n)
