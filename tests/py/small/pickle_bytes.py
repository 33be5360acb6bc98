# What pickles look like: every protocol, every kind of object, batches, frames, files.
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
rec = []; rec.append(rec)
recd = {}; recd['x'] = recd
rt = ([],); rt[0].append(rt)
rt4 = ([], 1, 2, 3); rt4[0].append(rt4)
rp = P(); rp.me = rp
rf = P(); rf.f = frozenset([rf]) if False else (rf,)
objs = [None, True, False, 0, 1, -1, 255, 256, 65535, 65536, 2**31-1, 2**31, -2**31, -2**31-1, 2**40, 2**63, -2**63, 2**64, -2**64, 10**50, -128, -129, -32768, -32769, 2**2100,
  0.0, -0.0, 1.5, 1e300, float('inf'), -float('inf'), 3.14159, '', 'a', 'é日😀', 'x' * 255, 'y' * 256, '\ud800', 'a\nb\\c\r\x00\x1a\x7f\xff\u0100', b'', b'abc', b'\xff' * 256, bytearray(), bytearray(b'abc'),
  (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {1: 2}, {1: 2, 'a': 'b'}, set(), {1}, frozenset(), frozenset([1]), [[]] * 3, rec, recd, rt, rt4, rp, rf,
  list(range(1000)), list(range(1001)), list(range(2001)), dict.fromkeys(range(1000)), dict.fromkeys(range(1001)), set(range(1000)), set(range(1001)),
  P(a=1, b='x'), P(), Slots(), SlotsD(), St(), NA(1, 2), NX(1, k=2), NX(1), L([1, 2, 3]), L(), D(a=1), D(), S('s'), I(5), F(2.5), T((1, 2)), Se([1]), Fs([1]), By(b'x'), E.A, Fl.A, Fl.A | Fl.B, NT(1, 2),
  P, NT, Outer.Inner, Outer.Inner.m, Outer.cm, Outer().Inner().m, func, len, print, type(None), type(...), type(NotImplemented), ..., NotImplemented, int, list, type, object, Exception, ValueError('x', 1), KeyError('k'), StopIteration(3),
  complex(1, 2), range(3), slice(1, 2, 3), datetime.date(2020, 1, 2), datetime.timedelta(1), fractions.Fraction(1, 3), collections.OrderedDict(a=1), collections.Counter('aab'), collections.deque([1, 2], 5), collections.defaultdict(list, a=[1]), functools.partial(int, base=2), re.compile('a+', re.I), iter([1, 2, 3]), iter((1,)), iter({}), types.SimpleNamespace(a=1), str.join, 'x'.join, dict.fromkeys, sys.intern,
  Red((P, ())), Red((P, (), {'q': 1})), Red((L, (), None, iter([1, 2]))), Red((D, (), None, None, iter([(1, 2)]))), Red((P, (), 'st', None, None, setter)), Red((copyreg.__newobj__, (P,))), Red((copyreg.__newobj_ex__, (P, (), {}))),
  'a' * 70000, b'b' * 70000, bytearray(b'c' * 70000), ['d' * 70000, 1, b'e' * 70000, 2], ['x' * 1000 + str(i) for i in range(151)]]
import zlib
for n, o in enumerate(objs):
    large = hasattr(o, '__len__') and not isinstance(o, type) and len(o) > 150
    for proto in (1, 4) if large else range(6) if n % 7 == 0 else (0, 2, 4):
        try:
            b = pickle.dumps(o, proto)
        except Exception as e:
            print(n, proto, type(e).__name__, h(str(e)), getattr(e, '__notes__', ''))
            continue
        print(n, proto, len(b), b if len(b) < 150 else zlib.crc32(b))
        if proto != 4: continue
        f = io.BytesIO(); pickle.dump(o, f, proto)
        if f.getvalue() != b: print('dump differs')
        class W:
            def __init__(s): s.parts = []
            def write(s, b): s.parts.append(bytes(b))
        w = W(); pickle.dump(o, w, proto)
        if b''.join(w.parts) != b: print('write differs')
        if len(w.parts) > 1: print('parts', [len(x) for x in w.parts])
        r = pickle.loads(b); f.seek(0); r2 = pickle.load(f); r3 = pickle.loads(bytearray(b)); r4 = pickle.load(io.BufferedReader(io.BytesIO(b + b'rest')))
        print(type(r).__name__, type(r2) is type(r) is type(r3) is type(r4), pickle.dumps(r, proto) == pickle.dumps(r2, proto))

points = [P(x=i, y=[i, str(i)], z=(i, -i)) for i in range(120)]
total = 0
for point in points:
    data = pickle.dumps(point)
    again = pickle.loads(data)
    total += len(data) + again.y[0]
    if again != point: print('differs', point)
print(total, pickle.loads(pickle.dumps(points)) == points)
