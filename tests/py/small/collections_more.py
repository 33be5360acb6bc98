# Counter, ChainMap, the User classes, named tuples; copies of all kinds.
import copy
from collections import *


def err(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("no error", r)


c=Counter('abracadabra'); print(c, c.most_common(2), c['z'], sorted(c.elements())[:5], c.total())
print(c+Counter('ab'), c-Counter('aaaaa'), c&Counter('aab'), c|Counter('zzz'), +Counter(a=1,b=-1), Counter(a=1)==Counter(a=1,b=0), Counter(a=1)<=Counter(a=2))
c.update('zz'); c.subtract('a'); print(c); del c['zzz']; print(Counter(a=3)['a'], Counter([1,1,2]))
cm=ChainMap({'a':1},{'a':2,'b':3}); print(cm['a'],cm['b'],dict(cm),cm, list(cm), len(cm), cm.new_child({'c':1}), cm.parents); cm['z']=1; print(cm.maps)
try: cm['none']
except KeyError as e: print(e)
class UD(UserDict):
    def __setitem__(s,k,v): s.data[k]=v*2
u=UD(a=1); u['b']=2; print(u, 'a' in u, u|{'c':1}); print(UserList([3,1])+[2], sorted(UserList([3,1])), UserString('abc').upper(), UserString('x')+'y')
import collections.abc
print(isinstance(deque(),collections.abc.MutableSequence), issubclass(OrderedDict,dict), isinstance(OrderedDict(),collections.abc.MutableMapping), isinstance({}.keys(), collections.abc.KeysView))
Pt = namedtuple("Pt", "x y", defaults=[5])
p = Pt(1)
print(p, p.x, p.y, p._replace(x=3), p._asdict(), Pt._fields, Pt.x, p == (1, 5), Pt._make([7, 8]), Pt.__doc__)
err(setattr, p, "x", 3)
err(Pt)
err(namedtuple, "P", "a a")
print(copy.copy(p), copy.deepcopy(deque([1, [2]], 5)), copy.copy(defaultdict(list, {1: [2]})))
print(copy.deepcopy(OrderedDict(a=[1])), copy.copy(Counter("aab")))
