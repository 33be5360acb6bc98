# itertools: counting, choosing, chaining.
import itertools
from itertools import *


def err(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("no error", r)


print(list(accumulate([1,2,3,4])), list(accumulate([1,2,3],initial=10)), list(accumulate([3,1,2],max)), list(accumulate([], initial=5)), list(accumulate([1,2,3], func=lambda a,b:a*b)))
print(list(batched('abcdefg',3)), list(batched(range(4),2)))
try:
    print(list(batched('abcdefg',3,strict=True)))
except ValueError as e: print(e)
err(batched,'abc',0); err(batched,'abc')
print(list(chain('abc',[1,2],())), list(chain.from_iterable(['ab','cd'])))
err(chain, a=1)
def it():
    yield 1
    raise KeyError('x')
c=chain([0],it(),[5])
err(list,c); print(list(c))
c=chain(5)
err(next,c); err(next,c)
print(list(combinations('ABCD',2)), list(combinations(range(3),0)), list(combinations('ab',3)), list(combinations('abc',3)))
err(combinations,'abc',-1); err(combinations,'abc'); err(combinations,'abc','x')
print(list(combinations_with_replacement('ABC',2)), list(combinations_with_replacement('',1)), list(combinations_with_replacement('',0)))
print(list(permutations('ABC',2)), list(permutations(range(3))), list(permutations('ab',3)),list(permutations('ab',0)))
err(permutations,'abc','x'); err(permutations,'a',-1)
print(list(product('AB',[1,2])), list(product(range(2),repeat=3)), list(product()), list(product('ab',[])), list(product('ab',repeat=0)))
err(product,'a',repeat=-1); err(product,'a',foo=1)
print(list(compress('ABCDEF',[1,0,1,0,1,1])))
c=count(10); print(next(c),next(c),c, repr(count(1.5)), count(2,3), count(1.5,0.5))
c=count(2**63-2); print(next(c),next(c),next(c),next(c),c)
c=count(2**62-2); print(next(c),next(c),next(c),next(c),c)
c=count(-3,2); print([next(c) for _ in range(4)])
c=count(1,.5); print([next(c) for _ in range(4)])
err(count,'a'); err(count,1,2,3)
c=cycle('ab'); print([next(c) for _ in range(5)]); print(list(cycle([])))
err(cycle)
