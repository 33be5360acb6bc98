# Pickles read: each opcode, what is broken, options, subclasses of picklers and unpicklers, buffers.
import pickle, io, sys, copyreg
def show(f, *a, **k):
    try:
        import re; print(re.sub('0x[0-9a-f]+', '0x', repr(f(*a, **k))))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e, getattr(e, '__notes__', ''))
class C:
    def __init__(self, *a): self.a = a
    def __repr__(self): return f'C({self.__dict__})'
class K:
    def __new__(cls, *a, **k): o = object.__new__(cls); o.a = a; o.k = k; return o
    def __repr__(self): return f'K({self.__dict__})'
class Sl:
    __slots__ = ('p', 'q')
class NoExt(list):
    extend = property(lambda s: [][1])
bad = [b'', b'.', b'N', b'N.', b'NN.', b'0.', b'N0.', b'1.', b'(1N.', b'((1.', b'(N1N.', b'2.', b'N2.', b'(2.', b'F1.5\n.', b'Fx\n.', b'F1.5', b'F\n.', b'I5\n.', b'I00\n.', b'I01\n.', b'I0\n.', b'I1\n.', b'Ix\n.', b'I\n.', b'I0x10\n.', b'I 7 \n.', b'I99999999999999999999\n.', b'L5L\n.', b'L5\n.', b'Lx\n.', b'L\n.', b'L0x1fL\n.',
 b'J\x01\x00\x00\x80.', b'J\x01\x00', b'K\xff.', b'K', b'M\xff\xff.', b'\x8a\x00.', b'\x8a\x01\xff.', b'\x8a\x09\xff\xff\xff\xff\xff\xff\xff\xff\x00.', b'\x8a\x08\x00\x00\x00\x00\x00\x00\x00\x80.', b'\x8a\x05\x01', b'\x8b\xff\xff\xff\xff.', b'\x8b\x02\x00\x00\x00\x00\x80.', b'S"abc"\n.', b"S'a\\x41\\n'\n.", b'Sabc\n.', b'S"abc\n.', b'S"\n.', b"S''\n.", b'S\n.', b'S"\xe9"\n.', b'T\x02\x00\x00\x00ab.', b'T\xff\xff\xff\xffab.', b'U\x02ab.', b'U\x02\xe9a.', b'U\x05ab',
 b'Vabc\\u0041\\U0001f600\xe9\n.', b'V\\u12\n.', b'V\n.', b'X\x02\x00\x00\x00\xc3\xa9.', b'X\x01\x00\x00\x00\xff.', b'X\x03\x00\x00\x00\xed\xa0\x80.', b'\x8c\x01a.', b'\x8c\x02a', b'\x8d\x01\x00\x00\x00\x00\x00\x00\x00a.', b'B\x01\x00\x00\x00a.', b'C\x01a.', b'\x96\x02\x00\x00\x00\x00\x00\x00\x00ab.', 
 b'a.', b'Na.', b'NNa.', b']Na.', b'](NNe.', b'](e.', b'e.', b'N(e.', b'N(Ne.', b'(e.', b'}NNs.', b'}Ns.', b'Ns.', b'}(NNu.', b'}(Nu.', b'}(u.', b'N(NNu.', b'}(]Nu.', b'(NNd.', b'(Nd.', b'(d.', b'(l.', b'(NNl.', b'(t.', b'(Nt.', b't.', b')\x85.', b'\x85.', b'N\x86.', b'NN\x87.', b'NNN\x87.', b'(NN\x86.', b'(N\x86.', b'\x8f(KAK\x02\x90.', b'\x8f(\x90.', b'N(N\x90.', b'(\x90.', b'(K\x01K\x01\x91.', b'(]\x91.', b'\x91.',
 b'p0\n.', b'Np0\n0g0\n.', b'g0\n.', b'gx\n.', b'g-1\n.', b'Np-1\n.', b'Npx\n.', b'Np\n.', b'h\x00.', b'Nq\x000h\x00.', b'q\x00.', b'Nr\x00\x00\x00\x000j\x00\x00\x00\x00.', b'j\x01\x00\x00\x00.', b'\x94.', b'N\x940h\x00.', b'K\x05\x94K\x06\x94h\x00h\x01\x86.', b'Np99999999\n0g99999999\n.', b'(\x94.', b'(p0\n.',
 b'c__main__\nC\n.', b'c\nC\n.', b'c__main__\n\n.', b'c__main__\nNope\n.', b'cno_such\nX\n.', b'c__builtin__\nxrange\n.', b'ccopy_reg\n_reconstructor\n.', b'cStringIO\nStringIO\n.', b'c__main__\nC', b'c\xff\nC\n.', b'\x80\x04\x8c\x08__main__\x8c\x01C\x93.', b'\x80\x04\x8c\x08__main__\x8c\x03C.x\x93.', b'\x80\x04\x8c\x08__main__\x8c\x0aC.__init__\x93.', b'\x80\x04NN\x93.', b'\x80\x04\x93.', b'\x80\x02\x8c\x08__main__\x8c\x0aC.__init__\x93.', b'\x80\x04\x8c\x04nope\x8c\x01C\x93.', b'\x80\x04\x8c\x08__main__K\x01\x93.', b'\x80\x03c__builtin__\nxrange\n.', b'\x80\x02c__builtin__\nxrange\n.',
 b'\x82\x00.', b'\x82\x01.', b'\x82\xf0.', b'\x83\xf0\x00.', b'\x84\xff\xff\xff\xff.', b'\x84\x00\x00\x00\x00.', b'\x84\xf0\x00\x00\x00.', b'\x83\x01',
 b'c__main__\nC\n)R.', b'c__main__\nC\n(K\x01K\x02tR.', b'NNR.', b'N)R.', b'c__main__\nC\nNR.', b'R.', b')R.', b'c__main__\nK\n(K\x01t\x81.', b'c__main__\nK\n)\x81.', b'NN\x81.', b'N)\x81.', b'c__main__\nK\nN\x81.', b'c__main__\nK\n(K\x01t}\x8c\x01xK\x02s\x92.', b'c__main__\nK\n)N\x92.', b'c__main__\nK\nN}\x92.', b'N)}\x92.', b'c__main__\nK\n)}K\x01K\x02s\x92.', b'\x81.', b'cbuiltins\nint\n(K\x05t\x81.', b'cbuiltins\nint\n(\x8c\x01xt\x81.', b'cbuiltins\nobject\n(K\x05t\x81.',
 b'(i__main__\nC\n.', b'(K\x01i__main__\nC\n.', b'(i__main__\n', b'(i\n\n.', b'(c__main__\nC\no.', b'(c__main__\nC\nK\x01o.', b'(o.', b'o.', b'i__main__\nC\n.', b'(No.', b'(cbuiltins\nlen\no.', b'(cbuiltins\nlen\n(to.',
 b'c__main__\nC\n)R}\x8c\x01xK\x01sb.', b'c__main__\nC\n)RNb.', b'c__main__\nC\n)RK\x01b.', b'c__main__\nSl\n)RN}\x8c\x01pK\x05s\x86b.', b'c__main__\nSl\n)R}\x8c\x01pK\x05sb.', b'c__main__\nSl\n)RN}\x8c\x01zK\x05s\x86b.', b'c__main__\nSl\n)RNK\x01\x86b.', b'b.', b'Nb.', b'NNb.', b'N}b.', b'N}\x8c\x01aNsb.', b'(N(b.',
 b'\x80\x06.', b'\x80\xff.', b'\x80', b'\x80\x05\x95\x02\x00\x00\x00\x00\x00\x00\x00N..', b'\x80\x05\x95\x05\x00\x00\x00\x00\x00\x00\x00N.', b'\x95\x01', b'\x95\x01\x00\x00\x00\x00\x00\x00\x00N.', b'\x95\x01\x00\x00\x00\x00\x00\x00\x00\x95\x01\x00\x00\x00\x00\x00\x00\x00N.', b'Pabc\n.', b'P\xff\n.', b'NQ.', b'Q.', b'\x97.', b'\x98.', b'C\x01a\x98.', b'\x96\x01\x00\x00\x00\x00\x00\x00\x00a\x98.', b'N\x98.',
 b'x.', b"'.", b'\\.', b'\x00.', b'\xfe.', b'~.', b' .', b'\n.', b'\x7f.', b'G?\xf8\x00\x00\x00\x00\x00\x00.', b'G\x00', b'c__main__\nNoExt\n)\x81(NNe.', b'}.xxxx', b'\x88\x89\x86.']
for b in bad:
    print(b, end=' '); show(pickle.loads, b)
    print(end='  F '); show(pickle.load, io.BytesIO(b))
    print(end='  B '); show(pickle.load, io.BufferedReader(io.BytesIO(b)))
for kw in ({'encoding': 'bytes'}, {'encoding': 'latin1'}, {'encoding': 'utf-8', 'errors': 'replace'}, {'encoding': 'nope'}, {'encoding': 'ASCII', 'errors': 'ignore'}, {'encoding': 5}, {'errors': None}, {'fix_imports': False}, {'buffers': [b'q']}, {'buffers': []}, {'buffers': None}, {'buffers': 5}, {'what': 1}):
    for b in (b'U\x02\xe9a.', b'S"\xe9"\n.', b'c__builtin__\nxrange\n.', b'\x97.', b'\x97\x98.'):
        print(kw, end=' '); show(pickle.loads, b, **kw)
show(pickle.loads); show(pickle.loads, 'x'); show(pickle.loads, 5); show(pickle.loads, memoryview(b'N.')); show(pickle.loads, data=b'N.'); show(pickle.load, 5); show(pickle.load); show(pickle.dumps); show(pickle.dump, 1); show(pickle.dump, 1, 2); show(pickle.dumps, 1, 6); show(pickle.dumps, 1, -5); show(pickle.dumps, 1, None); show(pickle.dumps, 1, 'x'); show(pickle.dumps, 1, protocol=1, fix_imports=False); show(pickle.dumps, 1, 2, 3); show(pickle.dumps, 1, 4, buffer_callback=print); show(pickle.dumps, obj=1); show(pickle.dumps, 1, nope=1)
P, U = pickle.Pickler, pickle.Unpickler
show(P); show(P, 5); show(U); show(U, 5); show(P, io.BytesIO(), 9); show(P, io.BytesIO(), 2, True, print); show(P, io.BytesIO(), 5, True, print, 4)
show(P.__new__(P).dump, 1); show(U.__new__(U).load)
class NoInit(P):
    def __init__(self): pass
show(NoInit().dump, 1)
class NoInitU(U):
    def __init__(self): pass
show(NoInitU().load)
f = io.BytesIO(); p = P(f, 2); x = [1]; p.dump(x); p.dump(x); print(f.getvalue()); print(sorted(v[0] for v in p.memo.copy().values()), type(p.memo).__name__, p.bin, p.fast)
p.clear_memo(); p.dump(x); print(f.getvalue(), p.memo.copy() != {}); p.memo.clear(); print(p.memo.copy()); p.memo = {id(x): (0, x)}; p.dump(x); print(f.getvalue()[-6:])
for v in (5, {1: 2}, {1: (1, 2, 3)}):
    try: p.memo = v
    except Exception as e: print(type(e).__name__, e)
p2 = P(io.BytesIO()); p2.memo = p.memo; print(len(p2.memo.copy())); print(p.memo.__reduce__()[0])
p.fast = 1; show(p.dump, x); print(f.getvalue()[-5:]); y = []; y.append(y)
try: p.dump(y)
except (ValueError, RecursionError) as e: print(type(e).__name__, str(e)[:60])
u = U(io.BytesIO(b'\x80\x02]q\x00K\x01a.\x80\x02h\x00.N.')); a = u.load(); b = u.load(); print(a is b, u.load(), u.memo.copy(), type(u.memo).__name__); show(u.load)
u.memo.clear(); print(u.memo.copy())
for v in (5, {'a': 1}, {-1: 2}):
    try: u.memo = v
    except Exception as e: print(type(e).__name__, e)
try: del p.dispatch_table
except Exception as e: print(type(e).__name__)
show(lambda: P(io.BytesIO()).dispatch_table)
class PP(P):
    def persistent_id(self, o):
        if isinstance(o, int): return f'int{o}'
class UU(U):
    def persistent_load(self, i): return ('P', i)
    def find_class(self, m, n): print('find', m, n); return super().find_class(m, n)
for proto in range(6):
    f = io.BytesIO(); PP(f, proto).dump([1, 'a', (2, C)]); print(f.getvalue()); f.seek(0); print(UU(f).load())
class PE(P):
    def persistent_id(self, o): return 'é' if o == 1 else None
show(PE(io.BytesIO(), 0).dump, 1); show(PE(io.BytesIO(), 1).dump, 1)
class RO(P):
    def reducer_override(self, o):
        if o is C: return (str, ('was C',))
        if isinstance(o, C): return 'C' if o.a else NotImplemented
        return NotImplemented
f = io.BytesIO(); show(RO(f).dump, [C, len, C()]); show(pickle.loads, f.getvalue())
show(RO(io.BytesIO()).dump, C(1))
class DT(P): dispatch_table = {C: lambda o: (C, ('table',)), complex: lambda o: 5}
f = io.BytesIO(); DT(f).dump([C()]); print(pickle.loads(f.getvalue())); show(DT(io.BytesIO()).dump, 1j)
p = P(f); p.dispatch_table = {C: lambda o: (C, (1, 2))}; f.seek(0); f.truncate(); p.dump(C()); print(pickle.loads(f.getvalue()), len(p.dispatch_table))
copyreg.add_extension('__main__', 'C', 0xf0)
for proto in (1, 2, 4): b = pickle.dumps([C, C], proto); print(b, pickle.loads(b))
copyreg.remove_extension('__main__', 'C', 0xf0)
bufs = []
for o in (pickle.PickleBuffer(b'abc'), pickle.PickleBuffer(bytearray(b'xyz')), [pickle.PickleBuffer(b'q')] * 2):
    show(pickle.dumps, o, 4); b = pickle.dumps(o, 5); print(b, pickle.loads(b)); b = pickle.dumps(o, 5, buffer_callback=bufs.append); print(b); 
    r = pickle.loads(b, buffers=bufs[-2:]); print(type(r))
    print(pickle.dumps(o, 5, buffer_callback=lambda b: True))
pb = pickle.PickleBuffer(bytearray(b'abcd')); print(bytes(pb.raw()), bytes(pb), memoryview(pb).readonly); pb.release(); show(pb.raw); show(pickle.dumps, pb); show(bytes, pb); show(pickle.PickleBuffer); show(pickle.PickleBuffer, 5); show(pickle.PickleBuffer, b'a', b'b')
show(pickle.PickleBuffer(memoryview(b'abcdef')[::2]).raw); show(pickle.dumps, pickle.PickleBuffer(memoryview(b'abcdef')[::2]), 5); print(pickle.PickleBuffer(memoryview(b'abcdef').cast('B', (2, 3))).raw().shape)
show(pickle.dumps, [1], 5); show(pickle.Pickler(io.BytesIO()).persistent_id, 5); show(pickle.Unpickler(io.BytesIO(b'N.')).persistent_load, 5); show(pickle.Unpickler(io.BytesIO(b'N.')).find_class, 'sys', 'nope')
print(pickle.PickleError.__module__, pickle.PicklingError.__mro__, pickle.Pickler.__module__, pickle.dumps.__module__, pickle.loads)
