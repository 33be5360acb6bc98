# Weak references, proxies, and what is made of them.
import weakref


def err(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("no error", r)


class O:
    def __init__(s,n): s.n=n
    def __repr__(s): return f'O({s.n})'
    def m(s): return s.n
o=O(1)
r=weakref.ref(o); print(r() is o, r is weakref.ref(o), weakref.getweakrefcount(o), len(weakref.getweakrefs(o)), r.__callback__)
r2=weakref.ref(o,print); print(r2==r, hash(r)==hash(o), r2 is not r, r2.__callback__, r != r2)
p=weakref.proxy(o); print(p.n, p, type(p).__name__, p.m())
p.n=5; print(o.n)
for bad in (1,'a',(),[],{},None,1.5,object()):
    try: weakref.ref(bad)
    except TypeError as e: print(e)
class T(tuple): pass
try: weakref.ref(T())
except TypeError as e: print(e)
class L(list): pass
class D(dict): pass
print(weakref.ref(print) is not None)
class SL: __slots__=('a',)
class SW: __slots__=('a','__weakref__')
try: weakref.ref(SL())
except TypeError as e: print(e)
sw=SW(); weakref.ref(sw)
d=weakref.WeakValueDictionary(); d['a']=o; print(d['a'], 'a' in d, len(d), list(d.items()))
k=weakref.WeakKeyDictionary(); k[o]=1; print(k[o], len(k), o in k)
ws=weakref.WeakSet([o]); print(o in ws, len(ws))

f=weakref.finalize(o,print,'fin'); print(f.alive, f.peek()[1:]); f(); print(f.alive)
def fn(): pass
print(weakref.ref(fn)() is fn)
pf=weakref.proxy(fn); print(pf(), type(pf).__name__)
class N:
    def __init__(s,v): s.v=v
    def __add__(s,o): return s.v+(o.v if isinstance(o,N) else o)
    def __radd__(s,o): return ('r',o)
    def __len__(s): return 3
    def __getitem__(s,i): return i
    def __contains__(s,x): return x==1
    def __iter__(s): return iter([1,2])
    def __eq__(s,o): return s.v==(o.v if isinstance(o,N) else o)
    def __bool__(s): return False
    def __str__(s): return 'N!'
    def __call__(s,*a,**k): return a,k
n=N(4); p=weakref.proxy(n)
print(p+1, 1+p, len(p), p[3], 1 in p, list(p), p==4, bool(p), str(p), p(1,a=2))
try: hash(p)
except TypeError as e: print(e)
try: p.zzz
except AttributeError as e: print(e)
class R(weakref.ref):
    __slots__=('key',)
    def __new__(cls,o,cb,key): 
        self=super().__new__(cls,o,cb); self.key=key; return self
    def __init__(self,o,cb,key): super().__init__(o,cb)
rr=R(o,None,'kk'); print(rr.key, rr() is o, isinstance(rr,weakref.ref))
print(weakref.ref, weakref.ProxyType)
class Meta(type):
    def __call__(cls,*a):
        print('meta call'); return super().__call__(*a)
class MC(metaclass=Meta): pass
MC()
