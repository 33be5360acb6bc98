# deque: all its methods, its limit, its iterators, its errors.
from collections import deque


def err(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("no error", r)


d=deque(maxlen=3)
for i in range(5): d.append(i)
print(d, d.maxlen, len(d), list(d), bool(d), bool(deque()))
d.appendleft(9); print(d)
d=deque('abcdef'); d.rotate(2); print(d); d.rotate(-3); print(d); d.rotate(); print(d)
d.extend('xy'); d.extendleft('12'); print(d, d[0], d[-1], d[3]); d[1]='Q'; del d[0]; print(d)
print('x' in d, d.index('x'), d.count('a'), d.index('x',3), d.index('x',-4,10)); d.remove('x'); d.insert(2,'ins'); d.insert(-1,'m'); d.insert(100,'end'); print(d)
d.reverse(); print(d, list(reversed(d)))
print(deque([1,2])==deque([1,2]), deque([1,2])<deque([1,3]), deque([1])!=deque([1]), deque([1])==[1], deque([1,2])>=deque([1]))
print(deque([1,2])+deque([3]), deque([1,2])*2, 2*deque([1]), deque([1,2],3)*2)
x=deque([1]); x+=[2,3]; x*=2; print(x); y=x.copy(); y.append(1); print(len(x),len(y)); x.clear(); print(x)
x=deque([1]); x.append(x); print(x); x.extend(x); print(len(x)); 
d=deque(range(5))
try:
    for i in d: d.append(i)
except RuntimeError as e: print(e)
class SD(deque):
    def __init__(s,it=(),tag=None): super().__init__(it); s.tag=tag
sd=SD([1,2],'t'); print(sd, sd.tag, sd.copy(), type(sd+deque([1])).__name__)
print(deque(deque([1,2],maxlen=2)), deque([1,2,3],maxlen=2), deque((i for i in range(3)),maxlen=0))
q=deque()
for i in range(3000):
    q.append(i)
    if len(q)>100: q.popleft()
print(sum(q))
d=deque([1,2,3])
err(d.remove,9); err(d.index,9); err(d.index,1,1); err(d.insert); err(lambda:d['a']); err(lambda:d[1:2]); err(lambda:d[5]); err(d.__setitem__,9,1); err(d.__delitem__,9); 
err(deque,1); err(deque,[],-1); err(deque,[],'a'); err(deque,[],3,4); err(deque, foo=1); err(d.rotate,'a'); err(d.rotate,1,2); err(d.append); err(d.append,1,2); err(d.pop,1)
err(setattr,d,'maxlen',3); err(setattr,d,'x',3); err(lambda: d+[1]); err(lambda: d*'a'); err(lambda: d*1.5); err(hash,d); err(lambda: d<[1]); err(deque().pop); err(deque().popleft)
err(deque.append, 3, 4); print(d.__reduce__()[:3], deque([1],3).__reduce__()[:3]); print(type(iter(d)), type(reversed(d)), d.__doc__[:20])
err(deque([1,2],2).insert,0,1)
class X:
    def __eq__(s,o): d2.append(1); return False
d2=deque([X(),X()]); err(d2.index,3); d2=deque([X(),X()]);err(d2.count,3); d2=deque([X(),X()]);err(d2.remove,3); d2=deque([X(),X()]);err(lambda:3 in d2)
