# functools: reduce, partial, cmp_to_key, lru_cache, singledispatch.
import operator
from functools import *


def err(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("no error", r)


p=partial(int,base=2); print(p('101'), p.func, p.args, p.keywords, repr(partial(print,1,a=2)).replace('functools.',''))
q=partial(partial(pow,2),3); print(q(), q.args, q.func); 
def f(*a,**k): return a,k
p=partial(f,1,2,x=1,y=2); print(p(3,y=5,z=6)); p.attr=1; print(p.attr, p.__dict__)
err(partial); err(partial,3)
class P(partial): pass
print(P(f,1)(2))
print(sorted([5,2,8],key=cmp_to_key(lambda a,b:b-a)), cmp_to_key(lambda a,b:a-b)(3)<cmp_to_key(lambda a,b:a-b)(4))
K=cmp_to_key(lambda a,b:a-b); print(K(3).obj, K(3)==K(3), K(3)>=K(4)); err(hash,K(3)); err(lambda:K(3)<4)
calls=[]
@lru_cache(maxsize=2)
def sq(x): calls.append(x); return x*x
print(sq(2),sq(2),sq(3),sq(4),sq(2),calls,sq.cache_info(), sq.__name__, sq.cache_parameters(), sq.__wrapped__(9)); sq.cache_clear(); print(sq.cache_info())
@cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(80), fib.cache_info())
@lru_cache
def g(a,b=1,*c,**k): return (a,b,c,k)
print(g(1),g(1,b=1),g(a=1),g(1,1), g.cache_info())
@lru_cache(typed=True)
def t(x): return x
t(1);t(1.0);t(1); print(t.cache_info())
@lru_cache(maxsize=0)
def z(x): return x
z(1);z(1); print(z.cache_info()); err(g,[]); err(lru_cache,'a')
class M:
    @lru_cache
    def m(s,x): return x+1
    @cached_property
    def cp(s): print('computed'); return 7
    @staticmethod
    @cache
    def st(x): return x
    pm=partialmethod(lambda s,a,b:(a,b),1)
m=M(); print(m.m(1),m.m(1),M.m.cache_info().hits,m.cp,m.cp,m.pm(2),M.st(4))
@singledispatch
def sd(x): return 'obj'
@sd.register(int)
def _(x): return 'int'
@sd.register(list)
def _(x): return 'list'
print(sd('a'),sd(1),sd(True),sd([]), sd.dispatch(bool) is sd.dispatch(int))
@total_ordering
class T:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
print(T(1)<=T(2),T(3)>T(2),T(1)>=T(1))
@wraps(f)
def w(): pass
print(w.__name__)
