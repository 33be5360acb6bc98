# defaultdict and OrderedDict.
from collections import OrderedDict, defaultdict


def err(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("no error", r)


dd=defaultdict(list); dd['a'].append(1); dd['b']; print(dd, dd['a'], dict(dd), dd.default_factory, 'z' in dd, dd.get('q'))
dd.default_factory=None
try: dd['zz']
except KeyError as e: print('KeyError',e)
di=defaultdict(int)
for w in 'the quick the lazy the dog'.split(): di[w]+=1
print(di, sorted(di.items()), di==dict(di), di.copy(), len(di))
class DD(defaultdict):
    def __missing__(s,k): return k*2
print(DD()['ab'], DD(int,a=1), vars(DD(int)))
nest=defaultdict(lambda: defaultdict(int)); nest['a']['b']+=1; print(nest['a']['b'])
od=OrderedDict([('a',1),('b',2),('c',3)]); od.move_to_end('a'); print(od); od.move_to_end('c',last=False); print(od, list(od)); print(od.popitem(), od.popitem(last=False), od)
od['z']=1; od.update(y=2); print(od, od==OrderedDict(b=2,z=1,y=2), od==OrderedDict(z=1,b=2,y=2), od=={'z':1,'b':2,'y':2}, list(reversed(od)), od!=od)
print(od|{'q':1}, {'q':1}|od, OrderedDict.fromkeys('ab',0), od.copy(), od.pop('z'), od.pop('nope',5), od.setdefault('k',7), od)
od.attr=3; print(od.attr, list(od.keys()), list(od.values()), list(od.items()))
class LRU(OrderedDict):
    def __init__(s,n): super().__init__(); s.n=n
    def __setitem__(s,k,v):
        super().__setitem__(k,v); s.move_to_end(k)
        if len(s)>s.n: s.popitem(last=False)
l=LRU(2); l['a']=1; l['b']=2; l['a']=3; l['c']=4; print(l, len(l))
print(OrderedDict(), repr(OrderedDict(x=OrderedDict())))
g=OrderedDict((i,i) for i in range(1000))
while g: g.popitem(last=False)
print(len(g))

od=OrderedDict(a=1,b=2)
err(od.move_to_end,'z'); err(OrderedDict().popitem); err(od.pop,'z'); err(OrderedDict,1,2); err(od.popitem,1,2); err(od.__delitem__,'z')
dd=defaultdict(int); err(lambda: defaultdict()['x']); err(defaultdict,1); err(defaultdict,int,1); print(dd.__reduce__()[:3]); err(lambda: dd|3)
print(defaultdict(int,a=1)|{'b':2}, {'b':3}|defaultdict(int,a=1), repr(defaultdict(list)), defaultdict(None,{1:2}))
