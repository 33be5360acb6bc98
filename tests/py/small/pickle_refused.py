# What cannot be pickled, and why.
import pickle, _pickle, io, sys, copyreg, collections, datetime, enum, fractions, functools, re, types
def show(f, *a, **k):
    try:
        r = f(*a, **k)
        print(repr(r))
    except Exception as e:
        c = e.__context__
        print(type(e).__module__, type(e).__name__, e, getattr(e, '__notes__', ''), type(c).__name__)
def h(s): return re.sub('0x[0-9a-f]+', '0x', s)
class P:
    def __init__(self, **k): self.__dict__.update(k)
    def __eq__(self, o): return type(o) is type(self) and self.__dict__ == o.__dict__
class Slots:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = 1; self.b = 'two'
class SlotsD(Slots):
    def __init__(self): super().__init__(); self.c = 3
class St:
    def __getstate__(self): return ('state', 1)
    def __setstate__(self, s): self.s = s
class NA:
    def __new__(cls, *a): o = object.__new__(cls); o.a = a; return o
    def __getnewargs__(self): return self.a
class NX:
    def __new__(cls, *a, **k): o = object.__new__(cls); o.a = a; o.k = k; return o
    def __getnewargs_ex__(self): return self.a, self.k
class L(list): pass
class D(dict): pass
class S(str): pass
class I(int): pass
class F(float): pass
class T(tuple): pass
class Se(set): pass
class Fs(frozenset): pass
class By(bytes): pass
class E(enum.Enum): A = 1; B = 'x'
class Fl(enum.Flag): A = 1; B = 2
NT = collections.namedtuple('NT', 'x y')
class Outer:
    class Inner:
        def m(self): pass
    @classmethod
    def cm(cls): pass
class Red:
    def __init__(self, r): self.r = r
    def __reduce__(self): return self.r
def func(): pass
def setter(o, s): o.z = s
# errors of pickling
lam = lambda: 0
def local():
    class Loc: pass
    def f(): pass
    return Loc, f
class BadNew:
    def __reduce__(self): return copyreg.__newobj__, ()
for o in [lam, *local(), local()[0](), Red(5), Red((1,)), Red((1, 2)), Red((P, 2)), Red((P, (), 1, 2)), Red((P, (), 1, None, 2)), Red((P, (), 1, None, None, 2)), Red((P, (), 1, None, None, None, 7)), Red(()), BadNew(), Red((copyreg.__newobj__, (5,))), Red((copyreg.__newobj__, (P,))), Red((copyreg.__newobj_ex__, (1, 2))), Red((copyreg.__newobj_ex__, (P, 2, 3))), Red((copyreg.__newobj_ex__, (Red, 2, {}))), Red((copyreg.__newobj_ex__, (Red, (), 2))), Red((copyreg.__newobj_ex__, (Red, (), {}))), Red((copyreg.__newobj_ex__, (5, (), {}))), Red('nope'), Red('nope.x'), Red((D, (), None, None, iter([1]))),
  [lam], {'k': [1, lam]}, (lam,), {lam: 1}, P(a=lam), {1, lam} if False else frozenset([lam]), iter(lam, 1) , (x for x in []), sys, open, sys.stdout, memoryview(b'x'), [1, 2, (3, [lam])], NX(lam), NA(lam), D(a=lam), L([lam]), types.SimpleNamespace(q=lam), object()]:
    for proto in (0, 1, 2, 3, 5):
        try: pickle.dumps(o, proto); print('fine', type(o).__name__, proto)
        except Exception as e:
            import re as _re
            print(proto, type(e).__name__, _re.sub('0x[0-9a-f]+', '0x', str(e)), [_re.sub('0x[0-9a-f]+', '0x', s) for s in getattr(e, '__notes__', [])])
def moved(): pass
moved.__module__ = 'no_such_module'
for f in (moved,):
    try: pickle.dumps(f)
    except Exception as e: print(type(e).__name__, h(str(e)))
def moved2(): pass
moved2.__module__ = 'sys'
for m in (moved2,):
    try: pickle.dumps(m)
    except Exception as e: print(type(e).__name__, h(str(e)))
def func2(): pass
keep = func2
def func2(): pass
try: pickle.dumps(keep)
except Exception as e: print(type(e).__name__, h(str(e)))
keep.__module__ = None
try: print(pickle.dumps(func2)); pickle.dumps(keep)
except Exception as e: print(type(e).__name__, h(str(e)))
class Üx: pass
for p in range(6): show(pickle.dumps, Üx, p)
