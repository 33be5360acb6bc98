# itertools: filters, groups, slices, tee and zip_longest, and their classes.
import itertools
from itertools import *


def err(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("no error", r)


print(list(dropwhile(lambda x:x<5,[1,4,6,3,8])), list(takewhile(lambda x:x<5,[1,4,6,3,8])), list(filterfalse(lambda x:x<5,[1,4,6,3,8])), list(filterfalse(None,[0,1,2,''])))
for k,g in groupby('AAAABBBCCDAABBB'): print(k,list(g),end=' ')
print()
for k,g in groupby([1,3,2,4,6,5],key=lambda x:x%2): print(k,list(g),end=' ')
print()
gs=[(k,g) for k,g in groupby('aabb')]
print([(k,list(g)) for k,g in gs])
g=groupby('aabb'); k,x=next(g); next(x); k2,y=next(g); print(k2,list(x),list(y))
print(list(islice('ABCDEFG',2)), list(islice('ABCDEFG',2,4)), list(islice('ABCDEFG',2,None)), list(islice('ABCDEFG',0,None,2)), list(islice(count(),3,20,5)))
err(islice,'abc',-1); err(islice,'abc',1,-1); err(islice,'abc',1,2,0); err(islice,'abc'); err(islice,'abc','x')
i=iter(range(10)); list(islice(i,3)); print(next(i))
i=iter(range(10)); list(islice(i,1,8,3)); print(list(i))
print(list(pairwise('ABCD')), list(pairwise('A')))
print(list(repeat(10,3)), repeat(5), repeat('x',2), list(repeat(1,-5)), repeat(1,-5))
r=repeat(7,2); next(r); next(r); print(r, r.__length_hint__()); err(repeat(1).__length_hint__)
err(next,r)
err(repeat)
print(list(starmap(pow,[(2,5),(3,2)])), list(starmap(max,[[1,2,3]])))
err(starmap, pow); err(starmap, pow, [1], a=1)
err(list, starmap(pow,[1]))
a,b=tee([1,2,3]); print(next(a),list(b),list(a)); x=tee('abc',3); print([list(i) for i in x])
a,b=tee(iter(range(3))); next(a); c,=tee(a,1); print(list(c),list(b))
err(tee,[1],-1)
print(tee([],0))
print(list(zip_longest('ABCD','xy',fillvalue='-')), list(zip_longest()), list(zip_longest('a','')), list(zip_longest([1],[2,3],[4,5,6])))
err(zip_longest, foo=1)
class mychain(chain):
    def hello(self): return 'hi'
m=mychain('ab','c'); print(m.hello(), list(m), type(m).__name__, isinstance(m,chain)); m.x=3; print(m.x)
print([v for v in mychain('xy')], next(mychain('q')))
class C2(count): pass
print(C2(5), next(C2(7,2)))
print(chain, type(count()), type(count()).__module__, chain.__name__, type(tee('a')[0]))
err(lambda: count()[1]); err(lambda: len(chain())); err(lambda: count()+1)
err(setattr, count(), 'x', 1); err(lambda: count().foo); err(setattr, chain, 'x', 1)
print(iter(chain()) is not None, hasattr(chain(),'__next__'), sum(islice(count(1),100)))
print(next(chain(),'d'))
t=tee(map(str,range(1000))); n=0
for a,b in zip(*t): n+=len(a)+len(b)
print(n)
print(chain[int])
p=0
for a,b,c in product(range(20),repeat=3): p+=a*b*c
print(p)
print(sum(1 for _ in permutations(range(6))), sorted(combinations(range(6),3))[-1])
