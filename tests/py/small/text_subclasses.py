"""Subclasses of str and bytearray, and what bytes are made of."""
import enum, copy, pickle
class S(enum.StrEnum):
    A='abc'
print(str(S.A), f"{S.A}", "%s"%S.A, "%s, %s"%(S.A,S.A), "{}".format(S.A), format(S.A), "".join([S.A]))
class R(str):
    def __repr__(self): return 'R!'
print(str(R('x')), f"{R('y')!r}", R('z').__str__())
class O(str):
    __str__ = object.__str__
print(str(O('x')))
class BA(bytearray):
    pass
class BS(bytearray):
    __slots__=('x','y')
a=BA(b'abc'); a.x=10; a.append(100); a+=b'zz'; a[0]=65; a[1:2]=b'**'; del a[-1]
print(a, a.x, bytes(a), len(a), a==b'A**cdz', type(a[1:3]))
b=copy.copy(a); print(b, b.x, type(b)); c=copy.deepcopy(a); print(c,c.x)
print(pickle.loads(pickle.dumps(a)).x)
m=memoryview(a); m[0]=66; print(a, m.tobytes())
s=BS(b'q'); s.x=1
try: s.z=2
except AttributeError as e: print(e)
print(BA.fromhex('1a2b'), type(BA.fromhex('1a2b')), isinstance(a,bytearray))
print(bytes(BA(b'1')), bytearray(a), a*2, a+b'1', b'1'+a, b'x' in a, a.find(b'*'), a.upper(), a.hex(), [x for x in a])
print(b'a\tb\tc'.expandtabs(4), bytearray(b'x\ty').expandtabs(), b'Abc Def'.istitle(), b'ABc'.istitle())
x=bytearray(b'abc'); x.resize(5); print(x); x.resize(1); print(x)
try: x.resize(-1)
except ValueError as e: print(e)
class It:
    def __getitem__(s,i): return (1,2,3)[i]
print(bytes(It()), bytearray(It()), bytes([1,2]), b'%b'%memoryview(b'abc'), b'' .__rmod__(1))
for f in (lambda: bytes(1,'x'), lambda: bytes('a'), lambda: bytes(errors='x'), lambda: bytes('a', errors='x'), lambda: bytes(-1), lambda: bytes(object()), lambda: str(b'','a','b',encoding='x'), lambda: bytearray('a')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
